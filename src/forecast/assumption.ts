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
