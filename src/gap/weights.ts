import { failAt, type Path, show } from '../model/errors.js'
import { readData } from '../model/input.js'
import type { Position } from '../position/position.js'

/** `salience` by default: see `Assumption`. `equal`: every issue alike. Or a number from 0 on for each compared issue. */
export type Weights<IssueName extends string = string> = 'salience' | 'equal' | { readonly [I in IssueName]?: number }

/** Weights as a caller gives them; whether each compared issue has one is seen when they are used. */
export function readWeights(value: unknown, path: Path): Weights {
  const weights = readData(value, path)
  if (typeof weights === 'string') return weights as Weights
  if (typeof weights !== 'object' || weights === null) return failForm(path, weights)
  for (const [issue, weight] of Object.entries(weights)) {
    if (typeof weight !== 'number') failWeight([...path, issue], weight)
  }
  return weights
}

function failForm(path: Path, found: unknown): never {
  const expected = '"salience", "equal", or a weight for each compared issue'
  failAt(path, { code: 'invalidType', expected, found })
}

function failWeight(path: Path, found: unknown): never {
  failAt(path, { code: 'inconsistent', expected: 'a weight from 0 on', found: show(found) })
}

/** What a result takes for granted because the record does not say it. */
export type Assumption =
  /** The party has not said how much each compared issue matters to it: they weigh alike. */
  | { readonly kind: 'equalSalience'; readonly party: string; readonly unknownOn: readonly string[] }
  /** Whoever refuses a value refuses what lies beyond it (Black 1948). */
  | { readonly kind: 'singlePeakedPreferences' }

/** One party's weights over the compared issues, summing to 1. */
export interface PartyWeights {
  readonly shares: Float64Array
  readonly assumption?: Extract<Assumption, { kind: 'equalSalience' }>
}

/**
 * A party's salience on the compared issues, divided by its sum; equal shares when one of them is unknown or all are 0.
 * The weights of a pair are the mean of its two parties', so that both count alike.
 */
export function partyWeights(
  weights: Weights,
  party: string,
  issues: readonly string[],
  row: readonly Position[],
): PartyWeights {
  if (weights === 'equal') return { shares: equal(issues.length) }
  if (weights !== 'salience') return { shares: ownShares(weights, issues) }
  const unknownOn = row.filter((position) => position.salience === undefined).map((position) => position.issue)
  if (unknownOn.length > 0) {
    return { shares: equal(issues.length), assumption: { kind: 'equalSalience', party, unknownOn } }
  }
  return { shares: normalised(row.map((position) => position.salience ?? 0)) }
}

export function pairWeights(p: PartyWeights, q: PartyWeights): Float64Array {
  return p.shares.map((share, i) => (share + (q.shares[i] as number)) / 2)
}

function equal(count: number): Float64Array {
  return new Float64Array(count).fill(1 / count)
}

function normalised(values: readonly number[]): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  if (sum === Number.POSITIVE_INFINITY) return normalised(values.map((value) => value / Number.MAX_VALUE))
  return sum > 0 ? Float64Array.from(values, (value) => value / sum) : equal(values.length)
}

function ownShares(weights: Exclude<Weights, string>, issues: readonly string[]): Float64Array {
  if (typeof weights !== 'object') return failForm(['weights'], weights)
  const values = issues.map((issue) => {
    const value = Object.hasOwn(weights, issue) ? weights[issue] : undefined
    if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) return value
    return failWeight(['weights', issue], value)
  })
  if (values.some((value) => value > 0)) return normalised(values)
  return failAt(['weights'], { code: 'inconsistent', expected: 'at least one weight above 0', found: 'none' })
}
