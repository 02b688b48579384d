import type { DemarcheIssue, Path } from '../model/errors.js'
import { issueAt, mostFaults } from '../model/errors.js'
import type { Negotiation } from '../model/negotiation.js'
import { type Referent, references } from '../model/references.js'

/** What a negotiation defines, by the kind of thing that a field may name. */
export interface Known {
  readonly party: object
  readonly delegate: object
  readonly issue: object
  readonly source: object
}

type Named = Pick<Negotiation, 'parties' | 'delegates' | 'issues' | 'sources'>

export function knownIn({ parties, delegates, issues, sources }: Named): Known {
  return { party: parties, delegate: delegates, issue: issues, source: sources }
}

const holdsNoReferences = new Set(['date', 'timing', 'size', 'scale'])

/**
 * Every field of `value`, at any depth, that names a party, delegate, issue or source that is not defined.
 * References to acts depend on what was recorded before; they are checked with the record.
 */
export function referenceFaults(known: Known, value: object, path: Path): DemarcheIssue[] {
  const faults: DemarcheIssue[] = []
  collectFaults(known, value, path, faults)
  return faults
}

const referents: ReadonlyMap<string, Referent> = new Map(Object.entries(references))

function collectFaults(known: Known, value: object, path: Path, faults: DemarcheIssue[]): void {
  for (const [key, inside] of Object.entries(value)) {
    const what = referents.get(key)
    if (typeof inside === 'string') {
      if (what !== undefined) checkName(known, what, inside, [path, key], faults)
    } else if (isObject(inside) && !holdsNoReferences.has(key)) {
      if (key === 'terms')
        for (const issue of Object.keys(inside)) checkName(known, 'issue', issue, [path, key, issue], faults)
      else if (Array.isArray(inside)) collectFromList(known, what, inside, [...path, key], faults)
      else collectFaults(known, inside, [...path, key], faults)
    }
  }
}

function collectFromList(
  known: Known,
  what: Referent | undefined,
  entries: readonly unknown[],
  path: Path,
  faults: DemarcheIssue[],
): void {
  for (const [index, entry] of entries.entries()) {
    if (isObject(entry)) collectFaults(known, entry, [...path, index], faults)
    else if (what !== undefined && typeof entry === 'string') checkName(known, what, entry, [path, index], faults)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The path comes in parts, since it is needed only where there is a fault. */
function checkName(
  known: Known,
  what: Referent,
  found: string,
  path: readonly (Path | string | number)[],
  faults: DemarcheIssue[],
): void {
  if (what === 'act' || Object.hasOwn(known[what], found) || faults.length >= mostFaults) return
  faults.push(issueAt(path.flat(), { code: 'unknownName', what, found, known: Object.keys(known[what]) }))
}
