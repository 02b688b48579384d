import type { Region } from '../../model/region.js'
import { coordinate, type OptionScale, optionsOf, placeOf, type Scale, type Value } from '../../model/scale.js'
import type { Position } from '../../position/position.js'
import type { SituationInput } from '../situation.js'

type Line = SituationInput['issues'][string]
type Range = { readonly atLeast: number; readonly atMost: number }

/** A scale as a line: interval scales in their unit, levels and `false` and `true` at their coordinates from 0 to 1. */
export function lineOf(scale: Exclude<Scale, { readonly kind: 'nominal' }>): Line {
  if (scale.kind === 'interval') {
    const { min, max, unit } = scale
    return unit === undefined ? { min, max } : { min, max, unit }
  }
  const meanings = optionsOf(scale).map((option) => ({ at: coordinate(scale, option), meaning: String(option) }))
  return { min: 0, max: 1, meanings }
}

/** Which of its two regions a party without an ideal point is taken to stand in. */
export type Within = 'outer' | 'inner'

/** Where on its line a position is: at a point, somewhere in a range of a region, or nowhere, since all is ruled out. */
export type Standing =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'point'; readonly at: number }
  | { readonly kind: 'range'; readonly range: Range; readonly region: Within; readonly holes: boolean }

/** `inner` where that is wanted and shows anything, else `outer`; ends of ranges belong to them. */
export function standingOf(scale: Scale, { known, ideal, inner, outer }: Position, within: Within): Standing {
  if (ideal !== undefined) return { kind: 'point', at: onLine(scale, ideal) }
  if (!known) return { kind: 'unknown' }
  const shown = within === 'inner' ? piecesOf(scale, inner) : []
  const region = shown.length > 0 ? 'inner' : 'outer'
  const pieces = region === 'inner' ? shown : piecesOf(scale, outer)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return { kind: 'nowhere' }
  if (first.atLeast === last.atMost) return { kind: 'point', at: first.atLeast }
  return {
    kind: 'range',
    range: { atLeast: first.atLeast, atMost: last.atMost },
    region,
    holes: pieces.length > 1,
  }
}

function onLine(scale: Scale, value: Value): number {
  return scale.kind === 'interval' ? Number(value) : coordinate(scale, value)
}

/** Neighbouring options make one piece. */
function piecesOf(scale: Scale, region: Region): Range[] {
  if (region.kind === 'intervals') return region.intervals.map(({ from, to }) => ({ atLeast: from, atMost: to }))
  const pieces: { atLeast: number; atMost: number }[] = []
  let before = -2
  for (const option of region.options) {
    const [place, x] = [placeOf(scale as OptionScale, option) as number, coordinate(scale, option)]
    const piece = pieces.at(-1)
    if (piece !== undefined && place === before + 1) piece.atMost = x
    else pieces.push({ atLeast: x, atMost: x })
    before = place
  }
  return pieces
}
