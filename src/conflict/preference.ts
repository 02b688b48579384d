import { failAt, type Path } from '../model/errors.js'
import { type Conflict, decimalOf, expressionOf } from './model.js'
import { settled, truthOf } from './predicate.js'
import type { Space } from './space.js'

/**
 * How much a decision maker likes each state, as a level from 0 on: more is better, and the same is the same. Levels are numbered
 * anew as statements go on, so that there may be any number of statements (Fang et al. 2003: the first on which two states differ
 * decides).
 *
 * Throws `DemarcheError` for states that are missing from a ranking or payoffs, are told twice, or are not feasible.
 */
export function levelsOf(conflict: Conflict, maker: string, space: Space): Int32Array {
  const preferences = conflict.decisionMakers[maker]?.preferences as Conflict['decisionMakers'][string]['preferences']
  const path = ['decisionMakers', maker, 'preferences']
  switch (preferences.kind) {
    case 'statements':
      return byStatements(conflict, preferences.statements, space, [...path, 'statements'])
    case 'ranking': {
      const count = preferences.ranking.length
      const levels = new Map<number, number>()
      for (const [i, tied] of preferences.ranking.entries()) {
        for (const [k, state] of tied.entries()) {
          const at = [...path, 'ranking', i, k]
          placed(levels, space, decimalOf(conflict, state as number, at), count - i, at)
        }
      }
      return complete(levels, space, [...path, 'ranking'])
    }
    case 'payoffs': {
      const levels = new Map<number, number>()
      for (const [state, payoff] of Object.entries(preferences.payoffs)) {
        const at = [...path, 'payoffs', state]
        placed(levels, space, decimalOf(conflict, Number(state), at), payoff, at)
      }
      return complete(levels, space, [...path, 'payoffs'])
    }
  }
}

function byStatements(
  conflict: Conflict,
  statements: Extract<Conflict['decisionMakers'][string]['preferences'], { kind: 'statements' }>['statements'],
  space: Space,
  path: Path,
): Int32Array {
  const bitOf = new Map(Object.keys(conflict.options).map((id, bit) => [id, bit]))
  const { low, high } = space.digits
  const state = { ...settled(0) }
  let levels: Int32Array = new Int32Array(low.length)
  let limit = 1
  for (const [i, given] of statements.entries()) {
    const isTrue = truthOf(expressionOf(given, [...path, i]), bitOf)
    for (let s = 0; s < low.length; s++) {
      state.low = low[s] as number
      state.high = high[s] as number
      levels[s] = 2 * (levels[s] as number) + isTrue(state)
    }
    limit *= 2
    if (limit > sparsest * low.length || i === statements.length - 1) [levels, limit] = renumbered(levels, limit)
  }
  return levels
}

/** Levels are numbered anew, which takes a table of them, only when this many times as many could be told apart as there are states. */
const sparsest = 4

/** The same order, without gaps, of numbers below a limit; and how many differ. */
function renumbered(values: Int32Array, limit: number): [levels: Int32Array, count: number] {
  const levelOf = new Int32Array(limit)
  for (const value of values) levelOf[value] = 1
  let count = 0
  for (let value = 0; value < limit; value++) if (levelOf[value] === 1) levelOf[value] = count++
  return [values.map((value) => levelOf[value] as number), count]
}

function placed(levels: Map<number, number>, space: Space, decimal: number, value: number, path: Path): void {
  const place = space.placeOf(decimal)
  if (place === undefined) {
    failAt(path, { code: 'inconsistent', expected: 'a state that is feasible', found: String(decimal) })
  }
  const before = levels.get(place)
  if (before !== undefined && before !== value) {
    failAt(path, { code: 'inconsistent', expected: 'each state in one place', found: `${decimal} in two` })
  }
  levels.set(place, value)
}

function complete(levels: ReadonlyMap<number, number>, space: Space, path: Path): Int32Array {
  const missing = space.decimals.findIndex((_, s) => !levels.has(s))
  if (missing >= 0) {
    const found = `none of state ${space.decimals[missing]}`
    failAt(path, { code: 'inconsistent', expected: 'every feasible state', found })
  }
  return dense(Float64Array.from(space.decimals, (_, s) => levels.get(s) as number))
}

/** Numbers from 0 on in the same order. */
function dense(values: Float64Array): Int32Array {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const levelOf = new Map(sorted.map((value, level) => [value, level]))
  return Int32Array.from(values, (value) => levelOf.get(value) as number)
}
