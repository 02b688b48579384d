import { wholeNumber } from '../gap/agreement/wholeNumber.js'
import { failAt, show } from '../model/errors.js'
import type { Scenario } from './scenario.js'

/**
 * What the parties have if there is no agreement. `reservation`: what their preferences say; where they say nothing, the
 * worst package stands in, so that it excludes none. `minimum`: the worst package, for all. `negmas`: as NegMAS has it, the
 * reservation unless the worst package is better. Or a number for each party, with those that are left out as in
 * `reservation`.
 */
export type Disagreement = 'reservation' | 'minimum' | 'negmas' | Readonly<Record<string, number>>

/** How a frontier is worked out. */
export interface FoldingOptions {
  /**
   * By how much a package has to be better for a party to count as better, in its utility, from 0 on; points that differ by
   * no more are told as one. Default 0: numbers are compared as they are, to the last bit. 1e-9 is beyond the noise of sums
   * of a few decimal fractions.
   */
  readonly tolerance?: number
  /** The share of each party's range of utilities that a package may be better than all points of the frontier. Default 0. */
  readonly epsilon?: number
  /** The most points to go on with after each issue; beyond, some are left out, and what that loses is told. Default 25,000. */
  readonly limit?: number
  /** The most combinations of issues to enumerate where preferences do not add up over them. Default 10,000,000. */
  readonly enumerate?: number
  /** Into how many steps a continuous scale is divided at least, where it cannot be treated exactly. Default 20. */
  readonly resolution?: number
}

export interface BargainingOptions extends FoldingOptions {
  /** Default `reservation`. */
  readonly disagreement?: Disagreement
}

export type Folding = Required<FoldingOptions>

/** Fills in what is left out. Throws `DemarcheError` for numbers out of their ranges. */
export function foldingOf(options: FoldingOptions): Folding {
  return {
    tolerance: share('tolerance', options.tolerance ?? 0, Number.POSITIVE_INFINITY),
    epsilon: share('epsilon', options.epsilon ?? 0, 1),
    limit: wholeNumber('limit', options.limit ?? 25_000),
    enumerate: wholeNumber('enumerate', options.enumerate ?? 10_000_000),
    resolution: wholeNumber('resolution', options.resolution ?? 20),
  }
}

function share(option: string, value: number, below: number): number {
  if (value >= 0 && value < below) return value
  const expected = Number.isFinite(below) ? `a number from 0 to less than ${below}` : 'a finite number from 0 on'
  return failAt([option], { code: 'inconsistent', expected, found: show(value) })
}

/** What a result takes for granted. */
export type BargainingAssumption =
  /** The party's preferences do not say what it has if there is no agreement; its worst package stands in. */
  { readonly kind: 'unknownReservation'; readonly party: string }

/** What each party has without agreement, given the worst package of each. */
export interface DisagreementPoint {
  readonly utilities: readonly number[]
  readonly assumptions: readonly BargainingAssumption[]
}

export function disagreementPoint(
  { preferences }: Scenario,
  disagreement: Disagreement,
  least: readonly number[],
): DisagreementPoint {
  const parties = Object.keys(preferences)
  const given = typeof disagreement === 'object' && disagreement !== null ? disagreement : undefined
  if (given !== undefined) assertPoint(parties, given)
  else if (!['reservation', 'minimum', 'negmas'].includes(disagreement as string)) {
    const expected = '"reservation", "minimum", "negmas" or a number for each party'
    failAt(['disagreement'], { code: 'invalidValue', expected, found: disagreement })
  }
  const unknown = parties.filter((party) => {
    const own = given !== undefined && Object.hasOwn(given, party)
    return disagreement !== 'minimum' && !own && preferences[party]?.reservation === undefined
  })
  const utilities = parties.map((party, p) => {
    const worst = least[p] as number
    const reservation = preferences[party]?.reservation ?? worst
    if (given !== undefined) return Object.hasOwn(given, party) ? (given[party] as number) : reservation
    if (disagreement === 'reservation') return reservation
    return disagreement === 'minimum' ? worst : Math.max(worst, reservation)
  })
  return { utilities, assumptions: unknown.map((party) => ({ kind: 'unknownReservation', party })) }
}

function assertPoint(parties: readonly string[], point: Readonly<Record<string, number>>): void {
  for (const [party, value] of Object.entries(point)) {
    if (!parties.includes(party)) {
      failAt(['disagreement', party], { code: 'unknownName', what: 'party', found: party, known: parties })
    }
    if (!Number.isFinite(value)) {
      failAt(['disagreement', party], { code: 'inconsistent', expected: 'a finite number', found: show(value) })
    }
  }
}
