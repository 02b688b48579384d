import type { Scenario } from '../../bargain/scenario.js'
import type { GeniusDomain } from '../genius/domain.js'
import type { GeniusEvaluator } from '../genius/evaluator.js'
import type { GeniusIssue } from '../genius/issue.js'
import type { GeniusProfile } from '../genius/profile.js'
import type { WritingChange } from './change.js'
import {
  assertAdditive,
  continuousFunction,
  contributions,
  isWhole,
  lineThrough,
  refuse,
  type WrittenIssue,
  type WrittenParty,
  writtenIssues,
  writtenParties,
} from './valued.js'

/** What an issue adds to a party's utility: an evaluator, whose evaluations GENIUS divides by their largest, and a weight. */
interface Part {
  readonly evaluator: GeniusEvaluator
  readonly weight: number
  /** What every package is worth less in the file. */
  readonly from: number
}

/** A scenario as GENIUS 10 keeps it: a domain, and one additive profile a party. */
export function toGenius(scenario: Scenario) {
  const issues = writtenIssues(scenario)
  const parties = writtenParties(scenario)
  for (const party of parties) assertAdditive(party, 'GENIUS')
  const kinds = issues.map((issue) => kindOf(issue, parties))
  const written = issues.map((issue, i) => issueOf(issue, i + 1, kinds[i] as GeniusIssue['kind']))
  const domain: GeniusDomain = { name: scenario.domain.name ?? 'domain', issues: written }
  const read = parties.map((party) => ({ party: party.party, ...profileOf(domain, issues, kinds, party) }))
  return {
    domain,
    profiles: Object.fromEntries(read.map(({ party, profile }) => [party, profile])),
    changes: [
      ...issues.flatMap((issue, i) => changesOf(issue, kinds[i] as GeniusIssue['kind'])),
      ...read.flatMap(({ changes }) => changes),
    ],
  }
}

/** Whole numbers stay numbers where they are worth a line to every party. */
function kindOf(issue: WrittenIssue, parties: readonly WrittenParty[]): GeniusIssue['kind'] {
  if (issue.values === undefined) return 'real'
  const isLine = ({ own }: WrittenParty) => lineThrough(issue, contributions(issue, own)) !== undefined
  return isWhole(issue) && parties.every(isLine) ? 'integer' : 'discrete'
}

function issueOf(
  { name, issue: { scale }, values }: WrittenIssue,
  index: number,
  kind: GeniusIssue['kind'],
): GeniusIssue {
  if (kind === 'discrete') return { kind, index, name, values: (values ?? []).map(String) }
  const { min, max } = scale as { min: number; max: number }
  return { kind, index, name, lower: min, upper: kind === 'integer' ? Math.floor(max + 1e-9) : max }
}

function changesOf({ id, issue: { scale } }: WrittenIssue, kind: GeniusIssue['kind']): WritingChange[] {
  if (kind !== 'discrete' || scale.kind === 'nominal') return []
  return [scale.kind === 'ordinal' ? { kind: 'orderLost', issue: id } : { kind: 'asNames', issue: id }]
}

interface Written {
  readonly profile: GeniusProfile
  readonly changes: readonly WritingChange[]
}

/** Utilities are from 0 on in GENIUS, and cut at 1: they are shifted and divided where that is needed. */
function profileOf(
  { name, issues: written }: GeniusDomain,
  issues: readonly WrittenIssue[],
  kinds: readonly GeniusIssue['kind'][],
  party: WrittenParty,
): Written {
  const { constant, reservation, discount } = party.own
  const carrier = constant > 0 ? kinds.indexOf('discrete') : -1
  const parts = issues.map((issue, i) =>
    partOf(issue, kinds[i] as GeniusIssue['kind'], party, i === carrier ? constant : 0),
  )
  const from = parts.reduce((sum, part) => sum + part.from, carrier < 0 ? constant : 0)
  const most = parts.reduce((sum, { weight }) => sum + weight, 0)
  const by = most > 1 + 1e-9 ? most : 1
  const profile: GeniusProfile = {
    kind: 'additive',
    name,
    issues: written,
    evaluators: parts.map(({ evaluator }) => evaluator),
    weights: parts.map(({ weight }, i) => ({ index: (written[i] as GeniusIssue).index, weight: weight / by })),
    ...(reservation === undefined ? {} : { reservation: (reservation - from) / by }),
    ...(discount === 1 ? {} : { discount }),
  }
  return { profile, changes: from === 0 && by === 1 ? [] : [{ kind: 'rescaled', party: party.party, from, by }] }
}

function partOf(issue: WrittenIssue, kind: GeniusIssue['kind'], party: WrittenParty, added: number): Part {
  if (kind === 'real') return realPart(issue, party)
  const own = contributions(issue, party.own)
  const from = Math.min(0, ...own)
  const worths = own.map((at) => at - from + added)
  const weight = Math.max(...worths)
  if (weight === 0) return { evaluator: flat(kind, worths.length), weight, from }
  const line = kind === 'integer' ? lineThrough(issue, worths) : undefined
  if (line === undefined)
    return { evaluator: { kind: 'table', evaluations: worths.map((at) => at / weight) }, weight, from }
  return { evaluator: { kind: 'linear', slope: line.slope / weight, offset: line.first / weight }, weight, from }
}

function flat(kind: GeniusIssue['kind'], count: number): GeniusEvaluator {
  return kind === 'discrete'
    ? { kind: 'table', evaluations: Array.from({ length: count }, () => 0) }
    : { kind: 'linear', slope: 0, offset: 0 }
}

/** GENIUS keeps what a line is worth within 0 and 1; the weight takes what is beyond. */
function realPart(issue: WrittenIssue, { party, own }: WrittenParty): Part {
  const { valued, weight } = continuousFunction(issue, own)
  const nothing: Part = { evaluator: { kind: 'constant', evaluation: 0 }, weight: 0, from: 0 }
  if (valued === undefined) return nothing
  if (valued.kind === 'triangular' && weight >= 0) {
    return {
      evaluator: { kind: 'triangular', lower: valued.from, upper: valued.to, top: valued.peak },
      weight,
      from: 0,
    }
  }
  if (valued.kind !== 'linear' || valued.within !== undefined) {
    const expected = 'a straight line or a triangle on a continuous scale'
    return refuse(['preferences', party, 'values', issue.id], expected, valued.kind)
  }
  const { min, max } = issue.issue.scale as { min: number; max: number }
  const at = (x: number) => weight * (valued.intercept + valued.slope * (x - valued.from))
  const from = Math.min(0, at(min), at(max))
  const most = Math.max(at(min), at(max)) - from
  if (most === 0) return { ...nothing, from }
  const evaluator = { kind: 'linear', slope: (weight * valued.slope) / most, offset: (at(0) - from) / most } as const
  return { evaluator, weight: most, from }
}
