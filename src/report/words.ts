import type { Bounds } from '../gap/issueGap.js'
import type { When } from '../model/date.js'
import type { Selector } from '../model/evidence.js'
import type { Act, Evidence, Issue, Negotiation } from '../model/negotiation.js'
import type { Interval, Region } from '../model/region.js'
import { sameRegion, wholeRegion } from '../model/region.js'
import { type RegionExpression, toRegion } from '../model/regionExpression.js'
import type { Option, Scale, Value } from '../model/scale.js'
import { actsById, makersOf } from '../record/checked.js'
import { lastDayOf } from '../record/history.js'
import { hypotheticalActs } from '../record/hypothetical.js'

/** As a list in a sentence: "a", "a and b", "a, b, and c". `Intl` knows it too, but needs 25 ms to start. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  if (parts.length < 2) return last
  return `${parts.slice(0, -1).join(', ')}${parts.length > 2 ? ',' : ''} and ${last}`
}

/** With commas between thousands, and six digits after the point where it has so many. */
function grouped(value: number): string {
  const [whole = '', ...fraction] = String(Number(value.toFixed(6))).split('.')
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')
}

/** Names of parties, in the order given. */
export function partyNames(negotiation: Negotiation, ids: readonly string[]): string {
  return joined(ids.map((id) => negotiation.parties[id]?.name ?? id))
}

export function issueOf(negotiation: Negotiation, id: string): Issue {
  const issue = negotiation.issues[id]
  if (issue === undefined) throw new Error(`no issue ${id}`)
  return issue
}

/** A region in words: "yes", "at most 25,000 troops", "partial or full", "anything", "nothing". */
export function describeRegion(scale: Scale, region: Region): string {
  if (sameRegion(region, wholeRegion(scale))) return 'anything'
  const parts =
    region.kind === 'options'
      ? region.options.map(describeOption)
      : region.intervals.map((interval) => describeInterval(interval, scale))
  const unit = scale.kind === 'interval' && scale.unit !== undefined && parts.length > 0 ? ` ${scale.unit}` : ''
  return parts.length === 0 ? 'nothing' : `${parts.join(' or ')}${unit}`
}

function describeExpression(issue: Issue, expression: RegionExpression): string {
  return describeRegion(issue.scale, toRegion(issue.scale, expression))
}

export function describeValue(scale: Scale, value: Value): string {
  if (typeof value !== 'number') return describeOption(value)
  return `${grouped(value)}${scale.kind === 'interval' && scale.unit !== undefined ? ` ${scale.unit}` : ''}`
}

function describeOption(option: Option): string {
  return option === true ? 'yes' : option === false ? 'no' : option
}

function describeInterval({ from, to, fromOpen, toOpen }: Interval, scale: Scale): string {
  const [low, high] = [grouped(from), grouped(to)]
  if (from === to) return low
  const fromStart = scale.kind === 'interval' && from === scale.min && !fromOpen
  const toEnd = scale.kind === 'interval' && to === scale.max && !toOpen
  if (fromStart) return `${toOpen ? 'less than' : 'at most'} ${high}`
  if (toEnd && !(fromOpen && scale.kind === 'interval' && from === scale.min)) {
    return `${fromOpen ? 'more than' : 'at least'} ${low}`
  }
  return `${fromOpen ? 'more than' : 'from'} ${low} ${toOpen ? 'to less than' : 'up to'} ${high}`
}

/** Bounds as "0.25–1.00", or one number where they agree. */
export function describeBounds({ lower, upper }: Bounds): string {
  return lower === upper ? lower.toFixed(2) : `${lower.toFixed(2)}–${upper.toFixed(2)}`
}

export function describeWhen(when: When): string {
  if (typeof when === 'string') return when
  return when.from === undefined ? `by ${when.to}` : when.from === when.to ? when.to : `${when.from} to ${when.to}`
}

/** Where acts were read: "article, characters 1293–1354 and 1381–1409". Empty when none of them says. */
export function describeEvidence(evidence: readonly Evidence[]): string {
  const places = new Map<string, string[]>()
  for (const { source, selector } of evidence) {
    const known = places.get(source) ?? []
    places.set(source, selector === undefined ? known : [...known, describeSelector(selector)])
  }
  return [...places]
    .map(([source, passages]) =>
      passages.length === 0 ? source : `${source}, characters ${joined([...new Set(passages)])}`,
    )
    .join('; ')
    .replaceAll('characters “', '“')
}

function describeSelector(selector: Selector): string {
  return selector.type === 'TextQuoteSelector' ? `“${selector.exact}”` : `${selector.start}–${selector.end}`
}

/** Who says so. */
export function describeAsserter(negotiation: Negotiation, assertedBy: Act['assertedBy']): string {
  if (assertedBy === 'narrator') return 'the narrator'
  if ('officialsOf' in assertedBy) return `officials of ${partyNames(negotiation, [assertedBy.officialsOf])}`
  return negotiation.delegates[assertedBy.speaker]?.name ?? assertedBy.speaker
}

/** The title of a section, which says so when a what-if is told: "Positions, with 2 hypothetical acts". */
export function sectionTitle(negotiation: Negotiation, title: string): string {
  const { length } = hypotheticalActs(negotiation)
  return length === 0 ? title : `${title}, with ${length} hypothetical ${length === 1 ? 'act' : 'acts'}`
}

/** Of when a report speaks: the last day of the record, and not of what is only supposed. */
export function asOfWhen(negotiation: Negotiation): string {
  const recorded = negotiation.acts.filter((act) => act.hypothetical !== true)
  const day = lastDayOf(recorded)
  const reported = day === undefined ? 'Before anything was reported' : `As reported on ${day}`
  return recorded.length === negotiation.acts.length ? reported : `${reported}, if what is supposed were so`
}

/** An act's id, with the mark of one that is only supposed: "offer [hypothetical]". */
export function nameAct(act: Act): string {
  return act.hypothetical === true ? `${act.id} [hypothetical]` : act.id
}

/** Acts by id, each as `nameAct` names it: "claim, offer [hypothetical]". */
export function nameActs(negotiation: Negotiation, ids: readonly string[]): string {
  const acts = ids.map((id) => actsById(negotiation).get(id))
  return acts.map((act, i) => (act === undefined ? ids[i] : nameAct(act))).join(', ')
}

/**
 * An act named so that it can be looked up: "demandMobilisation, by 2025-04-17; article, characters 1293–1354"; a
 * hypothetical one with its mark, "offer [hypothetical], 2026-01-12".
 */
export function citeAct(act: Act): string {
  const read = describeEvidence(act.evidence ?? [])
  return [`${nameAct(act)}, ${describeWhen(act.date)}`, ...(read === '' ? [] : [read])].join('; ')
}

/**
 * What an act says about outcomes, as a sentence without its full stop: "Port Company proposes “Pay rise”: 4 %", and of a
 * hypothetical act "Hypothetically, Port Company would propose “Pay rise”: 4 %".
 */
export function describeAct(negotiation: Negotiation, act: Act): string {
  const said = actSentence(negotiation, act)
  return act.hypothetical === true ? `Hypothetically, ${said}` : said
}

function actSentence(negotiation: Negotiation, act: Act): string {
  const by = partyNames(negotiation, makersOf(act)) || `${act.hypothetical === true ? 'n' : 'N'}obody in particular`
  const to = act.to === undefined ? '' : ` ${partyNames(negotiation, act.to)}`
  switch (act.kind) {
    case 'demand':
      return `${by} ${verb(act, 'demands', 'demand')}${to === '' ? '' : ` of${to}`} ${describeOutcome(negotiation, act.issue, act.region)}`
    case 'statement':
      return act.region === undefined
        ? `${by} ${verb(act, 'says', 'say')} how much ${quoted(negotiation, act.issue)} matters`
        : `${by} ${verb(act, 'declares for', 'declare for')} ${describeOutcome(negotiation, act.issue, act.region)}`
    case 'proposal': {
      const terms = Object.entries(act.terms).map(([issue, region]) => describeOutcome(negotiation, issue, region))
      return `${by} ${verb(act, 'proposes', 'propose')} ${joined(terms)}`
    }
    case 'acceptance':
    case 'rejection': {
      const what =
        act.issue !== undefined && act.region !== undefined
          ? describeOutcome(negotiation, act.issue, act.region)
          : `what ${nameActs(negotiation, [act.answers as string])} asks`
      const does = act.kind === 'acceptance' ? verb(act, 'accepts', 'accept') : verb(act, 'rejects', 'reject')
      return `${by} ${does} ${what}`
    }
    case 'withdrawal':
      return `${by} ${verb(act, 'withdraws', 'withdraw')} ${nameActs(negotiation, [act.withdraws])}`
    case 'meeting': {
      const present = act.participants.map(({ party }) => party)
      return `${partyNames(negotiation, present)} ${act.hypothetical === true ? 'would meet' : 'meet'}`
    }
    default:
      return `${by}: ${act.kind}${to === '' ? '' : ` to${to}`}`
  }
}

function verb(act: Act, one: string, several: string): string {
  if (act.hypothetical === true) return `would ${several}`
  return makersOf(act).length > 1 ? several : one
}

function quoted(negotiation: Negotiation, issue: string): string {
  return `“${issueOf(negotiation, issue).name}”`
}

/** An issue and where it is to end: of a yes-or-no issue its name says it, or "not" and its name. */
export function describeOutcome(negotiation: Negotiation, id: string, region: RegionExpression): string {
  const issue = issueOf(negotiation, id)
  const said = describeExpression(issue, region)
  if (issue.scale.kind !== 'binary' || said === 'anything') return `${quoted(negotiation, id)}: ${said}`
  return said === 'yes' ? quoted(negotiation, id) : `not ${quoted(negotiation, id)}`
}
