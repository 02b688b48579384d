import { lastAnswer, refusalOf } from '../../gap/packageAnswers.js'
import { scaleOf, type Terms } from '../../gap/terms.js'
import type { Negotiation } from '../../model/negotiation.js'
import { difference, intersection, isEmpty, isSubset, overlap, wholeRegion } from '../../model/region.js'
import { at, type Position, positions } from '../../position/position.js'
import { type Expression, formatExpression, optionsIn } from '../expression.js'
import type { ConflictAssumption } from './assumption.js'
import type { Choices, Claim, Outcome, Tie } from './choices.js'
import { allOf, holds, issuesOf, not, taken } from './feasibility.js'

/** A preference statement of a party, and what it rests on. */
export interface Wish {
  readonly statement: string
  readonly firm: boolean
  readonly issues: readonly string[]
  /** The greatest salience of its issues for the party; absent where one of them is not known. */
  readonly salience?: number
  readonly acts: readonly string[]
}

/** What a party wants, as far as the record says, the most important first; and what that takes for granted. */
export function wishesOf(
  negotiation: Negotiation,
  party: string,
  choices: Choices,
  order: readonly string[] | undefined,
): { readonly wishes: readonly Wish[]; readonly assumptions: readonly ConflictAssumption[] } {
  const stands = choices.outcomes.map((outcome) => {
    const own = choices.ties.filter((tie) => tie.party === party && tie.outcome === outcome)
    return own.length > 0 ? onceMet(negotiation, outcome, own) : standOn(negotiation, party, outcome)
  })
  const insisting = choices.claims.filter(
    ({ ask, insist }, i, all) =>
      insist.owners.includes(party) &&
      ask.act.firmness === 'firm' &&
      all.findIndex((other) => other.insist === insist && other.ask.act.firmness === 'firm') === i,
  )
  const wanted = [...stands.filter((stand) => stand !== undefined), ...insisting.map(untilMet)]
  const wishes = ranked(
    wanted.map((want) => toWish(negotiation, party, want)),
    order,
  )
  const named = new Set(wanted.flatMap(({ statement }) => optionsIn(statement)))
  const silent = choices.all.map(({ id }) => id).filter((id) => !named.has(id))
  const tied = choices.ties.filter((tie) => tie.party === party)
  const elsewhere = stands.flatMap((stand) => (stand?.elsewhere === true ? stand.acts : []))
  return {
    wishes,
    assumptions: [
      ...(tied.length === 0 ? [] : [wantsOnceMet(party, tied)]),
      ...(elsewhere.length === 0
        ? []
        : [{ kind: 'wantsWhatItHasShown', party, acts: [...new Set(elsewhere)] } as const]),
      ...insisting.map(({ ask }) => ({ kind: 'insistsUntilMet', party, act: ask.act.id }) as const),
      ...(order === undefined ? orderAssumptions(party, wishes) : []),
      ...(silent.length === 0 ? [] : [{ kind: 'indifference', party, options: silent } as const]),
    ],
  }
}

/** Something that a party wants. */
interface Want {
  readonly statement: Expression
  readonly firm: boolean
  readonly issues: readonly string[]
  readonly acts: readonly string[]
  /** Only what it has shown to accept elsewhere speaks against it. */
  readonly elsewhere?: boolean
}

function onceMet(negotiation: Negotiation, outcome: Outcome, ties: readonly Tie[]): Want {
  const met = allOf([...new Set(ties.map(({ claim }) => claim.deliver.id))].map(taken))
  const said = ties.flatMap(({ party }) =>
    [...outcome.terms.keys()].flatMap((issue) => at(positions(negotiation), party, issue).acts),
  )
  return {
    statement: { kind: 'iff', one: holds(outcome), other: met },
    firm: true,
    issues: [...outcome.terms.keys()],
    acts: [...new Set([...ties.map(({ claim }) => claim.ask.act.id), ...said, ...outcome.acts])],
  }
}

function untilMet({ ask, insist, deliver }: Claim): Want {
  const statement = { kind: 'if', consequence: taken(insist.id), condition: not(taken(deliver.id)) } as const
  return { statement, firm: true, issues: [ask.act.issue], acts: [ask.act.id] }
}

/**
 * What the position of a party says of an outcome: firmly against what it has ruled out, firmly for what alone it has not; else for what
 * it has shown to accept, and against what lies elsewhere. `undefined` where nothing is known.
 */
function standOn(negotiation: Negotiation, party: string, outcome: Outcome): Want | undefined {
  const { terms } = outcome
  const issues = [...terms.keys()]
  const own = issues.map((issue) => at(positions(negotiation), party, issue))
  const sides = own.map((position) => sideOf(negotiation, position, terms))
  const want = (isFor: boolean, firm: boolean, acts: readonly string[]): Want => {
    const statement = isFor ? holds(outcome) : not(holds(outcome))
    return { statement, firm, issues, acts: [...new Set([...acts, ...outcome.acts])] }
  }
  const out = sides.indexOf('ruledOut')
  if (out >= 0) return want(false, true, own[out]?.outerActs ?? [])
  if (terms.size > 1) {
    const refusal = refusalOf(negotiation, party, terms)
    if (refusal !== undefined) return want(false, true, [refusal])
    const answer = lastAnswer(negotiation, party, terms)
    if (answer !== undefined && answer.answer !== 'rejected') return want(true, false, [answer.act])
  }
  const acts = own.flatMap((position) => position.acts)
  if (sides.every((side) => side === 'only')) return want(true, true, acts)
  if (sides.every((side) => side === 'only' || side === 'shown')) return want(true, false, acts)
  return sides.includes('elsewhere') ? { ...want(false, false, acts), elsewhere: true } : undefined
}

type Side = 'ruledOut' | 'only' | 'shown' | 'elsewhere' | 'unknown'

function sideOf(negotiation: Negotiation, { issue, known, inner, outer }: Position, terms: Terms): Side {
  const scale = scaleOf(negotiation, issue)
  const region = terms.get(issue) ?? wholeRegion(scale)
  if (!known) return 'unknown'
  if (!overlap(scale, outer, region)) return 'ruledOut'
  if (isSubset(scale, outer, region)) return 'only'
  if (isEmpty(inner)) return 'unknown'
  if (!overlap(scale, inner, region)) return 'elsewhere'
  return isEmpty(intersection(scale, inner, difference(scale, wholeRegion(scale), region))) ? 'shown' : 'unknown'
}

function toWish(negotiation: Negotiation, party: string, { statement, firm, issues, acts }: Want): Wish {
  const known = issues.map((issue) => at(positions(negotiation), party, issue).salience)
  const said = { statement: formatExpression(statement), firm, issues, acts }
  return known.some((one) => one === undefined) ? said : { ...said, salience: Math.max(...(known as number[])) }
}

/** As the caller orders the issues; else what is firm first, then what is more salient, as far as that is known of all. */
function ranked(wishes: readonly Wish[], order: readonly string[] | undefined): Wish[] {
  if (order !== undefined) {
    const rank = ({ issues }: Wish) =>
      Math.min(...issues.map((issue) => (order.includes(issue) ? order.indexOf(issue) : order.length)))
    return wishes.toSorted((a, b) => rank(a) - rank(b) || Number(b.firm) - Number(a.firm))
  }
  return [true, false].flatMap((firm) => {
    const group = wishes.filter((one) => one.firm === firm)
    return isWeighed(group) ? group.toSorted((a, b) => (b.salience as number) - (a.salience as number)) : group
  })
}

function isWeighed(wishes: readonly Wish[]): boolean {
  return wishes.every(({ salience }) => salience !== undefined)
}

function orderAssumptions(party: string, wishes: readonly Wish[]): ConflictAssumption[] {
  const unordered = [true, false].flatMap((firm) => {
    const group = wishes.filter((one) => one.firm === firm)
    const issues = [...new Set(group.flatMap((one) => one.issues))]
    return isWeighed(group) || issues.length < 2 ? [] : issues
  })
  const isMixed = wishes.some(({ firm }) => firm) && wishes.some(({ firm }) => !firm)
  return [
    ...(isMixed ? [{ kind: 'firmFirst', party } as const] : []),
    ...(unordered.length > 0 ? [{ kind: 'recordOrder', party, issues: [...new Set(unordered)] } as const] : []),
  ]
}

function wantsOnceMet(party: string, ties: readonly Tie[]): ConflictAssumption {
  const acts = [...new Set(ties.map(({ claim }) => claim.ask.act.id))]
  return { kind: 'wantsOnceMet', party, acts, issues: issuesOf(ties.map(({ outcome }) => outcome)) }
}
