import { scaleOf } from '../../gap/terms.js'
import type { Negotiation } from '../../model/negotiation.js'
import { contains, isSubset, type Region } from '../../model/region.js'
import { toRegion } from '../../model/regionExpression.js'
import { optionsOf, type Value } from '../../model/scale.js'
import { actsById } from '../../record/checked.js'
import { type Expression, formatExpression } from '../expression.js'
import type { ConflictAssumption } from './assumption.js'
import type { Choices, Outcome } from './choices.js'

/** What cannot be, as a statement, and the acts that it rests on. */
export interface NegotiationRule {
  readonly infeasible: string
  readonly acts: readonly string[]
}

/**
 * What cannot be: that an outcome is accepted by a party that still insists on an undelivered condition; that a proposal comes about
 * which is no longer on the table, or without what it is made to depend on; that an issue ends in two regions that exclude each other.
 */
export function rulesIn(negotiation: Negotiation, { outcomes, ties }: Choices) {
  const conditions = outcomes.map((outcome) => conditionRules(negotiation, outcome, outcomes))
  const rules: NegotiationRule[] = [
    ...ties.map(({ party, claim, outcome }) => {
      const own = outcome.choices.filter(({ owners }) => owners.includes(party)).map(({ id }) => taken(id))
      const unmet = [...own, taken(claim.insist.id), not(taken(claim.deliver.id))]
      return rule({ kind: 'and', all: unmet }, [...new Set([claim.ask.act.id, ...outcome.acts])])
    }),
    ...outcomes.flatMap((outcome) =>
      outcome.offer === undefined
        ? []
        : [rule({ kind: 'and', all: [holds(outcome), not(taken(outcome.offer.id))] }, outcome.acts)],
    ),
    ...conditions.flatMap(({ rules: own }) => own),
    ...issuesOf(outcomes).flatMap((issue) => exclusions(negotiation, issue, outcomes)),
  ]
  const assumptions = conditions.flatMap(({ assumptions: own }) => own)
  return { rules, assumptions }
}

export function taken(option: string): Expression {
  return { kind: 'option', option }
}

export function not(of: Expression): Expression {
  return { kind: 'not', of }
}

export function allOf(parts: readonly Expression[]): Expression {
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', all: parts }
}

/** Whether an outcome has come about. */
export function holds({ choices }: Outcome): Expression {
  return allOf(choices.map(({ id }) => taken(id)))
}

export function issuesOf(outcomes: readonly Outcome[]): string[] {
  return [...new Set(outcomes.flatMap(({ terms }) => [...terms.keys()]))]
}

function rule(infeasible: Expression, acts: readonly string[]): NegotiationRule {
  return { infeasible: formatExpression(infeasible), acts }
}

/** What a proposal says has to be the case first, where that is something that can come about here. */
function conditionRules(negotiation: Negotiation, outcome: Outcome, all: readonly Outcome[]) {
  const [rules, assumptions]: [NegotiationRule[], ConflictAssumption[]] = [[], []]
  for (const id of outcome.acts) {
    const act = actsById(negotiation).get(id)
    if (act?.kind !== 'proposal') continue
    for (const { issue, region } of act.conditions ?? []) {
      if (issue === undefined || region === undefined) continue
      const scale = scaleOf(negotiation, issue)
      const meeting = all.filter((other) => {
        const term = other.terms.get(issue)
        return other !== outcome && term !== undefined && isSubset(scale, term, toRegion(scale, region))
      })
      if (meeting.length === 0) {
        assumptions.push({ kind: 'conditionLeftOut', act: id })
      } else {
        const unmet = meeting.map((other) => not(holds(other)))
        const acts = [...new Set([id, ...meeting.flatMap((other) => other.acts)])]
        rules.push(rule({ kind: 'and', all: [holds(outcome), ...unmet] }, acts))
      }
    }
  }
  return { rules, assumptions }
}

/**
 * An issue ends at one value. So outcomes cannot all come about if every value is excluded by one of them: each list of outcomes that
 * exclude a value has to have one that comes about, for as few values as say it all.
 */
function exclusions(negotiation: Negotiation, issue: string, outcomes: readonly Outcome[]): NegotiationRule[] {
  const ending = outcomes.filter(({ terms }) => terms.has(issue))
  const regions = ending.map(({ terms }) => terms.get(issue) as Region)
  const excluding = valuesOf(negotiation, issue, regions).map((value) =>
    ending.filter((_, i) => !contains(regions[i] as Region, value)),
  )
  if (excluding.some((list) => list.length === 0)) return []
  const distinct = [...new Map(excluding.map((list) => [list.map((one) => ending.indexOf(one)).join(), list])).values()]
  const fewest = distinct.filter(
    (list) => !distinct.some((other) => other !== list && other.every((outcome) => list.includes(outcome))),
  )
  const parts = fewest.map(
    (list): Expression => (list.length === 1 ? holds(list[0] as Outcome) : { kind: 'or', all: list.map(holds) }),
  )
  return [rule(allOf(parts), [...new Set(fewest.flat().flatMap(({ acts }) => acts))])]
}

/** Values of which one lies wherever the regions of an issue differ. */
function valuesOf(negotiation: Negotiation, issue: string, regions: readonly Region[]): readonly Value[] {
  const scale = scaleOf(negotiation, issue)
  if (scale.kind !== 'interval') return optionsOf(scale)
  const ends = regions.flatMap((region) =>
    region.kind === 'intervals' ? region.intervals.flatMap(({ from, to }) => [from, to]) : [],
  )
  const points = [...new Set([scale.min, scale.max, ...ends])].sort((a, b) => a - b)
  return points.flatMap((point, i) => (i === 0 ? [point] : [((points[i - 1] as number) + point) / 2, point]))
}
