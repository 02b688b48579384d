import { type BargainingIssue, valuesOf } from '../../bargain/domain.js'
import { isOpaque } from '../../bargain/opaque.js'
import type { Preferences } from '../../bargain/preferences.js'
import type { Scenario } from '../../bargain/scenario.js'
import { issueUtility } from '../../bargain/utility.js'
import type { ValueFunction } from '../../bargain/valueFunction.js'
import { failAt } from '../../model/errors.js'
import type { Value } from '../../model/scale.js'

/** An issue as a file is to name it. */
export interface WrittenIssue {
  readonly id: string
  readonly name: string
  readonly issue: BargainingIssue
  /** In the order of the scale; none where any number can be agreed upon. */
  readonly values: readonly Value[] | undefined
}

/** A party whose issues add up, which is all that most formats can hold. */
export interface WrittenParty {
  readonly party: string
  readonly own: Preferences
}

/** Issues under their names if all have one of their own, and under their ids otherwise. */
export function writtenIssues({ domain }: Scenario): WrittenIssue[] {
  const entries = Object.entries(domain.issues)
  const names = entries.map(([id, { name }]) => name ?? id)
  const isClear = new Set(names).size === names.length
  return entries.map(([id, issue], i) => ({
    id,
    name: isClear ? (names[i] as string) : id,
    issue,
    values: valuesOf(issue),
  }))
}

/** Throws `DemarcheError` for a party with preferences that no file can hold. */
export function writtenParties({ preferences }: Scenario): WrittenParty[] {
  return Object.entries(preferences).map(([party, own]) => {
    const path = ['preferences', party]
    if (isOpaque(own)) refuse(path, 'preferences that can be written down', 'a function of your own')
    if (own.excluded.length > 0) refuse([...path, 'excluded'], 'packages that all have a utility', 'packages excluded')
    return { party, own }
  })
}

/** Throws `DemarcheError` where a party values issues together. */
export function assertAdditive({ party, own }: WrittenParty, format: string): void {
  if (own.interactions.length === 0) return
  const expected = `issues that add up, as ${format} has them`
  refuse(['preferences', party, 'interactions'], expected, `${own.interactions.length} interactions`)
}

/** Weight × worth of each value. */
export function contributions({ id, issue, values }: WrittenIssue, own: Preferences): readonly number[] {
  return (values ?? []).map(issueUtility(issue, id, own))
}

/** The line that the values are worth, if they are numbers on a line. */
export function lineThrough({ issue, values }: WrittenIssue, worths: readonly number[]) {
  if (issue.scale.kind !== 'interval' || values === undefined) return undefined
  const [first, last] = [Number(values[0]), Number(values.at(-1))]
  const slope = values.length === 1 ? 0 : ((worths.at(-1) as number) - (worths[0] as number)) / (last - first)
  const at = (x: number) => (worths[0] as number) + slope * (x - first)
  const size = Math.max(1, ...worths.map(Math.abs))
  return values.every((x, i) => Math.abs(at(Number(x)) - (worths[i] as number)) <= 1e-13 * size)
    ? { slope, first: worths[0] as number }
    : undefined
}

/** Whole numbers, each of them an option. */
export function isWhole({ issue: { scale, step } }: WrittenIssue): boolean {
  return scale.kind === 'interval' && step === 1 && Number.isInteger(scale.min)
}

/** The value function and the weight of an issue on a continuous scale. */
export function continuousFunction(
  { id }: WrittenIssue,
  own: Preferences,
): { valued: ValueFunction | undefined; weight: number } {
  const valued = Object.hasOwn(own.values, id) ? own.values[id] : undefined
  return { valued, weight: Object.hasOwn(own.weights, id) ? (own.weights[id] as number) : 1 }
}

export function refuse(path: readonly (string | number)[], expected: string, found: string): never {
  return failAt(path, { code: 'inconsistent', expected, found })
}
