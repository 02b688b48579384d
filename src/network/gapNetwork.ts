import * as z from 'zod'
import { type GapCell, type GapMatrixOptions, gapMatrix } from '../gap/matrix.js'
import { type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readOptions } from '../model/input.js'
import type { AnyNames } from '../model/names.js'
import type { Negotiation } from '../model/negotiation.js'
import { checked } from '../record/checked.js'
import { listedNetwork } from './listed.js'
import type { Edge, OneModeNetwork } from './network.js'

export interface GapNetworkOptions<Names extends AnyNames = AnyNames> extends GapMatrixOptions<Names> {
  /**
   * What a tie weighs: the `gap`, 0 to 1; `closeness`, 1 − gap (default); or `signed`, 1 − 2 gap, from −1 for a whole scale
   * apart to 1, which reads as congruence less conflict.
   */
  readonly weight?: 'gap' | 'closeness' | 'signed'
  /** Which bound of the gap: `upper` (default), how far apart they need be at most, or `lower`, how far they are at least. */
  readonly bound?: 'lower' | 'upper'
}

const weights = z.enum(['gap', 'closeness', 'signed']).default('closeness')
const bounds = z.enum(['lower', 'upper']).default('upper')

/**
 * The gap matrix as a network of parties, so that camps can be read off gaps as off statements. Every pair is tied, and each
 * tie carries its `lower` and `upper` bound, in scale spans, and its `verdict`, whatever it weighs.
 *
 * Throws `DemarcheError` for whatever `gapMatrix` refuses, and for unusable options.
 */
export function gapNetwork<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: GapNetworkOptions<NoInfer<Names>> = {},
): OneModeNetwork {
  const own = readOptions<OwnOptions>(options as OwnOptions, gapNetworkReaders)
  const weigh = worth(own.weight ?? 'closeness')
  const bound = own.bound ?? 'upper'
  const { parties, cells } = gapMatrix(negotiation, options)
  const known = checked(negotiation).parties
  const edges = parties.flatMap((a, i) =>
    parties.slice(i + 1).map((b, j): Edge => {
      const { lower, upper, verdict } = (cells[i] as readonly GapCell[])[i + 1 + j] as GapCell
      const [source, target] = a < b ? [a, b] : [b, a]
      return { source, target, weight: weigh({ lower, upper }[bound]), attributes: { lower, upper, verdict } }
    }),
  )
  return listedNetwork<OneModeNetwork>({
    kind: 'oneMode',
    labels: [...parties].sort(),
    attributes: Object.fromEntries(
      parties.map((id) => [id, { name: known[id]?.name ?? id, kind: known[id]?.kind ?? 'group' }]),
    ),
    measure: `${own.weight ?? 'closeness'}, ${bound}`,
    edges,
  })
}

/** The twin of `gapNetwork` that returns the error instead of throwing it. */
export const safeGapNetwork: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: GapNetworkOptions<NoInfer<Names>>,
) => Safe<OneModeNetwork> = safe(gapNetwork)

/** What is its own; the rest is for the matrix. */
type OwnOptions = Pick<GapNetworkOptions, 'weight' | 'bound'>

const gapNetworkReaders = {
  weight: (value: unknown, path: readonly (string | number)[]) => parseWith(weights, value, path),
  bound: (value: unknown, path: readonly (string | number)[]) => parseWith(bounds, value, path),
} as const

function worth(weight: 'gap' | 'closeness' | 'signed'): (gap: number) => number {
  switch (weight) {
    case 'gap':
      return (gap) => gap
    case 'closeness':
      return (gap) => 1 - gap
    case 'signed':
      return (gap) => 1 - 2 * gap
  }
}
