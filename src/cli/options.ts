import type { Writable } from 'node:stream'
import type { Negotiation } from '../model/negotiation.js'
import { asOf, lastDay } from '../record/history.js'
import { parseNegotiation } from '../record/parse.js'
import type { Section } from '../report/content.js'
import { renderText } from '../report/text.js'

/** What the commands that read a negotiation have in common. */
export interface Options {
  readonly format: 'text' | 'json'
  readonly asOf: string | undefined
  readonly between: readonly string[] | undefined
  readonly issues: readonly string[] | undefined
  /** Outcomes by issue, as they stand in JSON. */
  readonly terms: Readonly<Record<string, unknown>> | undefined
  readonly objective: string | undefined
  readonly limit: number | undefined
}

/** Where a command writes; a terminal tells how wide it is. */
export type Out = Writable & { readonly columns?: number }

/** The stored negotiation, as it stood on the day that is asked about. */
export function readState(stored: unknown, { asOf: day }: Options): Negotiation {
  const whole = parseNegotiation(stored)
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

export function print(
  out: Out,
  result: { readonly json: () => object; readonly text: () => readonly Section[] },
  format: 'text' | 'json',
): void {
  out.write(
    format === 'json'
      ? `${JSON.stringify(result.json(), null, 2)}\n`
      : renderText(result.text(), out.columns === undefined ? {} : { width: out.columns }),
  )
}
