import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { safely } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { Read, Source } from '../text/source.js'
import { type NegmasFormat, readDocument, writeDocument } from './document.js'

const valueSchema = z.union([z.string(), z.number(), z.boolean()])

export const negmasDomainSchema = z.looseObject({
  name: z.string().nullable().exactOptional(),
  type: z.string().exactOptional(),
  issues: z.array(z.looseObject({ name: z.string(), type: z.string(), values: z.array(valueSchema) })),
})

/** An outcome space as NegMAS stores it. Fields that are not told here are kept as they are. */
export type NegmasDomain = Immutable<z.output<typeof negmasDomainSchema>>

/**
 * Reads an outcome space of NegMAS 0.15 from YAML or JSON, as text or bytes. Rejects with `DemarcheError`, with the line where
 * the file is neither. Needs `yaml`, but for JSON.
 */
export async function readNegmasDomain(source: Source): Promise<Read<NegmasDomain>> {
  const { data, mended } = await readDocument(source)
  return freeze({ data: parseWith(negmasDomainSchema, data, []), mended }, true)
}

/** The twin of `readNegmasDomain` that returns the error instead of rejecting with it. */
export const safeReadNegmasDomain = safely(readNegmasDomain)

/** Writes an outcome space as NegMAS reads it. Rejects with `DemarcheError` for what is none. Needs `yaml`, but for JSON. */
export async function writeNegmasDomain(domain: NegmasDomain, format: NegmasFormat = 'yaml'): Promise<string> {
  return writeDocument(parseWith(negmasDomainSchema, readData(domain), []), format)
}
