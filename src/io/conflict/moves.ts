import { type Graph, graphOf } from '../../conflict/graph.js'
import type { ConflictInput } from '../../conflict/model.js'
import { from, type Moves } from '../../conflict/moves.js'
import { safely } from '../../model/errors.js'
import { writeCsv } from '../network/table.js'

/** A move of a decision maker from one state to another, by their numbers. */
export interface Arc {
  readonly from: number
  readonly to: number
  readonly decisionMaker: string
  readonly improvement: boolean
}

export function* arcsOf(graph: Graph): Generator<Arc, void> {
  const { decimals } = graph.space
  for (const [i, decisionMaker] of graph.makers.entries()) {
    const levels = graph.levels[i] as Int32Array
    for (let s = 0; s < graph.count; s++) {
      for (const target of from(graph.moves[i] as Moves, s)) {
        const improvement = (levels[target] as number) > (levels[s] as number)
        yield { from: decimals[s] as number, to: decimals[target] as number, decisionMaker, improvement }
      }
    }
  }
}

/**
 * Writes the moves of a conflict as a table, one a row: `from`, `to`, `decisionMaker`, `improvement`; states by number. Rejects with
 * `DemarcheError` as `stability` throws it. Linear in the number of moves. Needs `papaparse`.
 */
export async function writeMovesCsv(conflict: ConflictInput): Promise<string> {
  const rows = Array.from(arcsOf(graphOf(conflict)), (arc) => [arc.from, arc.to, arc.decisionMaker, arc.improvement])
  return writeCsv([['from', 'to', 'decisionMaker', 'improvement'], ...rows])
}

/** The twin of `writeMovesCsv` that returns the error instead of rejecting with it. */
export const safeWriteMovesCsv = safely(writeMovesCsv)
