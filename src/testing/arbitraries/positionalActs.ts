import type { ActInput, ActInputOf } from '../../model/actInput.js'
import { contains } from '../../model/region.js'
import { type RegionExpression, regionOf } from '../../model/regionExpression.js'
import type { Scale, Value } from '../../model/scale.js'
import type { ActDraw } from './actDraws.js'
import { answerable, dayAfter, issuesOf, makerOf, pick, type Recording, standing } from './recording.js'
import { regionOn } from './regions.js'
import { gridOf } from './scales.js'

/** Makes an act that is valid where it is recorded; nothing where there is none of its kind. */
export type MakeAct = (recording: Recording, draw: ActDraw) => ActInput | undefined

export const demand: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  const conditionFor = recording.linkages && draw.condition ? linkedTo(recording, draw, issue) : undefined
  const firmness = draw.firm ? 'firm' : 'soft'
  return { kind: 'demand', ...base, issue, region, firmness, ...(conditionFor && { conditionFor }) }
}

/** Demands another outcome be tied to, where there is another issue. */
function linkedTo({ definition }: Recording, draw: ActDraw, issue: string): ActInputOf<'demand'>['conditionFor'] {
  const issues = Object.keys(definition.issues)
  const other = pick(issues, issues.indexOf(issue) + 1)
  return other === issue ? undefined : [{ issue: other, region: regionOn(scaleOf(definition, other), draw.regions[1]) }]
}

export const statement: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  const salience = draw.salience / 8
  // Now and then a party says how much an issue matters to it, and nothing else.
  if (draw.certainty === 4) return { kind: 'statement', ...base, issue, salience }
  const ideal = draw.ideal ? firstWithin(scaleOf(recording.definition, issue), region) : undefined
  const firmness = draw.firm ? 'firm' : 'soft'
  return { kind: 'statement', ...base, issue, region, firmness, salience, ...(ideal === undefined ? {} : { ideal }) }
}

function firstWithin(scale: Scale, expression: RegionExpression): Value | undefined {
  const region = regionOf(scale, expression)
  return gridOf(scale).find((value) => contains(region, value))
}

/** One term. */
export const proposal: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  return { kind: 'proposal', ...base, terms: { [issue]: region } }
}

/** Terms on two issues, where the party may take a position on as many. */
export const packageProposal: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  const issues = recording.issuesFor(base.by)
  const next = pick(issues, issues.indexOf(issue) + 1)
  const second = regionOn(scaleOf(recording.definition, next), draw.regions[1])
  return { kind: 'proposal', ...base, terms: { [next]: second, [issue]: region } }
}

/** Of an outcome that nobody has to have put forward. */
export const outcomeRejection: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  return { kind: 'rejection', ...base, issue, region }
}

export const outcomeAcceptance: MakeAct = (recording, draw) => {
  const { base, issue, region } = stanceOf(recording, draw)
  return { kind: 'acceptance', ...base, issue, region }
}

export const acceptance: MakeAct = (recording, draw) => answer(recording, draw, 'acceptance')
export const rejection: MakeAct = (recording, draw) => answer(recording, draw, 'rejection')

function answer(recording: Recording, draw: ActDraw, kind: 'acceptance' | 'rejection'): ActInput | undefined {
  const by = makerOf(recording, draw)
  const acts = answerable(recording, by)
  if (acts.length === 0) return undefined
  const act = pick(acts, draw.target)
  const named = act.kind === 'proposal' && draw.firm ? { issues: issuesOf(act).slice(0, 1) } : {}
  return { kind, id: recording.id, by, answers: act.id, ...named, date: dayAfter(draw, act) }
}

export const withdrawal: MakeAct = (recording, draw) => {
  const by = makerOf(recording, draw)
  const acts = standing(recording, by)
  if (acts.length === 0) return undefined
  const act = pick(acts, draw.target)
  return { kind: 'withdrawal', id: recording.id, by, withdraws: act.id, date: dayAfter(draw, act) }
}

interface Stance {
  readonly base: { id: string; by: string; date: string; jointlyWith?: string[] }
  readonly issue: string
  readonly region: RegionExpression
}

/** A party and perhaps another, an issue on which both may take a position, and a region of it. */
function stanceOf(recording: Recording, draw: ActDraw): Stance {
  const by = makerOf(recording, draw)
  const issue = pick(recording.issuesFor(by), draw.issue)
  const parties = Object.keys(recording.definition.parties)
  const other = pick(parties, parties.indexOf(by) + 1)
  const theirs = new Set(recording.issuesFor(other))
  const isJoint = draw.joint && other !== by && recording.issuesFor(by).every((one) => theirs.has(one))
  const base = { id: recording.id, by, date: dayAfter(draw), ...(isJoint ? { jointlyWith: [other] } : {}) }
  return { base, issue, region: regionOn(scaleOf(recording.definition, issue), draw.regions[0]) }
}

function scaleOf(definition: Recording['definition'], issue: string): Scale {
  return definition.issues[issue]?.scale as Scale
}
