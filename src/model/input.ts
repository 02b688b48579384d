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
  return isObject(value) ? copyOf(value, { path: [...path], depth: 0, copies: new Map() }).value : value
}

/** Where the reading is: the path grows and shrinks with it, and is copied only into a fault. */
interface Reading {
  readonly path: (string | number)[]
  depth: number
  /** What is shared is copied once: a few objects that name each other twice can spell out a tree without end. */
  readonly copies: Map<object, Copy>
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function copyOf(value: object, reading: Reading): Copy {
  const { path, copies } = reading
  const known = copies.get(value)
  if (reading.depth + (known?.height ?? 0) > deepest) failAt(path, { code: 'tooDeep', most: deepest })
  if (known !== undefined) return known
  const copy = isList(value, path) ? copyOfList(value, reading) : copyOfObject(value, reading)
  copies.set(value, copy)
  return copy
}

function inside(value: object, step: string | number, reading: Reading): Copy {
  reading.path.push(step)
  reading.depth++
  const copy = copyOf(value, reading)
  reading.depth--
  reading.path.pop()
  return copy
}

function copyOfList(list: readonly unknown[], reading: Reading): Copy {
  const value = entriesOf(list, reading.path)
  let height = 0
  for (let index = 0; index < value.length; index++) {
    const entry = value[index]
    if (!isObject(entry)) continue
    const copy = inside(entry, index, reading)
    value[index] = copy.value
    if (copy.height >= height) height = copy.height + 1
  }
  return { value, height }
}

function copyOfObject(object: object, reading: Reading): Copy {
  const { path } = reading
  const value: Record<string, unknown> = {}
  let height = 0
  for (const key of keysOf(object, path)) {
    // Assigned, it would set the prototype; and zod passes over it in silence.
    if (key === '__proto__') failAt([...path, key], { code: 'invalidId', found: key, reason: inheritedName })
    const entry = propertyOf(object, key, path)
    if (!isObject(entry)) value[key] = entry
    else {
      const copy = inside(entry, key, reading)
      value[key] = copy.value
      if (copy.height >= height) height = copy.height + 1
    }
  }
  return { value, height }
}

// Getters and the traps of proxies are code of others: what they throw is a fault of the input.

function isList(value: object, path: Path): value is readonly unknown[] {
  try {
    return Array.isArray(value)
  } catch {
    return failAt(path, { code: 'unreadable' })
  }
}

function entriesOf(list: readonly unknown[], path: Path): unknown[] {
  const entries: unknown[] = []
  let isHole: boolean
  try {
    const { length } = list
    while (entries.length < length && Object.hasOwn(list, entries.length)) entries.push(list[entries.length])
    isHole = entries.length < length
  } catch {
    failAt(path, { code: 'unreadable' })
  }
  if (isHole) failAt([...path, entries.length], { code: 'missing', expected: 'an entry of the list' })
  return entries
}

function keysOf(object: object, path: Path): string[] {
  let keys: string[] | undefined
  try {
    keys = isPlain(object) ? Object.keys(object) : undefined
  } catch {
    failAt(path, { code: 'unreadable' })
  }
  return keys ?? failAt(path, { code: 'invalidType', expected: 'plain data, as JSON knows it', found: object })
}

function propertyOf(object: object, key: string, path: Path): unknown {
  try {
    return Reflect.get(object, key)
  } catch {
    return failAt([...path, key], { code: 'unreadable' })
  }
}

/** Made by `{}`, `JSON.parse` or `Object.create(null)`, in whichever realm. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype === Object.prototype || prototype === null) return true
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype as object, 'valueOf')
}

export const inheritedName = 'this name belongs to every JavaScript object'

/** The entries of a list, as they are. Throws `DemarcheError` for what is no list, or has holes. */
export function readList(value: unknown, path: Path): readonly unknown[] {
  if (isObject(value) && isList(value, path)) return entriesOf(value, path)
  return failAt(path, { code: 'invalidType', expected: 'a list', found: value })
}

/**
 * What an object holds, each field read once and left as it is: for what holds functions, or what is checked further where it is
 * used. Throws `DemarcheError` for anything else than an object of fields.
 */
export function readFields<Fields extends object>(fields: Fields, path: Path = [], expected = 'an object'): Fields {
  if (!isObject(fields) || isList(fields, path)) failAt(path, { code: 'invalidType', expected, found: fields })
  const read: Record<string, unknown> = {}
  for (const key of keysOf(fields, path)) read[key] = propertyOf(fields, key, path)
  return read as Fields
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
  if (!isObject(options) || isList(options, path)) {
    failAt([...path, 'options'], { code: 'invalidType', expected: 'an object with options', found: options })
  }
  const read: Record<string, unknown> = {}
  for (const name in readers) {
    const value = propertyOf(options, name, path)
    if (value !== undefined) read[name] = readers[name as keyof typeof readers](value, [...path, name])
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
  const aborted: unknown = isObject(value) ? propertyOf(value, 'aborted', path) : undefined
  if (typeof aborted === 'boolean') return value
  return failAt(path, { code: 'invalidType', expected: 'an AbortSignal', found: value })
}
