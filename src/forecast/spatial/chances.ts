import { winners } from '../election/winners.js'
import type { Arena } from './arena.js'
import type { Perception } from './perception.js'
import type { Settings } from './settings.js'

/** Positions nearer to each other than this, over all issues, are one, as in KTAB. */
const sameWithin = 0.001

export interface Chances {
  /** By actor, that its position wins; those who share a position share it. */
  readonly byActor: Float64Array
  /** The mean of positions by their chances, by issue. */
  readonly mean: Float64Array
}

/** How likely each position wins in an election among all that are taken. Actors³. */
export function chancesOf(
  arena: Arena,
  positions: Float64Array,
  { utilities }: Perception,
  settings: Settings,
): Chances {
  const { issues, actors } = arena
  const distinct = distinctPositions(positions, issues)
  const count = actors.length
  const electorate = {
    options: distinct.length,
    weights: arena.capabilities,
    utilities: Float64Array.from(
      actors.flatMap((_, voter) => distinct.map((option) => utilities[voter * count + option] as number)),
    ),
  }
  const chances = winners(electorate, { ...settings, model: settings.election })
  const mean = new Float64Array(issues)
  for (const [at, option] of distinct.entries()) {
    for (let k = 0; k < issues; k++) {
      mean[k] = (mean[k] as number) + (chances[at] as number) * (positions[option * issues + k] as number)
    }
  }
  // An actor can be near two positions that are not one: KTAB counts it with the last of them.
  const standsWith = (actor: number) =>
    distinct.findLastIndex((option) => apart(positions, issues, actor, option) < sameWithin)
  return { byActor: Float64Array.from(actors, (_, actor) => chances[standsWith(actor)] as number), mean }
}

/** The first actors of positions that are not the same as an earlier one's. */
function distinctPositions(positions: Float64Array, issues: number): number[] {
  const distinct: number[] = []
  for (let i = 0; i < positions.length / issues; i++) {
    if (distinct.every((j) => apart(positions, issues, i, j) >= sameWithin)) distinct.push(i)
  }
  return distinct
}

function apart(positions: Float64Array, issues: number, i: number, j: number): number {
  let sum = 0
  for (let k = 0; k < issues; k++) {
    sum += ((positions[i * issues + k] as number) - (positions[j * issues + k] as number)) ** 2
  }
  return Math.sqrt(sum)
}
