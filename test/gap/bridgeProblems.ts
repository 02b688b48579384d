import * as fc from 'fast-check'
import { type Axis, cutAxis } from '../../src/gap/bridge/axis.js'
import type { Point } from '../../src/gap/bridge/point.js'
import type { Problem, Room } from '../../src/gap/bridge/problem.js'
import type { Question } from '../../src/gap/bridge/question.js'
import { contains, intervalRegion, optionRegion, type Region, union, wholeRegion } from '../../src/model/region.js'
import { optionsOf, type Scale, type Value } from '../../src/model/scale.js'

export const line: Scale = { kind: 'interval', min: 0, max: 4 }
export const choice = { kind: 'nominal', options: ['a', 'b', 'c'] } as const

/** The options that are named, of the choice. */
export const kept = (...options: readonly Value[]): Region => optionRegion(choice, (option) => options.includes(option))

const six = { kind: 'nominal', options: ['a', 'b', 'c', 'd', 'e', 'f'] } as const

/** Options of one issue, and what each costs whom: each party minds one of them alone. */
export function priced(costs: readonly (readonly number[])[]): Asked {
  const minded = costs.flatMap((own, i) => own.map((cost) => ({ option: six.options[i], cost })))
  return {
    parties: minded.length,
    axes: [{ scale: six, within: optionRegion(six, (_, i) => i < costs.length) }],
    rooms: minded.map(({ option, cost }, party) => ({
      party,
      axes: [0],
      weight: [cost],
      boxes: [[optionRegion(six, (other) => other !== option)]],
    })),
  }
}

/** What is asked of packages, issue by issue: of each party, boxes of regions on issues that it ties together. */
export interface Asked {
  readonly parties: number
  readonly axes: readonly { readonly scale: Scale; readonly within: Region }[]
  readonly rooms: readonly AskedRoom[]
}

export interface AskedRoom {
  readonly party: number
  readonly axes: readonly number[]
  readonly weight: readonly number[]
  readonly boxes: readonly (readonly Region[])[]
}

export function problemFrom({ parties, axes, rooms }: Asked): Problem {
  const cuts = axes.map(({ scale, within }, axis) => {
    const regions = rooms.flatMap((room) =>
      room.axes.includes(axis) ? room.boxes.map((box) => box[room.axes.indexOf(axis)] as Region) : [],
    )
    const cut = cutAxis(`issue${axis}`, scale, regions, within)
    return {
      axis: cut.axis,
      reach: new Map(regions.map((region, i) => [region, cut.reaches[i] as (typeof cut.reaches)[0]])),
    }
  })
  return {
    parties: Array.from({ length: parties }, (_, party) => `party${party}`),
    axes: cuts.map(({ axis }) => axis),
    rooms: rooms.map(({ boxes, ...room }) => ({
      ...room,
      every: boxes.map((_, box) => box),
      boxes: boxes.map((box) => box.map((region, slot) => cuts[room.axes[slot] as number]?.reach.get(region))),
    })) as unknown as Room[],
    sides: axes.map((_, axis) =>
      rooms.flatMap((room, i) => (room.axes.includes(axis) ? [{ room: i, slot: room.axes.indexOf(axis) }] : [])),
    ),
    groups: [axes.map((_, axis) => axis)],
  } as unknown as Problem
}

function distanceTo(scale: Scale, region: Region, value: Value): number {
  if (region.kind === 'options') return contains(region, value) ? 0 : 1
  const away = region.intervals.map(({ from, to }) => Math.max(0, from - Number(value), Number(value) - to))
  return scale.kind !== 'interval' || away.length === 0 ? 1 : Math.min(...away) / (scale.max - scale.min)
}

/** By party, how far these values are from the nearest of its boxes, room by room. */
export function shortfallsOf({ parties, axes, rooms }: Asked, values: readonly Value[]): number[] {
  return Array.from({ length: parties }, (_, party) =>
    rooms
      .filter((room) => room.party === party)
      .reduce((sum, room) => {
        const away = room.boxes.map((box) =>
          box.reduce((spans, region, slot) => {
            const axis = room.axes[slot] as number
            const { scale } = axes[axis] as Asked['axes'][number]
            return spans + (room.weight[slot] as number) * distanceTo(scale, region, values[axis] as Value)
          }, 0),
        )
        return sum + Math.min(...away)
      }, 0),
  )
}

export function valueAt({ places }: Axis, { place, next, share }: Point): Value {
  const [from, to] = [places[place]?.value as Value, places[next]?.value as Value]
  return share === 0 ? from : Number(from) + share * (Number(to) - Number(from))
}

export const sumOfMost = (values: readonly number[], count: number) =>
  values
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, value) => sum + value, 0)

/** What is aimed at, by the shortfalls of all parties. */
export const worth = ({ aim }: Question, shortfalls: readonly number[]) =>
  [...aim].reduce((sum, [count, factor]) => sum + factor * sumOfMost(shortfalls, count), 0)

export const isWithin = ({ ceilings }: Question, shortfalls: readonly number[], slack: number) =>
  [...ceilings].every(([count, atMost]) => sumOfMost(shortfalls, count) <= atMost + slack)

/** One of each list, in every combination, the last list first. */
export function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((known, own) => known.flatMap((chosen) => own.map((one) => [...chosen, one])), [[]])
}

/** Packages: all of those with options, and on lines those of each eighth of the scale, that the terms allow. */
export function packagesOf({ axes }: Asked): Value[][] {
  return product(
    axes.map(({ scale, within }) => {
      const values: readonly Value[] =
        scale.kind === 'interval' ? Array.from({ length: 9 }, (_, i) => i / 2) : optionsOf(scale)
      return values.filter((value) => contains(within, value))
    }),
  )
}

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .map(([a, b]) => intervalRegion(Math.min(a, b), Math.max(a, b)))
const some = fc.subarray([...choice.options], { minLength: 1 }).map((options) => kept(...options))
const regions = {
  line: fc.oneof(
    { weight: 3, arbitrary: stretch },
    { weight: 1, arbitrary: fc.tuple(stretch, stretch).map(([x, y]) => union(line, x, y)) },
  ),
  options: some,
}
const withins = {
  line: fc.oneof(
    { weight: 4, arbitrary: fc.constant(wholeRegion(line)) },
    { weight: 1, arbitrary: fc.constant(union(line, intervalRegion(0, 1), intervalRegion(3, 4))) },
    { weight: 1, arbitrary: fc.constant(union(line, intervalRegion(1, 1), intervalRegion(3, 3))) },
  ),
  options: fc.oneof({ weight: 4, arbitrary: fc.constant(wholeRegion(choice)) }, { weight: 1, arbitrary: some }),
}
const weight = fc.integer({ min: 1, max: 4 }).map((eighths) => eighths / 8)

export const pricedOptions: fc.Arbitrary<Asked> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 8 })), { minLength: 2, maxLength: 6 })
  .map((options) => priced(options.map(([parties, eighths]) => Array<number>(parties).fill(eighths / 8))))

/** Two or three parties on one to three issues; some of the parties tie the first two together. */
export function askedOn(...kinds: readonly ('line' | 'options')[]): fc.Arbitrary<Asked> {
  const room = (party: number, axes: readonly number[], most: number): fc.Arbitrary<AskedRoom> =>
    fc.record({
      party: fc.constant(party),
      axes: fc.constant(axes),
      weight: fc.tuple(...axes.map(() => weight)),
      boxes: fc.array(fc.tuple(...axes.map((axis) => regions[kinds[axis] as 'line'])), {
        minLength: Math.min(most, 2),
        maxLength: most,
      }),
    })
  const apart = (party: number, from: number) =>
    kinds.flatMap((_, axis) => (axis < from ? [] : [room(party, [axis], 1)]))
  const roomsOf = (party: number): fc.Arbitrary<AskedRoom[]> =>
    kinds.length === 1
      ? fc.tuple(...apart(party, 0))
      : fc.oneof(fc.tuple(...apart(party, 0)), fc.tuple(room(party, [0, 1], 3), ...apart(party, 2)))
  return fc.integer({ min: 2, max: 3 }).chain((parties) =>
    fc.record({
      parties: fc.constant(parties),
      axes: fc.tuple(
        ...kinds.map((kind) =>
          withins[kind].map((within) => ({
            scale: kind === 'line' ? line : (choice as Scale),
            within: within as Region,
          })),
        ),
      ),
      rooms: fc.tuple(...Array.from({ length: parties }, (_, party) => roomsOf(party))).map((rooms) => rooms.flat()),
    }),
  )
}

/** Four parties of which each would take any of some pairs of options: every pair but its own costs it more or less. */
export const tangled: fc.Arbitrary<Asked> = fc
  .array(
    fc.record({
      pairs: fc.uniqueArray(fc.nat({ max: 35 }), { minLength: 2, maxLength: 4 }),
      weight: fc.tuple(weight, weight),
    }),
    { minLength: 4, maxLength: 4 },
  )
  .map((parties) => ({
    parties: parties.length,
    axes: [six, six].map((scale) => ({ scale, within: wholeRegion(scale) })),
    rooms: parties.map(({ pairs, weight }, party) => ({
      party,
      axes: [0, 1],
      weight,
      boxes: pairs.map((pair) => [pair % 6, Math.floor(pair / 6)].map((i) => optionRegion(six, (_, at) => at === i))),
    })),
  }))

export const asked: fc.Arbitrary<Asked> = fc.oneof(
  askedOn('line'),
  askedOn('options', 'options'),
  askedOn('line', 'options'),
  askedOn('line', 'line'),
)
