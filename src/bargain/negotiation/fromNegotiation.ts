import { freeze } from 'immer'
import type { Settlement } from '../../gap/agreement/outlook.js'
import { scopeOf } from '../../gap/agreement/scope.js'
import { type Selection, selectedIssues, selectedParties } from '../../gap/options.js'
import { type Assumption, type PartyWeights, partyWeights, type Weights } from '../../gap/weights.js'
import { type Safe, safe } from '../../model/errors.js'
import type { AnyNames, IssueId, PartyId } from '../../model/names.js'
import type { Issue, Negotiation } from '../../model/negotiation.js'
import { type Position, positions } from '../../position/position.js'
import { assertParties, checked } from '../../record/checked.js'
import { type Domain, defineDomain } from '../domain.js'
import type { PreferencesInput } from '../preferences.js'
import { defineScenario, type Scenario } from '../scenario.js'
import { assertSettlement } from '../utility.js'
import type { ValueFunctionInput } from '../valueFunction.js'
import { standOn, worthOfPosition } from './positionWorth.js'

export interface FromNegotiationOptions<Names extends AnyNames = AnyNames> extends Selection<Names> {
  /** How much each issue weighs for each party; they sum to 1. Default `salience`: each party's own, where it is known. */
  readonly weights?: Weights<IssueId<Names>>
  /** By party, what it has if there is no agreement, on the scale from 0 to 1 of its utility. Not known when absent. */
  readonly reservations?: { readonly [P in PartyId<Names>]?: number }
  /** By issue on an interval scale, how far apart the values are that can be agreed upon. Default: any number can be. */
  readonly steps?: { readonly [I in IssueId<Names>]?: number }
}

/** What is taken for granted where positions are read as preferences, since the record does not say it. */
export type PositionAssumption =
  | Assumption
  /** Between what a party has shown to accept (1) and what it has ruled out (0), worth falls evenly with distance. */
  | { readonly kind: 'evenFall' }
  /** Issues add up, each by its weight: nothing is worth more, or less, together with another. */
  | { readonly kind: 'additive' }
  /** The party is known to have no position on the issue: all its values are taken to be worth the same, which is nothing. */
  | { readonly kind: 'indifference'; readonly party: string; readonly issue: string }
  /** The party has made outcomes conditional, or refused packages as a whole, which utilities leave out. */
  | { readonly kind: 'rulesLeftOut'; readonly party: string; readonly acts: readonly string[] }

/** A negotiation read as a scenario, and what that takes for granted. */
export interface NegotiationScenario {
  readonly scenario: Scenario
  readonly assumptions: readonly PositionAssumption[]
}

/**
 * Reads positions as preferences: what a party has shown to accept on an issue is worth 1, what it has ruled out is worth 0,
 * and what lies between falls evenly with distance; issues weigh by salience. A party's utility is from 0 to 1. It is an
 * estimate, and rests on what `assumptions` lists; `utilityBounds` tells what the record alone says. On continuous scales, a
 * side that is upright is given a billionth of the scale.
 *
 * Throws `DemarcheError` for unknown parties and issues, unusable weights, and steps that do not fit a scale.
 */
export function fromNegotiation<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FromNegotiationOptions<NoInfer<Names>> = {},
): NegotiationScenario {
  const wide = checked(negotiation)
  const { parties, issues, readings } = readingsOf(wide, options as FromNegotiationOptions)
  const { reservations = {}, steps = {} } = options as FromNegotiationOptions
  assertParties(wide, Object.keys(reservations))
  const domain = domainOf(wide, issues, steps)
  const preferences = Object.fromEntries(
    readings.map(({ party, row, weights }) => [
      party,
      preferencesOf(wide, row, weights, Object.hasOwn(reservations, party) ? reservations[party] : undefined),
    ]),
  )
  const scenario = defineScenario({ domain, preferences })
  return freeze({ scenario, assumptions: assumptionsOf(wide, parties, issues, readings) }, true)
}

/** The twin of `fromNegotiation` that returns the error instead of throwing it. */
export const safeFromNegotiation: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: FromNegotiationOptions<NoInfer<Names>>,
) => Safe<NegotiationScenario> = safe(fromNegotiation)

/** What the record alone says a package is worth to a party: no less than `lower`, no more than `upper`. */
export interface UtilityBounds {
  readonly lower: number
  readonly upper: number
}

/**
 * Bounds on the utility of a package to each party: `lower` counts the issues that end within what the party has shown to
 * accept, `upper` those that end at nothing that it has ruled out; each by its weight. They hold for any way in which worth
 * falls between 1 and 0, and where nothing is known of a party they are 0 and 1. Weights are as in `fromNegotiation`.
 */
export function utilityBounds<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  settlement: Settlement,
  options: FromNegotiationOptions<NoInfer<Names>> = {},
): Readonly<Record<string, UtilityBounds>> {
  const wide = checked(negotiation)
  const { issues, readings } = readingsOf(wide, options as FromNegotiationOptions)
  assertSettlement(domainOf(wide, issues, (options as FromNegotiationOptions).steps ?? {}), settlement)
  const bounds = readings.map(({ party, row, weights }) => {
    const stands = row.map((position) => standOn(position, settlement[position.issue] as never))
    const share = (counted: readonly string[]) =>
      stands.reduce((sum, stand, i) => (counted.includes(stand) ? sum + (weights.shares[i] as number) : sum), 0)
    return [party, { lower: share(['accepted']), upper: share(['accepted', 'open']) }]
  })
  return freeze(Object.fromEntries(bounds), true)
}

/** The twin of `utilityBounds` that returns the error instead of throwing it. */
export const safeUtilityBounds: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  settlement: Settlement,
  options?: FromNegotiationOptions<NoInfer<Names>>,
) => Safe<Readonly<Record<string, UtilityBounds>>> = safe(utilityBounds)

/** One party's positions, with its weights. */
interface Reading {
  readonly party: string
  readonly row: readonly Position[]
  readonly weights: PartyWeights
}

function readingsOf(negotiation: Negotiation, options: FromNegotiationOptions) {
  const issues = selectedIssues(negotiation, options.issues)
  const parties = selectedParties(negotiation, options.parties)
  const all = positions(negotiation)
  const readings = parties.map((party): Reading => {
    const row = issues.map((issue) => all[party]?.[issue] as Position)
    return { party, row, weights: partyWeights(options.weights ?? 'salience', party, issues, row) }
  })
  return { parties, issues, readings }
}

function domainOf(
  negotiation: Negotiation,
  issues: readonly string[],
  steps: Readonly<Record<string, number | undefined>>,
): Domain {
  const entries = issues.map((id) => {
    const { name, scale } = negotiation.issues[id] as Issue
    const step = Object.hasOwn(steps, id) ? steps[id] : undefined
    return [id, step === undefined ? { name, scale } : { name, scale, step }]
  })
  return defineDomain({ name: negotiation.title, issues: Object.fromEntries(entries) })
}

function preferencesOf(
  negotiation: Negotiation,
  row: readonly Position[],
  { shares }: PartyWeights,
  reservation: number | undefined,
): PreferencesInput {
  const values = row.flatMap((position): [string, ValueFunctionInput][] => {
    const worth = worthOfPosition((negotiation.issues[position.issue] as Issue).scale, position)
    return worth === undefined ? [] : [[position.issue, worth]]
  })
  const weights = row.map(({ issue }, i) => [issue, shares[i] as number])
  return {
    values: Object.fromEntries(values),
    weights: Object.fromEntries(weights),
    ...(reservation === undefined ? {} : { reservation }),
  }
}

function assumptionsOf(
  negotiation: Negotiation,
  parties: readonly string[],
  issues: readonly string[],
  readings: readonly Reading[],
): PositionAssumption[] {
  const { rules } = scopeOf(negotiation, { parties, issues })
  return [
    { kind: 'evenFall' },
    { kind: 'additive' },
    ...(negotiation.singlePeaked ? [{ kind: 'singlePeakedPreferences' } as const] : []),
    ...readings.flatMap(({ weights }) => (weights.assumption === undefined ? [] : [weights.assumption])),
    ...readings.flatMap(({ party, row }) =>
      row.filter(({ known }) => !known).map(({ issue }) => ({ kind: 'indifference', party, issue }) as const),
    ),
    ...parties.flatMap((party): PositionAssumption[] => {
      const { linkages = [], refused = [] } = rules.get(party) ?? {}
      const acts = [...new Set([...linkages, ...refused].map(({ act }) => act))]
      return acts.length === 0 ? [] : [{ kind: 'rulesLeftOut', party, acts }]
    }),
  ]
}
