import { cornersOf } from '../../bargain/axis.js'
import { type BargainingIssue, valuesOf } from '../../bargain/domain.js'
import type { Preferences } from '../../bargain/preferences.js'
import { issueUtility } from '../../bargain/utility.js'
import type { ValueFunctionInput } from '../../bargain/valueFunction.js'
import { failAt, type Path, type Safe, safe } from '../../model/errors.js'
import { asGiven, readOptions } from '../../model/input.js'
import { assemble, type FileParty, type FileRectangle, type NamedIssue } from '../assemble.js'
import type { FileAssumption, FileScenario } from '../assumption.js'
import { checkedFiles } from '../checkedFiles.js'
import { namedValues, numbers } from '../settled.js'
import { type GeniusDomain, geniusDomainSchema } from './domain.js'
import type { GeniusEvaluator } from './evaluator.js'
import type { GeniusIssue } from './issue.js'
import { type GeniusProfile, geniusProfileSchema } from './profile.js'

/**
 * How the numbers of a GENIUS profile are read. `genius`: as GENIUS 10 does. Evaluations are divided by the largest of their
 * issue; whole numbers count from the lower bound of their issue, and lines are cut at 0 and 1; sums of rectangles are divided
 * by the largest that the file tells. `negmas`: as NegMAS 0.15 does, all numbers as they stand, whole numbers counted from 0.
 */
export type GeniusSemantics = 'genius' | 'negmas'

export interface GeniusOptions {
  /** Default `genius`. */
  readonly semantics?: GeniusSemantics
}

/**
 * What a domain and profiles of GENIUS say, as a scenario. Issues get ids made from their names, which they keep. Weights and
 * reservations are as stored; a profile without a reservation has 0. The discount is over the time there is, from 0 to 1.
 * Utilities are not cut at 1, as GENIUS does: where a sum of weights is above 1, `assumptions` says so.
 *
 * Throws `DemarcheError` where a profile does not know of an issue, or has no evaluation for one of its values.
 */
export function geniusScenario(
  givenDomain: GeniusDomain,
  givenProfiles: Readonly<Record<string, GeniusProfile>>,
  options: GeniusOptions = {},
): FileScenario {
  const { semantics = 'genius' } = readOptions(options, { semantics: asGiven })
  const schemas = { domain: geniusDomainSchema, profile: geniusProfileSchema }
  const { domain, profiles } = checkedFiles(schemas, givenDomain, givenProfiles)
  if (semantics !== 'genius' && semantics !== 'negmas') {
    failAt(['semantics'], { code: 'invalidValue', expected: '"genius" or "negmas"', found: semantics })
  }
  const issues = domain.issues.map((issue): NamedIssue => ({ name: issue.name, issue: fileIssue(issue) }))
  const readings = Object.entries(profiles).map(([party, profile]) => ({
    party,
    ...readProfile(domain, party, profile, semantics),
  }))
  const { scenario, assumptions } = assemble(
    domain.name,
    issues,
    Object.fromEntries(readings.map(({ party, own }) => [party, own])),
    readings.flatMap((reading) => reading.assumptions),
  )
  const above = semantics === 'genius' ? readings.flatMap(({ party }) => above1(scenario, party)) : []
  return Object.freeze({ scenario, assumptions: Object.freeze([...assumptions, ...above]) })
}

/** The twin of `geniusScenario` that returns the error instead of throwing it. */
export const safeGeniusScenario: (
  domain: GeniusDomain,
  profiles: Readonly<Record<string, GeniusProfile>>,
  options?: GeniusOptions,
) => Safe<FileScenario> = safe(geniusScenario)

function fileIssue(issue: GeniusIssue) {
  if (issue.kind === 'discrete') return namedValues(issue.name, issue.values)
  return numbers(issue.name, issue.lower, issue.upper, issue.kind === 'integer' ? 1 : undefined)
}

interface Reading {
  readonly own: FileParty
  readonly assumptions: readonly FileAssumption[]
}

function readProfile(domain: GeniusDomain, party: string, profile: GeniusProfile, semantics: GeniusSemantics): Reading {
  const { reservation = 0, discount = 1 } = profile
  const isDiscount = discount > 0 && discount <= 1
  const assumptions: FileAssumption[] = [
    ...(profile.reservation === undefined ? [{ kind: 'noReservation', party, reservation } as const] : []),
    ...(isDiscount ? [] : [{ kind: 'noDiscount', party, found: discount } as const]),
  ]
  const common = { reservation, discount: isDiscount ? discount : 1 }
  if (profile.kind === 'hyperRectangles') {
    const rectangles = profile.rectangles.flatMap((rectangle) => jointsOf(domain, party, profile, rectangle, semantics))
    const none = domain.issues.map(() => undefined)
    return { own: { functions: none, weights: none.map(() => 0), rectangles, ...common }, assumptions }
  }
  const places = domain.issues.map((issue) => placeIn(profile, issue, ['preferences', party]))
  const weightOf = new Map(profile.weights.map(({ index, weight }) => [index, weight]))
  // What is not told is 0 to GENIUS, and 1 to NegMAS.
  const otherwise = semantics === 'genius' ? 0 : 1
  const weights = places.map((place) => weightOf.get((profile.issues[place] as GeniusIssue).index))
  const functions = places.map((place, i) =>
    functionOf(
      domain.issues[i] as GeniusIssue,
      profile.issues[place] as GeniusIssue,
      profile.evaluators[place] as GeniusEvaluator,
      semantics,
      ['preferences', party],
    ),
  )
  const unweighed = domain.issues.filter((_, i) => weights[i] === undefined)
  return {
    own: { functions, weights: weights.map((weight) => weight ?? otherwise), ...common },
    assumptions: [
      ...assumptions,
      ...unweighed.map(({ name }) => ({ kind: 'noWeight', party, issue: name, weight: otherwise }) as const),
    ],
  }
}

/** Where a profile has an issue of the domain: under its name, or else under its index. */
function placeIn({ issues }: GeniusProfile, { name, index }: GeniusIssue, path: Path): number {
  const byName = issues.findIndex((own) => own.name === name)
  const place = byName >= 0 ? byName : issues.findIndex((own) => own.index === index)
  if (place >= 0) return place
  return failAt(path, { code: 'unknownName', what: 'issue', found: name, known: issues.map((own) => own.name) })
}

function functionOf(
  issue: GeniusIssue,
  own: GeniusIssue,
  evaluator: GeniusEvaluator,
  semantics: GeniusSemantics,
  path: Path,
): ValueFunctionInput {
  const isGenius = semantics === 'genius'
  const within = isGenius ? { within: [0, 1] as const } : {}
  switch (evaluator.kind) {
    case 'table':
      return tableOf(issue, own as Extract<GeniusIssue, { kind: 'discrete' }>, evaluator.evaluations, isGenius, path)
    case 'linear': {
      if (issue.kind === 'discrete') break
      const from = isGenius && own.kind === 'integer' ? own.lower : 0
      return { kind: 'linear', slope: evaluator.slope, intercept: evaluator.offset, from, ...within }
    }
    case 'constant':
      return { kind: 'piecewiseLinear', corners: [[0, evaluator.evaluation]] }
    case 'triangular': {
      const { lower, upper, top } = evaluator
      return { kind: 'triangular', from: lower, peak: top, to: upper }
    }
  }
  return failAt(path, { code: 'inconsistent', expected: `values of ${issue.name}, as in the domain`, found: own.kind })
}

function tableOf(
  issue: GeniusIssue,
  own: Extract<GeniusIssue, { kind: 'discrete' }>,
  evaluations: readonly (number | null)[],
  isGenius: boolean,
  path: Path,
): ValueFunctionInput {
  const largest = evaluations.reduce<number>((most, evaluation) => Math.max(most, evaluation ?? 0), 0)
  const worthOf = (evaluation: number) => (!isGenius ? evaluation : largest < 1e-5 ? 0 : evaluation / largest)
  const table = new Map(own.values.map((value, i) => [value, evaluations[i] ?? null]))
  if (issue.kind === 'real') {
    failAt(path, { code: 'inconsistent', expected: `a function for ${issue.name}, which is real`, found: 'values' })
  }
  const values = issue.kind === 'discrete' ? issue.values : wholeNumbers(issue.lower, issue.upper)
  const worth = values.map((value) => {
    const evaluation = table.get(value) ?? null
    if (evaluation !== null) return [value, worthOf(evaluation)] as const
    return failAt([...path, issue.name, value], { code: 'missing', expected: 'an evaluation' })
  })
  return { kind: 'table', worth: Object.fromEntries(worth) }
}

function wholeNumbers(lower: number, upper: number): string[] {
  return Array.from({ length: upper - lower + 1 }, (_, i) => String(lower + i))
}

/** What is worth something outside is worth it everywhere, and loses it inside. */
function jointsOf(
  domain: GeniusDomain,
  party: string,
  profile: Extract<GeniusProfile, { kind: 'hyperRectangles' }>,
  { utility, weight, applies, bounds }: (typeof profile.rectangles)[number],
  semantics: GeniusSemantics,
): FileRectangle[] {
  const worth = (weight * utility) / (semantics === 'genius' ? profile.largest : 1)
  const placed = bounds.map(({ index, min, max }) => {
    const place = domain.issues.findIndex((issue) => issue.index === index)
    const known = domain.issues.filter(({ kind }) => kind === 'integer').map((issue) => String(issue.index))
    if (domain.issues[place]?.kind === 'integer') return { place, min, max }
    return failAt(['preferences', party], { code: 'unknownName', what: 'integer issue', found: String(index), known })
  })
  if (applies === 'inside') return [{ bounds: placed, utility: worth }]
  return [
    { bounds: [], utility: worth },
    { bounds: placed, utility: -worth },
  ]
}

/** What the best values of all issues, and all that adds to them, sum to, where that is above 1 by more than rounding. */
function above1({ domain, preferences }: FileScenario['scenario'], party: string): FileAssumption[] {
  const own = preferences[party] as Preferences
  const best = Object.entries(domain.issues).map(([id, issue]) => bestOf(issue, id, own))
  const joint = own.interactions.map((one) => (one.kind === 'hyperRectangle' ? Math.max(0, one.utility) : 0))
  const most = [...best, ...joint].reduce((sum, at) => sum + at, own.constant)
  return most > 1 + 1e-9 ? [{ kind: 'above1', party, most }] : []
}

function bestOf(issue: BargainingIssue, id: string, own: Preferences): number {
  const utility = issueUtility(issue, id, own)
  const { scale } = issue
  const values = valuesOf(issue) ?? (scale.kind === 'interval' ? cornersOf(id, scale, [own]) : [])
  return values.reduce<number>((most, value) => Math.max(most, utility(value)), Number.NEGATIVE_INFINITY)
}
