import type { Issue, Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import { regionDistance } from '../distance.js'
import { selfGap } from '../issueGap.js'
import { aggregateOf, type Metric } from '../metric.js'
import type { GapOptions } from '../options.js'
import { type PartyWeights, pairWeights, partyWeights } from '../weights.js'
import { type BearingAct, canWeigh } from './bearingActs.js'
import { type Bound, type Game, playersOf } from './game.js'
import { type PositionPart, positionPart, regionFor } from './positionPart.js'
import type { Said } from './said.js'
import { type WeightsPart, weightsPart } from './weightsPart.js'

/** Two parties on the compared issues, and the acts that bear on where they stand: the players, by their place here. */
export interface Comparison {
  readonly negotiation: Negotiation
  readonly a: string
  readonly b: string
  readonly issues: readonly string[]
  readonly acts: readonly BearingAct[]
}

/**
 * Games whose sum is worth, for any set of the acts, the bounds of the gap when these alone are read. The mean over
 * issues is a sum, so each issue is a game of its own; and so is one party's half of the weight of an issue, where it
 * depends on the acts. With another metric all makes one game.
 */
export function gamesOf(comparison: Comparison, options: GapOptions): Game<Said>[] {
  const { issues } = comparison
  const { metric = 'cityBlock' } = options
  const raters = ratersOf(comparison, options)
  if (metric !== 'cityBlock') return [wholeGame(comparison, raters, metric)]
  return issues.flatMap((_, column) => {
    const fixed = raters.reduce((sum, { shares }) => sum + (shares?.[column] ?? 0), 0) / raters.length
    const own = raters.flatMap(({ party, shares }) =>
      shares === undefined ? [weighedGame(comparison, column, party, 1 / raters.length)] : [],
    )
    return fixed > 0 ? [fixedGame(comparison, column, fixed), ...own] : own
  })
}

/** A party by whose weights the issues count; without `shares` where these depend on the acts. */
interface Rater {
  readonly party: string
  readonly shares?: Float64Array
}

function ratersOf({ negotiation, issues, acts, ...pair }: Comparison, { weights = 'salience' }: GapOptions): Rater[] {
  const all = positions(negotiation)
  return partiesOf(pair).map((party) => {
    if (weights === 'salience' && canWeigh(acts, party, issues)) return { party }
    const row = issues.map((issue) => at(all, party, issue))
    return { party, shares: partyWeights(weights, party, issues, row).shares }
  })
}

/** The two parties, or the only one where it is compared with itself. */
function partiesOf({ a, b }: Pick<Comparison, 'a' | 'b'>): readonly string[] {
  return a === b ? [a] : [a, b]
}

/** The bounds on one issue, times a weight. */
function fixedGame(comparison: Comparison, column: number, weight: number): Game<Said> {
  const sides = sidesOn(comparison, column)
  const worth = (said: readonly Said[], bound: Bound) => weight * boundOn(comparison, sides, said, bound)
  return { players: playersOf(sides), parts: sides, worth, span: weight }
}

/** The bounds on one issue, times its weight for one party, as the acts have it, and that party's say. */
function weighedGame(comparison: Comparison, column: number, party: string, say: number): Game<Said> {
  const { negotiation, acts, issues } = comparison
  const sides = sidesOn(comparison, column)
  const weights = weightsPart(negotiation, acts, issues, party, column)
  const parts = [...sides, weights]
  const worth = (said: readonly Said[], bound: Bound) => {
    const share = weights.sharesOf(said[sides.length] as Said)[column] as number
    return say * share * boundOn(comparison, sides, said, bound)
  }
  return { players: playersOf(parts), parts, worth, span: say }
}

function wholeGame(comparison: Comparison, raters: readonly Rater[], metric: Metric): Game<Said> {
  const { negotiation, acts, issues } = comparison
  const sides = issues.map((_, column) => sidesOn(comparison, column))
  const weighing = raters.map(({ party, shares }) =>
    shares === undefined ? weightsPart(negotiation, acts, issues, party) : undefined,
  )
  const parts = [...sides.flat(), ...weighing.filter((weights) => weights !== undefined)]
  const places = weighing.map((weights) => (weights === undefined ? -1 : parts.indexOf(weights)))
  const aggregate = aggregateOf(metric)
  const worth = (said: readonly Said[], bound: Bound) => {
    const distances = Float64Array.from(sides, (pair, column) =>
      boundOn(comparison, pair, said.slice(column * raters.length), bound),
    )
    const own = raters.map(({ shares }, i) => ({
      shares: shares ?? (weighing[i] as WeightsPart).sharesOf(said[places[i] as number] as Said),
    }))
    return aggregate(distances, pairWeights(own[0] as PartyWeights, own.at(-1) as PartyWeights))
  }
  return { players: playersOf(parts), parts, worth, span: 1 }
}

function sidesOn(comparison: Comparison, column: number): PositionPart[] {
  const { negotiation, a, b, issues, acts } = comparison
  const issue = issues[column] as string
  return partiesOf(comparison).map((party) => positionPart(negotiation, acts, issue, party, party === a ? b : a))
}

/** One bound on one issue; of one side alone, that of its gap to itself. */
function boundOn(
  { negotiation }: Comparison,
  sides: readonly PositionPart[],
  said: readonly Said[],
  bound: Bound,
): number {
  const [p, q] = sides.map((side, i) => side.positionOf(said[i] as Said))
  if (p === undefined) throw new Error('a gap without sides')
  if (q === undefined) return selfGap(p)[bound]
  const { scale } = negotiation.issues[p.issue] as Issue
  return regionDistance(scale, regionFor(p, bound), regionFor(q, bound))
}
