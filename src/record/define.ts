import { DemarcheError, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { definitionSchema, type Negotiation, schemaVersion } from '../model/negotiation.js'
import { trustScales } from '../model/scale.js'
import { definitionFaults } from './checkDefinition.js'
import { seal } from './checked.js'
import type { DefinitionInput, Issues, NamesOf } from './definitionInput.js'

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
  const definition = parseWith(definitionSchema, readData(input), [])
  const faults = definitionFaults(definition)
  if (faults.length > 0) throw new DemarcheError(faults)
  trustScales(definition.issues)
  return { schemaVersion, ...definition }
}
