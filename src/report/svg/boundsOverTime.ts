import type { Trajectory, TrajectoryPoint } from '../../gap/trajectory.js'
import type { IsoDate } from '../../model/date.js'
import { describeBounds } from '../words.js'
import { verdictSigns } from './gapMatrix.js'
import { element, hint, label, nameLabel, shortNumber } from './markup.js'
import { accepted, agreed, blocked, faint, ground, left, rule } from './palette.js'

export interface Band {
  readonly parts: readonly string[]
  readonly bottom: number
}

interface Room {
  readonly from: number
  readonly to: number
  readonly top: number
}

const height = 96

/** The bounds of a gap as a band of steps, the lower and the upper one as its edges; a sign where the verdict changed. */
export function boundsOverTime(
  { start, steps }: Trajectory,
  name: string,
  place: (day: IsoDate) => number,
  { from, to, top }: Room,
): Band {
  const bottom = top + height
  const y = (bound: number) => bottom - bound * height
  const points = [{ ...start, x: from }, ...lastOfEachDay(steps, place)]
  const edge = (bound: 'lower' | 'upper') =>
    points.flatMap((point, i) => [
      [point.x, y(point[bound])] as const,
      [points[i + 1]?.x ?? to, y(point[bound])] as const,
    ])
  const path = (corners: readonly (readonly [number, number])[]) =>
    corners.map(([x, at], i) => `${i === 0 ? 'M' : 'L'}${shortNumber(x)} ${shortNumber(at)}`).join('')
  const line = { fill: 'none', stroke: accepted, 'stroke-width': 2 }
  const axis = [0, 0.5, 1].flatMap((bound) => [
    element('line', { x1: from, y1: y(bound), x2: to, y2: y(bound), stroke: rule }),
    label(bound.toFixed(1), { x: from - 8, y: y(bound) + 4, 'text-anchor': 'end', 'font-size': 12, fill: faint }),
  ])
  return {
    bottom,
    parts: [
      nameLabel(name, to - from, { x: from, y: top - 10 }),
      ...axis,
      element('path', { d: `${path([...edge('lower'), ...edge('upper').toReversed()])}Z`, fill: left }),
      element('path', { d: path(edge('lower')), ...line }),
      element('path', { d: path(edge('upper')), ...line, 'stroke-dasharray': '6 3' }),
      ...turns(points).map(({ x, ...point }) => turn(point, x, y(point.lower))),
    ],
  }
}

type Placed = TrajectoryPoint & { readonly x: number }

function lastOfEachDay(steps: Trajectory['steps'], place: (day: IsoDate) => number): Placed[] {
  return steps.filter((step, i) => steps[i + 1]?.date !== step.date).map((step) => ({ ...step, x: place(step.date) }))
}

/** Where the verdict became another. */
function turns(points: readonly Placed[]): readonly Placed[] {
  return points.filter((point, i) => i > 0 && points[i - 1]?.verdict !== point.verdict)
}

function turn(point: TrajectoryPoint, x: number, y: number): string {
  const colour = point.verdict === 'blocked' ? blocked : point.verdict === 'agreed' ? agreed : faint
  return element(
    'g',
    {},
    hint(`${point.verdict}, ${describeBounds(point)}`),
    element('circle', { cx: x, cy: y, r: 8, fill: ground, stroke: colour, 'stroke-width': 2 }),
    label(verdictSigns[point.verdict] || '~', {
      x,
      y: y + 4,
      'text-anchor': 'middle',
      'font-size': 12,
      'font-weight': 'bold',
      fill: colour,
    }),
  )
}
