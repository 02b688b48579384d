import type { RegionExpression } from './regionExpression.js'
import type { Scale, Value } from './scale.js'

/** The ids of one negotiation and the scale of each issue, as literal types; `AnyNames` when they are not known. */
export interface AnyNames {
  readonly party: string
  readonly delegate: string
  readonly source: string
  readonly issue: string
  readonly scales: { readonly [issue: string]: Scale }
}

export type PartyId<Names extends AnyNames> = Names['party']
export type DelegateId<Names extends AnyNames> = Names['delegate']
export type SourceId<Names extends AnyNames> = Names['source']
export type IssueId<Names extends AnyNames> = Names['issue']

/** The type of a value on a scale: `boolean`, a level, a number, or an option. */
export type ValueOn<S> = S extends { readonly kind: 'binary' }
  ? boolean
  : S extends { readonly kind: 'interval' }
    ? number
    : S extends { readonly kind: 'ordinal'; readonly levels: readonly (infer Level)[] }
      ? Level
      : S extends { readonly kind: 'nominal'; readonly options: readonly (infer Option)[] }
        ? Option
        : Value

interface BoundsOf<V> {
  readonly atLeast?: V
  readonly above?: V
  readonly atMost?: V
  readonly below?: V
}

type TermOn<S> = S extends { readonly kind: 'interval' | 'ordinal' } ? ValueOn<S> | BoundsOf<ValueOn<S>> : ValueOn<S>

/** The type of a region as written for one scale. */
export type RegionOn<S> = Scale extends S ? RegionExpression : TermOn<S> | { readonly anyOf: readonly TermOn<S>[] }
