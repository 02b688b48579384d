import type { Issue, Negotiation } from '../../model/negotiation.js'
import type { Region } from '../../model/region.js'
import type { Bearing } from '../../position/bearing.js'
import { type Position, reader, readThrough } from '../../position/position.js'
import { hear, type Stance, silence } from '../../position/stance.js'
import type { BearingAct } from './bearingActs.js'
import type { Bound, Part } from './game.js'
import { placesThatMatter, withoutHoles } from './holes.js'
import type { Said } from './said.js'

export interface PositionPart extends Part<Said> {
  readonly positionOf: (said: Said) => Position
}

/** Where a party stands on one issue, as any of the acts say, as far as it matters to its gap to another party. */
export function positionPart(
  negotiation: Negotiation,
  acts: readonly BearingAct[],
  issue: string,
  party: string,
  other: string,
): PositionPart {
  const { scale } = negotiation.issues[issue] as Issue
  const listened = [...new Set(readThrough(negotiation, party))]
  const isPlain = listened.length === 1
  // Whoever is read through others accepts only what all of them do: there, a hole can matter.
  const places = isPlain && party !== other ? placesThatMatter(negotiation, acts, issue, party, other) : undefined
  const words = acts.map((act) => wordsOn(act, issue, listened, isPlain))
  const movers = words.flatMap((said, i) => (said.length > 0 ? [i] : []))
  const turns = words.filter((said) => said.length > 0)

  const hearMore = (before: Stance | undefined, bearing: Bearing): Stance => {
    // Which acts a stance rests on is not asked here; lists of them would only grow.
    const stance = { ...(before ?? silence(scale)), innerActs: [], outerActs: [] }
    hear(scale, stance, bearing, negotiation.singlePeaked)
    if (places === undefined) return stance
    return { ...stance, inner: withoutHoles(stance.inner, places), outer: withoutHoles(stance.outer, places) }
  }
  const move = ({ stances }: Said, turn: number): Said => {
    const after = [...stances]
    for (const { listener, bearing } of turns[turn] ?? []) after[listener] = hearMore(after[listener], bearing)
    return { stances: after, saliences: [] }
  }
  const positionOf = (said: Said): Position => {
    said.position ??= reader(negotiation, (id) => {
      const stance = said.stances[listened.indexOf(id)]
      return stance === undefined ? undefined : { stance, bearings: [] }
    })(party, issue)
    return said.position
  }
  return {
    movers,
    start: { stances: listened.map(() => undefined), saliences: [] },
    move,
    key: ({ stances }) => stances.map((stance) => stance && bothKeys(stance)).join('/'),
    // The gap to another party goes by one region a bound; that of a party to itself by both.
    face: (said, bound) =>
      party === other ? bothKeys(positionOf(said)) : regionKey(regionFor(positionOf(said), bound)),
    positionOf,
  }
}

/** The region of which a bound of the gap is the distance. */
export function regionFor({ outer, inner }: Position, bound: Bound): Region {
  return bound === 'lower' ? outer : inner
}

/** What an act says of one of those listened to. */
interface Word {
  readonly listener: number
  readonly bearing: Bearing
}

function wordsOn(
  { parties, bearings }: BearingAct,
  issue: string,
  listened: readonly string[],
  isPlain: boolean,
): Word[] {
  // To weigh an issue is to speak, so that a coalition is no longer read through others; it changes nothing else.
  const said = bearings.filter((bearing) => bearing.issue === issue && !(isPlain && bearing.effect === 'weigh'))
  return listened.flatMap((id, listener) => (parties.has(id) ? said.map((bearing) => ({ listener, bearing })) : []))
}

function bothKeys({ inner, outer }: { readonly inner: Region; readonly outer: Region }): string {
  return `${regionKey(inner)} ${regionKey(outer)}`
}

function regionKey(region: Region): string {
  if (region.kind === 'options') return JSON.stringify(region.options)
  return region.intervals
    .map(({ from, to, fromOpen, toOpen }) => `${fromOpen ? '(' : '['}${from},${to}${toOpen ? ')' : ']'}`)
    .join('')
}
