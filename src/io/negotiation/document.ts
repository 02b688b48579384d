import type * as Yaml from 'yaml'
import type { Document, LineCounter } from 'yaml'
import { DemarcheError, type DemarcheIssue, failAt, issueAt, type Place } from '../../model/errors.js'
import { parseJson } from '../text/json.js'
import { library } from '../text/library.js'

/** A file that a person writes: YAML, or JSON, which is YAML as well but for a few characters. */
export type TextFormat = 'yaml' | 'json'

export function loadYaml(): Promise<typeof Yaml> {
  return library('yaml', () => import('yaml'))
}

/** JSON starts with a brace; and where YAML does, it may be read as YAML. */
function formatOf(text: string): TextFormat {
  return /^\s*\{/.test(text) ? 'json' : 'yaml'
}

export async function parseText(text: string): Promise<unknown> {
  if (formatOf(text) === 'json') return parseJson(text)
  const { document, counter } = await documentOf(text)
  const faults = document.errors.map((fault) => ({
    ...issueAt([], { code: 'inconsistent', expected: 'YAML', found: `a fault: ${firstLine(fault.message)}` }),
    at: placeAt(counter, fault.pos[0]),
  }))
  if (faults.length > 0) throw new DemarcheError(faults)
  return unfolded(document)
}

/** What the text says. A few aliases that name each other twice can stand for a tree without end, which the parser refuses. */
function unfolded(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 1000 })
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    return failAt([], { code: 'inconsistent', expected: 'YAML with few aliases', found: error.message })
  }
}

function firstLine(message: string): string {
  return message.split(/ at line \d+/, 1)[0]?.replace(/:$/, '') ?? message
}

async function documentOf(text: string): Promise<{ document: Document.Parsed; counter: LineCounter }> {
  const { LineCounter, parseDocument } = await loadYaml()
  const counter = new LineCounter()
  return { document: parseDocument(text, { lineCounter: counter, logLevel: 'silent', prettyErrors: true }), counter }
}

export const layout = { lineWidth: 120, indent: 2, flowCollectionPadding: true } as const

/** Data as text that `parseText` reads. */
export async function writeText(data: unknown, format: TextFormat): Promise<string> {
  if (format === 'json') return `${JSON.stringify(data, null, 2)}\n`
  if (format !== 'yaml') failAt(['format'], { code: 'invalidValue', expected: '"yaml" or "json"', found: format })
  return (await loadYaml()).stringify(data, layout)
}

/** The same faults, each with the place in the text of the value, or field, that it is about. */
export async function located(text: string, error: DemarcheError): Promise<DemarcheError> {
  const yaml = await loadYaml()
  const { document, counter } = await documentOf(text)
  return new DemarcheError(
    error.issues.map((issue) => ({ ...issue, at: placeAt(counter, offsetOf(document, issue, yaml)) })),
  )
}

/** Where the value at the path of a fault starts; where there is none, the last field on the way to it. */
function offsetOf({ contents }: Document.Parsed, { path, code }: DemarcheIssue, yaml: typeof Yaml): number {
  const startOf = (node: unknown): number => (yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0)
  let node: unknown = contents
  let offset = startOf(node)
  for (const step of path) {
    const entry = entryAt(node, step, yaml)
    if (entry === undefined) break
    offset = startOf(entry.name)
    node = entry.value
  }
  // A field that should not be there is told by its name, anything else by what it says.
  return yaml.isScalar(node) && code !== 'unknownKey' ? startOf(node) : offset
}

function entryAt(node: unknown, step: string | number, { isMap, isScalar, isSeq }: typeof Yaml) {
  if (isSeq(node)) {
    const value = node.items[Number(step)]
    return value === undefined ? undefined : { name: value, value }
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step))
  return pair === undefined ? undefined : { name: pair.key, value: pair.value }
}

function placeAt(counter: LineCounter, offset: number): Place {
  const { line, col } = counter.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}
