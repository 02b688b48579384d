import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'
import { fields } from '../model/schema.js'
import { columnsOf } from './columns.js'
import { counted } from './counted.js'
import { type Frame, type Frames, framesOver, framesSchema } from './frames.js'
import { assertDated, keptStatements } from './kept.js'
import type { OneModeNetwork, TwoModeNetwork } from './network.js'
import { assertQualified, type OneModeOptions, oneModeOf, oneModeShape } from './oneMode.js'
import { checkRange, type StatementOptions } from './options.js'
import { defineStatements, type StatementSet } from './statementSet.js'
import { assertTwoMode, type TwoModeOptions, twoModeOf, twoModeShape } from './twoMode.js'

/** A network of some time. */
export interface TimeSlice<Network> {
  /** The first and the last day, both included; the same day twice, for the middle of a kernel. */
  readonly from: string
  readonly to: string
  /** How many statements it rests on. */
  readonly statements: number
  readonly network: Network
}

const oneModeSchema = fields(oneModeShape).check(checkRange)
const twoModeSchema = fields(twoModeShape).check(checkRange)

/**
 * One-mode networks of windows, or of slices that a kernel smooths. Statements are filtered, and duplicates left out, over all
 * time first. With `isolates`, all networks have the same nodes.
 *
 * In a smoothed slice each statement counts √ζ(u), with u = 2 (date − middle) ÷ width, so that a pair counts √(ζ(u) ζ(u'));
 * totals that weights are divided by are smoothed alike. ζ is ½ (uniform), exp(−u²/2) ÷ √(2π) (Gaussian), ¾ (1 − u²)
 * (Epanechnikov) or 1 − |u| (triangular), and all but the Gaussian end at |u| = 1.
 *
 * Throws `DemarcheError` for unusable options, and for statements without a date.
 */
export function oneModeOverTime(
  statements: StatementSet,
  frames: Frames,
  options: OneModeOptions = {},
): readonly TimeSlice<OneModeNetwork>[] {
  const set = defineStatements(statements)
  const asked = parseWith(oneModeSchema, readData(options), [])
  assertQualified(set, asked.aggregation)
  return over(set, frames, asked, (kept, weights) => oneModeOf(counted(set, kept, asked, weights), asked))
}

/** The twin of `oneModeOverTime` that returns the error instead of throwing it. */
export const safeOneModeOverTime: (
  statements: StatementSet,
  frames: Frames,
  options?: OneModeOptions,
) => Safe<readonly TimeSlice<OneModeNetwork>[]> = safe(oneModeOverTime)

/** As `oneModeOverTime`, for two-mode networks; in a smoothed slice each statement counts √ζ(u). */
export function twoModeOverTime(
  statements: StatementSet,
  frames: Frames,
  options: TwoModeOptions = {},
): readonly TimeSlice<TwoModeNetwork>[] {
  const set = defineStatements(statements)
  const asked = parseWith(twoModeSchema, readData(options), [])
  assertTwoMode(set, asked)
  return over(set, frames, asked, (kept, weights) => twoModeOf(counted(set, kept, asked, weights), asked))
}

/** The twin of `twoModeOverTime` that returns the error instead of throwing it. */
export const safeTwoModeOverTime: (
  statements: StatementSet,
  frames: Frames,
  options?: TwoModeOptions,
) => Safe<readonly TimeSlice<TwoModeNetwork>[]> = safe(twoModeOverTime)

function over<Network>(
  set: StatementSet,
  frames: Frames,
  options: StatementOptions & { readonly aggregation: string },
  networkOf: (kept: Int32Array, weights: Float64Array | undefined) => Network,
): readonly TimeSlice<Network>[] {
  const asked = parseWith(framesSchema, readData(frames), ['frames'])
  const columns = columnsOf(set)
  assertDated(columns)
  const kept = keptStatements(set, options, options.mergeQualifiers ?? options.aggregation === 'ignore', true)
  const moments = Float64Array.from(kept, (s) => columns.moments[s] as number)
  const slice = ({ from, to, first, end, weights }: Frame): TimeSlice<Network> =>
    Object.freeze({ from, to, statements: end - first, network: networkOf(kept.slice(first, end), weights) })
  return freeze(framesOver(moments, asked).map(slice))
}
