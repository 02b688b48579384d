import { type Gap, gap } from '../../gap/gap.js'
import type { GapOptions } from '../../gap/options.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { freeId } from '../arbitraries/acts.js'
import { makers } from '../arbitraries/recording.js'
import { build, type Scenario } from '../arbitraries/scenarios.js'

/** The lower and the upper bound of a gap, or what an act adds to them. */
export type Both = readonly [lower: number, upper: number]

/** Acts that can bear on a position. */
export function stancesOf({ acts }: Scenario): string[] {
  return acts.filter((act) => act.kind !== 'withdrawal').map((act) => act.id)
}

/** The gap if, of all stances, only some had been taken: the others are withdrawn by all who still stand by them. */
export function gapOfOnly(
  { definition, acts }: Scenario,
  kept: ReadonlySet<string>,
  [a, b]: readonly [string, string],
  options: GapOptions,
): Gap {
  const isTakenBack = (id: string, by: string) =>
    acts.some((other) => other.kind === 'withdrawal' && other.withdraws === id && other.by === by)
  const gone = acts.filter((act) => act.kind !== 'withdrawal' && !kept.has(act.id))
  const open = gone.flatMap((act) => makers(act).flatMap((by) => (isTakenBack(act.id, by) ? [] : [{ act, by }])))
  const all = [...acts]
  for (const { act, by } of open) {
    all.push({ kind: 'withdrawal', id: freeId(all), by, withdraws: act.id, date: dayOf(29) })
  }
  return gap(build({ definition, acts: all }), a, b, options)
}

/** What each stance adds, on average over all orders: straight from the definition, each set being looked at once. */
export function shapleyByOrders(
  scenario: Scenario,
  pair: readonly [string, string],
  options: GapOptions,
): ReadonlyMap<string, Both> {
  const stances = stancesOf(scenario)
  const known = new Map<number, Both>()
  const worth = (set: number): Both => {
    let bounds = known.get(set)
    if (bounds === undefined) {
      const { lower, upper } = gapOfOnly(scenario, new Set(stances.filter((_, i) => (set >> i) & 1)), pair, options)
      bounds = [lower, upper]
      known.set(set, bounds)
    }
    return bounds
  }
  const sums = stances.map((): [number, number] => [0, 0])
  const orders = permutations(stances.map((_, i) => i))
  for (const order of orders) {
    let set = 0
    for (const i of order) {
      const [lower, upper] = worth(set)
      set |= 1 << i
      const [lowerAfter, upperAfter] = worth(set)
      const sum = sums[i] as [number, number]
      sum[0] += (lowerAfter - lower) / orders.length
      sum[1] += (upperAfter - upper) / orders.length
    }
  }
  return new Map(stances.map((id, i) => [id, sums[i] as Both]))
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}
