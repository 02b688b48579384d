import { nearest } from './nearest.js'

/** Where in the input a fault lies: keys and indices from the root, as in zod. */
export type Path = readonly (string | number)[]

/** What was wrong, with the facts of each kind of fault. The message is a rendering of these. */
export type Fault =
  | { readonly code: 'invalidType'; readonly expected: string; readonly found: unknown }
  | { readonly code: 'invalidValue'; readonly expected: string; readonly found: unknown; readonly nearest?: string }
  | { readonly code: 'missing'; readonly expected: string }
  | { readonly code: 'unknownKey'; readonly found: string; readonly known: readonly string[] }
  | { readonly code: 'unknownName'; readonly what: string; readonly found: string; readonly known: Iterable<string> }
  | { readonly code: 'invalidId'; readonly found: unknown; readonly reason: string }
  | { readonly code: 'invalidDate'; readonly found: unknown; readonly reason: string }
  | { readonly code: 'duplicateId'; readonly what: string; readonly found: string }
  | {
      readonly code: 'offScale'
      readonly issue: string
      readonly found: unknown
      readonly scale: string
      readonly nearest?: string
    }
  | { readonly code: 'emptyRegion'; readonly issue: string; readonly found: unknown }
  | { readonly code: 'comesLater'; readonly found: string; readonly reason: string }
  | { readonly code: 'circular'; readonly found: readonly string[]; readonly reason: string }
  | { readonly code: 'inconsistent'; readonly found: string; readonly expected: string }
  | { readonly code: 'tooMany'; readonly what: string; readonly found: number | bigint; readonly limit: number }
  | { readonly code: 'unsupportedVersion'; readonly found: unknown; readonly newest: number }
  | { readonly code: 'unchecked'; readonly found: string }
  | { readonly code: 'unreadable' }
  | { readonly code: 'tooDeep'; readonly most: number }

export type FaultCode = Fault['code']

/** One fault in an input: its place, its kind, and a sentence that says what was found and what was expected. */
export interface DemarcheIssue {
  readonly path: Path
  readonly code: FaultCode
  readonly message: string
  /** Where it stands in a file, if it came from one that is read by lines. */
  readonly at?: Place
}

/** A place in a text; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** So many faults are told; whoever has more gave something else altogether. */
export const mostFaults = 1_000

/**
 * The one error that bad input gets. `issues` lists every fault that was found (the first 1,000), each with path, code
 * and message; the error's own message is these sentences, one a line.
 *
 * What a function of the caller's throws, such as a metric, a cost or `onProgress`, is passed on as it is.
 */
export class DemarcheError extends Error {
  override readonly name = 'DemarcheError'
  readonly issues: readonly DemarcheIssue[]

  constructor(issues: readonly DemarcheIssue[]) {
    const told = copiesOf(issues)
    super(told.map(formatIssue).join('\n'))
    this.issues = told
  }
}

function copiesOf(issues: readonly DemarcheIssue[]): readonly DemarcheIssue[] {
  try {
    const copy = ({ path, code, message, at }: DemarcheIssue) =>
      Object.freeze({
        path: Object.freeze(path.map(asText)),
        code: asText(code),
        message: asText(message),
        ...(at === undefined ? {} : { at: Object.freeze({ line: asText(at.line), column: asText(at.column) }) }),
      })
    return Object.freeze(Array.from(issues.slice(0, mostFaults), copy))
  } catch {
    const expected = 'a list of issues, each with path, code and message'
    throw new DemarcheError([issueAt([], { code: 'invalidType', expected, found: issues })])
  }
}

/** Not turned into text: a list of lists can be as long, written out, as memory allows. */
function asText<T extends string | number>(value: T): T {
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('expected text')
}

/** What a `safe…` twin returns: the result, or the error that its throwing twin would have thrown. */
export type Safe<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: DemarcheError }

/** The `safe…` twin of a function: it returns a `DemarcheError` instead of throwing it. Other faults still throw. */
export function safe<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Safe<Result> {
  return (...args) => {
    try {
      return { success: true, data: run(...args) }
    } catch (error) {
      if (error instanceof DemarcheError) return { success: false, error }
      throw error
    }
  }
}

/** The `safe…` twin of an asynchronous function: it returns a `DemarcheError` instead of rejecting with it. */
export function safely<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Safe<Result>> {
  return async (...args) => {
    try {
      return { success: true, data: await run(...args) }
    } catch (error) {
      if (error instanceof DemarcheError) return { success: false, error }
      throw error
    }
  }
}

/** The faults of each entry in turn, as long as they are few enough to be told. */
export function faultsOfEach<Entry>(
  entries: Iterable<Entry>,
  faultsOf: (entry: Entry) => readonly DemarcheIssue[],
): DemarcheIssue[] {
  const faults: DemarcheIssue[] = []
  for (const entry of entries) {
    if (faults.length >= mostFaults) break
    faults.push(...faultsOf(entry))
  }
  return faults
}

export function issueAt(path: Path, fault: Fault): DemarcheIssue {
  return { path: [...path], code: fault.code, message: wordFault(fault) }
}

export function failAt(path: Path, fault: Fault): never {
  throw new DemarcheError([issueAt(path, fault)])
}

/** A fault in one line: where in the file, if it came from one; where in the data; and what it is. */
export function formatIssue({ path, message, at }: DemarcheIssue): string {
  const place = at === undefined ? '' : `line ${at.line}, column ${at.column}: `
  return `${place}${formatPath(path)}${message}`
}

export function formatPath(path: Path): string {
  if (path.length === 0) return ''
  const joined = path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
  return `${joined}: `
}

/** The only place where faults become sentences. */
export function wordFault(fault: Fault): string {
  switch (fault.code) {
    case 'invalidType':
      return `expected ${fault.expected}, found ${show(fault.found)}`
    case 'invalidValue':
      return `expected ${fault.expected}, found ${show(fault.found)}${didYouMean(fault.nearest)}`
    case 'missing':
      return `expected ${fault.expected}, found nothing`
    case 'unknownKey':
      return `unknown field ${show(fault.found)}; the fields here are ${list(fault.known)}${didYouMean(nearest(fault.found, fault.known))}`
    case 'unknownName': {
      const known = [...fault.known]
      const choice = known.length === 0 ? `no ${fault.what} is defined` : `known: ${list(known)}`
      return `unknown ${fault.what} ${show(fault.found)} (${choice})${didYouMean(nearest(fault.found, known))}`
    }
    case 'invalidId':
      return `expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found ${show(fault.found)}: ${fault.reason}`
    case 'invalidDate':
      return `expected a calendar date YYYY-MM-DD or a range { from?, to }, found ${show(fault.found)}: ${fault.reason}`
    case 'duplicateId':
      return `the ${fault.what} id ${show(fault.found)} is already taken; ids are unique`
    case 'offScale':
      return `${show(fault.found)} is not on the scale of ${fault.issue}: expected ${fault.scale}${didYouMean(fault.nearest)}`
    case 'emptyRegion':
      return `${show(fault.found)} contains no value of the scale of ${fault.issue}`
    case 'comesLater':
      return `act ${show(fault.found)} comes later: ${fault.reason}`
    case 'circular':
      return `${fault.found.join(' → ')}: ${fault.reason}`
    case 'inconsistent':
      return `expected ${fault.expected}, found ${fault.found}`
    case 'tooMany':
      return `expected at most ${fault.limit.toLocaleString('en')} ${fault.what}, found ${fault.found.toLocaleString('en')}`
    case 'unsupportedVersion':
      return `expected a schemaVersion from 1 to ${fault.newest}, found ${show(fault.found)}`
    case 'unchecked':
      return `expected a negotiation made by defineNegotiation, record or parseNegotiation, found ${fault.found}`
    case 'unreadable':
      return 'expected data, found a value that throws when it is read'
    case 'tooDeep':
      return `expected data nested at most ${fault.most} deep, found more, or data that contains itself`
  }
}

function didYouMean(name: string | undefined): string {
  return name === undefined ? '' : `; did you mean ${show(name)}?`
}

export function list(names: readonly string[], between = ', '): string {
  const shown = names.slice(0, 12).join(between)
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown
}

/** A value as it would be written, cut to a line. Never throws: what cannot be read is told as such. */
export function show(value: unknown): string {
  try {
    return shown(value)
  } catch {
    return 'a value that throws when it is read'
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return cut(value, 60)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value)
    const fields = keys.slice(0, 4).map((key) => `${key.slice(0, 20)}: ${showLeaf(Reflect.get(value, key))}`)
    return keys.length === 0 ? nothingIn(value) : `{ ${fields.join(', ')}${keys.length > 4 ? ', …' : ''} }`
  }
  return showLeaf(value)
}

function nothingIn(value: object): string {
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  return kind === 'Object' ? 'an empty object' : `an object of the kind ${kind.slice(0, 20)}`
}

function showLeaf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return cut(value, 30)
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? '[…]' : '{…}'
    case 'function':
      return 'a function'
    case 'bigint':
      return 'a bigint'
    case 'symbol':
      return 'a symbol'
    default:
      return Object.is(value, -0) ? '-0' : String(value)
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `"${text.slice(0, length - 3)}…"` : `"${text}"`
}
