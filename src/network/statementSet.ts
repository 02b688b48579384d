import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { failAt, type Safe, safe, show } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields, name } from '../model/schema.js'
import {
  attributesSchema,
  type QualifierScale,
  qualifierScaleSchema,
  type Statement,
  statementSchema,
} from './statement.js'

/** Statements, with what is known of who made them and what they are on. */
const statementSetSchema = fields({
  statements: z.array(statementSchema),
  /** What qualifiers are. Worked out from the statements when left out. */
  qualifier: qualifierScaleSchema.exactOptional(),
  /** Attributes of actors and of concepts by name; none need be given. */
  actors: z.record(name, attributesSchema).default({}),
  concepts: z.record(name, attributesSchema).default({}),
})

/** Statements as one writes them: what has a default may be left out. */
export type StatementsInput = Immutable<z.input<typeof statementSetSchema>>

/** Statements that have been checked: plain, deeply frozen data. */
export interface StatementSet extends Omit<Immutable<z.output<typeof statementSetSchema>>, 'qualifier'> {
  readonly qualifier: QualifierScale
}

const sealed = new WeakSet<object>()

/**
 * Checks and freezes statements: a list of them, or an object with attributes too. All have a qualifier of one kind, or none
 * has one. Levels are taken to run from the least to the greatest that is used, unless `qualifier` says how far the scale
 * goes; what two levels are worth to each other depends on it. Linear in the number of statements.
 *
 * Throws `DemarcheError` for what is no statement, and for qualifiers of different kinds or off the scale.
 */
export function defineStatements(input: StatementsInput | readonly Statement[]): StatementSet {
  if (typeof input === 'object' && input !== null && sealed.has(input)) return input as StatementSet
  const given = readData(input)
  const parsed = parseWith(statementSetSchema, Array.isArray(given) ? { statements: given } : given, [])
  const qualifier = parsed.qualifier ?? observedScale(parsed.statements)
  assertOnScale(parsed.statements, qualifier)
  const set = freeze({ ...parsed, qualifier }, true)
  sealed.add(set)
  return set
}

/** The twin of `defineStatements` that returns the error instead of throwing it. */
export const safeDefineStatements: (input: StatementsInput | readonly Statement[]) => Safe<StatementSet> =
  safe(defineStatements)

function observedScale(statements: readonly Statement[]): QualifierScale {
  const first = statements.find(({ qualifier }) => qualifier !== undefined)?.qualifier
  if (first === undefined) return { kind: 'none' }
  if (typeof first === 'boolean') return { kind: 'boolean' }
  if (typeof first === 'string') return { kind: 'nominal' }
  let [min, max] = [first, first]
  for (const { qualifier } of statements) {
    if (typeof qualifier !== 'number') continue
    if (qualifier < min) min = qualifier
    if (qualifier > max) max = qualifier
  }
  return { kind: 'integer', min, max, observed: true }
}

const wanted = {
  none: 'no qualifier, as in the statements that have none',
  boolean: 'agreement, true or false',
  nominal: 'a category, as text',
} as const

function assertOnScale(statements: readonly Statement[], scale: QualifierScale): void {
  const index = statements.findIndex(({ qualifier }) => !isOnScale(scale, qualifier))
  if (index < 0) return
  const path = ['statements', index, 'qualifier']
  const found = statements[index]?.qualifier
  const expected = scale.kind === 'integer' ? `a level from ${scale.min} to ${scale.max}` : wanted[scale.kind]
  if (found === undefined) failAt(path, { code: 'missing', expected: `${expected}, as others have,` })
  failAt(path, { code: 'inconsistent', expected, found: show(found) })
}

function isOnScale(scale: QualifierScale, qualifier: Statement['qualifier']): boolean {
  switch (scale.kind) {
    case 'none':
      return qualifier === undefined
    case 'boolean':
      return typeof qualifier === 'boolean'
    case 'integer':
      return typeof qualifier === 'number' && scale.min <= qualifier && qualifier <= scale.max
    case 'nominal':
      return typeof qualifier === 'string'
  }
}
