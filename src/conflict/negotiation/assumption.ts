import type { Assumption } from '../../gap/weights.js'

/** What is taken for granted where a negotiation is read as a conflict, since the record does not say it. */
export type ConflictAssumption =
  | Extract<Assumption, { readonly kind: 'singlePeakedPreferences' }>
  /** These acts are coded with less certainty than the words of a source have. */
  | { readonly kind: 'notExplicit'; readonly acts: readonly string[] }
  /** Acts that only give context (appeals, pledges, threats, doubts and so on) change nothing here. */
  | { readonly kind: 'contextLeftOut'; readonly acts: readonly string[] }
  /** These acts stand, but their maker has since said otherwise on the issue: they give no options. */
  | { readonly kind: 'overtaken'; readonly acts: readonly string[] }
  /** Who would have to deliver or accept is not said: those that the act addresses, or touches, or else all others are asked. */
  | {
      readonly kind: 'askedOf'
      readonly act: string
      readonly parties: readonly string[]
      readonly as: 'addressed' | 'affected' | 'others'
    }
  /** It is not said that these can do it only together: each of them can alone. */
  | { readonly kind: 'eachCanAlone'; readonly option: string; readonly parties: readonly string[] }
  /** Nobody is named who would have to agree: those who proposed it can do it by themselves. */
  | { readonly kind: 'needsNobody'; readonly act: string; readonly parties: readonly string[] }
  /** No others than these are asked whether they accept the outcome: of others nothing is recorded. */
  | { readonly kind: 'acceptedBy'; readonly issue: string; readonly parties: readonly string[] }
  /** The party decides as one; who of its members would do so by itself as well is listed. */
  | { readonly kind: 'decidesAsOne'; readonly party: string; readonly members: readonly string[] }
  /** These parties can do nothing that the options are about, so they decide nothing. */
  | { readonly kind: 'decidesNothing'; readonly parties: readonly string[] }
  /** An accepted demand counts as delivered. */
  | { readonly kind: 'acceptedIsDelivered'; readonly option: string; readonly acts: readonly string[] }
  /** Where things stand cannot be by the rules of the model, so there is no status quo: these options would be taken. */
  | { readonly kind: 'noStatusQuo'; readonly options: readonly string[] }
  /** These options can be taken and given up again at any time. */
  | { readonly kind: 'reversible'; readonly options: readonly string[] }
  /** On this issue it only counts whether it ends within what was asked, not how far from it. */
  | { readonly kind: 'allOrNothing'; readonly issue: string }
  /** The act names a time or a condition that no option is about. */
  | { readonly kind: 'conditionLeftOut'; readonly act: string }
  /** What is firm comes before all that is soft, and then what is more salient. */
  | { readonly kind: 'firmFirst'; readonly party: string }
  /** How much these issues matter to the party is not known: what was recorded earlier comes first. */
  | { readonly kind: 'recordOrder'; readonly party: string; readonly issues: readonly string[] }
  /** The party makes demands a condition for an outcome: once they are met it wants the outcome, and before it does not. */
  | {
      readonly kind: 'wantsOnceMet'
      readonly party: string
      readonly acts: readonly string[]
      readonly issues: readonly string[]
    }
  /** All that the party has shown to accept lies elsewhere, though it has not ruled this out: it would rather not have it. */
  | { readonly kind: 'wantsWhatItHasShown'; readonly party: string; readonly acts: readonly string[] }
  /** What the demand asks for is all that the party accepts: it would rather insist than not, until it is met. */
  | { readonly kind: 'insistsUntilMet'; readonly party: string; readonly act: string }
  /** Nothing is known of what the party thinks of these options: by themselves they are all the same to it. */
  | { readonly kind: 'indifference'; readonly party: string; readonly options: readonly string[] }
