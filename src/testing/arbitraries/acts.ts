import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import { failAt } from '../../model/errors.js'
import type { AnyNames } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { type ActKind, actKinds, certainties } from '../../model/vocabulary.js'
import { assertParties, checked } from '../../record/checked.js'
import { type ActDraw, actDraws } from './actDraws.js'
import { accusation, appeal, doubt, incident, meeting, pledge, threat } from './contextActs.js'
import {
  acceptance,
  demand,
  type MakeAct,
  outcomeAcceptance,
  outcomeRejection,
  packageProposal,
  proposal,
  rejection,
  statement,
  withdrawal,
} from './positionalActs.js'
import type { Recording } from './recording.js'
import type { RegionDraw } from './regions.js'

type Weighted = readonly [weight: number, make: MakeAct]

const positional: readonly Weighted[] = [
  [10, demand],
  [10, statement],
  [10, proposal],
  [10, packageProposal],
  [8, outcomeRejection],
  [4, outcomeAcceptance],
  [10, acceptance],
  [19, rejection],
  [19, withdrawal],
]

const contextual: readonly Weighted[] = [appeal, accusation, threat, pledge, doubt, meeting, incident].map((make) => [
  5,
  make,
])

/** Every way to make an act of a kind. */
const byKind: Readonly<Record<ActKind, readonly MakeAct[]>> = {
  demand: [demand],
  statement: [statement],
  proposal: [proposal, packageProposal],
  acceptance: [acceptance, outcomeAcceptance],
  rejection: [rejection, outcomeRejection],
  withdrawal: [withdrawal],
  appeal: [appeal],
  accusation: [accusation],
  pledge: [pledge],
  doubt: [doubt],
  threat: [threat],
  meeting: [meeting],
  incident: [incident],
}

/** An act of the kind drawn, or a demand where there is none of that kind to make; told less surely now and then. */
export function actFrom(recording: Recording, draw: ActDraw, context: boolean): ActInput {
  const ways = context ? [...positional, ...contextual] : positional
  const total = ways.reduce((sum, [weight]) => sum + weight, 0)
  let left = draw.kind % total
  const [, make] = ways.find(([weight]) => {
    left -= weight
    return left < 0
  }) as Weighted
  const act = make(recording, draw) ?? (demand(recording, draw) as ActInput)
  return context ? { ...act, certainty: certainties[draw.certainty % certainties.length] as 'explicit' } : act
}

/** What acts are to be made. */
export interface ActShape {
  /** Default: every kind. */
  readonly kinds?: readonly ActKind[]
  /** Who makes them. Default: any party. */
  readonly by?: readonly string[]
}

/**
 * Acts that can be recorded next on a negotiation: every kind, answers and withdrawals of acts that are there. They happen in
 * April 2025, or on the day of the act that they name where that is later, and shrink to the first kind, party and issue.
 *
 * Throws `DemarcheError` for an unknown party, and where no act of these kinds can be recorded: nothing to withdraw.
 */
export function acts<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  { kinds = actKinds, by }: ActShape = {},
): fc.Arbitrary<ActInput> {
  const wide = checked(negotiation)
  if (by !== undefined) assertParties(wide, by)
  const recording = recordingOn(wide, wide.acts)
  const ways = kinds
    .flatMap((kind) => byKind[kind])
    .flatMap((make) => (by ?? recording.makers).map((maker) => ({ make, maker })))
  const possible = ways.flatMap(({ make, maker }) => {
    const alone = { ...recording, makers: [maker] }
    return isPossible(make, alone) ? [(draw: ActDraw) => make(alone, draw) as ActInput] : []
  })
  if (possible.length === 0) {
    const expected = `an act of kind ${kinds.join(' or ')} that can be recorded here`
    failAt(['kinds'], {
      code: 'inconsistent',
      expected,
      found: `${wide.acts.length} acts, none of which it could name`,
    })
  }
  return fc.tuple(fc.constantFrom(...possible), actDraws).map(([make, draw]) => make(draw))
}

/** Whether there is such an act does not depend on what is drawn. */
function isPossible(make: MakeAct, recording: Recording): boolean {
  return make(recording, simplest) !== undefined
}

const firstRegion: RegionDraw = { shape: 0, ends: [0, 0], open: [false, false], second: [0, 0] }

const simplest: ActDraw = {
  kind: 0,
  by: 0,
  issue: 0,
  target: 0,
  day: 0,
  firm: false,
  joint: false,
  ideal: false,
  salience: 0,
  condition: false,
  certainty: 0,
  regions: [firstRegion, firstRegion],
}

/** Everybody may act, on every issue. */
export function recordingOn(
  { parties, issues }: Pick<Recording['definition'], 'parties' | 'issues'>,
  acts: readonly (Act | ActInput)[],
): Recording {
  const named = Object.keys(issues)
  return {
    definition: { parties, issues },
    acts,
    makers: Object.keys(parties),
    issuesFor: () => named,
    id: freeId(acts),
    linkages: true,
  }
}

/** Not yet given to an act. */
export function freeId(acts: readonly (Act | ActInput)[]): string {
  const taken = new Set(acts.map(({ id }) => id))
  let number = acts.length + 1
  while (taken.has(`act${number}`)) number++
  return `act${number}`
}
