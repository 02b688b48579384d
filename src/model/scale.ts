import * as z from 'zod'
import { list, show } from './errors.js'
import { parseWith } from './fromZod.js'
import { readData } from './input.js'
import { fields, name, refuse } from './schema.js'

const level = name.max(128)
const finite = z.number()

function distinctNames(noun: string, least = 2) {
  return z.array(level).check((context) => {
    const names = context.value
    const expected = least === 1 ? `at least one ${noun}` : `at least two ${noun}s`
    if (names.length < least) refuse(context, { code: 'invalidValue', expected, found: names })
    const seen = new Set<string>()
    for (const [index, entry] of names.entries()) {
      if (seen.has(entry)) refuse(context, { code: 'duplicateId', what: noun, found: entry }, [index])
      seen.add(entry)
    }
  })
}

const binarySchema = fields({ kind: z.literal('binary') })

const ordinalSchema = fields({
  kind: z.literal('ordinal'),
  /** Names of the levels, in order. */
  levels: distinctNames('level'),
  /** Where each level lies on [0, 1], in the order of `levels`; evenly spaced when not given. */
  coordinates: z.array(finite.min(0).max(1)).exactOptional(),
}).check((context) => {
  const { levels, coordinates } = context.value
  if (coordinates === undefined) return
  const rising = coordinates.every((at, i) => i === 0 || at > (coordinates[i - 1] ?? at))
  if (coordinates.length !== levels.length || !rising) {
    const expected = `${levels.length} rising coordinates, one a level`
    refuse(context, { code: 'inconsistent', expected, found: show(coordinates) }, ['coordinates'])
  }
})

const intervalSchema = fields({
  kind: z.literal('interval'),
  min: finite,
  max: finite,
  /** What the numbers count, e.g. `troops`, `%`, `EUR`. */
  unit: name.exactOptional(),
}).check((context) => {
  const { min, max } = context.value
  if (!(min < max) || !Number.isFinite(max - min)) {
    const expected = `a max above the min of ${min}, at a finite distance`
    refuse(context, { code: 'inconsistent', expected, found: show(max) }, ['max'])
  }
})

const nominalSchema = nominal(2)

function nominal(least: number) {
  return fields({
    kind: z.literal('nominal'),
    /** Names of the options; their order means nothing. */
    options: distinctNames('option', least),
    /** How far apart two options are, above 0 and at most 1; pairs that are not listed are 1 apart. */
    distances: z.array(fields({ between: z.tuple([level, level]), distance: finite.gt(0).max(1) })).exactOptional(),
  }).check((context) => {
    for (const { path, ...facts } of distanceFaults(context.value))
      refuse(context, { code: 'inconsistent', ...facts }, path)
  })
}

export const scaleSchema = z.discriminatedUnion('kind', [binarySchema, ordinalSchema, intervalSchema, nominalSchema])

/** As `scaleSchema`, for issues that may be settled beforehand: there can be a single option. */
export const settledScaleSchema = z.discriminatedUnion('kind', [
  binarySchema,
  ordinalSchema,
  intervalSchema,
  nominal(1),
])

const checkedScales = new WeakSet<object>()

/** Remembers scales that have been parsed and are not shared with anybody who could change them. */
export function trustScales(issues: Readonly<Record<string, { readonly scale: Scale }>>): void {
  for (const { scale } of Object.values(issues)) checkedScales.add(scale)
}

/** A scale as a caller gives it, copied unless it is one of a negotiation. Throws `DemarcheError` for what is none. */
export function readScale(scale: unknown): Scale {
  if (checkedScales.has(scale as object)) return scale as Scale
  return parseWith(scaleSchema, readData(scale, ['scale']), ['scale'])
}

type Frozen<T> = { readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? readonly E[] : T[K] }

export type BinaryScale = Frozen<z.infer<typeof binarySchema>>
export type OrdinalScale = Frozen<z.infer<typeof ordinalSchema>>
export type IntervalScale = Frozen<z.infer<typeof intervalSchema>>
export interface NominalScale {
  readonly kind: 'nominal'
  readonly options: readonly string[]
  readonly distances?: readonly { readonly between: readonly [string, string]; readonly distance: number }[]
}
export type OptionScale = BinaryScale | OrdinalScale | NominalScale
export type Scale = OptionScale | IntervalScale

/** An option of a scale that has finitely many: `false` and `true`, a level, or a nominal option. */
export type Option = boolean | string
/** A point on a scale, in its natural JSON form. */
export type Value = Option | number

const binaryOptions: readonly Option[] = Object.freeze([false, true])

export function optionsOf(scale: OptionScale): readonly Option[] {
  switch (scale.kind) {
    case 'binary':
      return binaryOptions
    case 'ordinal':
      return scale.levels
    case 'nominal':
      return scale.options
  }
}

const places = new WeakMap<OptionScale, ReadonlyMap<Value, number>>()

/** Where an option stands in the list of its scale. Scales with thousands of options are looked up thousands of times. */
export function placeOf(scale: OptionScale, option: Value): number | undefined {
  let known = places.get(scale)
  if (known === undefined) {
    known = new Map(optionsOf(scale).map((one, place) => [one, place]))
    places.set(scale, known)
  }
  return known.get(option)
}

export function isOnScale(scale: Scale, value: Value): boolean {
  if (scale.kind !== 'interval') return placeOf(scale, value) !== undefined
  return typeof value === 'number' && scale.min <= value && value <= scale.max
}

/**
 * Where a value lies on [0, 1]: (value − min) / (max − min) on an interval scale, the given or evenly spaced
 * coordinate of a level, 0 and 1 for `false` and `true`. Nominal options have no coordinate: `NaN`.
 */
export function coordinate(scale: Scale, value: Value): number {
  switch (scale.kind) {
    case 'interval':
      return (Number(value) - scale.min) / (scale.max - scale.min)
    case 'binary':
      return value === true ? 1 : 0
    case 'ordinal': {
      const index = placeOf(scale, String(value)) ?? -1
      return scale.coordinates?.[index] ?? index / (scale.levels.length - 1)
    }
    case 'nominal':
      return Number.NaN
  }
}

/** The distance of two values of one scale, in scale spans: |x − y| of their coordinates, or the option distance. */
export function valueDistance(scale: Scale, x: Value, y: Value): number {
  if (scale.kind === 'nominal') return x === y ? 0 : (distanceTable(scale).get(`${x}\n${y}`) ?? 1)
  return Math.abs(coordinate(scale, x) - coordinate(scale, y))
}

const distanceTables = new WeakMap<NominalScale, ReadonlyMap<string, number>>()

function distanceTable(scale: NominalScale): ReadonlyMap<string, number> {
  let table = distanceTables.get(scale)
  if (table === undefined) {
    table = pairDistances(scale)
    distanceTables.set(scale, table)
  }
  return table
}

function pairDistances(scale: Pick<NominalScale, 'distances'>): Map<string, number> {
  const table = new Map<string, number>()
  for (const { between, distance } of scale.distances ?? []) {
    table.set(`${between[0]}\n${between[1]}`, distance)
    table.set(`${between[1]}\n${between[0]}`, distance)
  }
  return table
}

interface DistanceFault {
  readonly path: (string | number)[]
  readonly expected: string
  readonly found: string
}

/** Distances must form a metric: a listed pair once, of two different options, and no detour shorter than the way. */
function distanceFaults({ options, distances = [] }: z.infer<typeof nominalSchema>): DistanceFault[] {
  const faults: DistanceFault[] = []
  const [known, seen] = [new Set(options), new Set<string>()]
  for (const [index, { between }] of distances.entries()) {
    const key = between.toSorted().join('\n')
    if (between[0] === between[1] || !between.every((option) => known.has(option)) || seen.has(key)) {
      const expected = 'two different options of the scale, each pair once'
      faults.push({ path: ['distances', index, 'between'], expected, found: between.map(show).join(', ') })
    }
    seen.add(key)
  }
  return faults.length > 0 ? faults : detours(distances)
}

/**
 * Only two listed pairs that share an option can be a detour: all others are 1 apart, and nothing is further. So the pairs
 * of each option are compared with each other, and not all options with all.
 */
function detours(distances: NonNullable<z.infer<typeof nominalSchema>['distances']>): DistanceFault[] {
  const near = new Map<string, Map<string, number>>()
  const note = (a: string, b: string, distance: number) =>
    near.set(a, (near.get(a) ?? new Map<string, number>()).set(b, distance))
  for (const { between, distance } of distances) {
    note(between[0], between[1], distance)
    note(between[1], between[0], distance)
  }
  for (const [via, others] of near) {
    for (const [a, toVia] of others) {
      const fromA = near.get(a)
      for (const [b, fromVia] of others) {
        const apart = a === b ? 0 : (fromA?.get(b) ?? 1)
        if (toVia + fromVia >= apart - 1e-12) continue
        const expected = `distances that obey the triangle inequality (${a} to ${b} is further than by way of ${via})`
        return [{ path: ['distances'], expected, found: `${apart} against ${toVia + fromVia}` }]
      }
    }
  }
  return []
}

/** The scale in words, as used in messages: what a value of it may be. */
export function describeScale(scale: Scale): string {
  switch (scale.kind) {
    case 'binary':
      return 'true or false'
    case 'ordinal':
      return `one of the levels ${list(scale.levels, ' < ')}`
    case 'nominal':
      return `one of ${list(scale.options)}`
    case 'interval':
      return `a number from ${scale.min} to ${scale.max}${scale.unit === undefined ? '' : ` ${scale.unit}`}`
  }
}
