import * as z from 'zod'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'

const line = z.string()
const cells = z.array(line).min(1)

const sectionsSchema = z.array(
  z.object({
    title: line,
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('paragraph'), text: line }),
        z.object({ kind: z.literal('list'), items: z.array(line) }),
        z.object({
          kind: z.literal('table'),
          head: cells,
          rows: z.array(z.array(line)),
          matrix: z.literal(true).exactOptional(),
        }),
      ]),
    ),
  }),
)

/** Sections as a caller gives them, perhaps of its own making. Throws `DemarcheError` for what is none. */
export function readSections(sections: unknown): readonly Section[] {
  return parseWith(sectionsSchema, readData(sections, ['sections']), ['sections'])
}

/** What a report says, before it is set as text or anything else. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table

export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A matrix does not break its cells over lines: columns that do not fit follow below, beside the first column again. */
  readonly matrix?: true
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', items }
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { kind: 'table', head, rows }
}
