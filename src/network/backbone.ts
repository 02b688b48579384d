import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { readFields } from '../model/input.js'
import type { OneModeNetwork } from './network.js'
import { type OneModeOptions, oneMode } from './oneMode.js'
import { spectralDistance } from './phases.js'
import { laplacianSpectrum } from './spectrum.js'
import type { StatementSet } from './statementSet.js'

export interface BackboneOptions extends Omit<OneModeOptions, 'nodes' | 'aggregation'> {
  /** Default `congruence`. Differences would have negative ties, which have no such spectrum. */
  readonly aggregation?: 'ignore' | 'congruence' | 'conflict'
}

/** A concept that is left out, after all those before it. */
export interface BackboneStep {
  readonly concept: string
  /** How differently the network hangs together without it and those before it, from 0 to 1. */
  readonly loss: number
}

/**
 * The concepts in the order in which they can be left out: each time the one without which the network of actors hangs together most
 * as it does with all concepts, told by the eigenvalues of its Laplacian as shares of their sum (nested backbone, after Leifeld
 * 2024). The last ones are the backbone. Concepts that are even go in the order of their names.
 *
 * Cost: concepts² networks, each with the cube of its actors.
 */
export function backbone(statements: StatementSet, options: BackboneOptions = {}): readonly BackboneStep[] {
  const asked = { aggregation: 'congruence', ...readFields(options), isolates: true } as const
  const concepts = oneMode(statements, { ...asked, nodes: 'concepts', isolates: false }).labels
  const spectrumOf = (kept: readonly string[]) =>
    shares(oneMode(statements, { ...asked, only: { ...asked.only, concepts: kept } }))
  const whole = spectrumOf(concepts)
  const steps: BackboneStep[] = []
  let left = concepts
  while (left.length > 1) {
    const losses = left.map((concept) => {
      const others = left.filter((other) => other !== concept)
      return { concept, others, loss: spectralDistance(whole, spectrumOf(others)) }
    })
    const best = losses.reduce((least, other) => (other.loss < least.loss - 1e-12 ? other : least))
    steps.push({ concept: best.concept, loss: best.loss })
    left = best.others
  }
  return freeze(steps.concat(left.map((concept) => ({ concept, loss: 1 }))), true)
}

/** The twin of `backbone` that returns the error instead of throwing it. */
export const safeBackbone: (statements: StatementSet, options?: BackboneOptions) => Safe<readonly BackboneStep[]> =
  safe(backbone)

/** The eigenvalues as shares of their sum, the largest first. */
function shares(network: OneModeNetwork): number[] {
  const values = laplacianSpectrum(network).toReversed()
  const sum = values.reduce((all, value) => all + value, 0)
  return values.map((value) => (sum === 0 ? 0 : value / sum))
}
