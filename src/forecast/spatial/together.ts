import type { ForecastAssumption } from '../assumption.js'
import type { Board } from '../board.js'
import type { Arena } from './arena.js'

/** An arena without its accommodation, where actors stand in it, and what that takes for granted. */
export interface Together {
  readonly arena: Omit<Arena, 'accommodation'>
  readonly positions: Float64Array
  readonly assumptions: readonly ForecastAssumption[]
}

/** Percentages that sum to 100 may sum to a little more as shares. */
const rounding = 1e-9

/** The actors that stand on every board, as they bargain over all of them at once. */
export function together(boards: readonly Board[]): Together {
  const everyone = [...new Set(boards.flatMap((board) => board.actors))]
  const actors = everyone.filter((actor) => boards.every((board) => board.actors.includes(actor)))
  const issues = boards.length
  const places = boards.map((board) => new Map(board.actors.map((actor, at) => [actor, at])))
  const each = (values: (board: Board) => Float64Array) =>
    Float64Array.from(
      actors.flatMap((actor) => boards.map((board, k) => values(board)[places[k]?.get(actor) as number] as number)),
    )
  const given = each((board) => board.saliences)
  const sums = sumsOf(given, issues)
  const greatest = Math.max(...sums)
  const most = greatest > 1 + rounding ? greatest : 1
  const capabilities = each((board) => board.capabilities)
  const risks = each((board) => board.riskAversions)
  const where = (holds: (at: number) => boolean) => actors.filter((_, at) => holds(at))
  const differs = (at: number) => {
    const own = capabilities.subarray(at * issues, (at + 1) * issues)
    return own.some((capability) => capability !== own[0])
  }
  const assumptions: ForecastAssumption[] = [
    { kind: 'notOnAllIssues', actors: everyone.filter((actor) => !actors.includes(actor)) },
    { kind: 'salienceShared', actors: where((at) => most > 1 && (sums[at] as number) > 1 + rounding), dividedBy: most },
    { kind: 'meanCapability', actors: where(differs) },
  ]
  const saliences = given.map((salience) => salience / most)
  const means = sumsOf(capabilities, issues).map((sum, at) =>
    differs(at) ? sum / issues : (capabilities[at * issues] as number),
  )
  return {
    arena: {
      actors,
      boards,
      issues,
      saliences,
      attention: sumsOf(saliences, issues),
      capabilities: means,
      givenRisk: Float64Array.from(actors, (_, at) => risks[at * issues] as number),
    },
    positions: each((board) => board.positions),
    assumptions: assumptions.filter((assumption) => assumption.actors.length > 0),
  }
}

/** Of each actor, over its issues. */
function sumsOf(values: Float64Array, issues: number): Float64Array {
  const sums = new Float64Array(values.length / Math.max(1, issues))
  for (const [at, value] of values.entries()) {
    const actor = Math.floor(at / issues)
    sums[actor] = (sums[actor] as number) + value
  }
  return sums
}
