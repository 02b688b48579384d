import { sortActors } from './chances.js'
import type { Reading } from './reading.js'
import { type Listener, playRound, weightedMedian } from './round.js'
import { type Start, type Workspace, workspaceOf } from './workspace.js'

/** After each round, and before the first. */
export interface Watcher {
  readonly offer: Listener
  readonly round: (space: Workspace) => void
}

/** Where all stand in the end, and after how many rounds. */
export interface Played {
  readonly positions: Float64Array
  readonly median: number
  readonly rounds: number
}

/** Plays at most so many rounds, or fewer once nobody moves any more: from then on nobody ever does. */
export function play(start: Start, reading: Reading, rounds: number, watcher?: Watcher): Played {
  const space = workspaceOf(start)
  const initial = rangeOf(space)
  let played = 0
  watcher?.round(space)
  while (played < rounds) {
    const range = reading.range === 'initial' ? initial : rangeOf(space)
    if (!(range > 0)) break
    const moved = playRound(space, reading, range, watcher?.offer)
    if (!moved) break
    played++
    watcher?.round(space)
  }
  sortActors(space)
  return { positions: space.positions, median: weightedMedian(space, reading.ties), rounds: played }
}

function rangeOf({ positions }: Workspace): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const position of positions) {
    if (position < least) least = position
    if (position > most) most = position
  }
  return most - least
}
