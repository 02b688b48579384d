import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import {
  DemarcheError,
  type DemarcheIssue,
  failAt,
  issueAt,
  type Path,
  type Safe,
  safe,
  show,
} from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { idSchema } from '../model/ids.js'
import { readData } from '../model/input.js'
import { fields, name, refuse, some } from '../model/schema.js'
import { type Expression, expressionSchema, optionsIn } from './expression.js'
import { parsedAt } from './parse.js'

/** A statement as text or as its parts. */
const statementSchema = z.union([z.string(), expressionSchema])
const options = some(idSchema)

const ruleSchema = z.union([
  statementSchema,
  fields({ atMostOne: options }),
  fields({ atLeastOne: options }),
  fields({ exactlyOne: options }),
  fields({ pattern: statementSchema, onlyIf: statementSchema }),
])

/** A state as the number whose binary digits are the options, the first as the lowest; or the options that are taken. */
const stateSchema = z.union([z.int().min(0), z.array(idSchema)])

const preferencesSchema = z.discriminatedUnion('kind', [
  /** Most important first: a state is better where the first statement on which two differ holds (option prioritising). */
  fields({ kind: z.literal('statements'), statements: z.array(statementSchema) }),
  /** All states, the best first; states in one list are even. */
  fields({ kind: z.literal('ranking'), ranking: z.array(some(stateSchema)) }),
  /** By state, as a number; larger is better, and only the order counts. */
  fields({ kind: z.literal('payoffs'), payoffs: z.record(z.string().regex(/^\d+$/), z.number()) }),
])

const optionSchema = fields({
  name: name.exactOptional(),
  /** Who can take it or give it up: none, one, or several decision makers. */
  owners: z.array(idSchema),
  /** `forward`: once taken it stays; `back`: once given up it stays so. Default `both`. */
  direction: z.enum(['both', 'forward', 'back']).default('both'),
})

export const conflictSchema = fields({
  name: name.exactOptional(),
  decisionMakers: z.record(idSchema, fields({ name: name.exactOptional(), preferences: preferencesSchema })),
  /** Their order is that of the binary digits, the first the lowest. */
  options: z.record(idSchema, optionSchema),
  /** What cannot be. Macros say what has to be. */
  infeasible: z.array(ruleSchema).default([]),
  /** States that cannot be told apart: those of which one of these statements is true are one state, under its least number. */
  indistinguishable: z.array(statementSchema).default([]),
  statusQuo: stateSchema.exactOptional(),
}).check((context) => {
  const count = Object.keys(context.value.options).length
  if (count >= 1 && count <= mostOptions) return
  refuse(context, { code: 'inconsistent', expected: `1 to ${mostOptions} options`, found: String(count) }, ['options'])
})

/** States are numbers, which are exact up to 2^53. */
export const mostOptions = 52

/** A conflict as the graph model has it (Fang, Hipel & Kilgour 1993). Plain JSON data, deeply frozen. */
export type Conflict = Immutable<z.output<typeof conflictSchema>>
/** A conflict as one writes it: what has a default may be left out. */
export type ConflictInput = Immutable<z.input<typeof conflictSchema>>
export type Rule = Conflict['infeasible'][number]
export type StateInput = NonNullable<Conflict['statusQuo']>
export type ConflictPreferences = Conflict['decisionMakers'][string]['preferences']

const sealed = new WeakSet<object>()

/**
 * Checks and freezes a conflict: decision makers with preferences, options with owners, what is infeasible. Throws `DemarcheError`
 * for unknown names, with the nearest known one, for statements that cannot be read, with the column, and for more than 52 options.
 */
export function defineConflict(input: ConflictInput): Conflict {
  if (typeof input === 'object' && input !== null && sealed.has(input)) return input as Conflict
  const conflict: Conflict = freeze(parseWith(conflictSchema, readData(input), []), true)
  const faults = faultsOf(conflict)
  if (faults.length > 0) throw new DemarcheError(faults)
  sealed.add(conflict)
  return conflict
}

/** The twin of `defineConflict` that returns the error instead of throwing it. */
export const safeDefineConflict: (input: ConflictInput) => Safe<Conflict> = safe(defineConflict)

function faultsOf({ decisionMakers, options, infeasible, indistinguishable }: Conflict): DemarcheIssue[] {
  const makers = Object.keys(decisionMakers)
  const known = Object.keys(options)
  if (makers.length === 0) {
    return [
      issueAt(['decisionMakers'], { code: 'inconsistent', expected: 'at least one decision maker', found: 'none' }),
    ]
  }
  const statement = (given: string | Expression, path: Path) =>
    namesIn(optionsIn(expressionOf(given, path)), known, path)
  return [
    ...Object.entries(options).flatMap(([id, { owners }]) =>
      owners.flatMap((found, i) =>
        makers.includes(found)
          ? []
          : [
              issueAt(['options', id, 'owners', i], {
                code: 'unknownName',
                what: 'decision maker',
                found,
                known: makers,
              }),
            ],
      ),
    ),
    ...infeasible.flatMap((rule, i) => ruleFaults(rule, ['infeasible', i], known)),
    ...indistinguishable.flatMap((given, i) => statement(given, ['indistinguishable', i])),
    ...Object.entries(decisionMakers).flatMap(([id, { preferences }]) =>
      preferences.kind !== 'statements'
        ? []
        : preferences.statements.flatMap((given, i) =>
            statement(given, ['decisionMakers', id, 'preferences', 'statements', i]),
          ),
    ),
  ]
}

function namesIn(names: readonly string[], known: readonly string[], path: Path): DemarcheIssue[] {
  const strange = [...new Set(names)].filter((found) => !known.includes(found))
  return strange.map((found) => issueAt(path, { code: 'unknownName', what: 'option', found, known }))
}

function ruleFaults(rule: Rule, path: Path, known: readonly string[]): DemarcheIssue[] {
  return namesIn(optionsIn(infeasibleWhere(rule, path)), known, path)
}

export function expressionOf(given: string | Expression, path: Path): Expression {
  return typeof given === 'string' ? parsedAt(given, path) : given
}

const option = (id: string): Expression => ({ kind: 'option', option: id })
const not = (of: Expression): Expression => ({ kind: 'not', of })

/** Where a rule is broken. */
export function infeasibleWhere(rule: Rule, path: Path = []): Expression {
  if (typeof rule === 'string' || 'kind' in rule) return expressionOf(rule, path)
  if ('atMostOne' in rule) return twoOf(rule.atMostOne)
  if ('atLeastOne' in rule) return noneOf(rule.atLeastOne)
  if ('exactlyOne' in rule) return { kind: 'or', all: [twoOf(rule.exactlyOne), noneOf(rule.exactlyOne)] }
  return { kind: 'and', all: [expressionOf(rule.pattern, path), not(expressionOf(rule.onlyIf, path))] }
}

function noneOf(ids: readonly string[]): Expression {
  return { kind: 'and', all: ids.map((id) => not(option(id))) }
}

function twoOf(ids: readonly string[]): Expression {
  const pairs = ids.flatMap((a, i) =>
    ids.slice(i + 1).map((b): Expression => ({ kind: 'and', all: [option(a), option(b)] })),
  )
  // Of a single option there are never two.
  return pairs.length === 0
    ? { kind: 'and', all: [option(ids[0] as string), not(option(ids[0] as string))] }
    : { kind: 'or', all: pairs }
}

/** The number of a state. Throws `DemarcheError` for unknown options, and numbers with more digits than there are options. */
export function decimalOf({ options }: Conflict, state: StateInput, path: Path): number {
  const known = Object.keys(options)
  if (typeof state === 'number') {
    if (Number.isInteger(state) && state >= 0 && state < 2 ** known.length) return state
    const expected = `a number from 0 to ${2 ** known.length - 1}`
    return failAt(path, { code: 'inconsistent', expected, found: show(state) })
  }
  if (!Array.isArray(state)) {
    return failAt(path, { code: 'invalidType', expected: 'the number of a state, or the options taken', found: state })
  }
  return [...new Set(state)].reduce((sum, id) => {
    const bit = known.indexOf(id)
    if (bit < 0) failAt(path, { code: 'unknownName', what: 'option', found: String(id), known })
    return sum + 2 ** bit
  }, 0)
}
