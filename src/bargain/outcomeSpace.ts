import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { wholeNumber } from '../gap/agreement/wholeNumber.js'
import { below, seeded } from '../gap/influence/random.js'
import { failAt, type Safe, safe } from '../model/errors.js'
import { asGiven, readData, readOptions } from '../model/input.js'
import type { Value } from '../model/scale.js'
import { type Axis, axisOf, lossOf, placeOn } from './axis.js'
import { type BargainingIssue, type Domain, defineDomain } from './domain.js'
import { defineScenario, type ScenarioInput } from './scenario.js'
import { assertSettlement } from './utility.js'

export interface OutcomeSpaceOptions {
  /** Into how many steps a continuous scale is divided at least, from 1 on. Default 20. */
  readonly resolution?: number
  /** A package whose numbers are to be among the listed ones. */
  readonly through?: Settlement
}

/**
 * All packages, none of them made before it is asked for. They are numbered from 0 up to `size`, as the digits of a number:
 * the last issue changes fastest, each through its values in the order of its scale.
 */
export interface OutcomeSpace {
  readonly domain: Domain
  readonly axes: readonly Axis[]
  /** How many packages there are. */
  readonly size: bigint
  /**
   * By party, for a scenario with continuous scales: how much of its utility a party loses at most where any package is
   * replaced by the one of this space whose numbers are nearest. 0 where all values are listed; `Infinity` where nothing can
   * be said, since the party's preferences jump or are a function of one's own. Empty for a domain alone.
   */
  readonly error: Readonly<Record<string, number>>
}

const made = new WeakSet<object>()

/** Throws `DemarcheError` for what only looks like a space: its places and values would be anything. */
function assertSpace(space: OutcomeSpace): void {
  if (typeof space === 'object' && space !== null && made.has(space)) return
  failAt(['space'], { code: 'invalidType', expected: 'a space made by outcomeSpace', found: space })
}

/**
 * The packages of a domain, or of a scenario: there, continuous scales are cut where a value function bends. Throws
 * `DemarcheError` for a resolution that is no whole number from 1 on, and for what is no domain or scenario.
 */
export function outcomeSpace(of: Domain | ScenarioInput, options: OutcomeSpaceOptions = {}): OutcomeSpace {
  const { resolution: asked = 20, through } = readOptions(options, { resolution: asGiven, through: readData })
  const resolution = wholeNumber('resolution', asked)
  const scenario = isScenario(of) ? defineScenario(of) : undefined
  const domain = scenario?.domain ?? defineDomain(of as Domain)
  const preferences = scenario?.preferences ?? {}
  const parties = Object.values(preferences)
  if (through !== undefined) assertSettlement(domain, through)
  const axes = Object.entries(domain.issues).map(([id, issue]) => axisOf(id, issue, parties, resolution, through?.[id]))
  const losses = Object.entries(preferences).map(([party, own]) => {
    const byIssue = axes.map((axis) => lossOf(axis, domain.issues[axis.issue] as BargainingIssue, own))
    return [party, byIssue.reduce((sum, loss) => sum + loss, 0)]
  })
  const size = axes.reduce((product, { values }) => product * BigInt(values.length), 1n)
  const space = freeze({ domain, axes, size, error: Object.fromEntries(losses) }, true)
  made.add(space)
  return space
}

function isScenario(of: Domain | ScenarioInput): of is ScenarioInput {
  const { domain } = readOptions(of as ScenarioInput, { domain: asGiven, preferences: asGiven })
  return domain !== undefined
}

/** The twin of `outcomeSpace` that returns the error instead of throwing it. */
export const safeOutcomeSpace: (of: Domain | ScenarioInput, options?: OutcomeSpaceOptions) => Safe<OutcomeSpace> =
  safe(outcomeSpace)

/** The package with a number. Throws `DemarcheError` unless the number is from 0 to less than the size of the space. */
export function packageAt(space: OutcomeSpace, index: bigint): Settlement {
  assertSpace(space)
  if (typeof index !== 'bigint' || index < 0n || index >= space.size) {
    const expected = `a bigint from 0 to less than ${space.size}`
    failAt(['index'], { code: 'invalidValue', expected, found: index })
  }
  let rest = index
  const digits = space.axes.map(() => 0)
  for (let i = digits.length - 1; i >= 0; i--) {
    const radix = BigInt((space.axes[i] as Axis).values.length)
    digits[i] = Number(rest % radix)
    rest /= radix
  }
  return settlementOf(space.axes, digits)
}

/** The twin of `packageAt` that returns the error instead of throwing it. */
export const safePackageAt: (space: OutcomeSpace, index: bigint) => Safe<Settlement> = safe(packageAt)

/**
 * The number of a package; on a continuous scale, that of the nearest value which the space lists. Throws `DemarcheError`
 * for what is no package of the domain.
 */
export function packageIndex(space: OutcomeSpace, settlement: Settlement): bigint {
  return placesOf(space, settlement).reduce(
    (index, place, i) => index * BigInt((space.axes[i] as Axis).values.length) + BigInt(place),
    0n,
  )
}

/** The twin of `packageIndex` that returns the error instead of throwing it. */
export const safePackageIndex: (space: OutcomeSpace, settlement: Settlement) => Safe<bigint> = safe(packageIndex)

/** All packages of the space in the order of their numbers, from one number on. */
export function* packages(space: OutcomeSpace, from = 0n): Generator<Settlement, void> {
  assertSpace(space)
  if (from >= space.size) return
  const digits = placesOf(space, packageAt(space, from))
  for (;;) {
    yield settlementOf(space.axes, digits)
    let i = digits.length - 1
    while (i >= 0 && (digits[i] as number) + 1 === (space.axes[i] as Axis).values.length) digits[i--] = 0
    if (i < 0) return
    digits[i] = (digits[i] as number) + 1
  }
}

/** Packages drawn by chance, all being equally likely each time; the same ones for the same seed. */
export function* samplePackages(space: OutcomeSpace, count: number, seed: number): Generator<Settlement, void> {
  assertSpace(space)
  const random = seeded(seed)
  for (let drawn = 0; drawn < count; drawn++) {
    yield settlementOf(
      space.axes,
      space.axes.map(({ values }) => below(values.length, random)),
    )
  }
}

/**
 * The packages that differ from one on one issue, by one place: by the next level, step or listed number either way, or by
 * any other option of a nominal scale.
 */
export function neighbours(space: OutcomeSpace, settlement: Settlement): readonly Settlement[] {
  const places = placesOf(space, settlement)
  const near = space.axes.flatMap((axis, i) => {
    const here = places[i] as number
    const isNominal = space.domain.issues[axis.issue]?.scale.kind === 'nominal'
    const others = axis.values.map((_, place) => place).filter((place) => place !== here)
    return others
      .filter((place) => isNominal || Math.abs(place - here) === 1)
      .map((place) => ({ ...settlement, [axis.issue]: axis.values[place] as Value }))
  })
  return freeze(near, true)
}

/** The twin of `neighbours` that returns the error instead of throwing it. */
export const safeNeighbours: (space: OutcomeSpace, settlement: Settlement) => Safe<readonly Settlement[]> =
  safe(neighbours)

function placesOf(space: OutcomeSpace, settlement: Settlement): number[] {
  assertSpace(space)
  const { domain, axes } = space
  assertSettlement(domain, settlement)
  return axes.map((axis) =>
    placeOn(axis, domain.issues[axis.issue] as BargainingIssue, settlement[axis.issue] as Value),
  )
}

function settlementOf(axes: readonly Axis[], places: readonly number[]): Settlement {
  const settlement: Record<string, Value> = {}
  for (let i = 0; i < axes.length; i++) {
    const { issue, values } = axes[i] as Axis
    settlement[issue] = values[places[i] as number] as Value
  }
  return settlement
}
