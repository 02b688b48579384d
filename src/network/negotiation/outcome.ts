import { type IntervalRegion, type Region, sameRegion, wholeRegion } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'

/** Which outcome a region names, and whether it is that outcome or its opposite that is spoken of. */
export interface SaidOutcome {
  /** Left out on an issue with two values, where the issue itself says what the outcome is. */
  readonly outcome?: string
  readonly holds: boolean
}

/** `undefined` for a region that rules nothing out. */
export function outcomeSaid(scale: Scale, region: Region): SaidOutcome | undefined {
  if (sameRegion(region, wholeRegion(scale))) return undefined
  if (region.kind === 'intervals') return { outcome: intervals(region, scale), holds: true }
  if (scale.kind === 'binary') return { holds: region.options.includes(true) }
  return { outcome: region.options.join(' or '), holds: true }
}

function intervals({ intervals: all }: IntervalRegion, scale: Scale): string {
  const unit = scale.kind === 'interval' && scale.unit !== undefined ? ` ${scale.unit}` : ''
  const one = ({ from, to, fromOpen, toOpen }: IntervalRegion['intervals'][number]) =>
    from === to ? `${from}${unit}` : `${from} to ${to}${unit}${open(fromOpen, toOpen)}`
  return all.map(one).join(' or ')
}

function open(from: boolean, to: boolean): string {
  if (!from && !to) return ''
  return from && to ? ', ends excluded' : `, ${from ? 'start' : 'end'} excluded`
}
