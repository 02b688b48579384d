import { freeze } from 'immer'
import * as z from 'zod'
import { type Selection, selectedIssues, selectedParties } from '../../gap/options.js'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { AnyNames, PartyId } from '../../model/names.js'
import type { Issue, Negotiation, Party } from '../../model/negotiation.js'
import type { Scale } from '../../model/scale.js'
import { fields } from '../../model/schema.js'
import { at, positions } from '../../position/position.js'
import { assertParties, checked } from '../../record/checked.js'
import { defineSituation, type Situation, type SituationInput } from '../situation.js'
import { lineOf, type Standing, standingOf, type Within } from './line.js'

export interface FromNegotiationOptions<Names extends AnyNames = AnyNames> extends Selection<Names> {
  /**
   * Where a party stands that has not said what it would like best: somewhere in what it has not ruled out (`outer`, default),
   * or in what it has shown to accept, where it has shown anything (`inner`).
   */
  readonly within?: Within
  /** By party, what it can bring to bear, on any scale that is the same for all. A record does not say it. */
  readonly capabilities?: { readonly [P in PartyId<Names>]?: number }
}

/** What is taken for granted where positions are read as points and ranges on lines; what is left out; what is not known. */
export type SituationAssumption =
  /** The options of these issues have no order, so that nobody stands anywhere between them: the issues are left out. */
  | { readonly kind: 'noOrder'; readonly issues: readonly string[] }
  /** These issues have finitely many values, which count as points of a line from 0 to 1: an outcome may lie between two. */
  | { readonly kind: 'betweenValues'; readonly issues: readonly string[] }
  /** These have not said what they would like best; it is taken to lie in this region of each. */
  | IdealWithin
  /** The regions of these have holes, which count as if they belonged to them. */
  | { readonly kind: 'holes'; readonly issue: string; readonly actors: readonly string[] }
  /** Nothing is known of where these stand. */
  | { readonly kind: 'silent'; readonly issue: string; readonly actors: readonly string[] }
  /** These have ruled out every value, so that they stand nowhere. */
  | { readonly kind: 'allRuledOut'; readonly issue: string; readonly actors: readonly string[] }
  /** These collectives stand beside members of their own, which may so be counted twice. */
  | { readonly kind: 'besideMembers'; readonly issue: string; readonly actors: readonly string[] }
  /** These stand somewhere, and have not said how much the issue matters to them. */
  | { readonly kind: 'noSalience'; readonly issue: string; readonly actors: readonly string[] }
  /** What these can bring to bear is not known. */
  | { readonly kind: 'noCapability'; readonly actors: readonly string[] }

interface IdealWithin {
  readonly kind: 'idealWithin'
  readonly issue: string
  readonly region: Within
  readonly actors: readonly string[]
}

/** A negotiation read as a situation, and what that takes for granted. */
export interface NegotiationSituation {
  readonly situation: Situation
  readonly assumptions: readonly SituationAssumption[]
}

const optionsSchema = fields({
  parties: z.array(z.string()).exactOptional(),
  issues: z.array(z.string()).exactOptional(),
  within: z.enum(['outer', 'inner']).default('outer'),
  capabilities: z.record(z.string(), z.number().min(0)).default({}),
})

/**
 * Reads positions as a situation: parties are actors; issues are lines, interval scales in their unit, levels and `false` and
 * `true` at their coordinates from 0 to 1; where a party has said what it would like best it stands there, else somewhere in a
 * range. Salience is what the record says. What it does not say stays unknown in the situation, and is named in `assumptions`.
 *
 * Throws `DemarcheError` for unknown parties and issues, and for capabilities below 0. Linear in positions.
 */
export function fromNegotiation<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FromNegotiationOptions<NoInfer<Names>> = {},
): NegotiationSituation {
  const wide = checked(negotiation)
  const { within, capabilities, ...asked } = parseWith(optionsSchema, readData(options), [])
  assertParties(wide, Object.keys(capabilities))
  const actors = selectedParties(wide, asked.parties)
  const chosen = selectedIssues(wide, asked.issues).map((id) => ({ id, ...(wide.issues[id] as Issue) }))
  const lines = chosen.flatMap(({ id, name, scale }) => (scale.kind === 'nominal' ? [] : [{ id, name, scale }]))
  const readings = lines.map(({ id, scale }) => readingOf(wide, id, scale, actors, within))
  const stancesOf = (actor: string) => readings.flatMap(({ issue, stands }) => stanceOf(issue, stands.get(actor)))
  const actorOf = (actor: string) => ({
    name: (wide.parties[actor] as Party).name,
    ...(Object.hasOwn(capabilities, actor) ? { capability: capabilities[actor] as number } : {}),
    stances: Object.fromEntries(stancesOf(actor)),
  })
  const situation = defineSituation({
    name: wide.title,
    issues: Object.fromEntries(lines.map(({ id, name, scale }) => [id, { name, ...lineOf(scale) }])),
    actors: Object.fromEntries(actors.map((actor) => [actor, actorOf(actor)])),
  })
  const assumptions: SituationAssumption[] = [
    { kind: 'noOrder', issues: idsOf(chosen.filter(({ scale }) => scale.kind === 'nominal')) },
    { kind: 'betweenValues', issues: idsOf(lines.filter(({ scale }) => scale.kind !== 'interval')) },
    ...readings.flatMap((reading) => notesOn(wide, reading)),
    { kind: 'noCapability', actors: actors.filter((actor) => !Object.hasOwn(capabilities, actor)) },
  ]
  return freeze({ situation, assumptions: assumptions.filter(saysAnything) }, true)
}

/** The twin of `fromNegotiation` that returns the error instead of throwing it. */
export const safeFromNegotiation: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: FromNegotiationOptions<NoInfer<Names>>,
) => Safe<NegotiationSituation> = safe(fromNegotiation)

interface Stand {
  readonly place: Standing
  readonly salience: number | undefined
}

interface Reading {
  readonly issue: string
  readonly stands: ReadonlyMap<string, Stand>
}

function readingOf(wide: Negotiation, issue: string, scale: Scale, actors: readonly string[], within: Within): Reading {
  const all = positions(wide)
  const stands = actors.map((actor): [string, Stand] => {
    const position = at(all, actor, issue)
    return [actor, { place: standingOf(scale, position, within), salience: position.salience }]
  })
  return { issue, stands: new Map(stands) }
}

function stanceOf(
  issue: string,
  stand: Stand | undefined,
): [string, SituationInput['actors'][string]['stances'][string]][] {
  if (stand === undefined) return []
  const { place, salience } = stand
  const stance = {
    ...(place.kind === 'point' ? { position: place.at } : {}),
    ...(place.kind === 'range' ? { position: place.range } : {}),
    ...(salience === undefined ? {} : { salience }),
  }
  return Object.keys(stance).length === 0 ? [] : [[issue, stance]]
}

function notesOn(wide: Negotiation, { issue, stands }: Reading): SituationAssumption[] {
  const where = (holds: (stand: Stand) => boolean) =>
    [...stands].flatMap(([actor, stand]) => (holds(stand) ? [actor] : []))
  const inRegion = (region: Within) => where(({ place }) => place.kind === 'range' && place.region === region)
  const standing = where(({ place }) => place.kind === 'point' || place.kind === 'range')
  return [
    { kind: 'idealWithin', issue, region: 'outer', actors: inRegion('outer') },
    { kind: 'idealWithin', issue, region: 'inner', actors: inRegion('inner') },
    { kind: 'holes', issue, actors: where(({ place }) => place.kind === 'range' && place.holes) },
    { kind: 'silent', issue, actors: where(({ place }) => place.kind === 'unknown') },
    { kind: 'allRuledOut', issue, actors: where(({ place }) => place.kind === 'nowhere') },
    { kind: 'besideMembers', issue, actors: standing.filter((actor) => hasMemberAmong(wide, actor, standing)) },
    { kind: 'noSalience', issue, actors: standing.filter((actor) => stands.get(actor)?.salience === undefined) },
  ]
}

/** Members at any remove; each collective is looked into once. */
function hasMemberAmong(wide: Negotiation, actor: string, actors: readonly string[]): boolean {
  const [found, open] = [new Set<string>(), [actor]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const member of wide.parties[next]?.members ?? []) {
      if (actors.includes(member)) return true
      if (!found.has(member)) open.push(member)
      found.add(member)
    }
  }
  return false
}

function idsOf(some: readonly { readonly id: string }[]): string[] {
  return some.map(({ id }) => id)
}

function saysAnything(assumption: SituationAssumption): boolean {
  return ('actors' in assumption ? assumption.actors : assumption.issues).length > 0
}
