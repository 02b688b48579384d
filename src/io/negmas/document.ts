import { failAt, show } from '../../model/errors.js'
import { parseJson } from '../text/json.js'
import { library } from '../text/library.js'
import { atLine, decode, type Mended, type Read, type Source } from '../text/source.js'

/** How NegMAS data are written: both hold the same. */
export type NegmasFormat = 'yaml' | 'json'

const loadYaml = () => library('yaml', () => import('yaml'))

/** What a YAML or JSON file holds. Throws `DemarcheError` with the line where it is neither. */
export async function readDocument(source: Source): Promise<Read<unknown>> {
  const { text, mended } = decode(source)
  if (/^\s*[{[]/.test(text)) {
    const strict = withoutBareNumbers(text)
    return { data: withPairs(parseJson(strict.text)), mended: [...mended, ...strict.mended] }
  }
  const { parseDocument } = await loadYaml()
  const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' })
  const [fault] = document.errors
  if (fault !== undefined) {
    const [reason = ''] = fault.message.split(/ at line \d+/, 1)
    failAt([atLine(fault.linePos?.[0].line ?? 1)], {
      code: 'inconsistent',
      expected: 'YAML',
      found: `a fault: ${reason}`,
    })
  }
  return { data: withoutMaps(document.toJS({ mapAsMap: true })), mended }
}

/** Maps become objects, but for tables, whose keys are numbers as well as text: those become lists of pairs. */
function withoutMaps(data: unknown, key?: unknown): unknown {
  if (Array.isArray(data)) return data.map((entry) => withoutMaps(entry))
  if (!(data instanceof Map)) return data
  const entries = [...data].map(([name, value]) => [name, withoutMaps(value, name)])
  return key === 'mapping' ? entries : Object.fromEntries(entries)
}

/** Tables of JSON as lists of pairs, as those of YAML. */
function withPairs(data: unknown, key?: string): unknown {
  if (Array.isArray(data)) return data.map((entry) => withPairs(entry))
  if (typeof data !== 'object' || data === null) return data
  const entries = Object.entries(data)
  return key === 'mapping'
    ? entries
    : Object.fromEntries(entries.map(([name, value]) => [name, withPairs(value, name)]))
}

/** Python writes `-Infinity` and `NaN` into JSON, which has no such numbers: they are read as none. */
function withoutBareNumbers(text: string): { text: string; mended: Mended[] } {
  const mended: Mended[] = []
  const strict = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (found, at: number) => {
    if (found.startsWith('"')) return found
    mended.push({ kind: 'number', line: text.slice(0, at).split('\n').length, found, readAs: 'null' })
    return 'null'
  })
  return { text: strict, mended }
}

export async function writeDocument(data: object, format: NegmasFormat): Promise<string> {
  const tables = (key: string, value: unknown, table: (pairs: [unknown, unknown][]) => object) =>
    key === 'mapping' && Array.isArray(value) ? table(value) : value
  if (format === 'json') {
    return `${JSON.stringify(data, (key, value) => tables(key, value, Object.fromEntries), 2)}\n`
  }
  if (format !== 'yaml') failAt(['format'], { code: 'invalidValue', expected: '"yaml" or "json"', found: format })
  const { stringify } = await loadYaml()
  // Python's YAML takes `no` and `1_000` for something else than text; quotes keep them what they are.
  return stringify(data, (key, value) => tables(String(key), value, (pairs) => new Map(pairs)), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    lineWidth: 0,
  })
}

/** The name of a class, without the modules that it is in. */
export function className(type: string | undefined, what: string): string {
  if (type === undefined) return failAt(['type'], { code: 'missing', expected: `the type of ${what}` })
  return type.split('.').at(-1) ?? type
}

/** Refuses a class by name. */
export function refuseClass(path: readonly (string | number)[], found: string, known: readonly string[]): never {
  return failAt([...path, 'type'], { code: 'inconsistent', expected: known.join(', '), found: show(found) })
}
