import { type ActInput, defineNegotiation, type GapOptions, gap, type Negotiation, recordAll } from 'demarche'
import { makers, type Scenario } from './scenarios.js'

/** The lower and the upper bound of a gap. */
export type Bounds = readonly [lower: number, upper: number]

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
): Bounds {
  const gone = acts.filter((act) => act.kind !== 'withdrawal' && !kept.has(act.id))
  const withdrawals = gone.flatMap((act) =>
    makers(act)
      .filter(
        (by) => !acts.some((other) => other.kind === 'withdrawal' && other.withdraws === act.id && other.by === by),
      )
      .map(
        (by): ActInput => ({ kind: 'withdrawal', id: `${act.id}-${by}`, by, withdraws: act.id, date: '2025-05-01' }),
      ),
  )
  const talks = recordAll(defineNegotiation(definition) as Negotiation, [...acts, ...withdrawals])
  const { lower, upper } = gap(talks, a, b, options)
  return [lower, upper]
}

/** What each stance adds, on average over all orders: straight from the definition, each set being looked at once. */
export function shapleyByOrders(
  scenario: Scenario,
  pair: readonly [string, string],
  options: GapOptions,
): Map<string, Bounds> {
  const stances = stancesOf(scenario)
  const known = new Map<number, Bounds>()
  const worth = (set: number): Bounds => {
    let bounds = known.get(set)
    if (bounds === undefined) {
      bounds = gapOfOnly(scenario, new Set(stances.filter((_, i) => (set >> i) & 1)), pair, options)
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
  return new Map(stances.map((id, i) => [id, sums[i] as Bounds]))
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((first, i) => permutations(list.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}
