import type { DemarcheIssue, Path } from '../model/errors.js'
import { issueAt } from '../model/errors.js'
import { type Referent, references } from '../model/references.js'

/** What a negotiation defines, by the kind of thing that a field may name. */
export interface Known {
  readonly party: object
  readonly delegate: object
  readonly issue: object
  readonly source: object
}

const holdsNoReferences = new Set(['date', 'timing', 'event', 'size', 'casualties', 'selector', 'region', 'scale'])

/**
 * Every field of `value`, at any depth, that names a party, delegate, issue or source that is not defined.
 * References to acts depend on what was recorded before; they are checked with the record.
 */
export function referenceFaults(known: Known, value: object, path: Path): DemarcheIssue[] {
  const faults: DemarcheIssue[] = []
  collectFaults(known, value, path, faults)
  return faults
}

function collectFaults(known: Known, value: object, path: Path, faults: DemarcheIssue[]): void {
  for (const [key, inside] of Object.entries(value)) {
    if (holdsNoReferences.has(key)) continue
    const at = [...path, key]
    if (key === 'terms') {
      for (const issue of Object.keys(inside)) checkAll(known, 'issue', issue, [...at, issue], faults)
    } else if (Object.hasOwn(references, key) && !holdsObjects(inside)) {
      checkAll(known, references[key as keyof typeof references], inside, at, faults)
    } else if (Array.isArray(inside)) {
      for (const [index, entry] of inside.entries()) collectFaults(known, entry, [...at, index], faults)
    } else if (isObject(inside)) collectFaults(known, inside, at, faults)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isObject) : isObject(value)
}

function checkAll(known: Known, what: Referent, value: unknown, path: Path, faults: DemarcheIssue[]): void {
  if (what === 'act') return
  const named: [Path, unknown][] = Array.isArray(value) ? value.map((id, i) => [[...path, i], id]) : [[path, value]]
  for (const [at, id] of named) {
    if (typeof id !== 'string' || Object.hasOwn(known[what], id)) continue
    faults.push(issueAt(at, { code: 'unknownName', what, found: id, known: Object.keys(known[what]) }))
  }
}
