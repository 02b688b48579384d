import { scaleOf, type Terms } from '../../gap/terms.js'
import type { ActOf, Negotiation } from '../../model/negotiation.js'
import { isSubset, type Region, sameRegion } from '../../model/region.js'
import { toRegion } from '../../model/regionExpression.js'
import { answers } from '../../position/answers.js'
import { at, positions } from '../../position/position.js'
import { actsInOrder, standsBy } from '../../position/voices.js'
import type { Ask, Asks, Demanded, Proposed, Scope } from './asks.js'
import type { ConflictAssumption } from './assumption.js'

/**
 * What an option of a negotiation is: to insist on a demand, to deliver it, to keep a proposal on the table, to accept it or an
 * outcome, or to carry a proposal out that needs nobody else.
 */
export type ChoiceKind = 'insist' | 'deliver' | 'offer' | 'accept' | 'pursue'

/** An option with where it comes from. */
export interface Choice {
  readonly id: string
  readonly kind: ChoiceKind
  readonly name: string
  readonly owners: readonly string[]
  readonly acts: readonly string[]
  /** Whether it is taken as things stand. */
  readonly taken: boolean
}

/** Something that comes about when certain options are taken, and how its issues end then. */
export interface Outcome {
  readonly terms: Terms
  /** Options that all have to be taken. */
  readonly choices: readonly Choice[]
  readonly acts: readonly string[]
  /** A proposal comes about only while it is on the table. */
  readonly offer?: Choice
}

/** A demand as options: of whoever insists on it, and of whoever delivers. */
export interface Claim {
  readonly ask: Demanded
  readonly insist: Choice
  readonly deliver: Choice
}

/** A party accepts an outcome only if a demand is delivered, or no longer insisted on. */
export interface Tie {
  readonly party: string
  readonly claim: Claim
  readonly outcome: Outcome
}

export interface Choices {
  readonly all: readonly Choice[]
  readonly outcomes: readonly Outcome[]
  readonly claims: readonly Claim[]
  readonly ties: readonly Tie[]
  readonly assumptions: readonly ConflictAssumption[]
}

/** Demands, proposals and what demands are made a condition for, as options. */
export function choicesIn(scope: Scope, { demands, proposals }: Asks): Choices {
  const { negotiation } = scope
  const names = new Set<string>()
  const [all, outcomes, claims, ties]: [Choice[], Outcome[], Claim[], Tie[]] = [[], [], [], []]
  const assumptions: ConflictAssumption[] = []
  for (const ask of demands) addDemand(ask)
  for (const ask of proposals) addProposal(ask)
  for (const claim of claims) for (const party of claim.insist.owners) addTies(claim, party)
  return { all, outcomes, claims, ties, assumptions }

  function choice(kind: ChoiceKind, about: string, owners: readonly string[], acts: readonly string[], taken: boolean) {
    const id = freeName(names, kind, acts[0] as string, kind === 'accept' ? owners : [])
    const made: Choice = { id, kind, name: `${phrases[kind]} ${about}`, owners, acts, taken }
    all.push(made)
    return made
  }

  /** A demand that repeats another adds nothing but who insists, and what it makes the demand a condition for. */
  function addDemand(ask: Demanded): void {
    const { act, terms, makers } = ask
    const { parties, as } = askedOf(scope, ask)
    if (parties.length === 0) return
    const about = aboutOf(negotiation, act.id, terms)
    const same = claims.find((claim) => sameTerms(claim.ask.terms, terms) && sameNames(claim.deliver.owners, parties))
    if (same !== undefined && sameNames(same.insist.owners, makers)) {
      claims.push({ ask, insist: same.insist, deliver: same.deliver })
      return
    }
    if (as !== 'said') assumptions.push({ kind: 'askedOf', act: act.id, parties, as })
    const insist = choice('insist', `on ${about}`, makers, [act.id], true)
    if (same !== undefined) {
      claims.push({ ask, insist, deliver: same.deliver })
      return
    }
    const given = answers(negotiation).get(act.id)
    const accepted = parties.filter((party) => given?.get(party)?.answer === 'accepted')
    const taken = accepted.length === parties.length
    const deliver = choice('deliver', about, parties, [act.id], taken)
    if (taken) {
      const acts = [...new Set(accepted.map((party) => given?.get(party)?.act as string))]
      assumptions.push({ kind: 'acceptedIsDelivered', option: deliver.id, acts })
    }
    if (parties.length > 1) assumptions.push({ kind: 'eachCanAlone', option: deliver.id, parties })
    claims.push({ ask, insist, deliver })
    outcomes.push({ terms, choices: [deliver], acts: [act.id] })
  }

  function addProposal(ask: Proposed): void {
    const { act, terms, makers } = ask
    const acts = [act.id]
    const about = aboutOf(negotiation, act.id, terms)
    const { parties, as } = askedOf(scope, ask)
    if (act.timing !== undefined || (act.conditions ?? []).some(({ issue }) => issue === undefined)) {
      assumptions.push({ kind: 'conditionLeftOut', act: act.id })
    }
    if (parties.length === 0) {
      const pursue = choice('pursue', about, makers, acts, false)
      if (as !== 'said') assumptions.push({ kind: 'needsNobody', act: act.id, parties: makers })
      if (makers.length > 1) assumptions.push({ kind: 'eachCanAlone', option: pursue.id, parties: makers })
      outcomes.push({ terms, choices: [pursue], acts })
      return
    }
    if (as !== 'said') assumptions.push({ kind: 'askedOf', act: act.id, parties, as })
    const offer = choice('offer', about, makers, acts, true)
    const given = answers(negotiation).get(act.id)
    const accepts = parties.map((party) =>
      choice('accept', about, [party], acts, given?.get(party)?.answer === 'accepted'),
    )
    outcomes.push({ terms, choices: accepts, acts, offer })
  }

  /** What a demand is a condition for is one of the outcomes that the party has a say in, or one that it is asked to accept. */
  function addTies(claim: Claim, party: string): void {
    for (const { issue, region } of claim.ask.act.conditionFor ?? []) {
      if (!scope.issues.includes(issue)) continue
      const wanted = toRegion(scaleOf(negotiation, issue), region)
      const known = outcomes.filter(
        ({ terms, choices }) =>
          lies(terms, issue, wanted) &&
          choices.some(({ owners }) => owners.includes(party)) &&
          !choices.includes(claim.deliver),
      )
      const found = known.length > 0 ? known : [accepted(claim, issue, wanted)]
      for (const outcome of found) ties.push({ party, claim, outcome })
    }
  }

  function accepted({ ask, insist }: Claim, issue: string, region: Region): Outcome {
    const terms = new Map([[issue, region]])
    const parties = [...new Set([...insist.owners, ...directAnswers(scope, terms).keys()])]
    const choices = parties.map((party) => {
      const answer = directAnswers(scope, terms).get(party)
      const acts = [ask.act.id, ...(answer === undefined ? [] : [answer.id])]
      const id = freeName(names, 'accept', issue, [party])
      const name = `${phrases.accept} ${aboutOf(negotiation, ask.act.id, terms)}`
      return { id, kind: 'accept', name, owners: [party], acts, taken: answer?.kind === 'acceptance' } as const
    })
    all.push(...choices)
    assumptions.push({ kind: 'acceptedBy', issue, parties })
    const outcome: Outcome = { terms, choices, acts: [] }
    outcomes.push(outcome)
    return outcome
  }

  function lies(terms: Terms, issue: string, region: Region): boolean {
    const term = terms.get(issue)
    return term !== undefined && isSubset(scaleOf(negotiation, issue), term, region)
  }
}

const phrases: Readonly<Record<ChoiceKind, string>> = {
  insist: 'insist',
  deliver: 'deliver',
  offer: 'keep offering',
  accept: 'accept',
  pursue: 'carry out',
}

/** Those who would have to deliver or accept, as far as they are selected, and how that is known. */
function askedOf({ parties, negotiation, askedOf: stated }: Scope, { act, makers, terms }: Ask) {
  const named = [
    { as: 'said', who: Object.hasOwn(stated, act.id) ? stated[act.id] : undefined },
    { as: 'said', who: act.kind === 'demand' ? act.of : undefined },
    { as: act.kind === 'proposal' ? 'said' : 'addressed', who: act.to },
    { as: 'affected', who: act.affects },
  ] as const
  const first = named.find(({ who }) => who !== undefined)
  const isOther = (party: string) => !makers.includes(party)
  if (first?.who !== undefined) {
    const asked = first.who.filter((party) => parties.includes(party))
    return { parties: first.as === 'said' ? asked : asked.filter(isOther), as: first.as }
  }
  const others = parties.filter(isOther)
  const speaking = others.filter((party) =>
    [...terms.keys()].some((issue) => at(positions(negotiation), party, issue).known),
  )
  const isPlan = act.kind === 'proposal' && speaking.length === 0 && others.length > 1
  return { parties: isPlan ? [] : speaking.length > 0 ? speaking : others, as: 'others' as const }
}

/** By party, the last acceptance or rejection of an outcome that answers no act. */
function directAnswers({ negotiation, parties }: Scope, terms: Terms) {
  const found = new Map<string, ActOf<'acceptance' | 'rejection'>>()
  for (const act of actsInOrder(negotiation)) {
    if ((act.kind !== 'acceptance' && act.kind !== 'rejection') || act.issue === undefined) continue
    const region = terms.get(act.issue)
    if (region === undefined || act.region === undefined) continue
    if (!sameRegion(region, toRegion(scaleOf(negotiation, act.issue), act.region))) continue
    for (const party of standsBy(negotiation, act)) if (parties.includes(party)) found.set(party, act)
  }
  return found
}

function aboutOf(negotiation: Negotiation, act: string, terms: Terms): string {
  const [[issue, region] = [], ...others] = [...terms]
  if (issue === undefined || region === undefined || others.length > 0) return act
  const { name, scale } = negotiation.issues[issue] as Negotiation['issues'][string]
  if (scale.kind !== 'binary') return `“${name}” (${act})`
  return region.kind === 'options' && region.options.includes(true) ? `“${name}”` : `not “${name}”`
}

function sameTerms(one: Terms, other: Terms): boolean {
  return (
    one.size === other.size &&
    [...one].every(([issue, region]) => {
      const known = other.get(issue)
      return known !== undefined && sameRegion(known, region)
    })
  )
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name))
}

/** A name that statements can be written with, and that no other option has. */
function freeName(taken: Set<string>, kind: ChoiceKind, about: string, owners: readonly string[]): string {
  const plain = [kind, about, ...owners]
    .map((part) => part.replaceAll('-', '_'))
    .join('-')
    .slice(0, 120)
  const count = Array.from({ length: taken.size + 1 }, (_, i) => (i === 0 ? plain : `${plain}${i + 1}`))
  const free = count.find((name) => !taken.has(name)) as string
  taken.add(free)
  return free
}
