export type { Settlement } from '../gap/agreement/outlook.js'
export { type BargainingIssue, type Domain, defineDomain, domainSchema, safeDefineDomain } from './domain.js'
export { type OpaqueOptions, type OpaquePreferences, opaque } from './opaque.js'
export {
  definePreferences,
  type Interaction,
  type Preferences,
  type PreferencesInput,
  preferencesSchema,
  safeDefinePreferences,
} from './preferences.js'
export { defineScenario, type Scenario, type ScenarioInput, safeDefineScenario } from './scenario.js'
export { safeUtilities, safeUtility, type UtilityOptions, utilities, utility } from './utility.js'
export type { ValueFunction, ValueFunctionInput } from './valueFunction.js'
