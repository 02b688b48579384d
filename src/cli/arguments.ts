import { parseArgs } from 'node:util'
import type { Options } from './options.js'

/** Usage and files that cannot be read: told in one line, exit code 2. */
export class UsageError extends Error {}

const known = {
  'as-of': { type: 'string' },
  between: { type: 'string' },
  issues: { type: 'string' },
  terms: { type: 'string' },
  objective: { type: 'string' },
  limit: { type: 'string' },
  semantics: { type: 'string' },
  tolerance: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** An option that a command may take. */
export type OptionName = Exclude<keyof typeof known, 'help'>

export function readArguments() {
  try {
    return parseArgs({ options: known, allowPositionals: true })
  } catch (error) {
    throw new UsageError(messageOf(error))
  }
}

export type Given = ReturnType<typeof readArguments>['values']

/** Refuses options that the command does not take. */
export function assertTaken(command: string, given: Given, taken: readonly OptionName[]): void {
  const names = Object.keys(given) as (keyof Given)[]
  const other = names.find((name) => name !== 'help' && !taken.includes(name))
  if (other !== undefined) throw new UsageError(`demarche ${command} takes no --${other}`)
}

/** The options given, as commands that read a negotiation have them. */
export function readOptions(given: Given): Options {
  const { format = 'text', limit } = given
  if (format !== 'text' && format !== 'json') throw new UsageError(`expected --format text or json, found ${format}`)
  return {
    format,
    asOf: given['as-of'],
    between: given.between?.split(','),
    issues: given.issues?.split(','),
    terms: given.terms === undefined ? undefined : readTerms('--terms', given.terms),
    objective: given.objective,
    limit: limit === undefined ? undefined : readNumber('--limit', limit),
  }
}

/** Outcomes by issue, written as JSON: '{"raise": {"atMost": 4}, "council": true}'. */
export function readTerms(where: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const terms: unknown = JSON.parse(text)
    if (typeof terms === 'object' && terms !== null && !Array.isArray(terms)) return { ...terms }
  } catch (error) {
    throw new UsageError(`${where}: ${messageOf(error)}; expected JSON such as '{"ceasefire": true}'`)
  }
  throw new UsageError(`${where}: expected outcomes by issue, such as '{"ceasefire": true}', found ${text}`)
}

function readNumber(where: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new UsageError(`${where}: expected a whole number, found ${text}`)
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
