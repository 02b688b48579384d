import type { ForecastAssumption } from './assumption.js'
import { type Board, boardsOf } from './board.js'
import type { Asked, Undecided, WhyUndecided } from './forecast.js'
import type { Situation } from './situation.js'

/** The boards on which a model has something to say, and why it has not on the others. */
export interface Decided {
  readonly boards: readonly Board[]
  readonly assumptions: readonly ForecastAssumption[]
  readonly undecided: readonly Undecided[]
}

/** For models that take all issues at once: leaves aside those where nobody stands, too few do, or nobody has any weight. */
export function decided(situation: Situation, { issues, leastActors, ...assumed }: Asked): Decided {
  const { boards, assumptions } = boardsOf(situation, issues, assumed)
  const faults = boards.map((board) => whyNot(board, leastActors))
  const undecided = boards.flatMap(({ issue }, i): Undecided[] => {
    const why = faults[i]
    return why === undefined ? [] : [{ issue, why }]
  })
  return { boards: boards.filter((_, i) => faults[i] === undefined), assumptions, undecided }
}

function whyNot({ actors, saliences, capabilities }: Board, leastActors: number): WhyUndecided | undefined {
  if (actors.length === 0) return 'noPosition'
  if (actors.length < leastActors) return 'tooFewActors'
  return saliences.some((salience, k) => salience * (capabilities[k] as number) > 0) ? undefined : 'noWeight'
}
