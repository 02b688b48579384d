import { freeze } from 'immer'
import { type Expression, formatExpression } from '../../conflict/expression.js'
import { type Conflict, type ConflictInput, type ConflictPreferences, defineConflict } from '../../conflict/model.js'
import { spaceOf } from '../../conflict/space.js'
import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idsFor, named } from '../ids.js'
import { parseJson } from '../text/json.js'
import { decode, type Read, type Source } from '../text/source.js'
import { conjunctionsOf, type GmcrCondition, type GmcrFile, gmcrFileSchema } from './gmcrFile.js'

/** What is left out of a `.gmcr` file, or read otherwise than it stands there. */
export type GmcrAssumption =
  /** The tool numbers options anew in the order of their decision makers; so does the conflict. */
  | { readonly kind: 'reordered'; readonly options: readonly string[] }
  /** There is a ranking, and it counts; these statements do not. */
  | { readonly kind: 'statementsLeftOut'; readonly decisionMaker: string; readonly statements: readonly string[] }
  /** There are statements, and they count; the ranking does not. */
  | { readonly kind: 'rankingLeftOut'; readonly decisionMaker: string }
  /** States that a decision maker does not see are not supported: it sees all. */
  | { readonly kind: 'misperceptionsLeftOut'; readonly decisionMaker: string; readonly statements: readonly string[] }
  /** The coalitions do not take each decision maker once; the tool drops them, too. */
  | { readonly kind: 'coalitionsLeftOut' }

/** A conflict as a `.gmcr` file tells it. */
export interface GmcrConflict {
  readonly conflict: Conflict
  /** Coalitions of the file that have several members. */
  readonly coalitions: readonly (readonly string[])[]
  readonly assumptions: readonly GmcrAssumption[]
}

/**
 * Reads a conflict from a `.gmcr` file of GMCR+ (JSON), as text or bytes: names become ids, and manual rankings, which tell states by
 * their rank among the feasible ones, numbers of states. What the tool works out from the rest is passed over.
 *
 * Throws `DemarcheError` with the path of each fault; for files of 2013, which are Python pickles, and what else is no JSON, too.
 */
export function readGmcr(source: Source): Read<GmcrConflict> {
  const { text, mended } = decode(source)
  refusePickle(text)
  return freeze({ data: gmcrConflict(parseWith(gmcrFileSchema, parseJson(text), [])), mended }, true)
}

/** The twin of `readGmcr` that returns the error instead of throwing it. */
export const safeReadGmcr: (source: Source) => Safe<Read<GmcrConflict>> = safe(readGmcr)

/** A pickle starts with its protocol, a byte that no text starts with, or with the first mark of the oldest protocol. */
export function refusePickle(text: string): void {
  if (!/^(\x80|€|\(|c\w+(\.\w+)*\n)/.test(text)) return
  const found =
    'a Python pickle, as the tool wrote in 2013, which could run any code; open and save it with a newer version'
  failAt([], { code: 'inconsistent', expected: 'a .gmcr file as JSON', found })
}

function gmcrConflict(file: GmcrFile): GmcrConflict {
  const order = inOrderOf(file)
  const ids = idsFor(file.options.map(optionName), 'option')
  const makers = idsFor(
    file.decisionMakers.map(({ name }) => name),
    'decisionMaker',
  )
  const told = (conditions: readonly GmcrCondition[]) =>
    conditions.map((condition) => formatExpression(expressionOf(condition, ids)))
  const bare = {
    options: Object.fromEntries(
      order.map((at) => {
        const { name, permittedDirection } = file.options[at] as GmcrFile['options'][number]
        const owners = makers.filter((_, i) => file.decisionMakers[i]?.options.includes(at))
        return [
          ids[at] as string,
          { ...named(ids[at] as string, name), owners, direction: directions[permittedDirection] },
        ]
      }),
    ),
    infeasible: told(file.infeasibles as readonly GmcrCondition[]),
  }
  const isManual = file.useManualPreferenceRanking ?? file.useManualPreferenceVectors ?? false
  const states = isManual ? statesOf(bare, makers) : undefined
  const assumptions: GmcrAssumption[] = []
  if (order.some((at, place) => at !== place)) {
    assumptions.push({ kind: 'reordered', options: order.map((at) => ids[at] as string) })
  }
  const decisionMakers = file.decisionMakers.map((own, i) => {
    const decisionMaker = makers[i] as string
    const statements = told(own.preferences as readonly GmcrCondition[])
    const hidden = told((own.misperceptions ?? []) as readonly GmcrCondition[])
    if (hidden.length > 0) assumptions.push({ kind: 'misperceptionsLeftOut', decisionMaker, statements: hidden })
    const isRanked = (own.preferenceRanking ?? own.preferenceVector ?? []).length > 0
    if (isManual && statements.length > 0) assumptions.push({ kind: 'statementsLeftOut', decisionMaker, statements })
    if (!isManual && isRanked) assumptions.push({ kind: 'rankingLeftOut', decisionMaker })
    const preferences: ConflictPreferences =
      states === undefined ? { kind: 'statements', statements } : rankingOf(file, i, states)
    return [decisionMaker, { ...named(decisionMaker, own.name), preferences }]
  })
  const coalitions = coalitionsOf(file, makers)
  if (coalitions === undefined) assumptions.push({ kind: 'coalitionsLeftOut' })
  const conflict = defineConflict({ decisionMakers: Object.fromEntries(decisionMakers), ...bare })
  return { conflict, coalitions: coalitions ?? [], assumptions }
}

const directions = { both: 'both', fwd: 'forward', back: 'back' } as const

/** Statements have these words for themselves. */
function optionName({ name }: GmcrFile['options'][number]): string {
  return name === 'IF' || name === 'IFF' ? `option ${name}` : name
}

/** Options by place in the file, those of the first decision maker first. */
function inOrderOf({ options, decisionMakers }: GmcrFile): readonly number[] {
  return [...new Set([...decisionMakers.flatMap((own) => own.options), ...options.keys()])]
}

function expressionOf(condition: GmcrCondition, ids: readonly string[]): Expression {
  const all = conjunctionsOf(condition).map((literals): Expression => {
    const parts = literals.map(([at, taken]): Expression => {
      const option: Expression = { kind: 'option', option: ids[at] as string }
      return taken === 'Y' ? option : { kind: 'not', of: option }
    })
    return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', all: parts }
  })
  return all.length === 1 ? (all[0] as Expression) : { kind: 'or', all }
}

/** The numbers of the feasible states, rising: rankings tell them by their places here. */
function statesOf(bare: Omit<ConflictInput, 'decisionMakers'>, makers: readonly string[]): Float64Array {
  const indifferent = { preferences: { kind: 'statements', statements: [] } } as const
  return spaceOf(defineConflict({ ...bare, decisionMakers: Object.fromEntries(makers.map((id) => [id, indifferent])) }))
    .decimals
}

function rankingOf({ decisionMakers }: GmcrFile, maker: number, states: Float64Array): ConflictPreferences {
  const { preferenceRanking, preferenceVector } = decisionMakers[maker] as GmcrFile['decisionMakers'][number]
  const field =
    preferenceRanking === undefined && preferenceVector !== undefined ? 'preferenceVector' : 'preferenceRanking'
  const path = ['decisionMakers', maker, field]
  const ranking = preferenceRanking ?? preferenceVector
  if (ranking === undefined)
    failAt(path, { code: 'missing', expected: 'a ranking of all states, since rankings are on' })
  const seen = new Set<number>()
  const decimals = ranking.map((entry, i) =>
    [entry].flat().map((place) => {
      const decimal = states[(place as number) - 1]
      if (decimal === undefined || seen.has(decimal)) {
        const expected = `each of the ${states.length} feasible states once`
        failAt([...path, i], { code: 'inconsistent', expected, found: show(place) })
      }
      seen.add(decimal)
      return decimal
    }),
  )
  if (seen.size < states.length) {
    const left = states.findIndex((decimal) => !seen.has(decimal)) + 1
    const expected = `each of the ${states.length} feasible states once`
    failAt(path, { code: 'inconsistent', expected, found: `none of state ${left}` })
  }
  return { kind: 'ranking', ranking: decimals }
}

/** `undefined` where they are no partition. */
function coalitionsOf({ coalitions = [] }: GmcrFile, makers: readonly string[]): string[][] | undefined {
  const groups = coalitions.map((entry) => [entry].flat() as number[])
  const told = groups.flat()
  const isPartition = told.length === makers.length && makers.every((_, i) => told.includes(i))
  if (coalitions.length > 0 && !isPartition) return undefined
  return groups.filter((group) => group.length > 1).map((group) => group.map((i) => makers[i] as string))
}
