import type { Scenario } from '../bargain/scenario.js'
import type { Value } from '../model/scale.js'

/** What a reading of files takes for granted, or leaves out. */
export type FileAssumption =
  /** The issue has one value only: it is no issue of the scenario, and what the value is worth is part of each `constant`. */
  | { readonly kind: 'settledIssue'; readonly name: string; readonly value: Value }
  /** The profile says of no agreement nothing; this is what the format means by that. */
  | { readonly kind: 'noReservation'; readonly party: string; readonly reservation: number }
  /** The profile has no weight for the issue; this is what the format means by that. */
  | { readonly kind: 'noWeight'; readonly party: string; readonly issue: string; readonly weight: number }
  /** The discount is not above 0 and up to 1, so that there is none. */
  | { readonly kind: 'noDiscount'; readonly party: string; readonly found: number }
  /** GENIUS cuts utilities at 1; here they are left as they are, up to this. */
  | { readonly kind: 'above1'; readonly party: string; readonly most: number }

/** A scenario as files tell it. */
export interface FileScenario {
  readonly scenario: Scenario
  readonly assumptions: readonly FileAssumption[]
}
