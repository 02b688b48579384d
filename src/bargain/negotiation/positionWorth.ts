import {
  contains,
  difference,
  type Interval,
  type IntervalRegion,
  type OptionRegion,
  type Region,
  wholeRegion,
} from '../../model/region.js'
import {
  type IntervalScale,
  type OptionScale,
  optionsOf,
  type Scale,
  type Value,
  valueDistance,
} from '../../model/scale.js'
import type { Position } from '../../position/position.js'
import type { ValueFunctionInput } from '../valueFunction.js'

/**
 * What a position makes of the values of its issue: 1 within what the party has shown to accept, 0 at what it has ruled out, and
 * in between a share that falls evenly from the one to the other: d(ruled out) / (d(accepted) + d(ruled out)). Where nothing is
 * ruled out on that side, 1 − d(accepted), in scale spans; where nothing is shown to be accepted, d(ruled out) as a share of
 * the most there is. `undefined` where nothing is known.
 */
export function worthOfPosition(scale: Scale, position: Position): ValueFunctionInput | undefined {
  if (!position.known) return undefined
  return scale.kind === 'interval' ? onLine(scale, position) : onOptions(scale, position)
}

function onOptions(scale: OptionScale, position: Position): ValueFunctionInput {
  const inner = (position.inner as OptionRegion).options
  const outer = (position.outer as OptionRegion).options
  const options = optionsOf(scale)
  const out = options.filter((option) => !outer.includes(option))
  const isOrdered = scale.kind === 'ordinal'
  const at = (option: Value) => options.indexOf(option as string)
  /** On an ordered scale, what lies on the other side of the nearest accepted value does not count. */
  const visible = (option: Value, other: Value, towards: Value | undefined) =>
    !isOrdered || towards === undefined || at(other) < at(option) === at(option) < at(towards)
  const nearest = (option: Value, others: readonly Value[]) =>
    others.reduce<{ value?: Value; distance: number }>(
      (best, other) => {
        const distance = valueDistance(scale, option, other)
        return distance < best.distance ? { value: other, distance } : best
      },
      { distance: Number.POSITIVE_INFINITY },
    )
  const worthAt = (option: Value): number => {
    if (inner.includes(option as string)) return 1
    if (!outer.includes(option as string)) return 0
    const accepted = nearest(option, inner)
    const ruledOut = nearest(
      option,
      out.filter((other) => visible(option, other, accepted.value)),
    )
    return between(accepted.distance, ruledOut.distance)
  }
  const furthest = Math.max(...outer.map((option) => nearest(option, out).distance))
  const worth = options.map((option): [string, number] => {
    const alone = inner.length === 0 && outer.includes(option)
    return [String(option), alone ? shareOf(nearest(option, out).distance, furthest) : worthAt(option)]
  })
  return { kind: 'table', worth: Object.fromEntries(worth) }
}

function between(accepted: number, ruledOut: number): number {
  if (ruledOut === Number.POSITIVE_INFINITY) return Math.max(0, 1 - accepted)
  return ruledOut / (accepted + ruledOut)
}

function shareOf(distance: number, most: number): number {
  return most > 0 && most < Number.POSITIVE_INFINITY ? distance / most : 1
}

/** An upright side, where the accepted borders on the ruled out, is given this share of the scale. */
const upright = 1e-9

type Corner = [x: number, worth: number]

function onLine(scale: IntervalScale, { inner, outer }: Position): ValueFunctionInput {
  const span = scale.max - scale.min
  const width = span * upright
  const accepted = (inner as IntervalRegion).intervals
  const out = (difference(scale, wholeRegion(scale), outer) as IntervalRegion).intervals
  const open = (difference(scale, outer, inner) as IntervalRegion).intervals.filter(({ from, to }) => from < to)
  const gaps = open.map((gap) => ({ ...gap, left: borderOf(gap.from, 'to'), right: borderOf(gap.to, 'from') }))
  const corners = [
    ...accepted.flatMap(({ from, to, fromOpen, toOpen }): Corner[] => [
      [fromOpen && isRuledOut(from) ? from + width : from, 1],
      [toOpen && isRuledOut(to) ? to - width : to, 1],
    ]),
    ...out.flatMap(({ from, to }): Corner[] => [
      [contains(inner, from) ? from + width : from, 0],
      [contains(inner, to) ? to - width : to, 0],
    ]),
    // The middle matters where both ends are alike; elsewhere it lies on the line between them.
    ...gaps.flatMap((gap) => {
      const free = [...(gap.left ? [] : [gap.from]), ...(gap.right ? [] : [gap.to])]
      return [...free, (gap.from + gap.to) / 2].map((x): Corner => [x, worthAt(gap, x)])
    }),
  ]
  return { kind: 'piecewiseLinear', corners: inPlace(corners) }

  function isRuledOut(x: number): boolean {
    return out.some(({ from, to }) => from === x || to === x)
  }

  function borderOf(x: number, end: 'from' | 'to'): Border | undefined {
    if (accepted.some((interval) => interval[end] === x)) return 'accepted'
    return out.some((interval) => interval[end] === x) ? 'ruledOut' : undefined
  }

  function worthAt(gap: Gap, x: number): number {
    const ruledOut = distanceTo(gap, x, 'ruledOut') / span
    if (accepted.length === 0) {
      const most = Math.max(...gaps.map((other) => mostDistance(other))) / span
      return shareOf(ruledOut, most)
    }
    const own = distanceTo(gap, x, 'accepted')
    const beyond = Math.min(...accepted.map(({ from, to }) => Math.max(from - x, x - to)))
    return between((own === Number.POSITIVE_INFINITY ? beyond : own) / span, ruledOut)
  }
}

type Border = 'accepted' | 'ruledOut'

/** An interval that is neither accepted nor ruled out, with what it borders on; at an end of the scale, on nothing. */
interface Gap extends Interval {
  readonly left: Border | undefined
  readonly right: Border | undefined
}

function distanceTo({ from, to, left, right }: Gap, x: number, border: Border): number {
  return Math.min(
    left === border ? x - from : Number.POSITIVE_INFINITY,
    right === border ? to - x : Number.POSITIVE_INFINITY,
  )
}

/** How far one can get from what is ruled out within a gap. */
function mostDistance({ from, to, left, right }: Gap): number {
  return left === 'ruledOut' && right === 'ruledOut' ? (to - from) / 2 : to - from
}

/** Corners from left to right, no two at one place. */
function inPlace(corners: readonly Corner[]): Corner[] {
  const sorted = corners.toSorted(([x], [y]) => x - y)
  return sorted.filter(([x], i) => i === 0 || x > (sorted[i - 1] as Corner)[0])
}

/** Whether a value is shown to be accepted, or ruled out, or neither. */
export function standOn({ inner, outer }: { readonly inner: Region; readonly outer: Region }, value: Value) {
  if (contains(inner, value)) return 'accepted'
  return contains(outer, value) ? 'open' : 'ruledOut'
}
