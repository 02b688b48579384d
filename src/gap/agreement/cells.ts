import {
  type Cut,
  fromCuts,
  type Interval,
  isBefore,
  optionRegion,
  type Region,
  toCuts,
  wholeRegion,
} from '../../model/region.js'
import {
  type IntervalScale,
  type Option,
  type OptionScale,
  optionsOf,
  type Scale,
  type Value,
} from '../../model/scale.js'

/** Cells one after the other, from the first up to the last. */
export type Run = readonly [first: number, last: number]

/** A scale cut into cells, in order, such that each of certain regions holds a cell as a whole or not at all. */
export interface Cells {
  readonly count: number
  /** The cells that a region holds, for a region along which the scale was cut. */
  readonly runsOf: (region: Region) => readonly Run[]
  readonly regionOf: (run: Run) => Region
}

export function cutScale(scale: Scale, regions: readonly Region[]): Cells {
  return scale.kind === 'interval' ? cutLine(scale, regions) : cutOptions(scale)
}

function cutOptions(scale: OptionScale): Cells {
  const options = optionsOf(scale)
  return {
    count: options.length,
    runsOf: (region) => runsWhere(options.length, (cell) => holds(region, options[cell] as Option)),
    regionOf: ([first, last]) => optionRegion(scale, (_, index) => first <= index && index <= last),
  }
}

function holds(region: Region, option: Option): boolean {
  return region.kind === 'options' && region.options.includes(option)
}

export function runsWhere(count: number, isIn: (cell: number) => boolean): Run[] {
  const runs: Run[] = []
  for (let first = 0; first < count; first++) {
    if (!isIn(first)) continue
    let last = first
    while (last + 1 < count && isIn(last + 1)) last++
    runs.push([first, last])
    first = last
  }
  return runs
}

/** Infinitely many values, but only finitely many that the ends of the regions tell apart. */
function cutLine(scale: IntervalScale, regions: readonly Region[]): Cells {
  const cuts = distinctCuts([wholeRegion(scale), ...regions])
  const places = new Map(cuts.map((cut, place) => [keyOf(cut), place]))
  const placeOf = (cut: Cut | undefined): number => {
    const place = cut === undefined ? undefined : places.get(keyOf(cut))
    if (place === undefined) throw new Error('the scale was not cut along this region')
    return place
  }
  return {
    count: cuts.length - 1,
    runsOf: (region) => {
      const ends = region.kind === 'intervals' ? toCuts(region) : []
      return Array.from({ length: ends.length / 2 }, (_, i) => [placeOf(ends[2 * i]), placeOf(ends[2 * i + 1]) - 1])
    },
    regionOf: ([first, last]) => fromCuts([cuts[first] as Cut, cuts[last + 1] as Cut]),
  }
}

function keyOf({ at, after }: Cut): string {
  return `${at} ${after}`
}

function distinctCuts(regions: readonly Region[]): Cut[] {
  const all = new Map<string, Cut>()
  for (const region of regions) {
    if (region.kind === 'intervals') for (const cut of toCuts(region)) all.set(keyOf(cut), cut)
  }
  return [...all.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** A value of a region that is not empty: an end that belongs to it, where there is one, since somebody named it. */
export function valueIn(region: Region): Value {
  if (region.kind === 'options') return region.options[0] as Option
  const { from, to, fromOpen, toOpen } = region.intervals[0] as Interval
  if (!fromOpen) return from
  return toOpen ? (from + to) / 2 : to
}
