import { element, shortNumber } from './markup.js'

const strokes = { fill: 'none', 'stroke-width': 2 } as const

/**
 * Signs that can be told apart without colour, also where several lie on one point: outlines of different forms and sizes.
 */
const signs: readonly ((x: number, y: number) => string)[] = [
  (cx, cy) => element('circle', { cx, cy, r: 7, stroke: '#0072b2', ...strokes }),
  (x, y) => element('rect', { x: x - 10, y: y - 10, width: 20, height: 20, stroke: '#d55e00', ...strokes }),
  (x, y) =>
    polygon(
      [
        [x, y - 15],
        [x + 13, y + 8],
        [x - 13, y + 8],
      ],
      '#007a5a',
    ),
  (x, y) =>
    polygon(
      [
        [x, y - 19],
        [x + 19, y],
        [x, y + 19],
        [x - 19, y],
      ],
      '#7a3b8f',
    ),
  (x, y) =>
    lines(
      [
        [x - 16, y, x + 16, y],
        [x, y - 16, x, y + 16],
      ],
      '#000000',
    ),
  (x, y) =>
    lines(
      [
        [x - 9, y - 9, x + 9, y + 9],
        [x - 9, y + 9, x + 9, y - 9],
      ],
      '#000000',
    ),
  (x, y) =>
    polygon(
      [
        [x, y + 15],
        [x + 13, y - 8],
        [x - 13, y - 8],
      ],
      '#5a5a00',
    ),
]

/** The sign with a number, from 0 on, at a place. */
export function sign(number: number, x: number, y: number): string {
  const draw = signs[number % signs.length] as (typeof signs)[number]
  return draw(x, y)
}

function polygon(corners: readonly (readonly [number, number])[], stroke: string): string {
  return element('polygon', {
    points: corners.map(([x, y]) => `${shortNumber(x)},${shortNumber(y)}`).join(' '),
    stroke,
    ...strokes,
  })
}

function lines(all: readonly (readonly [number, number, number, number])[], stroke: string): string {
  const path = all
    .map(([x1, y1, x2, y2]) => `M${shortNumber(x1)} ${shortNumber(y1)}L${shortNumber(x2)} ${shortNumber(y2)}`)
    .join('')
  return element('path', { d: path, stroke, ...strokes })
}
