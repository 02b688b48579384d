import { failAt } from '../model/errors.js'
import { optionsIn } from './expression.js'
import { type Conflict, expressionOf, infeasibleWhere } from './model.js'
import { half, settled, type Truth, truthOf } from './predicate.js'

/** The states of a conflict: those that are feasible, each under one number. */
export interface Space {
  /** The number of each state, rising. */
  readonly decimals: Float64Array
  /** The place of a state by its number, also of one that is the same as another; `undefined` where it is not feasible. */
  readonly placeOf: (decimal: number) => number | undefined
  readonly digits: Digits
  /** All feasible numbers, rising, by their digits, and the place of the state that each is. */
  readonly members: Digits
  readonly places: Int32Array
}

/** The binary digits of numbers, those below and those from 2^26 on. */
interface Digits {
  readonly low: Int32Array
  readonly high: Int32Array
}

const mostStates = 2 ** 22

/** Throws `DemarcheError` where no state is feasible, or more than four million are. */
export function spaceOf(conflict: Conflict): Space {
  const bitOf = new Map(Object.keys(conflict.options).map((id, bit) => [id, bit]))
  const members = feasible(conflict, bitOf)
  if (members.length === 0) {
    failAt(['infeasible'], { code: 'inconsistent', expected: 'a state that is feasible', found: 'none' })
  }
  const same = conflict.indistinguishable.map((given, i) =>
    truthOf(expressionOf(given, ['indistinguishable', i]), bitOf),
  )
  const [places, decimals] = coalesced(members, same)
  return {
    decimals,
    placeOf: index(members, places, 2 ** bitOf.size),
    digits: digitsOf(decimals),
    members: digitsOf(members),
    places,
  }
}

function digitsOf(decimals: Float64Array): Digits {
  return {
    low: new Int32Array(decimals.map((decimal) => decimal % 2 ** half)),
    high: new Int32Array(decimals.map((decimal) => Math.floor(decimal / 2 ** half))),
  }
}

const largestTable = 2 ** 22

/** Places by number: looked up in a table, or where that would be too long, searched for. */
function index(members: Float64Array, places: Int32Array, limit: number): Space['placeOf'] {
  if (limit > largestTable) {
    return (decimal) => {
      let [low, high] = [0, members.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((members[middle] as number) < decimal) low = middle + 1
        else high = middle
      }
      return members[low] === decimal ? places[low] : undefined
    }
  }
  const table = new Int32Array(limit).fill(-1)
  for (let m = 0; m < members.length; m++) table[members[m] as number] = places[m] as number
  return (decimal) => {
    const place = table[decimal]
    return place === -1 ? undefined : place
  }
}

/** Options are settled from the last to the first, and given up where what is settled is infeasible already. */
function feasible(conflict: Conflict, bitOf: ReadonlyMap<string, number>): Float64Array {
  const count = bitOf.size
  const byBit: Truth[][] = Array.from({ length: count }, () => [])
  for (const [i, rule] of conflict.infeasible.entries()) {
    const expression = infeasibleWhere(rule, ['infeasible', i])
    const broken = truthOf(expression, bitOf)
    for (const bit of new Set(optionsIn(expression).map((id) => bitOf.get(id) as number))) byBit[bit]?.push(broken)
  }
  const found: number[] = []
  const state = { low: 0, high: 0, knownLow: 0, knownHigh: 0 }
  const settle = (bit: number): void => {
    if (bit < 0) {
      if (found.length === mostStates) {
        failAt(['options'], { code: 'tooMany', what: 'feasible states', found: mostStates + 1, limit: mostStates })
      }
      found.push(state.high * 2 ** half + state.low)
      return
    }
    const mask = 1 << (bit % half)
    const [digits, known] = bit < half ? (['low', 'knownLow'] as const) : (['high', 'knownHigh'] as const)
    state[known] |= mask
    for (const taken of [false, true]) {
      if (taken) state[digits] |= mask
      if (!(byBit[bit] as Truth[]).some((broken) => broken(state) === 1)) settle(bit - 1)
    }
    state[digits] &= ~mask
    state[known] &= ~mask
  }
  settle(count - 1)
  return Float64Array.from(found)
}

/** The place of the state that each number is: the first of those that cannot be told apart from it. */
function coalesced(members: Float64Array, same: readonly Truth[]): [places: Int32Array, decimals: Float64Array] {
  const places = new Int32Array(members.length)
  const first = new Int32Array(same.length).fill(-1)
  const decimals: number[] = []
  for (let m = 0; m < members.length; m++) {
    const state = settled(members[m] as number)
    const group = same.findIndex((isOne) => isOne(state) === 1)
    const known = group < 0 ? -1 : (first[group] as number)
    places[m] = known >= 0 ? known : decimals.push(members[m] as number) - 1
    if (group >= 0 && known < 0) first[group] = places[m] as number
  }
  return [places, Float64Array.from(decimals)]
}
