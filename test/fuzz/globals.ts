/** What every program shares: its names, and what each of them holds. */
export type Globals = ReadonlyMap<string, ReadonlyMap<string | symbol, PropertyDescriptor>>

const roots: Readonly<Record<string, object>> = {
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  BigInt,
  Date,
  RegExp,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Promise,
  Proxy,
  Error,
  TypeError,
  RangeError,
  ArrayBuffer,
  Float64Array,
  Int32Array,
  Uint8Array,
  AbortController,
  AbortSignal,
  JSON,
  Math,
  Reflect,
  Intl,
  'Intl.NumberFormat': Intl.NumberFormat,
  'Array iterator': Object.getPrototypeOf([][Symbol.iterator]()),
  'Map iterator': Object.getPrototypeOf(new Map()[Symbol.iterator]()),
  generator: Object.getPrototypeOf(function* () {}),
}

export function globals(): Globals {
  const found = new Map<string, ReadonlyMap<string | symbol, PropertyDescriptor>>()
  for (const [name, root] of Object.entries(roots)) {
    found.set(name, descriptors(root))
    const prototype: unknown = typeof root === 'function' ? root.prototype : undefined
    if (typeof prototype === 'object' && prototype !== null) found.set(`${name}.prototype`, descriptors(prototype))
  }
  found.set('globalThis', new Map(Reflect.ownKeys(globalThis).map((key) => [key, {}])))
  return found
}

function descriptors(object: object): ReadonlyMap<string | symbol, PropertyDescriptor> {
  return new Map(
    Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key) as PropertyDescriptor]),
  )
}

/** The places at which two states differ; none where nothing has changed. */
export function changedGlobals(before: Globals, after: Globals): string[] {
  return [...before].flatMap(([name, was]) => {
    const is = after.get(name) ?? new Map<string | symbol, PropertyDescriptor>()
    const keys = new Set([...was.keys(), ...is.keys()])
    return [...keys].filter((key) => !sameProperty(was.get(key), is.get(key))).map((key) => `${name}.${String(key)}`)
  })
}

function sameProperty(x: PropertyDescriptor | undefined, y: PropertyDescriptor | undefined): boolean {
  if (x === undefined || y === undefined) return false
  return (
    Object.is(x.value, y.value) &&
    x.get === y.get &&
    x.set === y.set &&
    x.writable === y.writable &&
    x.enumerable === y.enumerable &&
    x.configurable === y.configurable
  )
}

const shared = [Object.prototype, Array.prototype, Function.prototype]
const sizes = shared.map((object) => Reflect.ownKeys(object).length)

/** A quick look after each input, so that the one that does harm is named. */
export function prototypesAreClean(): boolean {
  return shared.every((object, i) => Reflect.ownKeys(object).length === sizes[i])
}
