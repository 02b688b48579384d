import type { Negotiation } from '../../model/negotiation.js'
import { fromCuts, type Region, toCuts } from '../../model/region.js'
import { readThrough } from '../../position/position.js'
import type { BearingAct } from './bearingActs.js'

/**
 * The places on the scale of an issue that can matter to how far one party is from another: the ends of all regions that
 * are said of the other, and of all that the one refuses. Between two neighbouring places, whatever becomes of one value
 * becomes of all, and only the first and the last that the party accepts can be nearest to anything.
 */
export function placesThatMatter(
  negotiation: Negotiation,
  acts: readonly BearingAct[],
  issue: string,
  party: string,
  other: string,
): readonly number[] {
  const others = readThrough(negotiation, other)
  const said = acts.flatMap(({ parties, bearings }) => {
    const ofOther = others.some((id) => parties.has(id))
    return bearings.filter(({ effect }) => ofOther || (effect === 'exclude' && parties.has(party)))
  })
  const regions = said.flatMap((bearing) => (bearing.issue === issue && bearing.region ? [bearing.region] : []))
  return [...new Set(regions.flatMap(endsOf))].toSorted((x, y) => x - y)
}

function endsOf(region: Region): number[] {
  return region.kind === 'options' ? [] : toCuts(region).map((cut) => cut.at)
}

/** The region without the holes in which no place lies: as far from everything as it was, and simpler. Places rise. */
export function withoutHoles(region: Region, places: readonly number[]): Region {
  if (region.kind === 'options') return region
  const { intervals } = region
  const matters = intervals.map(({ from }, i) => {
    const before = intervals[i - 1]
    return before === undefined || hasPlace(places, before.to, from)
  })
  if (!matters.includes(false)) return region
  // The first cut of an interval ends the hole before it, the second one begins the hole after it.
  const cuts = toCuts(region)
  return fromCuts(cuts.filter((_, i) => matters[(i + 1) >> 1] !== false))
}

/** Whether a place lies between two numbers, or at one of them. */
function hasPlace(places: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < from) low = middle + 1
    else high = middle
  }
  return low < places.length && (places[low] as number) <= to
}
