import type { Writable } from 'node:stream'
import type { Negotiation } from '../model/negotiation.js'
import { asOf, lastDay } from '../record/history.js'
import type { Section } from '../report/content.js'
import { renderText } from '../report/text.js'
import { type Given, oneOf, readTerms, UsageError } from './arguments.js'
import { namingFaults, readNegotiationFile } from './files.js'

/** How results are written. */
const formats = ['text', 'json', 'csv', 'md'] as const
export type Format = (typeof formats)[number]

/** What the commands that read a negotiation have in common. */
export interface Options {
  readonly format: Format
  readonly asOf: string | undefined
  readonly between: readonly string[] | undefined
  readonly issues: readonly string[] | undefined
  /** Outcomes by issue, as they stand in JSON. */
  readonly terms: Readonly<Record<string, unknown>> | undefined
  readonly objective: string | undefined
  readonly limit: number | undefined
}

/** Where a command writes; a terminal tells how wide it is. */
export type Out = Writable & { readonly columns?: number; readonly isTTY?: boolean }

/** The options given, as commands that read a negotiation have them. */
export function readOptions(given: Given): Options {
  const { format = 'text', limit } = given
  return {
    format: oneOf('format', formats, format),
    asOf: given['as-of'],
    between: given.between?.split(','),
    issues: given.issues?.split(','),
    terms: given.terms === undefined ? undefined : readTerms('--terms', given.terms),
    objective: given.objective,
    limit: limit === undefined ? undefined : readWholeNumber('limit', limit),
  }
}

export function readWholeNumber(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new UsageError(`--${option}: expected a whole number from 0 on, found ${text}`)
}

/** The negotiation of a file, as it stood on the day that is asked about. */
export async function readState(file: string, { asOf: day }: Options, notes: Out): Promise<Negotiation> {
  const whole = await namingFaults(file, () => readNegotiationFile(file, notes))
  return day === undefined ? whole : asOf(whole, day)
}

/** The day that an answer is about: the one asked about, or the last of the record. */
export function dayOf(negotiation: Negotiation, { asOf: day }: Options): string | null {
  return day ?? lastDay(negotiation) ?? null
}

/** Which packages are meant, in the words of the library; what was not given is left out. */
export function selectionOf({ between, issues, terms }: Options): {
  parties?: readonly string[]
  issues?: readonly string[]
  terms?: never
} {
  return {
    ...(between === undefined ? {} : { parties: between }),
    ...(issues === undefined ? {} : { issues }),
    // Checked where they are used, like anything from outside.
    ...(terms === undefined ? {} : { terms: terms as never }),
  }
}

/** A table of a result. What is not known, or not there, is an empty cell; the entries of a list are set apart by spaces. */
interface Rows {
  readonly head: readonly string[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

function cellOf(value: unknown = null): string | number | boolean {
  if (value === null) return ''
  return Array.isArray(value) ? value.join(' ') : (value as string | number | boolean)
}

/** The same result in each way that it can be written. */
export interface Result {
  readonly json: () => object
  readonly csv: () => Rows
  readonly text: () => readonly Section[]
}

export async function print(out: Out, result: Result, format: Format): Promise<void> {
  switch (format) {
    case 'json':
      out.write(`${JSON.stringify(result.json(), null, 2)}\n`)
      return
    case 'csv': {
      const { writeCsv } = await import('../io/network/table.js')
      const { head, rows } = result.csv()
      out.write(await writeCsv([head, ...rows.map((row) => head.map((column) => cellOf(row[column])))]))
      return
    }
    case 'md': {
      const { renderMarkdown } = await import('../report/markdown.js')
      out.write(renderMarkdown(result.text()))
      return
    }
    case 'text':
      out.write(renderText(result.text(), out.columns === undefined ? {} : { width: out.columns }))
  }
}
