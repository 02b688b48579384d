import { type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields } from '../model/schema.js'
import { keptStatements } from './kept.js'
import { checkRange, type StatementOptions, statementOptionsShape } from './options.js'
import type { Statement } from './statement.js'
import { defineStatements, type StatementSet } from './statementSet.js'

const { isolates: _isolates, ...shape } = statementOptionsShape
const optionsSchema = fields(shape).check(checkRange)

/**
 * The statements that count, in order of date, document and passage: what relational event models start from. Duplicates have
 * the same qualifier, unless `mergeQualifiers` is `true`. Throws `DemarcheError` for unusable options.
 */
export function eventList(
  statements: StatementSet,
  options: Omit<StatementOptions, 'isolates'> = {},
): readonly Statement[] {
  const set = defineStatements(statements)
  const asked = parseWith(optionsSchema, readData(options), [])
  const kept = keptStatements(set, asked, asked.mergeQualifiers ?? false, true)
  return Object.freeze(Array.from(kept, (s) => set.statements[s] as Statement))
}

/** The twin of `eventList` that returns the error instead of throwing it. */
export const safeEventList: (
  statements: StatementSet,
  options?: Omit<StatementOptions, 'isolates'>,
) => Safe<readonly Statement[]> = safe(eventList)
