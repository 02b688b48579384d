import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields } from '../../model/schema.js'
import { type Board, pointAt, shareOf } from '../board.js'
import { detailedForecast, type Forecast, type Judgement } from '../forecast.js'
import { type ForecastOptions, forecastOptionsShape } from '../options.js'
import { defineSituation, type Situation, type SituationInput } from '../situation.js'
import { winSet } from './winSet.js'

export interface ProcedureOptions extends ForecastOptions {
  /** Who puts forward the one proposal that is voted on. */
  readonly agendaSetter: string
  /**
   * `unanimity`: every actor that votes has to agree; or the share of votes that has to, more than 0 up to 1, reached where it is
   * met exactly. Default `unanimity`.
   */
  readonly majority?: 'unanimity' | number
  /** `capability`, the default; `equal`; or votes by actor, those that are left out having none. */
  readonly votes?: 'capability' | 'equal' | Readonly<Record<string, number>>
  /** Actors that have to agree whatever the vote, such as a second chamber. Default: none. */
  readonly vetoes?: readonly string[]
}

/** What can beat the reference point, in the issue's own unit, and who decides how far that goes. */
export interface ProcedureWinSet {
  readonly low: number
  readonly high: number
  readonly lowPivot?: string
  readonly highPivot?: string
}

export interface ProcedureForecast extends Forecast {
  /** By issue. */
  readonly winSets: Readonly<Record<string, ProcedureWinSet>>
}

const optionsSchema = fields({
  ...forecastOptionsShape,
  agendaSetter: z.string(),
  majority: z.union([z.literal('unanimity'), z.number().gt(0).max(1)]).default('unanimity'),
  votes: z
    .union([z.enum(['capability', 'equal']), z.record(z.string(), z.number().min(0).max(1e15))])
    .default('capability'),
  vetoes: z.array(z.string()).default([]),
})
type Rules = Omit<z.output<typeof optionsSchema>, keyof typeof forecastOptionsShape>

/**
 * A procedural model in the manner of Steunenberg (1994), Crombez (1996) and Tsebelis (2002): the agenda setter proposes, once,
 * what it likes best of all that a majority, and every actor with a veto, likes no less than the reference point. Who stands on
 * the reference point agrees to no change. An issue is undecided where it has no reference point or the agenda setter no position
 * on it. Throws `DemarcheError` for unknown actors. The cost is that of sorting the actors.
 */
export function procedure(situation: SituationInput, options: ProcedureOptions): ProcedureForecast {
  const { issues, leastActors, unknownSalience, unknownCapability, ...rules } = parseWith(
    optionsSchema,
    readData(options),
    [],
  )
  const given = defineSituation(situation)
  checkNames(given, rules)
  const asked = { ...(issues === undefined ? {} : { issues }), leastActors, unknownSalience, unknownCapability }
  const { forecast, details } = detailedForecast('procedure', (board) => judgement(board, rules), given, asked)
  return freeze({ ...forecast, winSets: details }, true)
}

/** The twin of `procedure` that returns the error instead of throwing it. */
export const safeProcedure: (situation: SituationInput, options: ProcedureOptions) => Safe<ProcedureForecast> =
  safe(procedure)

function checkNames({ actors }: Situation, { agendaSetter, votes, vetoes }: Rules): void {
  const named = [
    { path: ['agendaSetter'], found: agendaSetter },
    ...(typeof votes === 'object' ? Object.keys(votes).map((found) => ({ path: ['votes', found], found })) : []),
    ...vetoes.map((found, i) => ({ path: ['vetoes', i], found })),
  ]
  for (const { path, found } of named) {
    if (!Object.hasOwn(actors, found)) {
      failAt(path, { code: 'unknownName', what: 'actor', found, known: Object.keys(actors) })
    }
  }
}

function judgement(board: Board, rules: Rules): Judgement<ProcedureWinSet> {
  const { actors, positions, scale } = board
  const setter = actors.indexOf(rules.agendaSetter)
  if (scale.referencePoint === undefined) return { point: 'noReferencePoint' }
  if (setter < 0) return { point: 'noAgendaSetter' }
  const votes = votesOf(board, rules.votes)
  const isUnanimous = rules.majority === 'unanimity'
  const vetoes = Array.from(actors.keys()).filter(
    (place) => rules.vetoes.includes(actors[place] as string) || (isUnanimous && (votes[place] as number) > 0),
  )
  if (vetoes.length === 0 && votes.every((own) => own === 0)) return { point: 'noWeight' }
  const majority = rules.majority === 'unanimity' ? 1 : rules.majority
  const { low, high, lowPivot, highPivot } = winSet(
    { positions, votes, vetoes, majority },
    shareOf(scale, scale.referencePoint),
  )
  const detail = {
    low: pointAt(board, low),
    high: pointAt(board, high),
    ...(lowPivot === undefined ? {} : { lowPivot: actors[lowPivot] as string }),
    ...(highPivot === undefined ? {} : { highPivot: actors[highPivot] as string }),
  }
  return { point: Math.min(high, Math.max(low, positions[setter] as number)), detail }
}

function votesOf({ actors, capabilities }: Board, votes: Rules['votes']): Float64Array {
  if (votes === 'capability') return capabilities
  if (votes === 'equal') return capabilities.map(() => 1)
  return Float64Array.from(actors, (actor) => (Object.hasOwn(votes, actor) ? (votes[actor] as number) : 0))
}
