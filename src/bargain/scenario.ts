import { freeze } from 'immer'
import { failAt, type Safe, safe } from '../model/errors.js'
import { idProblem } from '../model/ids.js'
import { readFields } from '../model/input.js'
import { type Domain, defineDomain } from './domain.js'
import { isOpaque, type OpaquePreferences, opaqueAt } from './opaque.js'
import { type Preferences, type PreferencesInput, preferencesAt } from './preferences.js'

/** What is to be settled, and what each party makes of it: a bargaining problem (Nash 1950) told by issues. */
export interface Scenario {
  readonly domain: Domain
  /** By party. Their order is that of the utilities in every result. */
  readonly preferences: Readonly<Record<string, Preferences | OpaquePreferences>>
}

/** A scenario as one writes it: what has a default may be left out. */
export interface ScenarioInput {
  readonly domain: Domain
  readonly preferences: Readonly<Record<string, PreferencesInput | OpaquePreferences>>
}

const sealed = new WeakSet<object>()

/**
 * Checks and freezes a scenario: a domain, and the preferences of at least one party. Throws `DemarcheError` for whatever
 * `defineDomain` and `definePreferences` refuse, with the path to it, and for party ids that are no slugs.
 */
export function defineScenario(input: ScenarioInput): Scenario {
  if (typeof input === 'object' && input !== null && sealed.has(input)) return input as Scenario
  const given = readFields(input, [], 'a scenario { domain, preferences }')
  const domain = defineDomain(given.domain)
  const parties = Object.entries(readFields(given.preferences, ['preferences']))
  if (parties.length === 0) {
    failAt(['preferences'], { code: 'inconsistent', expected: 'the preferences of at least one party', found: 'none' })
  }
  const preferences = Object.fromEntries(parties.map(([party, own]) => [party, checkedPreferences(domain, party, own)]))
  const scenario = freeze({ domain, preferences }, true)
  sealed.add(scenario)
  return scenario
}

/** The twin of `defineScenario` that returns the error instead of throwing it. */
export const safeDefineScenario: (input: ScenarioInput) => Safe<Scenario> = safe(defineScenario)

function checkedPreferences(domain: Domain, party: string, own: PreferencesInput | OpaquePreferences) {
  const path = ['preferences', party]
  const reason = idProblem(party)
  if (reason !== undefined) failAt(path, { code: 'invalidId', found: party, reason })
  const held = readFields(own, path)
  return isOpaque(held) ? opaqueAt(held, path) : preferencesAt(domain, held, path)
}
