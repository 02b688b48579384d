import { winners } from '../election/winners.js'
import { type Arena, distanceTo, type State, utilityAt } from './arena.js'
import type { RiskAdjustment, RiskRange, Settings } from './settings.js'

/** How actors see a state. */
export interface Perception {
  /** How far the position of actor j is from what actor i would like best, at `i * actors + j`. */
  readonly distances: Float64Array
  /** By actor, -1 to 1. */
  readonly aversions: Float64Array
  /** What the position of actor j is worth to actor i, at `i * actors + j`. */
  readonly utilities: Float64Array
}

/** Actors³, for the election from which risk is read. */
export function perceptionOf(arena: Arena, state: State, settings: Settings): Perception {
  const distances = distancesOf(arena, state)
  const count = arena.actors.length
  const electorate = {
    options: count,
    weights: arena.capabilities,
    utilities: distances.map((distance) => 1 - distance),
  }
  const chances = winners(electorate, { ...settings, model: settings.election })
  const derived = aversionsFrom(chances, settings.riskRange)
  const aversions = derived.map((aversion, i) => {
    const given = arena.givenRisk[i] as number
    return Number.isNaN(given) ? aversion : given
  })
  return {
    distances,
    aversions,
    utilities: distances.map((d, at) => utilityAt(d, aversions[Math.floor(at / count)] as number)),
  }
}

function distancesOf(arena: Arena, { positions, ideals }: State): Float64Array {
  const count = arena.actors.length
  const distances = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) distances[i * count + j] = distanceTo(arena, i, ideals, i, positions, j)
  }
  return distances
}

/** Who is likely to win shuns risk, who is not seeks it; 0 where all are as likely. */
function aversionsFrom(chances: Float64Array, range: RiskRange): Float64Array {
  const [least, most] = [Math.min(...chances), Math.max(...chances)]
  if (!(most > least)) return chances.map(() => 0)
  return chances.map((chance) => {
    const share = (chance - least) / (most - least)
    return range === 'mid' ? 1.5 * share - 0.5 : range === 'min' ? share : 2 * share - 1
  })
}

const seen = { none: 0, oneThird: 1 / 3, half: 1 / 2, twoThirds: 2 / 3, full: 1 } as const

/** What the position of actor j is worth to actor i as actor h sees it, who mixes its own aversion to risk into the other's. */
export function utilitiesSeenBy(
  { distances, aversions }: Perception,
  h: number,
  adjustment: RiskAdjustment,
): Float64Array {
  const count = aversions.length
  const own = aversions[h] as number
  return distances.map((distance, at) => {
    const other = aversions[Math.floor(at / count)] as number
    return utilityAt(distance, own + seen[adjustment] * (other - own))
  })
}
