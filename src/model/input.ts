import { failAt, type Path } from './errors.js'

/** Our schemas go nine deep; what goes far deeper, or contains itself, is no data of ours. */
const deepest = 64

/** A copy, and how many levels lie below it. */
interface Copy {
  readonly value: unknown
  readonly height: number
}

/**
 * A copy of plain data as JSON knows it: each property is read once, so that a getter or a proxy cannot say one thing
 * when it is checked and another when it is used. Throws `DemarcheError` for what throws when it is read, for instances
 * of classes, for holes in lists, and for data that is nested too deep. Primitives and functions are left to the check
 * that follows. Linear in the input.
 */
export function readData(value: unknown, path: Path = []): unknown {
  return copyOf(value, path, 0, new Map()).value
}

/** What is shared is copied once: a few objects that name each other twice can spell out a tree without end. */
function copyOf(value: unknown, path: Path, depth: number, copies: Map<object, Copy>): Copy {
  if (typeof value !== 'object' || value === null) return { value, height: 0 }
  const known = copies.get(value)
  if (depth + (known?.height ?? 0) > deepest) failAt(path, { code: 'tooDeep', most: deepest })
  if (known !== undefined) return known
  const copy = attempt(path, () => Array.isArray(value))
    ? copyOfList(value as readonly unknown[], path, depth, copies)
    : copyOfObject(value, path, depth, copies)
  copies.set(value, copy)
  return copy
}

function copyOfList(list: readonly unknown[], path: Path, depth: number, copies: Map<object, Copy>): Copy {
  const value = entriesOf(list, path)
  let height = 0
  for (const [index, entry] of value.entries()) {
    if (typeof entry !== 'object' || entry === null) continue
    const inside = copyOf(entry, [...path, index], depth + 1, copies)
    value[index] = inside.value
    height = Math.max(height, inside.height + 1)
  }
  return { value, height }
}

function entriesOf(list: readonly unknown[], path: Path): unknown[] {
  const entries: unknown[] = []
  const length = attempt(path, () => list.length)
  const isHole = attempt(path, () => {
    while (entries.length < length && Object.hasOwn(list, entries.length)) entries.push(list[entries.length])
    return entries.length < length
  })
  if (isHole) failAt([...path, entries.length], { code: 'missing', expected: 'an entry of the list' })
  return entries
}

function copyOfObject(object: object, path: Path, depth: number, copies: Map<object, Copy>): Copy {
  if (!attempt(path, () => isPlain(object))) {
    failAt(path, { code: 'invalidType', expected: 'plain data, as JSON knows it', found: object })
  }
  const value: Record<string, unknown> = {}
  let height = 0
  for (const key of attempt(path, () => Object.keys(object))) {
    // Assigned, it would set the prototype; and zod passes over it in silence.
    if (key === '__proto__') failAt([...path, key], { code: 'invalidId', found: key, reason: inheritedName })
    const entry = propertyOf(object, key, path)
    if (typeof entry !== 'object' || entry === null) value[key] = entry
    else {
      const inside = copyOf(entry, [...path, key], depth + 1, copies)
      value[key] = inside.value
      height = Math.max(height, inside.height + 1)
    }
  }
  return { value, height }
}

function propertyOf(object: object, key: string, path: Path): unknown {
  try {
    return Reflect.get(object, key)
  } catch {
    return failAt([...path, key], { code: 'unreadable' })
  }
}

export const inheritedName = 'this name belongs to every JavaScript object'

/** Made by `{}`, `JSON.parse` or `Object.create(null)`, in whichever realm. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  return (
    prototype === null || (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'valueOf'))
  )
}

/** Getters and the traps of proxies are code of others: what they throw is a fault of the input. */
function attempt<T>(path: Path, read: () => T): T {
  try {
    return read()
  } catch {
    return failAt(path, { code: 'unreadable' })
  }
}

/** For each option, how it is read. */
export type OptionReaders<Options> = {
  readonly [Name in keyof Options]-?: (value: unknown, path: Path) => unknown
}

/** The options that are given, each read once; others than those named are left aside. */
export function readOptions<Options extends object>(
  options: Options,
  readers: OptionReaders<NoInfer<Options>>,
  path: Path = [],
): Options {
  if (typeof options !== 'object' || options === null || attempt(path, () => Array.isArray(options))) {
    failAt([...path, 'options'], { code: 'invalidType', expected: 'an object with options', found: options })
  }
  const read: Record<string, unknown> = {}
  for (const [name, reader] of Object.entries(readers) as [string, (value: unknown, path: Path) => unknown][]) {
    const value = propertyOf(options, name, path)
    if (value !== undefined) read[name] = reader(value, [...path, name])
  }
  return read as Options
}

/** An option that is checked where it is used. */
export function asGiven(value: unknown): unknown {
  return value
}

export function readNames(value: unknown, path: Path): readonly string[] {
  const names = readData(value, path)
  if (!Array.isArray(names)) return failAt(path, { code: 'invalidType', expected: 'a list of names', found: names })
  return names.map((name, index) => readText(name, [...path, index]))
}

export function readText(value: unknown, path: Path): string {
  if (typeof value === 'string') return value
  return failAt(path, { code: 'invalidType', expected: 'text', found: value })
}

export function readFlag(value: unknown, path: Path): boolean {
  if (typeof value === 'boolean') return value
  return failAt(path, { code: 'invalidType', expected: 'true or false', found: value })
}

export function readFunction(value: unknown, path: Path): unknown {
  if (typeof value === 'function') return value
  return failAt(path, { code: 'invalidType', expected: 'a function', found: value })
}

/** Left as it is, since it changes: whether it is aborted is asked again and again. */
export function readSignal(value: unknown, path: Path): unknown {
  const aborted: unknown =
    typeof value === 'object' && value !== null ? attempt(path, () => Reflect.get(value, 'aborted')) : undefined
  if (typeof aborted === 'boolean') return value
  return failAt(path, { code: 'invalidType', expected: 'an AbortSignal', found: value })
}
