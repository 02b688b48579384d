import type { Region } from '../../model/region.js'
import { optionsOf, placeOf, type Scale, type Value } from '../../model/scale.js'
import { describeValue } from '../words.js'
import { axisAround } from './axis.js'

/** A stretch of a scale, in pixels from the left. An open end is no part of it. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/** A scale laid out from left to right: options side by side, numbers along a line. */
export interface ScaleTrack {
  readonly marks: readonly { readonly at: number; readonly text: string; readonly room: number }[]
  stretches(region: Region): readonly Stretch[]
  place(value: Value): number
}

export function trackOf(scale: Scale, from: number, to: number): ScaleTrack {
  return scale.kind === 'interval' ? lineOf(scale, from, to) : cellsOf(scale, from, to)
}

/** Options that are named; of more, only the first and the last are. */
const mostNamed = 8

function cellsOf(scale: Exclude<Scale, { kind: 'interval' }>, from: number, to: number): ScaleTrack {
  const options = optionsOf(scale)
  const width = (to - from) / options.length
  const gap = Math.min(4, width / 4)
  const named = options.length <= mostNamed ? options : [options[0], options.at(-1)]
  const room = options.length <= mostNamed ? width - gap : (to - from) / 2 - gap
  const place = (value: Value) => from + ((placeOf(scale, value) ?? 0) + 0.5) * width
  const inside = (at: number) => Math.min(to - room / 2, Math.max(from + room / 2, at))
  return {
    marks: named.flatMap((option) =>
      option === undefined ? [] : [{ at: inside(place(option)), text: describeValue(scale, option), room }],
    ),
    stretches: (region) =>
      region.kind === 'intervals'
        ? []
        : region.options.map((option) => {
            const middle = place(option)
            const half = (width - gap) / 2
            return { from: middle - half, to: middle + half, fromOpen: false, toOpen: false }
          }),
    place,
  }
}

/** In pixels. */
const roomOfNumber = 60

function lineOf(scale: Extract<Scale, { kind: 'interval' }>, from: number, to: number): ScaleTrack {
  const { min, max } = scale
  const bare = { kind: 'interval', min, max } as const
  const place = (value: Value) => from + ((Number(value) - min) / (max - min)) * (to - from)
  const { ticks } = axisAround([min, max], 4)
  const between = ticks.filter((tick) => [min, max].every((end) => Math.abs(place(tick) - place(end)) > roomOfNumber))
  const shown = [min, ...between.filter((tick) => tick > min && tick < max), max]
  const room = (to - from) / shown.length
  return {
    marks: shown.map((tick, i) => {
      const text = describeValue(i === shown.length - 1 ? scale : bare, tick)
      return { at: place(tick), text, room }
    }),
    stretches: (region) =>
      region.kind === 'options'
        ? []
        : region.intervals.map((interval) => ({ ...interval, from: place(interval.from), to: place(interval.to) })),
    place,
  }
}
