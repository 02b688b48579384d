import * as fc from 'fast-check'
import { isMarker, isPlainObject, kinds, type Plan, setOwn, traps } from './plan.js'

/** One change to what is handed in. The numbers choose among what is there, so that no edit is thrown away. */
export interface Edit {
  readonly what: keyof typeof changes
  readonly at: number
  readonly other: number
  readonly key: string
  readonly payload: Plan
}

const oddKeys = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '0',
  '1',
  '-1',
  '',
  'issue',
  'kind',
  'by',
]
const oddTexts = [
  ...oddKeys,
  '\ud800',
  'a\udc00b',
  '\u0000',
  '\u202e',
  'é'.normalize('NFD'),
  '2025-02-30',
  '0000-01-01',
  '9999-12-31',
  '2025-04-01T00:00:00Z',
  '2025-04-01+14:00',
  'x'.repeat(200),
  'salience',
  'equal',
  'narrator',
]
const oddNumbers = [
  Number.NaN,
  -0,
  0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 1,
  Number.EPSILON,
  0.5,
  -1,
  1e21,
]

const large = new Set(['shared', 'nestedList', 'nestedObject', 'text', 'list', 'keys'])
const small = kinds.filter((kind) => !large.has(kind))

const markers: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...small).map(($) => ({ $ })) },
  { weight: 4, arbitrary: fc.constantFrom(...traps).map((trap) => ({ $: 'proxy', trap })) },
  { weight: 1, arbitrary: fc.constantFrom(...large).map(($) => ({ $ })) },
)

/** Anything at all. */
export const payloads: fc.Arbitrary<Plan> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Plan>(null, undefined, true, false, '', 0, [], {}) },
  { weight: 4, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }) },
  {
    weight: 2,
    arbitrary: fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
  { weight: 6, arbitrary: markers },
)

/** A place in the arguments: what holds it, and under which key. */
interface Place {
  readonly holder: Plan[] | Record<string, Plan>
  readonly key: string | number
}

/** The arguments with all edits made, one after the other. */
export function edited(args: readonly Plan[], made: readonly Edit[]): Plan[] {
  const result = copy(args) as Plan[]
  for (const edit of made) change(result, edit)
  return result
}

function copy(plan: Plan): Plan {
  if (Array.isArray(plan)) return Array.from(plan, copy)
  if (!isPlainObject(plan)) return plan
  const object = {}
  for (const [key, entry] of Object.entries(plan)) setOwn(object, key, copy(entry))
  return object
}

function placesIn(holder: Plan[] | Record<string, Plan>, found: Place[] = []): Place[] {
  const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder)
  for (const key of keys) {
    found.push({ holder, key })
    const inside = Reflect.get(holder, key)
    if (isHolder(inside)) placesIn(inside, found)
  }
  return found
}

function isHolder(plan: Plan): plan is Plan[] | Record<string, Plan> {
  return !isMarker(plan) && (Array.isArray(plan) || isPlainObject(plan))
}

function change(args: Plan[], edit: Edit): void {
  const places = placesIn(args)
  if (places.length === 0) args.push(edit.payload)
  else changes[edit.what](places[edit.at % places.length] as Place, edit, places)
}

const changes = {
  drop,
  replace: (place: Place, { payload }: Edit) => put(place, payload),
  rename: (place: Place, { key }: Edit) => {
    const value = at(place)
    drop(place)
    addTo(place.holder, key, value)
  },
  swap: (place: Place, { other }: Edit, places: readonly Place[]) => {
    const second = places[other % places.length] as Place
    const held = copy(at(place))
    put(place, copy(at(second)))
    put(second, held)
  },
  duplicate: (place: Place, { key }: Edit) => addTo(place.holder, key, copy(at(place))),
  add: (place: Place, { key, payload }: Edit) => {
    const value = at(place)
    if (isHolder(value)) addTo(value, key, payload)
    else put(place, payload)
  },
  enlist: (place: Place) => put(place, [at(place)]),
  enclose: (place: Place, { key }: Edit) => {
    const around = {}
    setOwn(around, key, at(place))
    put(place, around)
  },
  retype: (place: Place, { other }: Edit) => put(place, retyped(at(place), other)),
  misspell: (place: Place, { payload }: Edit) => {
    const value = at(place)
    put(place, typeof value === 'string' ? value.slice(0, -1) : payload)
  },
  distort: (place: Place, { other, payload }: Edit) =>
    put(place, typeof at(place) === 'number' ? oddNumbers[other % oddNumbers.length] : payload),
  spoil: (place: Place, { other }: Edit) => put(place, spoilt(at(place), other)),
}

function at({ holder, key }: Place): Plan {
  return Reflect.get(holder, key)
}

function addTo(holder: Plan[] | Record<string, Plan>, key: string, value: Plan): void {
  if (Array.isArray(holder)) holder.push(value)
  else setOwn(holder, key, value)
}

function put({ holder, key }: Place, value: Plan): void {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else setOwn(holder, String(key), value)
}

function drop({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function retyped(value: Plan, how: number): Plan {
  const ways = [
    () => (typeof value === 'object' ? null : String(value)),
    () => (typeof value === 'string' ? value.length : 1),
    () => (Array.isArray(value) ? { ...value } : isHolder(value) ? Object.values(value) : [value]),
    () => value === null,
    () => ({ value }),
  ]
  return ways[how % ways.length]?.()
}

/** The same data, in an object that is no plain one or that does not let itself be read. */
function spoilt(value: Plan, how: number): Plan {
  const of = isHolder(value) ? value : { id: value }
  const ways = [
    { $: 'getters', of },
    { $: 'changing', of },
    { $: 'nullPrototype', of },
    { $: 'frozen', of },
    ...traps.map((trap) => ({ $: 'proxy', trap, of })),
  ]
  return ways[how % ways.length]
}

export const edits: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom(...(Object.keys(changes) as Edit['what'][])),
  at: fc.nat({ max: 9_999 }),
  other: fc.nat({ max: 9_999 }),
  key: fc.constantFrom(...oddKeys),
  payload: payloads,
})
