import type { ForecastAssumption } from '../forecast/assumption.js'
import type { EnsembleAssumption, Range, UncertainInput } from '../forecast/ensemble/input.js'
import type { WhyUndecided } from '../forecast/forecast.js'
import type { SituationAssumption } from '../forecast/negotiation/fromNegotiation.js'
import type { Situation, SpatialIssue } from '../forecast/situation.js'
import { joined } from './words.js'

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })

const whys: Readonly<Record<WhyUndecided | 'noOutcome', string>> = {
  noPosition: 'nobody stands anywhere',
  tooFewActors: 'too few stand anywhere',
  noWeight: 'nobody has any weight',
  noReferencePoint: 'what comes about without agreement is not known',
  noAgendaSetter: 'where the proposer stands is not known',
  noWinner: 'no position that none beats',
  noOutcome: 'the model has none',
}

/** Why a model has no outcome. */
export function describeUndecided(why: string): string {
  return Object.hasOwn(whys, why) ? whys[why as WhyUndecided] : why
}

export function describeNumber(number: number): string {
  return digits.format(number)
}

export function describeShare(share: number): string {
  return shares.format(share)
}

export function issueName({ issues }: Situation, id: string): string {
  return issues[id]?.name ?? id
}

export function actorNames({ actors }: Situation, ids: readonly string[]): string {
  const known = Object.keys(actors).length
  return ids.length === known && known > 1 ? 'everyone' : joined(ids.map((id) => actors[id]?.name ?? id))
}

/** The name of an issue, with its unit or what the points of its scale mean. */
export function describeIssue(situation: Situation, id: string): string {
  const { unit, meanings = [] } = situation.issues[id] as SpatialIssue
  const points = meanings.map(({ at, meaning }) => `${digits.format(at)} ${meaning}`)
  const scale = [...(unit === undefined ? [] : [unit]), ...points].join(', ')
  return scale === '' ? issueName(situation, id) : `${issueName(situation, id)} (${scale})`
}

export function describeRange({ atLeast, atMost }: Range): string {
  return `${digits.format(atLeast)} to ${digits.format(atMost)}`
}

/** A number that is not known, on an issue: "salience to the port"; with the name of its issue, if it is of another. */
export function describeInput(situation: Situation, { what, actor, issue }: UncertainInput, on: string): string {
  const elsewhere = issue === undefined || issue === on ? '' : ` (${issueName(situation, issue)})`
  return `${what} ${what === 'salience' ? 'to' : 'of'} ${actorNames(situation, [actor])}${elsewhere}`
}

/** What is taken for granted, issues with the same actors together, each as a sentence. */
export function describeAssumptions(
  situation: Situation,
  assumptions: readonly (SituationAssumption | EnsembleAssumption | ForecastAssumption)[],
): string[] {
  const told = new Map<string, { readonly say: (issues: string) => string; readonly issues: string[] }>()
  for (const assumption of assumptions) {
    const { issue, ...common } = { issue: undefined, ...assumption }
    const key = JSON.stringify(common)
    const before = told.get(key)
    if (before === undefined)
      told.set(key, { say: (on) => sentence(situation, assumption, on), issues: issue === undefined ? [] : [issue] })
    else if (issue !== undefined && !before.issues.includes(issue)) before.issues.push(issue)
  }
  return [...told.values()].map(({ say, issues }) => say(joined(issues.map((issue) => issueName(situation, issue)))))
}

function sentence(
  situation: Situation,
  assumption: SituationAssumption | EnsembleAssumption | ForecastAssumption,
  on: string,
): string {
  const who = 'actors' in assumption ? actorNames(situation, assumption.actors) : ''
  switch (assumption.kind) {
    case 'noOrder':
      return `Left out, since their options have no order: ${assumption.issues.join(', ')}.`
    case 'betweenValues':
      return `Read as lines from 0 to 1, on which an outcome may lie between two values: ${joined(assumption.issues.map((id) => issueName(situation, id)))}.`
    case 'idealWithin':
      return `On ${on}, ${who}: what is liked best lies somewhere in what ${assumption.region === 'outer' ? 'is not ruled out' : 'is shown to be accepted'}.`
    case 'holes':
      return `On ${on}, ${who}: values that are ruled out between others count as if they were not.`
    case 'silent':
    case 'noPosition':
      return `On ${on}, nothing is known of where ${who} ${stands(situation, assumption.actors)}: no part in the outcome.`
    case 'allRuledOut':
      return `On ${on}, every value is ruled out by ${who}: no part in the outcome.`
    case 'besideMembers':
      return `On ${on}, ${who} ${stands(situation, assumption.actors)} beside members, who may so be counted twice.`
    case 'noSalience':
      return `Salience of ${on} to ${who}: not known.`
    case 'noCapability':
      return `Capability of ${who}: not known.`
    case 'uniform':
      return `${assumption.inputs === 1 ? 'One number is' : `${assumption.inputs.toLocaleString('en')} numbers are`} not known; each is drawn independently, and evenly from its range.`
    case 'wholeScale':
      return `On ${on}, nothing is known of where ${who} ${stands(situation, assumption.actors)}: anywhere on the scale.`
    case 'salienceRange':
      return `Salience of ${on} to ${who}: not known, ${describeRange(assumption.range)} is taken.`
    case 'capabilityRange':
      return `Capability of ${who}: not known, ${describeRange(assumption.range)} is taken.`
    case 'midpoint':
      return `On ${on}, ${who}: the middle of where each may stand is taken.`
    case 'salience':
      return `Salience of ${on} to ${who}: not known, ${describeNumber(assumption.taken)} is taken.`
    case 'capability':
      return `Capability of ${who} on ${on}: not known, ${describeNumber(assumption.taken)} is taken.`
    case 'leftOut':
      return `Left out on ${on}, since the ${assumption.unknown} is not known: ${who}.`
    case 'notOnAllIssues':
      return `Left out where actors bargain over all issues at once, since they do not stand on every one: ${who}.`
    case 'salienceShared':
      return `Saliences of ${who} sum to more than 1 over the issues: those of all are divided by ${describeNumber(assumption.dividedBy)}.`
    case 'meanCapability':
      return `Capability of ${who}: the mean over issues is taken.`
  }
}

function stands({ actors }: Situation, ids: readonly string[]): string {
  return ids.length === 1 || ids.length === Object.keys(actors).length ? 'stands' : 'stand'
}
