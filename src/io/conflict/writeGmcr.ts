import { freeze } from 'immer'
import {
  type Conflict,
  type ConflictInput,
  defineConflict,
  expressionOf,
  infeasibleWhere,
} from '../../conflict/model.js'
import { levelsOf } from '../../conflict/preference.js'
import { type Space, spaceOf } from '../../conflict/space.js'
import type { Path } from '../../model/errors.js'
import { type Safe, safe } from '../../model/errors.js'
import { type Conjunction, disjunctionOf } from './disjunction.js'
import type { GmcrCondition, GmcrFile } from './gmcrFile.js'

/** What a `.gmcr` file says otherwise than the conflict, since the format has no word for it. */
export type GmcrChange =
  /** The tool numbers options in the order of their decision makers, so that states have other numbers. */
  | { readonly kind: 'reordered'; readonly options: readonly string[] }
  /** Statements of these are written as rankings: the format has either for all decision makers. */
  | { readonly kind: 'asRanking'; readonly decisionMakers: readonly string[] }
  /** States that are one in the conflict are several in the file, even for everybody. */
  | { readonly kind: 'toldApart' }
  /** Options with several owners, or none, are written so; not all of the tool knows what to do with them. */
  | { readonly kind: 'owners'; readonly options: readonly string[] }
  | { readonly kind: 'statusQuoLost' }
  /** The name of the conflict as a whole. */
  | { readonly kind: 'nameLost' }

/** A conflict as the text of a file, and what that says otherwise. */
export interface WrittenGmcr {
  readonly text: string
  readonly changes: readonly GmcrChange[]
}

/**
 * Writes a conflict as a `.gmcr` file of GMCR+ (JSON). Statements are spelled out as the format wants them, as alternatives of options
 * that are taken or not; rankings and payoffs become rankings of all feasible states.
 *
 * Throws `DemarcheError` as `stability` does, and for statements that would have to be spelled out in more than a thousand parts.
 */
export function writeGmcr(input: ConflictInput): WrittenGmcr {
  const conflict = defineConflict(input)
  const makers = Object.entries(conflict.decisionMakers)
  const given = Object.keys(conflict.options)
  const order = [...new Set([...makers.flatMap(([id]) => ownedBy(conflict, id)), ...given])]
  const place = new Map(order.map((id, at) => [id, at]))
  const isManual = makers.some(([, { preferences }]) => preferences.kind !== 'statements')
  const space = spaceOf(conflict)
  const file: GmcrFile = {
    options: order.map((id) => {
      const { name = id, direction } = conflict.options[id] as Conflict['options'][string]
      return { name, permittedDirection: direction === 'forward' ? 'fwd' : direction }
    }),
    decisionMakers: makers.map(([id, { name = id, preferences }]) => {
      const path = ['decisionMakers', id, 'preferences']
      const statements = preferences.kind === 'statements' ? preferences.statements : []
      return {
        name,
        options: ownedBy(conflict, id).map((option) => place.get(option) as number),
        preferences: statements.flatMap((statement, i) => {
          const at = [...path, 'statements', i]
          return conditionOf(disjunctionOf(expressionOf(statement, at), at), place)
        }),
        ...(isManual ? { preferenceRanking: rankingOf(space, levelsOf(conflict, id, space), given, place) } : {}),
      }
    }),
    infeasibles: conflict.infeasible.flatMap((rule, i) => {
      const path: Path = ['infeasible', i]
      return disjunctionOf(infeasibleWhere(rule, path), path).map((all) => literals(all, place))
    }),
    useManualPreferenceRanking: isManual,
  }
  return freeze({ text: `${JSON.stringify(file, null, 1)}\n`, changes: changesOf(conflict, order, isManual) }, true)
}

/** The twin of `writeGmcr` that returns the error instead of throwing it. */
export const safeWriteGmcr: (input: ConflictInput) => Safe<WrittenGmcr> = safe(writeGmcr)

function ownedBy({ options }: Conflict, maker: string): string[] {
  return Object.keys(options).filter((id) => options[id]?.owners.includes(maker))
}

function literals(all: Conjunction, place: ReadonlyMap<string, number>): [number, 'Y' | 'N'][] {
  return [...all].map(([option, isTaken]) => [place.get(option) as number, isTaken ? 'Y' : 'N'])
}

/** Nothing for a statement that is never true: it makes no difference, and the format has no word for it. */
function conditionOf(alternatives: readonly Conjunction[], place: ReadonlyMap<string, number>): GmcrCondition[] {
  const [first] = alternatives
  if (first === undefined) return []
  if (alternatives.length === 1) return [literals(first, place)]
  return [{ compound: true, members: alternatives.map((all) => literals(all, place)) }]
}

/** Feasible states by their rank in the order of the file, from 1 on, best first; even ones in one list. */
function rankingOf(space: Space, levels: Int32Array, given: readonly string[], place: ReadonlyMap<string, number>) {
  const weights = given.map((id) => 2 ** (place.get(id) as number))
  const states = Array.from(space.members.low, (low, member) => {
    const high = space.members.high[member] as number
    const number = weights.reduce((sum, weight, bit) => sum + (hasDigit(low, high, bit) ? weight : 0), 0)
    return { number, level: levels[space.places[member] as number] as number }
  }).sort((a, b) => a.number - b.number)
  const byLevel = new Map<number, number[]>()
  for (const [at, { level }] of states.entries()) {
    byLevel.set(level, [...(byLevel.get(level) ?? []), at + 1])
  }
  return [...byLevel].sort(([a], [b]) => b - a).map(([, even]) => (even.length === 1 ? (even[0] as number) : even))
}

function hasDigit(low: number, high: number, bit: number): boolean {
  return bit < 26 ? ((low >> bit) & 1) === 1 : ((high >> (bit - 26)) & 1) === 1
}

function changesOf(conflict: Conflict, order: readonly string[], isManual: boolean): GmcrChange[] {
  const given = Object.keys(conflict.options)
  const stated = Object.entries(conflict.decisionMakers).filter(([, own]) => own.preferences.kind === 'statements')
  const odd = given.filter((id) => conflict.options[id]?.owners.length !== 1)
  const isReordered = order.some((id, at) => id !== given[at])
  return [
    ...(isReordered ? [{ kind: 'reordered', options: order } as const] : []),
    ...(isManual && stated.length > 0
      ? [{ kind: 'asRanking', decisionMakers: stated.map(([id]) => id) } as const]
      : []),
    ...(conflict.indistinguishable.length > 0 ? [{ kind: 'toldApart' } as const] : []),
    ...(odd.length > 0 ? [{ kind: 'owners', options: odd } as const] : []),
    ...(conflict.statusQuo === undefined ? [] : [{ kind: 'statusQuoLost' } as const]),
    ...(conflict.name === undefined ? [] : [{ kind: 'nameLost' } as const]),
  ]
}
