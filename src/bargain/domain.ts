import { freeze } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe, show } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { idSchema } from '../model/ids.js'
import { readData } from '../model/input.js'
import { optionsOf, type Scale, settledScaleSchema, type Value } from '../model/scale.js'
import { fields, name, refuse } from '../model/schema.js'

const mostSteps = 2 ** 24

const bargainingIssueSchema = fields({
  name: name.exactOptional(),
  scale: settledScaleSchema,
  step: z.number().positive().exactOptional(),
}).check((context) => {
  const { scale, step } = context.value
  if (step === undefined) return
  if (scale.kind !== 'interval') {
    refuse(context, { code: 'inconsistent', expected: `no step on a scale that is ${scale.kind}`, found: show(step) }, [
      'step',
    ])
  } else if ((scale.max - scale.min) / step > mostSteps) {
    const expected = `a step of which at most ${mostSteps.toLocaleString('en')} fit into the scale`
    refuse(context, { code: 'inconsistent', expected, found: show(step) }, ['step'])
  }
})

/** The stored form of a domain. */
export const domainSchema = fields({
  name: name.exactOptional(),
  issues: z.record(idSchema, bargainingIssueSchema),
})

/** An issue that packages settle. A nominal scale may have a single option, unlike those of a negotiation. */
export interface BargainingIssue {
  readonly name?: string
  readonly scale: Scale
  /**
   * On an interval scale, how far apart the values are that can be agreed upon, counted from `min`: 1 for whole numbers.
   * When absent, any number from `min` to `max` can be.
   */
  readonly step?: number
}

/**
 * What is to be settled: issues by id, each with its scale. A package gives each of them a value. Plain JSON data, deeply
 * frozen; made by `defineDomain`.
 */
export interface Domain {
  readonly name?: string
  readonly issues: Readonly<Record<string, BargainingIssue>>
}

const sealed = new WeakSet<object>()

/**
 * Checks and freezes a domain. Throws `DemarcheError` for ids that are no slugs, scales that are none, a step on a scale
 * that has no units, and where there is no issue.
 */
export function defineDomain(input: Domain): Domain {
  if (isSealed(input)) return input
  const domain: Domain = freeze(parseWith(domainSchema, readData(input), []), true)
  if (Object.keys(domain.issues).length === 0) {
    failAt(['issues'], { code: 'inconsistent', expected: 'at least one issue', found: 'none' })
  }
  sealed.add(domain)
  return domain
}

function isSealed(input: unknown): boolean {
  return typeof input === 'object' && input !== null && sealed.has(input)
}

/** The twin of `defineDomain` that returns the error instead of throwing it. */
export const safeDefineDomain: (input: Domain) => Safe<Domain> = safe(defineDomain)

/** Whether any number of the scale can be agreed upon, so that values cannot be listed. */
export function isContinuous({ scale, step }: BargainingIssue): boolean {
  return scale.kind === 'interval' && step === undefined
}

/** The values that can be agreed upon, in the order of the scale; `undefined` where any number can. */
export function valuesOf(issue: BargainingIssue): readonly Value[] | undefined {
  const { scale, step } = issue
  if (scale.kind !== 'interval') return optionsOf(scale)
  if (step === undefined) return undefined
  const count = Math.floor((scale.max - scale.min) / step + 1e-9) + 1
  return Array.from({ length: count }, (_, index) => steppedValue(scale.min, step, index))
}

/** To fifteen digits, so that three steps of 0.1 end at 0.3. */
function steppedValue(min: number, step: number, index: number): number {
  return Number((min + index * step).toPrecision(15))
}

/** Where a value stands among those that can be agreed upon, from 0; -1 where it cannot. */
export function valueIndex(issue: BargainingIssue, value: Value): number {
  const { scale, step } = issue
  if (scale.kind !== 'interval') return optionsOf(scale).indexOf(value as string)
  if (step === undefined || typeof value !== 'number') return -1
  const index = Math.round((value - scale.min) / step)
  const isOn = value <= scale.max && steppedValue(scale.min, step, index) === Number(value.toPrecision(15))
  return isOn && index >= 0 ? index : -1
}
