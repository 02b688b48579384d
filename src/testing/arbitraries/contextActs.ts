import type { ActInput } from '../../model/actInput.js'
import type { Act } from '../../model/negotiation.js'
import { trends } from '../../model/vocabulary.js'
import type { ActDraw } from './actDraws.js'
import type { MakeAct } from './positionalActs.js'
import { dayAfter, makerOf, pick, type Recording } from './recording.js'
import { regionOn } from './regions.js'

/** Acts that bear on no position; each names what it can: other parties, an issue, an earlier act of the same kind. */
export const appeal: MakeAct = (recording, draw) => ({
  kind: 'appeal',
  ...said(recording, draw),
  ...outcome(recording, draw),
})
export const accusation: MakeAct = (recording, draw) => ({
  kind: 'accusation',
  ...said(recording, draw),
  ...topic(recording, draw),
})
export const threat: MakeAct = (recording, draw) => ({
  kind: 'threat',
  ...said(recording, draw),
  ...topic(recording, draw),
})

export const pledge: MakeAct = (recording, draw) => {
  const said = earlier(recording, draw, 'pledge')
  return {
    kind: 'pledge',
    ...base(recording, draw, said),
    by: makerOf(recording, draw),
    ...outcome(recording, draw),
    ...(draw.joint ? { reiterates: said?.id ?? true } : {}),
  }
}

export const doubt: MakeAct = (recording, draw) => {
  const cause = earlier(recording, draw)
  const holder = draw.firm ? { by: makerOf(recording, draw) } : {}
  const causes = cause === undefined ? {} : { causedBy: [cause.id], concerning: cause.id }
  return { kind: 'doubt', ...base(recording, draw, cause), ...holder, ...causes, trend: pick(trends, draw.salience) }
}

export const meeting: MakeAct = (recording, draw) => {
  const same = earlier(recording, draw, 'meeting')
  const first = makerOf(recording, draw)
  const participants = [...new Set([first, otherThan(recording, first)])].map((party) => ({ party }))
  return {
    kind: 'meeting',
    ...base(recording, draw, same),
    participants,
    host: first,
    topics: Object.values(topic(recording, draw)),
    ...(same === undefined ? {} : { perhapsSameAs: same.id }),
  }
}

export const incident: MakeAct = (recording, draw) => {
  const whole = earlier(recording, draw, 'incident')
  const by = draw.firm ? { by: makerOf(recording, draw) } : {}
  const casualties = draw.joint ? { casualties: { killed: draw.salience } } : {}
  return { kind: 'incident', ...base(recording, draw, whole), ...by, ...casualties, ...(whole && { partOf: whole.id }) }
}

function base({ id }: Recording, draw: ActDraw, after?: Act | ActInput): { id: string; date: string } {
  return { id, date: dayAfter(draw, after) }
}

function said(recording: Recording, draw: ActDraw): { id: string; date: string; by: string; to: string[] } {
  const by = makerOf(recording, draw)
  return { ...base(recording, draw), by, to: [otherThan(recording, by)] }
}

function otherThan({ definition }: Recording, party: string): string {
  const parties = Object.keys(definition.parties)
  return pick(parties, parties.indexOf(party) + 1)
}

/** An act so far, now and then: of one kind or of any. */
function earlier({ acts }: Recording, draw: ActDraw, kind?: string): Act | ActInput | undefined {
  const known = kind === undefined ? acts : acts.filter((act) => act.kind === kind)
  return known.length > 0 && draw.condition ? pick(known, draw.target) : undefined
}

function topic({ definition }: Recording, draw: ActDraw): { issue: string } {
  return { issue: pick(Object.keys(definition.issues), draw.issue) }
}

function outcome(recording: Recording, draw: ActDraw) {
  const { issue } = topic(recording, draw)
  const scale = recording.definition.issues[issue]?.scale
  return scale === undefined || !draw.firm ? { issue } : { issue, region: regionOn(scale, draw.regions[0]) }
}
