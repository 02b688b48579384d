import type { Scenario } from '../../bargain/scenario.js'
import { worth } from '../../bargain/valueFunction.js'
import type { NegmasDomain } from '../negmas/domain.js'
import type { NegmasUtilityFunction, NegmasValueFunction } from '../negmas/utilityFunction.js'
import type { WritingChange } from './change.js'
import {
  assertAdditive,
  continuousFunction,
  isWhole,
  refuse,
  type WrittenIssue,
  type WrittenParty,
  writtenIssues,
  writtenParties,
} from './valued.js'

type NegmasIssue = NegmasDomain['issues'][number]

/** A scenario as NegMAS stores it: one outcome space, and one utility function a party. */
export function toNegmas(scenario: Scenario) {
  const issues = writtenIssues(scenario)
  const parties = writtenParties(scenario)
  const profiles = parties.map((party) => [party.party, utilityFunctionOf(issues, party)] as const)
  const domain: NegmasDomain = {
    name: scenario.domain.name ?? null,
    type: 'negmas.outcomes.CartesianOutcomeSpace',
    issues: issues.map(issueOf),
  }
  return { domain, profiles: Object.fromEntries(profiles), changes: issues.flatMap(changesOf) }
}

function issueOf(written: WrittenIssue): NegmasIssue {
  const { name, issue, values } = written
  const { scale } = issue
  const typed = (type: string, own: NegmasIssue['values']) => ({ name, type: `negmas.outcomes.${type}`, values: own })
  if (values === undefined || isWhole(written)) {
    const { min, max } = scale as { min: number; max: number }
    return typed(values === undefined ? 'ContinuousIssue' : 'ContiguousIssue', [min, max])
  }
  const names = values.map(String)
  return typed(scale.kind === 'nominal' || scale.kind === 'binary' ? 'CategoricalIssue' : 'OrdinalIssue', names)
}

function changesOf(written: WrittenIssue): WritingChange[] {
  const { kind } = written.issue.scale
  const isNamed = kind === 'binary' || (kind === 'interval' && written.values !== undefined && !isWhole(written))
  return isNamed ? [{ kind: 'asNames', issue: written.id }] : []
}

function utilityFunctionOf(issues: readonly WrittenIssue[], written: WrittenParty): NegmasUtilityFunction {
  assertAdditive(written, 'LinearAdditiveUtilityFunction')
  const { party, own } = written
  const inner = {
    type: 'LinearAdditiveUtilityFunction' as const,
    name: party,
    reserved_value: own.reservation ?? null,
    weights: issues.map(({ id }) => (Object.hasOwn(own.weights, id) ? (own.weights[id] as number) : 1)),
    values: issues.map((issue) => functionOf(issue, written)),
    bias: own.constant,
  }
  return own.discount === 1 ? inner : { type: 'ExpDiscountedUFun', name: party, discount: own.discount, ufun: inner }
}

function functionOf(written: WrittenIssue, { party, own }: WrittenParty): NegmasValueFunction {
  const { id, issue, values } = written
  const { valued } = continuousFunction(written, own)
  if (valued === undefined) return { type: 'ConstFun', bias: 0 }
  if (values === undefined) {
    if (valued.kind === 'linear' && valued.within === undefined) {
      return { type: 'AffineFun', slope: valued.slope, bias: valued.intercept - valued.slope * valued.from }
    }
    return refuse(['preferences', party, 'values', id], 'a straight line on a continuous scale', valued.kind)
  }
  const key = (value: (typeof values)[number]) => (isWhole(written) ? Number(value) : String(value))
  return { type: 'TableFun', mapping: values.map((value) => [key(value), worth(issue.scale, valued, value)]) }
}
