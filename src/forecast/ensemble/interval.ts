import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { type Ensemble, heldEnsemble } from './ensembleOf.js'
import type { Range } from './input.js'
import { quantileOf, risingOf } from './quantile.js'

/**
 * The middle range of the outcomes of an issue that holds a share of them, as 0.9: between the quantiles (1 − level) / 2 and
 * (1 + level) / 2, in the unit of the issue. Nothing where the model has no outcome in any sample. It holds what was drawn, not the
 * true outcome: whether intervals of a model do, only cases with known outcomes can tell.
 *
 * Throws `DemarcheError` for an unknown issue, and for a level that is not from 0 to 1. The cost is that of sorting the outcomes.
 */
export function interval(ensemble: Ensemble, issue: string, level: number): Range | undefined {
  const { issues } = heldEnsemble(ensemble, ['ensemble'])
  if (!Object.hasOwn(issues, issue)) {
    failAt(['issue'], { code: 'unknownName', what: 'issue', found: issue, known: Object.keys(issues) })
  }
  if (!(level >= 0 && level <= 1)) {
    failAt(['level'], { code: 'inconsistent', expected: 'a share from 0 to 1', found: show(level) })
  }
  const rising = risingOf(issues[issue]?.outcomes ?? [])
  if (rising.length === 0) return undefined
  return Object.freeze({ atLeast: quantileOf(rising, (1 - level) / 2), atMost: quantileOf(rising, (1 + level) / 2) })
}

/** The twin of `interval` that returns the error instead of throwing it. */
export const safeInterval: (ensemble: Ensemble, issue: string, level: number) => Safe<Range | undefined> =
  safe(interval)
