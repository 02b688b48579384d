import { parseArgs } from 'node:util'

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
  proposal: { type: 'string' },
  source: { type: 'string', multiple: true },
  'no-color': { type: 'boolean' },
  actors: { type: 'string' },
  concepts: { type: 'string' },
  qualifier: { type: 'string' },
  duplicates: { type: 'string' },
  aggregation: { type: 'string' },
  normalisation: { type: 'string' },
  nodes: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  isolates: { type: 'boolean' },
  certainty: { type: 'string' },
  members: { type: 'string' },
  merge: { type: 'string' },
  coalition: { type: 'string' },
  full: { type: 'boolean' },
  model: { type: 'string' },
  rounds: { type: 'string' },
  seed: { type: 'string' },
  samples: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
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

/** What is given for an option that takes one of a few names. */
export function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const name = names.find((one) => one === given)
  if (name !== undefined) return name
  throw new UsageError(`expected --${option} ${names.join(', ')}, found ${given}`)
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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
