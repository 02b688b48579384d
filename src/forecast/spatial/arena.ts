import type { Board } from '../board.js'

/** Who bargains over what, as numbers that stay as they are. What belongs to actor i and issue k is at `i * issues + k`. */
export interface Arena {
  readonly actors: readonly string[]
  readonly boards: readonly Board[]
  readonly issues: number
  /** Sum to 1 at most over the issues of an actor. */
  readonly saliences: Float64Array
  /** Those sums, by actor. */
  readonly attention: Float64Array
  readonly capabilities: Float64Array
  /** By actor, `NaN` where it is derived. */
  readonly givenRisk: Float64Array
  /** How far the ideal point of actor i follows the position of actor j, at `i * actors + j`. */
  readonly accommodation: Float64Array
}

/** Where actors stand, and what they would like best: shares of the scales. */
export interface State {
  readonly positions: Float64Array
  readonly ideals: Float64Array
}

/** How far two points are apart to an actor, 0 to 1: √(Σ (s d)² / Σ s²); 0 to whom nothing matters. */
export function distanceTo(
  { saliences, issues }: Arena,
  actor: number,
  points: Float64Array,
  from: number,
  others: Float64Array,
  to: number,
): number {
  let [apart, most] = [0, 0]
  for (let k = 0; k < issues; k++) {
    const salience = saliences[actor * issues + k] as number
    const step = salience * ((points[from * issues + k] as number) - (others[to * issues + k] as number))
    apart += step * step
    most += salience * salience
  }
  return most > 0 ? Math.min(1, Math.sqrt(apart / most)) : 0
}

/** (1 − d)(1 + d R), of a distance d and an aversion to risk R. */
export function utilityAt(distance: number, aversion: number): number {
  return (1 - distance) * (1 + distance * aversion)
}
