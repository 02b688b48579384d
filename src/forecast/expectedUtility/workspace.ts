/** Arrays that a run writes on, made once and used for every round. Matrices have actor i's row at `i * actors`. */
export interface Workspace {
  readonly actors: number
  readonly positions: Float64Array
  readonly next: Float64Array
  readonly weights: Float64Array
  readonly saliences: Float64Array
  /** Risk exponents that are known; `NaN` for the others. */
  readonly knownExponents: Float64Array
  readonly exponents: Float64Array
  /** Actors from the least position to the greatest. */
  readonly order: Int32Array
  /** How likely i prevails over j. */
  readonly chances: Float64Array
  /** Distance of i and j as a share of the range. */
  readonly distances: Float64Array
  /** ln (0.5 − 0.5 d) and ln (0.5 + 0.5 d). */
  readonly nearLogs: Float64Array
  readonly farLogs: Float64Array
  /** What i has if it prevails over j, and how much less if it does not. */
  readonly successes: Float64Array
  readonly losses: Float64Array
  /** What i has where nothing changes, times how likely that is. */
  readonly calms: Float64Array
  /** What i expects of challenging j. */
  readonly expected: Float64Array
  /** What j expects of challenging i, as i sees it. */
  readonly feared: Float64Array
  readonly securities: Float64Array
  /** Distances to the power of risk exponents, a voter a row, and one such row by size. */
  readonly powers: Float64Array
  readonly sorted: Float64Array
}

/** What a run starts from; weights are capability × salience, and positions shares of the scale. */
export interface Start {
  readonly positions: Float64Array
  readonly weights: Float64Array
  readonly saliences: Float64Array
  /** From -1 (takes risks) to 1 (shuns them), `NaN` where that is not known. */
  readonly riskAversions: Float64Array
}

export function workspaceOf({ positions, weights, saliences, riskAversions }: Start): Workspace {
  const actors = positions.length
  const matrix = () => new Float64Array(actors * actors)
  return {
    actors,
    positions: Float64Array.from(positions),
    next: new Float64Array(actors),
    weights,
    saliences,
    knownExponents: riskAversions.map((aversion) => (3 + aversion) / (3 - aversion)),
    exponents: new Float64Array(actors).fill(1),
    order: Int32Array.from(positions.keys()),
    chances: matrix(),
    distances: matrix(),
    nearLogs: matrix(),
    farLogs: matrix(),
    successes: matrix(),
    losses: matrix(),
    calms: new Float64Array(actors),
    expected: matrix(),
    feared: matrix(),
    securities: new Float64Array(actors),
    powers: matrix(),
    sorted: new Float64Array(actors),
  }
}
