import type * as z from 'zod'
import type { TypedPart } from '../model/actInput.js'
import { DemarcheError, type Safe, safe } from '../model/errors.js'
import type { sourceSchema } from '../model/evidence.js'
import { parseWith } from '../model/fromZod.js'
import type { issueSchema } from '../model/issue.js'
import type { AnyNames } from '../model/names.js'
import { definitionSchema, type Negotiation, schemaVersion } from '../model/negotiation.js'
import type { delegateSchema, partySchema } from '../model/party.js'
import type { assessmentSchema, relationSchema } from '../model/relation.js'
import type { Scale } from '../model/scale.js'
import { definitionFaults, refuseInheritedKeys } from './checkDefinition.js'
import { seal } from './checked.js'

interface IssueInput extends Omit<z.input<typeof issueSchema>, 'scale' | 'evidence'> {
  readonly scale: Scale
  readonly evidence?: TypedPart<NonNullable<z.input<typeof issueSchema>['evidence']>, AnyNames>
}

type Issues = Readonly<Record<string, IssueInput>>

/** The ids and scales that a definition names. */
interface NamesOf<P extends string, D extends string, S extends string, I extends Issues> {
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
export interface DefinitionInput<P extends string, D extends string, S extends string, I extends Issues> {
  readonly id: string
  readonly title: string
  readonly note?: string
  /** Whether refusing a value means refusing all beyond it (Black 1948). Default `true`. */
  readonly singlePeaked?: boolean
  readonly parties: Readonly<Record<P, TypedPart<z.input<typeof partySchema>, Within<P, D, S, I>>>>
  readonly delegates?: Readonly<Record<D, TypedPart<z.input<typeof delegateSchema>, Within<P, D, S, I>>>>
  readonly issues: I
  readonly sources?: Readonly<Record<S, z.input<typeof sourceSchema>>>
  readonly relations?: Readonly<Record<string, TypedPart<z.input<typeof relationSchema>, Within<P, D, S, I>>>>
  readonly assessments?: readonly TypedPart<z.input<typeof assessmentSchema>, Within<P, D, S, I>>[]
}

/**
 * Makes a negotiation with an empty record. Ids and scales are inferred as literal types, so that a misspelt party,
 * issue or level in what follows does not compile.
 *
 * Throws `DemarcheError` with every fault found: fields of another form, unknown names, a party that contains itself.
 */
export function defineNegotiation<
  const P extends string,
  const I extends Issues,
  const D extends string = never,
  const S extends string = never,
>(definition: DefinitionInput<P, D, S, I>): Negotiation<NamesOf<P, D, S, I>> {
  return seal({ ...checkedDefinition(definition), acts: [] }) as Negotiation as Negotiation<NamesOf<P, D, S, I>>
}

/** The twin of `defineNegotiation` that returns the error instead of throwing it. */
export function safeDefineNegotiation<
  const P extends string,
  const I extends Issues,
  const D extends string = never,
  const S extends string = never,
>(definition: DefinitionInput<P, D, S, I>): Safe<Negotiation<NamesOf<P, D, S, I>>> {
  return safe(() => defineNegotiation(definition))()
}

/** A definition with its defaults filled in, once all in it is known to fit together. */
export function checkedDefinition(input: unknown): Omit<Negotiation, 'acts'> {
  refuseInheritedKeys(input)
  const definition = parseWith(definitionSchema, input, [])
  const faults = definitionFaults(definition)
  if (faults.length > 0) throw new DemarcheError(faults)
  return { schemaVersion, ...definition }
}
