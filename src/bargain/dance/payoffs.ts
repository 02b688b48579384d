import { failAt } from '../../model/errors.js'
import { blocksOf } from '../block.js'
import { isOpaque } from '../opaque.js'
import { type OutcomeSpace, outcomeSpace } from '../outcomeSpace.js'
import type { Scenario } from '../scenario.js'

/** What every package of a scenario is worth to every party. */
export interface Payoffs {
  readonly space: OutcomeSpace
  readonly count: number
  /** By party, then by the number of the package; -Infinity for one that the party can never agree to. */
  readonly utilities: readonly Float64Array[]
}

const known = new WeakMap<Scenario, Map<string, Payoffs>>()

/** Throws `DemarcheError` where there are more packages than `limit`. Linear in packages × issues, once for a scenario. */
export function payoffsOf(scenario: Scenario, limit: number, resolution: number): Payoffs {
  const byOptions = known.get(scenario) ?? new Map<string, Payoffs>()
  const key = `${limit} ${resolution}`
  const payoffs = byOptions.get(key) ?? valued(scenario, limit, resolution)
  known.set(scenario, byOptions.set(key, payoffs))
  return payoffs
}

function valued(scenario: Scenario, limit: number, resolution: number): Payoffs {
  const space = outcomeSpace(scenario, { resolution })
  assertEnumerable(space, limit)
  const parties = Object.values(scenario.preferences)
  const count = Number(space.size)
  const utilities = parties.map((own) => new Float64Array(count).fill(isOpaque(own) ? 0 : own.constant))
  for (const block of blocksOf(scenario, space, limit)) {
    const tables = parties.map(() => new Float64Array(block.count))
    block.fill(0, tables)
    const strides = stridesOf(space, new Set(block.axes.map(({ issue }) => issue)))
    eachPlace(space, strides, (index, place) => {
      for (let p = 0; p < utilities.length; p++) {
        const own = utilities[p] as Float64Array
        own[index] = (own[index] as number) + ((tables[p] as Float64Array)[place] as number)
      }
    })
  }
  return { space, count, utilities }
}

/** What the worst package, of those that it can agree to, is worth to each party. */
export function worstOf(scenario: Scenario, space: OutcomeSpace, limit: number): number[] {
  const parties = Object.values(scenario.preferences)
  const worst = parties.map((own) => (isOpaque(own) ? 0 : own.constant))
  for (const block of blocksOf(scenario, space, limit)) {
    const tables = parties.map(() => new Float64Array(block.count))
    block.fill(0, tables)
    for (const [p, table] of tables.entries()) worst[p] = (worst[p] as number) + leastOf(table)
  }
  return worst
}

export function leastOf(utilities: Float64Array): number {
  return utilities.reduce(
    (least, at) => (at > Number.NEGATIVE_INFINITY && at < least ? at : least),
    Number.POSITIVE_INFINITY,
  )
}

function assertEnumerable({ size }: OutcomeSpace, limit: number): void {
  if (size > BigInt(limit)) {
    failAt(['enumerate'], { code: 'tooMany', what: 'packages to offer', found: size, limit })
  }
}

/** How far a combination of the block moves on when an axis does; 0 for axes that are not in it. */
function stridesOf({ axes }: OutcomeSpace, inside: ReadonlySet<string>): number[] {
  let stride = 1
  return axes
    .toReversed()
    .map(({ issue, values }) => {
      if (!inside.has(issue)) return 0
      const own = stride
      stride *= values.length
      return own
    })
    .toReversed()
}

/** Goes through the packages in order, with the number of the combination that each has within a block. */
function eachPlace(
  { axes, size }: OutcomeSpace,
  strides: readonly number[],
  see: (index: number, place: number) => void,
) {
  const digits = new Int32Array(axes.length)
  let place = 0
  for (let index = 0; index < Number(size); index++) {
    see(index, place)
    for (let a = axes.length - 1; a >= 0; a--) {
      const radix = axes[a]?.values.length as number
      const next = (digits[a] as number) + 1
      digits[a] = next === radix ? 0 : next
      place += next === radix ? -(radix - 1) * (strides[a] as number) : (strides[a] as number)
      if (next !== radix) break
    }
  }
}
