import type { Issue, Negotiation } from '../../model/negotiation.js'
import { isEmpty } from '../../model/region.js'
import type { Position } from '../../position/position.js'
import { describeRegion, partyNames } from '../words.js'
import { element, hint, label, nameLabel } from './markup.js'
import { accepted, blocked, faint, ground, ink, left, rule } from './palette.js'
import type { ScaleTrack } from './scaleTrack.js'

/** Where the scale lies, in pixels; names stand on its left, brackets on its right. */
export const track = { from: 142, to: 452 } as const

/** Of so many silent parties at most, each has a row of its own. */
const fewSilent = 3

/** A party of which something is known: its bands, and where it would like to be. */
export function positionRow(
  negotiation: Negotiation,
  scale: Issue['scale'],
  { party, inner, outer, ideal }: Position,
  laidOut: ScaleTrack,
  y: number,
): string[] {
  const name = partyNames(negotiation, [party])
  const told = `${name}: accepts ${describeRegion(scale, inner)}; has not ruled out ${describeRegion(scale, outer)}`
  const like = ideal === undefined ? [] : [diamond(laidOut.place(ideal), y)]
  return [
    nameLabel(name, track.from - 30, { x: 12, y: y + 4 }),
    element('line', { x1: track.from, y1: y, x2: track.to, y2: y, stroke: rule }),
    element(
      'g',
      {},
      hint(told),
      ...bands(laidOut, outer, y, 16, left),
      ...bands(laidOut, inner, y, 8, accepted),
      ...like,
    ),
    ...(isEmpty(outer) ? [label('everything ruled out', { x: track.from + 8, y: y + 4, fill: blocked })] : []),
  ]
}

/** A single value still shows; an end that does not belong to the region is a ring. */
function bands(laidOut: ScaleTrack, region: Position['inner'], y: number, height: number, fill: string): string[] {
  return laidOut.stretches(region).flatMap(({ from, to, fromOpen, toOpen }) => {
    const wide = Math.max(5, to - from)
    const x = to - from < wide ? (from + to) / 2 - wide / 2 : from
    const ring = (cx: number) =>
      element('circle', { cx, cy: y, r: 4, fill: ground, stroke: accepted, 'stroke-width': 1.5 })
    return [
      element('rect', {
        x,
        y: y - height / 2,
        width: wide,
        height,
        rx: 2,
        fill,
        stroke: accepted,
        'stroke-width': 0.75,
      }),
      ...(fromOpen ? [ring(from)] : []),
      ...(toOpen ? [ring(to)] : []),
    ]
  })
}

function diamond(x: number, y: number): string {
  const points = [
    [x, y - 7],
    [x + 7, y],
    [x, y + 7],
    [x - 7, y],
  ]
    .map((corner) => corner.join(','))
    .join(' ')
  return element('polygon', { points, fill: ground, stroke: ink, 'stroke-width': 2 })
}

/** Parties of which nothing is known. */
export interface Silence {
  readonly name: string
  readonly told: string
}

export function silentRows(negotiation: Negotiation, silent: readonly Position[]): Silence[] {
  const names = silent.map(({ party }) => partyNames(negotiation, [party]))
  if (names.length <= fewSilent) return names.map((name) => ({ name, told: '? unknown' }))
  return [{ name: `${names.length} parties`, told: `? unknown: ${names.join(', ')}` }]
}

export function silentRow({ name, told }: Silence, y: number): string[] {
  return [
    nameLabel(name, track.from - 30, { x: 12, y: y + 4, fill: faint }),
    element('line', { x1: track.from, y1: y, x2: track.to, y2: y, stroke: faint, 'stroke-dasharray': '2 5' }),
    nameLabel(told, track.to - track.from, {
      x: track.from + 8,
      y: y - 4,
      'font-size': 12,
      fill: faint,
      stroke: ground,
      'stroke-width': 3,
      'paint-order': 'stroke',
    }),
  ]
}

/** Brackets that have room beside the rows. */
const mostBrackets = 5

/** Ties rows whose parties exclude each other. */
export function bracket(rows: readonly number[], place: number, told: string): string[] {
  if (place >= mostBrackets) return []
  const x = track.to + 14 + place * 13
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  const middle = (first + last) / 2
  const line = { stroke: blocked, 'stroke-width': 1.5, fill: 'none' }
  const arms = rows.map((y) => `M${x - 6} ${y}H${x}`).join('')
  return [
    element('g', {}, hint(told), element('path', { d: `${arms}M${x} ${first}V${last}`, ...line }), cross(x, middle)),
  ]
}

function cross(x: number, y: number): string {
  return [
    element('circle', { cx: x, cy: y, r: 7, fill: ground }),
    element('path', {
      d: `M${x - 4} ${y - 4}l8 8M${x - 4} ${y + 4}l8 -8`,
      stroke: blocked,
      'stroke-width': 2,
      fill: 'none',
    }),
  ].join('')
}

export function legend(y: number): string[] {
  const words = (x: number, down: number, text: string) =>
    label(text, { x, y: y + down + 4, 'font-size': 12, fill: faint })
  const band = { rx: 2, stroke: accepted, 'stroke-width': 0.75 }
  const second = 22
  return [
    element('rect', { x: 12, y: y - 4, width: 20, height: 8, fill: accepted, ...band }),
    words(38, 0, 'accepts'),
    element('rect', { x: 142, y: y - 8, width: 20, height: 16, fill: left, ...band }),
    words(168, 0, 'has not ruled out'),
    diamond(310, y),
    words(324, 0, 'would like best'),
    element('line', { x1: 12, y1: y + second, x2: 34, y2: y + second, stroke: faint, 'stroke-dasharray': '2 5' }),
    words(40, second, 'unknown'),
    cross(152, y + second),
    words(168, second, 'exclude each other'),
  ]
}
