import type { Immutable } from 'immer'
import type * as z from 'zod'
import type { actSchema } from './act.js'
import type { AnyNames, DelegateId, IssueId, PartyId, RegionOn, SourceId, ValueOn } from './names.js'
import type { References } from './references.js'
import type { ActKind } from './vocabulary.js'

/** The mark is no part of what one writes: whether an act is recorded or supposed is for `record` and `whatIf` to say. */
type Unmarked<Act> = Act extends unknown ? Omit<Act, 'hypothetical'> : never

type LooseInput = Unmarked<Immutable<z.input<typeof actSchema>>>

/** Replaces every id, region and value of a wide type by those that `Names` and the scale `S` allow. */
type Typed<T, Names extends AnyNames, Issue extends string, S> = {
  readonly [Field in keyof T]: Field extends 'date' | 'timing'
    ? T[Field]
    : Field extends 'issue'
      ? Issue
      : Field extends 'region'
        ? RegionOn<S>
        : Field extends 'ideal'
          ? ValueOn<S>
          : Field extends 'terms'
            ? TermsOf<Names>
            : Field extends keyof References
              ? Referring<T[Field], IdOf<Names, References[Field]>>
              : TypedInside<T[Field], Names>
}

type IdOf<Names extends AnyNames, Referent> = Referent extends 'party'
  ? PartyId<Names>
  : Referent extends 'delegate'
    ? DelegateId<Names>
    : Referent extends 'source'
      ? SourceId<Names>
      : Referent extends 'issue'
        ? IssueId<Names>
        : string

type Referring<T, Id> = T extends string ? Id : T extends readonly string[] ? readonly Id[] : T

/** Goes into lists and objects; each object that has an issue becomes one variant per issue. */
type TypedInside<T, Names extends AnyNames> = T extends readonly (infer Entry)[]
  ? readonly TypedInside<Entry, Names>[]
  : T extends object
    ? TypedObject<T, Names>
    : T

type TypedObject<T, Names extends AnyNames> = 'issue' extends keyof T
  ? { [I in IssueId<Names>]: Typed<T, Names, I, Names['scales'][I]> }[IssueId<Names>]
  : Typed<T, Names, never, never>

/** A package: a value or region for one or more issues of a negotiation. */
export type TermsOf<Names extends AnyNames> = { readonly [I in IssueId<Names>]?: RegionOn<Names['scales'][I]> }

/** An act as one writes it, with the ids and scales of one negotiation. */
export type ActInput<Names extends AnyNames = AnyNames> = LooseInput extends infer Act
  ? Act extends LooseInput
    ? TypedObject<Act, Names>
    : never
  : never

export type ActInputOf<Kind extends ActKind, Names extends AnyNames = AnyNames> = Extract<
  ActInput<Names>,
  { readonly kind: Kind }
>

/** A wide part of a definition with the ids and scales of one negotiation. */
export type TypedPart<T, Names extends AnyNames> = TypedInside<Immutable<T>, Names>
