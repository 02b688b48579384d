import type { Scale, Value } from 'demarche'
import { type Domain, defineScenario, type PreferencesInput, type Scenario, type Settlement } from 'demarche/bargain'
import * as fc from 'fast-check'

/** Every package of a domain with listed values, by the definition: one value an issue, in every combination. */
export function everyPackage(domain: Domain): Settlement[] {
  return Object.entries(domain.issues).reduce<Settlement[]>(
    (all, [id, { scale, step }]) =>
      all.flatMap((settlement) => listed(scale, step).map((value) => ({ ...settlement, [id]: value }))),
    [{}],
  )
}

function listed(scale: Scale, step = 1): readonly Value[] {
  if (scale.kind === 'binary') return [false, true]
  if (scale.kind === 'ordinal') return scale.levels
  if (scale.kind === 'nominal') return scale.options
  return Array.from({ length: Math.floor((scale.max - scale.min) / step) + 1 }, (_, i) => scale.min + i * step)
}

export interface Valued {
  readonly settlement: Settlement
  readonly utilities: readonly number[]
}

export function dominates(x: readonly number[], y: readonly number[]): boolean {
  return x.every((at, p) => at >= (y[p] as number)) && x.some((at, p) => at > (y[p] as number))
}

/** The packages that no other dominates. A package that is dominated is so by an undominated one, which has a larger sum. */
export function efficient(all: readonly Valued[]): Valued[] {
  const sum = ({ utilities }: Valued) => utilities.reduce((total, at) => total + at, 0)
  const best: Valued[] = []
  for (const one of all.toSorted((a, b) => sum(b) - sum(a))) {
    if (!best.some((other) => dominates(other.utilities, one.utilities))) best.push(one)
  }
  return best
}

export const rational = (all: readonly Valued[], least: readonly number[]) =>
  all.filter(({ utilities }) => utilities.every((at, p) => at >= (least[p] as number)))

export const pointsOf = (all: readonly { utilities: readonly number[] }[]) =>
  [...new Set(all.map(({ utilities }) => utilities.join(' ')))].toSorted()

/** A scenario of random tables, with what it was drawn from, for an oracle to value packages by itself. */
export interface Drawn {
  readonly scenario: Scenario
  readonly valued: readonly Valued[]
}

export interface DrawnShape {
  readonly minParties?: number
  readonly maxParties?: number
  readonly maxIssues?: number
  /** Whether some issues are worth something together, or exclude packages. Default: some are. */
  readonly joint?: boolean
  readonly reservations?: boolean
  /** What worths and weights are whole multiples of one part of. Default 64, so that sums are exact. */
  readonly parts?: number
}

const worths = fc.array(fc.integer({ min: 0, max: 64 }), { minLength: 60, maxLength: 60 })

/** By default worths are 64ths, and weights whole, so that sums are exact; many of them are equal. */
export function scenarios(shape: DrawnShape = {}): fc.Arbitrary<Drawn> {
  const { minParties = 2, maxParties = 4, maxIssues = 5, joint = true, reservations = true, parts = 64 } = shape
  const party = fc.record({
    worths,
    coarse: fc.boolean(),
    weights: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
    reservation: fc.option(fc.integer({ min: 0, max: 64 * 8 })),
    bonus: fc.option(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -128, max: 128 }))),
    excluded: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 4 }),
  })
  return fc
    .record({
      limit: fc.oneof({ weight: 9, arbitrary: fc.constant(300) }, { weight: 1, arbitrary: fc.constant(5000) }),
      sizes: fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: maxIssues }),
      parties: fc.array(party, { minLength: minParties, maxLength: maxParties }),
    })
    .map(({ limit, sizes, parties }) => {
      const counts = within(sizes, limit)
      const ids = counts.map((_, i) => `i${i}`)
      const domain: Domain = {
        issues: Object.fromEntries(counts.map((count, i) => [`i${i}`, { scale: namedScale(count) }])),
      }
      const own = parties.map((drawn): PreferencesInput => {
        const at = (i: number, v: number) => {
          const worth = drawn.worths[(i * 11 + v * 7) % 60] as number
          return (drawn.coarse ? Math.floor(worth / 16) * 16 : worth) / parts
        }
        const values = counts.map((count, i) => [
          `i${i}`,
          { kind: 'table', worth: Object.fromEntries(optionNames(count).map((name, v) => [name, at(i, v)])) },
        ])
        const place = (n: number) => n % counts.length
        const region = (issue: number, n: number) => ({ [`i${issue}`]: `v${n % (counts[issue] as number)}` })
        return {
          values: Object.fromEntries(values),
          weights: Object.fromEntries(ids.map((id, i) => [id, ((drawn.weights[i] as number) * 64) / parts])),
          ...(joint && drawn.bonus !== null
            ? {
                interactions: [
                  {
                    kind: 'hyperRectangle',
                    within: {
                      ...region(place(drawn.bonus[0]), drawn.bonus[1]),
                      ...region(place(drawn.bonus[1]), drawn.bonus[0]),
                    },
                    utility: drawn.bonus[2] / parts,
                  },
                ],
              }
            : {}),
          ...(joint && drawn.excluded !== null
            ? {
                excluded: [
                  {
                    ...region(place(drawn.excluded[0]), drawn.excluded[1]),
                    ...region(place(drawn.excluded[1]), drawn.excluded[0]),
                  },
                ],
              }
            : {}),
          ...(reservations && drawn.reservation !== null ? { reservation: drawn.reservation / parts } : {}),
        } as PreferencesInput
      })
      const preferences = Object.fromEntries(own.map((one, p) => [`p${p}`, one]))
      const valued = everyPackage(domain)
        .map((settlement) => ({ settlement, utilities: own.map((one) => worthOf(one, settlement)) }))
        .filter(({ utilities }) => !utilities.includes(Number.NEGATIVE_INFINITY))
      return { scenario: defineScenario({ domain, preferences }), valued }
    })
}

/** Utility from the definition, for tables, rectangles of single values, and exclusions. */
function worthOf(own: PreferencesInput, settlement: Settlement): number {
  const inside = (within: object) => Object.entries(within).every(([id, value]) => settlement[id] === value)
  if ((own.excluded ?? []).some(inside)) return Number.NEGATIVE_INFINITY
  const issues = Object.entries(own.values).reduce((sum, [id, table]) => {
    const worth = table.kind === 'table' ? (table.worth[settlement[id] as string] as number) : Number.NaN
    return sum + (own.weights?.[id] ?? 1) * worth
  }, 0)
  const extra = (own.interactions ?? []).reduce(
    (sum, joint) => sum + (joint.kind === 'hyperRectangle' && inside(joint.within) ? joint.utility : 0),
    0,
  )
  return issues + extra
}

export const optionNames = (count: number) => Array.from({ length: count }, (_, v) => `v${v}`)

export const namedScale = (count: number): Scale => ({ kind: 'nominal', options: optionNames(count) })

/** As many of the first sizes as leave no more packages than the limit. */
function within(sizes: readonly number[], limit: number): number[] {
  let product = 1
  return sizes.filter((size) => {
    if (product * size > limit) return false
    product *= size
    return true
  })
}

/** What each party has without agreement: its reservation, or its worst package. */
export function disagreementOf({ scenario, valued }: Drawn): number[] {
  return Object.values(scenario.preferences).map(
    (own, p) =>
      own.reservation ?? Math.min(Number.POSITIVE_INFINITY, ...valued.map(({ utilities }) => utilities[p] as number)),
  )
}
