/** What a forecast takes for granted because the situation does not say it, or leaves out. */
export type ForecastAssumption =
  /** Nothing is known of where these actors stand on the issue, so they have no part in it. */
  | { readonly kind: 'noPosition'; readonly issue: string; readonly actors: readonly string[] }
  /** These actors are known to stand somewhere in a range; the middle of it is taken. */
  | { readonly kind: 'midpoint'; readonly issue: string; readonly actors: readonly string[] }
  /** Of these actors the salience of the issue is not known; this is taken. */
  | { readonly kind: 'salience'; readonly issue: string; readonly actors: readonly string[]; readonly taken: number }
  /** Of these actors the capability on the issue is not known; this is taken. */
  | { readonly kind: 'capability'; readonly issue: string; readonly actors: readonly string[]; readonly taken: number }
  /** Of these actors that is not known, so they have no part in the issue, as was asked for. */
  | {
      readonly kind: 'leftOut'
      readonly issue: string
      readonly actors: readonly string[]
      readonly unknown: 'salience' | 'capability'
    }
  /** These do not stand on every issue, so they have no part in a model in which actors bargain over all issues at once. */
  | { readonly kind: 'notOnAllIssues'; readonly actors: readonly string[] }
  /** The saliences of these sum to more than 1 over the issues; those of all actors are divided by the greatest sum. */
  | { readonly kind: 'salienceShared'; readonly actors: readonly string[]; readonly dividedBy: number }
  /** The capabilities of these differ by issue; the mean is taken, where one is needed for all issues. */
  | { readonly kind: 'meanCapability'; readonly actors: readonly string[] }
