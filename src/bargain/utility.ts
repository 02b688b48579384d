import { freeze } from 'immer'
import type { Settlement } from '../gap/agreement/outlook.js'
import { DemarcheError, type DemarcheIssue, failAt, issueAt, type Safe, safe, show } from '../model/errors.js'
import { contains, type Region } from '../model/region.js'
import { type RegionExpression, toRegion, valueFaults } from '../model/regionExpression.js'
import type { Value } from '../model/scale.js'
import { type BargainingIssue, type Domain, defineDomain, valueIndex, valuesOf } from './domain.js'
import { isOpaque, type OpaquePreferences, opaqueUtility } from './opaque.js'
import { definePreferences, type Interaction, type Preferences, type PreferencesInput } from './preferences.js'
import { defineScenario, type ScenarioInput } from './scenario.js'
import { worth } from './valueFunction.js'

export interface UtilityOptions {
  /** How much time has passed: utilities are multiplied by discount^time. From 0; in GENIUS, a share of the time there is. Default 0. */
  readonly time?: number
}

/**
 * What a package is worth to a party: constant + Σ weight × worth + what applies of its interactions, in this order, the
 * issues in that of the domain; -Infinity for a package that it excludes. Multiplied by discount^time.
 *
 * Throws `DemarcheError` unless the package settles every issue of the domain, and nothing else, at a value that can be
 * agreed upon.
 */
export function utility(
  domain: Domain,
  preferences: PreferencesInput | OpaquePreferences,
  settlement: Settlement,
  options: UtilityOptions = {},
): number {
  const checked = defineDomain(domain)
  assertSettlement(checked, settlement)
  const own = isOpaque(preferences) ? preferences : definePreferences(checked, preferences)
  return utilityOf(checked, own, settlement) * own.discount ** passed(options)
}

/** The twin of `utility` that returns the error instead of throwing it. */
export const safeUtility: (
  domain: Domain,
  preferences: PreferencesInput | OpaquePreferences,
  settlement: Settlement,
  options?: UtilityOptions,
) => Safe<number> = safe(utility)

/** What a package is worth to each party of a scenario; see `utility`. */
export function utilities(
  scenario: ScenarioInput,
  settlement: Settlement,
  options: UtilityOptions = {},
): Readonly<Record<string, number>> {
  const { domain, preferences } = defineScenario(scenario)
  assertSettlement(domain, settlement)
  const time = passed(options)
  return freeze(
    Object.fromEntries(
      Object.entries(preferences).map(([party, own]) => [
        party,
        utilityOf(domain, own, settlement) * own.discount ** time,
      ]),
    ),
  )
}

/** The twin of `utilities` that returns the error instead of throwing it. */
export const safeUtilities: (
  scenario: ScenarioInput,
  settlement: Settlement,
  options?: UtilityOptions,
) => Safe<Readonly<Record<string, number>>> = safe(utilities)

function passed({ time = 0 }: UtilityOptions): number {
  if (time >= 0 && time < Number.POSITIVE_INFINITY) return time
  return failAt(['time'], { code: 'inconsistent', expected: 'a time from 0 on', found: show(time) })
}

/** Throws unless the package gives every issue, and nothing else, a value that can be agreed upon. */
export function assertSettlement(domain: Domain, settlement: Settlement): void {
  if (typeof settlement !== 'object' || settlement === null) {
    failAt([], { code: 'invalidType', expected: 'a package: a value for each issue', found: settlement })
  }
  const known = Object.keys(domain.issues)
  const strange = Object.keys(settlement).filter((id) => !Object.hasOwn(domain.issues, id))
  const faults = [
    ...strange.map((found) => issueAt([found], { code: 'unknownName', what: 'issue', found, known })),
    ...known.flatMap((id) => settledFaults(domain.issues[id] as BargainingIssue, id, settlement)),
  ]
  if (faults.length > 0) throw new DemarcheError(faults)
}

function settledFaults(issue: BargainingIssue, id: string, settlement: Settlement): DemarcheIssue[] {
  if (!Object.hasOwn(settlement, id)) return [issueAt([id], { code: 'missing', expected: 'a value of the issue' })]
  const value = settlement[id] as Value
  const faults = valueFaults(issue.scale, id, value, [id])
  if (faults.length > 0 || issue.step === undefined || valueIndex(issue, value) >= 0) return faults
  const expected = `a multiple of the step ${issue.step} from the least value on`
  return [issueAt([id], { code: 'inconsistent', expected, found: show(value) })]
}

/** What a package is worth before any discount, for a package that is known to settle everything. */
function utilityOf(domain: Domain, own: Preferences | OpaquePreferences, settlement: Settlement): number {
  return isOpaque(own) ? opaqueUtility(own, settlement) : valuation(domain, own)(settlement)
}

/** Weight × worth of one value. */
type IssueUtility = (value: Value) => number

/** An interaction or an exclusion, with its regions worked out. */
export interface Joint {
  readonly issues: readonly string[]
  readonly utility: PackageUtility
  /** The largest of what it adds, above or below 0. */
  readonly size: number
}
type PackageUtility = (settlement: Settlement) => number

const valuations = new WeakMap<Preferences, PackageUtility>()

/** Preferences are made for one domain, so that they can stand for both as a key. */
function valuation(domain: Domain, preferences: Preferences): PackageUtility {
  const known = valuations.get(preferences)
  if (known !== undefined) return known
  const issues = valuedIssues(domain, preferences)
  const joints = jointsOf(domain, preferences)
  const valued: PackageUtility = (settlement) => {
    let sum = preferences.constant
    for (const [id, utilityAt] of issues) sum += utilityAt(settlement[id] as Value)
    for (const joint of joints) sum += joint.utility(settlement)
    return sum
  }
  valuations.set(preferences, valued)
  return valued
}

/** Weight × worth by issue, in the order of the domain, of the issues that are worth anything. */
function valuedIssues(domain: Domain, preferences: Preferences): [id: string, utility: IssueUtility][] {
  return Object.entries(domain.issues)
    .filter(([id]) => Object.hasOwn(preferences.values, id))
    .map(([id, issue]) => [id, issueUtility(issue, id, preferences)])
}

/** What a value of an issue adds to a party's utility: weight × worth. */
export function issueUtility(issue: BargainingIssue, id: string, { values, weights }: Preferences): IssueUtility {
  const valued = Object.hasOwn(values, id) ? values[id] : undefined
  if (valued === undefined) return () => 0
  const weight = Object.hasOwn(weights, id) ? (weights[id] as number) : 1
  const weighed = (value: Value) => weight * worth(issue.scale, valued, value)
  const listed = valuesOf(issue)
  if (listed === undefined) return weighed
  const table = new Map(listed.map((value) => [value, weighed(value)]))
  return (value) => table.get(value) ?? weighed(value)
}

/** Interactions in their order, then exclusions, which are worth -Infinity. */
export function jointsOf(domain: Domain, { interactions, excluded }: Preferences): Joint[] {
  return [
    ...interactions.map((interaction) => jointOf(domain, interaction)),
    ...excluded.map((within) => rectangle(domain, within, Number.NEGATIVE_INFINITY)),
  ]
}

function jointOf(domain: Domain, interaction: Interaction): Joint {
  if (interaction.kind === 'hyperRectangle') return rectangle(domain, interaction.within, interaction.utility)
  const { entries, otherwise } = interaction
  const issues = Object.keys(entries[0]?.values ?? {})
  const key = (settlement: Settlement) => JSON.stringify(issues.map((id) => settlement[id]))
  const table = new Map(entries.map(({ values, utility }) => [key(values), utility]))
  const size = Math.max(...[otherwise, ...table.values()].map(Math.abs))
  return { issues, utility: (settlement) => table.get(key(settlement)) ?? otherwise, size }
}

function rectangle(domain: Domain, within: Readonly<Record<string, RegionExpression>>, inside: number): Joint {
  const regions = Object.entries(within).map(([id, region]): [string, Region] => [
    id,
    toRegion((domain.issues[id] as BargainingIssue).scale, region),
  ])
  const isInside = (settlement: Settlement) =>
    regions.every(([id, region]) => contains(region, settlement[id] as Value))
  const size = Number.isFinite(inside) ? Math.abs(inside) : 0
  return { issues: Object.keys(within), utility: (settlement) => (isInside(settlement) ? inside : 0), size }
}
