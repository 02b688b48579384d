import * as z from 'zod'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import type { StabilityConcept } from './concepts.js'

/** A move of a decision maker to a state, by its number. */
export interface VerdictMove {
  readonly by: string
  readonly to: number
}

/** What happens to an improvement. */
export interface Punishment {
  /** The improvement, by the number of its state. */
  readonly improvement: number
  /** The moves of others that punish it; one after another, or for `sim` at the same time. */
  readonly moves: readonly VerdictMove[]
  /** The state that they lead to, which is no better for the decision maker than where it was. */
  readonly result: number
}

/** Whether a decision maker stays at a state, and why; `verifyVerdict` checks it without searching. */
export interface Verdict {
  readonly decisionMaker: string
  readonly state: number
  readonly concept: StabilityConcept
  readonly stable: boolean
  /** For a stable state: every improvement (with foresight: every move), and how it is punished, or what would follow. */
  readonly punishments: readonly Punishment[]
  /** For an unstable state: an improvement that nothing deters; with foresight, the move that it makes. */
  readonly escape?: number
  /** With foresight: how many moves both look ahead; for `nm` one number of those that show it. */
  readonly ahead?: number
  /** For an unstable state with foresight: the moves that are expected after the escape. */
  readonly follows?: readonly VerdictMove[]
}

const move = z.looseObject({ by: z.string(), to: z.number() })
const punishment = z.looseObject({ improvement: z.number(), moves: z.array(move), result: z.number() })
const verdictSchema = z.looseObject({
  decisionMaker: z.string(),
  state: z.number(),
  concept: z.string(),
  stable: z.boolean(),
  punishments: z.array(punishment),
  escape: z.number().exactOptional(),
  ahead: z.number().exactOptional(),
  follows: z.array(move).exactOptional(),
})

/** A verdict that may come from storage. That it names decision makers, states and a concept there are is for others to check. */
export function readVerdict(verdict: Verdict): Verdict {
  return parseWith(verdictSchema, readData(verdict, ['verdict']), ['verdict']) as Verdict
}
