import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { DemarcheError, type DemarcheIssue, issueAt, type Path, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { idSchema } from '../model/ids.js'
import { readData } from '../model/input.js'
import { fields, name, refuse, text } from '../model/schema.js'

/** So large that sums of products of them stay finite by far. */
const mostCapability = 1e15
export const capabilitySchema = z.number().min(0).max(mostCapability)
const share = z.number().min(0).max(1)

/** Positions and outcomes are numbers from `min` to `max`, in the issue's own unit. */
const issueSchema = fields({
  name: name.exactOptional(),
  unit: text.exactOptional(),
  min: z.number().default(0),
  max: z.number().default(1),
  /** What is, or comes about, if nothing is agreed. */
  referencePoint: z.number().exactOptional(),
  /** What was decided in the end, where that is known. */
  outcome: z.number().exactOptional(),
  /** What points of the scale stand for. */
  meanings: z.array(fields({ at: z.number(), meaning: text })).exactOptional(),
}).check((context) => {
  const { min, max } = context.value
  if (min < max && Number.isFinite(max - min)) return
  refuse(context, { code: 'inconsistent', expected: 'a min below the max', found: `${min} and ${max}` })
})

const rangeSchema = fields({ atLeast: z.number(), atMost: z.number() }).check((context) => {
  const { atLeast, atMost } = context.value
  if (atLeast <= atMost) return
  refuse(context, { code: 'inconsistent', expected: 'atLeast up to atMost', found: `${atLeast} and ${atMost}` })
})

/** Where an actor stands on an issue; what is left out is not known. */
const stanceSchema = fields({
  /** A point, or where the point is known to lie. */
  position: z.union([z.number(), rangeSchema]).exactOptional(),
  salience: share.exactOptional(),
  /** What the actor can bring to bear on this issue, where that is not its capability on all. */
  capability: capabilitySchema.exactOptional(),
})

const actorSchema = fields({
  name: name.exactOptional(),
  /** What the actor can bring to bear, 0 to 1e15, on any scale that is the same for all. */
  capability: capabilitySchema.exactOptional(),
  /** From -1 (takes risks) by 0 (neutral) to 1 (shuns them), where that is known; models that know risk derive it otherwise. */
  riskAversion: z.number().min(-1).max(1).exactOptional(),
  /** By issue. */
  stances: z.record(idSchema, stanceSchema),
})

export const situationSchema = fields({
  name: name.exactOptional(),
  issues: z.record(idSchema, issueSchema),
  actors: z.record(idSchema, actorSchema),
})

/** Actors, where they stand on each issue, how much it matters to them, and what they can bring to bear. Plain JSON data, frozen. */
export type Situation = Immutable<z.output<typeof situationSchema>>
/** A situation as one writes it: what has a default may be left out. */
export type SituationInput = Immutable<z.input<typeof situationSchema>>
export type SpatialIssue = Situation['issues'][string]
export type Actor = Situation['actors'][string]
export type Stance = Actor['stances'][string]

const sealed = new WeakSet<object>()

/**
 * Checks and freezes a situation: issues with their scales, actors with their stances. Any number of actors may do without a
 * position, a salience or a capability. Throws `DemarcheError` for unknown issues, with the nearest known one, for what is off an
 * issue's scale, for saliences outside 0 to 1, and for capabilities outside 0 to 1e15. Linear in stances.
 */
export function defineSituation(input: SituationInput): Situation {
  if (typeof input === 'object' && input !== null && sealed.has(input)) return input as Situation
  const situation: Situation = freeze(parseWith(situationSchema, readData(input), []), true)
  const faults = [...issueFaults(situation), ...stanceFaults(situation)]
  if (faults.length > 0) throw new DemarcheError(faults)
  sealed.add(situation)
  return situation
}

/** Freezes a situation that is made of parts of a checked one, and remembers that it needs no check. */
export function trustSituation(situation: Situation): Situation {
  const frozen = freeze(situation, true)
  sealed.add(frozen)
  return frozen
}

/** The twin of `defineSituation` that returns the error instead of throwing it. */
export const safeDefineSituation: (input: SituationInput) => Safe<Situation> = safe(defineSituation)

function issueFaults({ issues }: Situation): DemarcheIssue[] {
  return Object.entries(issues).flatMap(([id, issue]) => [
    ...offScale(issue.referencePoint, issue, id, ['issues', id, 'referencePoint']),
    ...offScale(issue.outcome, issue, id, ['issues', id, 'outcome']),
    ...(issue.meanings ?? []).flatMap(({ at }, i) => offScale(at, issue, id, ['issues', id, 'meanings', i, 'at'])),
  ])
}

function stanceFaults({ issues, actors }: Situation): DemarcheIssue[] {
  const known = Object.keys(issues)
  return Object.entries(actors).flatMap(([actor, { stances }]) =>
    Object.entries(stances).flatMap(([id, { position }]) => {
      const path = ['actors', actor, 'stances', id]
      const issue = Object.hasOwn(issues, id) ? issues[id] : undefined
      if (issue === undefined) return [issueAt(path, { code: 'unknownName', what: 'issue', found: id, known })]
      if (typeof position !== 'object') return offScale(position, issue, id, [...path, 'position'])
      return [
        ...offScale(position.atLeast, issue, id, [...path, 'position', 'atLeast']),
        ...offScale(position.atMost, issue, id, [...path, 'position', 'atMost']),
      ]
    }),
  )
}

function offScale(found: number | undefined, { min, max }: SpatialIssue, issue: string, path: Path): DemarcheIssue[] {
  if (found === undefined || (found >= min && found <= max)) return []
  return [issueAt(path, { code: 'offScale', issue, found, scale: `a number from ${min} to ${max}` })]
}
