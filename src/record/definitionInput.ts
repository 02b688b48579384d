import type * as z from 'zod'
import type { TypedPart } from '../model/actInput.js'
import type { sourceSchema } from '../model/evidence.js'
import type { issueSchema } from '../model/issue.js'
import type { AnyNames } from '../model/names.js'
import type { delegateSchema, partySchema } from '../model/party.js'
import type { assessmentSchema, relationSchema } from '../model/relation.js'
import type { Scale } from '../model/scale.js'

interface IssueInput extends Omit<z.input<typeof issueSchema>, 'scale' | 'evidence'> {
  readonly scale: Scale
  readonly evidence?: TypedPart<NonNullable<z.input<typeof issueSchema>['evidence']>, AnyNames>
}

export type Issues = Readonly<Record<string, IssueInput>>
type Parties<P extends string, Names extends AnyNames> = Readonly<
  Record<P, TypedPart<z.input<typeof partySchema>, Names>>
>
type Delegates<D extends string, Names extends AnyNames> = Readonly<
  Record<D, TypedPart<z.input<typeof delegateSchema>, Names>>
>
type Sources<S extends string> = Readonly<Record<S, z.input<typeof sourceSchema>>>

interface Surroundings<Names extends AnyNames> {
  readonly relations?: Readonly<Record<string, TypedPart<z.input<typeof relationSchema>, Names>>>
  readonly assessments?: readonly TypedPart<z.input<typeof assessmentSchema>, Names>[]
}

/** The ids and scales that a definition names. */
export interface NamesOf<P extends string, D extends string, S extends string, I extends Issues> {
  readonly party: P
  readonly delegate: D
  readonly source: S
  readonly issue: keyof I & string
  readonly scales: { readonly [Id in keyof I & string]: I[Id]['scale'] }
}

/** The same names where they are referred to: a reference must not widen what the definition names. */
type Within<P extends string, D extends string, S extends string, I extends Issues> = NamesOf<
  NoInfer<P>,
  NoInfer<D>,
  NoInfer<S>,
  NoInfer<I>
>

/** Who negotiates about what, as one writes it. */
export interface DefinitionInput<P extends string, D extends string, S extends string, I extends Issues>
  extends Surroundings<Within<P, D, S, I>> {
  readonly id: string
  readonly title: string
  readonly note?: string
  /** Whether refusing a value means refusing all beyond it (Black 1948). Default `true`. */
  readonly singlePeaked?: boolean
  readonly parties: Parties<P, Within<P, D, S, I>>
  readonly delegates?: Delegates<D, Within<P, D, S, I>>
  readonly issues: I
  readonly sources?: Sources<S>
}

/** The names of a negotiation and those that are added to it. */
export interface Extended<
  Names extends AnyNames,
  P extends string,
  D extends string,
  S extends string,
  I extends Issues,
> {
  readonly party: Names['party'] | P
  readonly delegate: Names['delegate'] | D
  readonly source: Names['source'] | S
  readonly issue: Names['issue'] | (keyof I & string)
  readonly scales: Names['scales'] & { readonly [Id in keyof I & string]: I[Id]['scale'] }
}

type WithinExtended<
  Names extends AnyNames,
  P extends string,
  D extends string,
  S extends string,
  I extends Issues,
> = Extended<NoInfer<Names>, NoInfer<P>, NoInfer<D>, NoInfer<S>, NoInfer<I>>

/** What joins a negotiation under way: parties, delegates, issues, sources, relations, assessments. */
export interface Additions<
  Names extends AnyNames,
  P extends string,
  D extends string,
  S extends string,
  I extends Issues,
> extends Surroundings<WithinExtended<Names, P, D, S, I>> {
  readonly parties?: Parties<P, WithinExtended<Names, P, D, S, I>>
  readonly delegates?: Delegates<D, WithinExtended<Names, P, D, S, I>>
  readonly issues?: I
  readonly sources?: Sources<S>
}
