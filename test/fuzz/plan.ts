import { type Negotiation, whatIf } from 'demarche'
import { defineNetwork } from 'demarche/network'

/**
 * What is to be handed in, as data that can be printed, changed and kept: JSON, odd numbers and texts as they are, and a
 * marker `{ $: kind }` for all that cannot be written down. `realise` makes the thing itself, anew for every call.
 */
export type Plan = unknown

/** What getters and traps throw: it must never come out. */
export class Hostile extends Error {}

/** What functions throw that are handed in to be called: it comes out as it is. */
export class Own extends Error {}

export interface Marker {
  readonly $: string
  readonly of?: Plan
  readonly times?: number
  readonly trap?: string
}

export function isMarker(plan: Plan): plan is Marker {
  return isPlainObject(plan) && Object.hasOwn(plan, '$') && typeof plan.$ === 'string'
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

export function realise(plan: Plan, negotiation: Negotiation): unknown {
  if (isMarker(plan)) {
    const make = Object.hasOwn(makers, plan.$) ? makers[plan.$] : undefined
    // Any other object with such a field is an arbitrary value that happens to look like a marker.
    return make === undefined ? { ...plan } : make(plan, negotiation)
  }
  if (Array.isArray(plan)) return plan.map((entry) => realise(entry, negotiation))
  return isPlainObject(plan) ? objectOf(Object.entries(plan), negotiation) : plan
}

/** Also with a field of its own that is called `__proto__`. */
function objectOf(entries: [string, Plan][], negotiation: Negotiation): object {
  const object = {}
  for (const [key, plan] of entries) setOwn(object, key, realise(plan, negotiation))
  return object
}

export function setOwn(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
}

const network = defineNetwork({
  kind: 'oneMode',
  labels: ['a', 'b'],
  edges: [{ source: 'a', target: 'b', weight: -1 }],
})

type Maker = (marker: Marker, negotiation: Negotiation) => unknown

const fail = () => {
  throw new Hostile('read')
}

class Instance {
  readonly kind = 'demand'
  get id(): string {
    return 'instance'
  }
}

const makers: Readonly<Record<string, Maker>> = {
  negotiation: (_, negotiation) => negotiation,
  network: () => network,
  copyOfNegotiation: (_, negotiation) => structuredClone(negotiation),
  heirOfNegotiation: (_, negotiation) => Object.create(negotiation),
  proxyOfNegotiation: (_, negotiation) => new Proxy(negotiation, {}),
  whatIf: (_, negotiation) => supposed(negotiation),

  getters: ({ of = { id: 1, kind: 2, date: 3, terms: 4, issues: 5, aborted: 6 } }) => withGetters(of as object),
  changing: ({ of }, negotiation) => changing(realise(of, negotiation)),
  proxy: ({ of = {}, trap = 'get' }, negotiation) => new Proxy(target(realise(of, negotiation)), { [trap]: fail }),
  revoked: () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    return proxy
  },
  unprintable: () => ({ toString: fail, toJSON: fail, valueOf: fail, [Symbol.toPrimitive]: fail }),
  tagged: () => Object.defineProperty({}, Symbol.toStringTag, { get: fail }),

  cycle: () => {
    const object: Record<string, unknown> = { name: 'cycle' }
    object.members = object
    object.region = { anyOf: [object] }
    return object
  },
  cyclicList: () => {
    const list: unknown[] = []
    list.push(list, list)
    return list
  },
  /** As few objects as levels, and a tree of 2 ^ levels if it is written out. */
  shared: ({ times = 40 }) => fold(times, (inside) => [inside, inside], 'end'),
  nestedList: ({ times = 10_000 }) => fold(times, (inside) => [inside], 'end'),
  nestedObject: ({ times = 10_000 }) => fold(times, (inside) => ({ anyOf: inside }), 'end'),
  text: ({ of = 'a', times = 1_000_000 }) => String(of).repeat(times),
  list: ({ of, times = 20_000 }, negotiation) => {
    const entry = realise(of, negotiation)
    return Array.from({ length: times }, () => entry)
  },
  keys: ({ of, times = 5_000 }, negotiation) => {
    const entry = realise(of, negotiation)
    return Object.fromEntries(Array.from({ length: times }, (_, i) => [`key${i}`, entry]))
  },
  sparse: ({ times = 4_294_967_295 }) => new Array(times),
  holes: () => Object.assign(new Array(3), { 2: 1 }),

  nullPrototype: ({ of = {} }, negotiation) => Object.assign(Object.create(null), realise(of, negotiation)),
  frozen: ({ of = {} }, negotiation) => Object.freeze(realise(of, negotiation)),
  protoKey: ({ of = 1 }) => JSON.parse(`{"__proto__": ${JSON.stringify(of) ?? 1}}`),
  symbol: () => Symbol('odd'),
  symbolKey: () => ({ [Symbol('odd')]: 1 }),
  bigint: () => 2n ** 70n,
  date: () => new Date(0),
  noDate: () => new Date(Number.NaN),
  map: () => new Map([['kind', 'demand']]),
  set: () => new Set(['kind']),
  expression: () => /kind/,
  instance: () => new Instance(),
  boxed: () => Object('demand'),
  bytes: () => new Float64Array(3),
  promise: () => Promise.resolve(1),
  thenable: () => Object.fromEntries([['then', fail]]),
  error: () => new Error('odd'),
  function: ({ of }, negotiation) => Object.assign(() => realise(of, negotiation), { issues: 1 }),
  throwing: () => () => {
    throw new Own('called')
  },
  mean: () => (distances: readonly number[], weights: readonly number[]) =>
    Math.min(
      1,
      distances.reduce((sum, distance, i) => sum + distance * (weights[i] ?? 0), 0),
    ),
  flat: () => () => 1,

  signal: () => new AbortController().signal,
  aborted: () => AbortSignal.abort(),
  /** Aborts a search that takes long. */
  soon: () => {
    let asked = 0
    return {
      get aborted() {
        return asked++ > 300
      },
    }
  },
}

export const kinds = Object.keys(makers).filter(
  (kind) => !['negotiation', 'network', 'whatIf', 'mean', 'flat', 'soon'].includes(kind),
)
export const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'isExtensible'] as const

function supposed(negotiation: Negotiation): Negotiation {
  const by = Object.keys(negotiation.parties)[0] as string
  return whatIf(negotiation, { kind: 'threat', id: 'supposed-threat', by, date: '2025-06-01' })
}

function fold(times: number, around: (inside: unknown) => unknown, end: unknown): unknown {
  let inside = end
  for (let level = 0; level < times; level++) inside = around(inside)
  return inside
}

function withGetters(of: object): object {
  const object = {}
  for (const key of Object.keys(of)) Object.defineProperty(object, key, { get: fail, enumerable: true })
  return object
}

/** Says the right thing once, and something else ever after. */
function changing(value: unknown): object {
  const object = {}
  for (const [key, entry] of Object.entries(target(value))) {
    let asked = 0
    Object.defineProperty(object, key, { get: () => (asked++ === 0 ? entry : null), enumerable: true })
  }
  return object
}

function target(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
