import type { Verdict } from '../../gap/issueGap.js'
import { type GapCell, type GapMatrixOptions, gapMatrix } from '../../gap/matrix.js'
import type { AnyNames } from '../../model/names.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { describeBounds, partyNames, sectionTitle } from '../words.js'
import { element, hint, label, nameLabel } from './markup.js'
import { agreed, blocked, faint, ground, ink, rule, toneAt, tones } from './palette.js'
import { picture } from './picture.js'

const cell = { width: 76, height: 32 } as const
const margin = { left: 170, top: 112 } as const
/** As many parties as are drawn; of more it is told how many are left out. */
const mostParties = 40

/** Signs of what a verdict is, beside its colour. */
export const verdictSigns: Readonly<Record<Verdict, string>> = { agreed: '=', open: '', blocked: '!', unknown: '?' }

/**
 * How far each party is from each other one, as an SVG heat map. Each cell has two tones: on the left the lower bound, on the right
 * the upper; the darker, the further. `!` is blocked on some issue, `=` agreed on all; a dashed cell with `?` is unknown. At most 40
 * parties are drawn. Options, errors and cost are those of `gapMatrix`.
 */
export function gapMatrixPicture<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: GapMatrixOptions<NoInfer<Names>> = {},
): string {
  const { parties, issues, cells } = gapMatrix(negotiation, options)
  const wide = checked(negotiation)
  const shown = parties.slice(0, mostParties)
  const name = (party: string) => partyNames(wide, [party])
  const leftOut = parties.length - shown.length
  const width = Math.max(560, margin.left + (shown.length - 1) * cell.width + 70)
  const bottom = margin.top + Math.max(0, shown.length - 1) * cell.height
  const pairs = shown.flatMap((a, i) => shown.slice(0, i).map((b, j) => ({ a, b, i, j })))
  const title = sectionTitle(wide, `How far apart, over ${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`)
  return picture({ title, description: describe(wide, parties, cells), width, height: bottom + 64 }, [
    ...shown.slice(0, -1).map((party, j) => {
      const [x, y] = [margin.left + (j + 0.5) * cell.width, margin.top - 10]
      return nameLabel(name(party), 120, { x, y, transform: `rotate(-35 ${x} ${y})` })
    }),
    ...shown.slice(1).map((party, i) => {
      const y = margin.top + (i + 0.5) * cell.height + 4
      return nameLabel(name(party), margin.left - 24, { x: margin.left - 12, y, 'text-anchor': 'end' })
    }),
    ...pairs.map(({ a, b, i, j }) => {
      const [x, y] = [margin.left + j * cell.width, margin.top + (i - 1) * cell.height]
      const between = cells[i]?.[j] as GapCell
      const told = `${name(a)} and ${name(b)}: ${between.verdict}, ${describeBounds(between)}`
      return element('g', {}, hint(told), ...drawCell(between, x, y))
    }),
    ...legend(bottom + 32),
    ...(leftOut === 0
      ? []
      : [label(`${leftOut} more parties are not drawn`, { x: 12, y: margin.top - 12, fill: faint })]),
  ])
}

function drawCell({ lower, upper, verdict }: GapCell, x: number, y: number): string[] {
  const { width, height } = { width: cell.width - 4, height: cell.height - 4 }
  const outline = { x, y, width, height, rx: 3 }
  const middle = y + height / 2 + 4
  if (verdict === 'unknown') {
    return [
      element('rect', { ...outline, fill: ground, stroke: faint, 'stroke-dasharray': '3 3' }),
      label('?', { x: x + width / 2, y: middle, 'text-anchor': 'middle', fill: faint }),
    ]
  }
  const halves = [lower, upper].map((bound, i) => {
    const { fill, text } = tones[toneAt(bound)] as (typeof tones)[number]
    const left = x + (i * width) / 2
    return [
      element('rect', { x: left, y, width: width / 2, height, fill }),
      label(bound.toFixed(2), { x: left + width / 4, y: middle, 'text-anchor': 'middle', 'font-size': 11, fill: text }),
    ]
  })
  return [...halves.flat(), ...verdictMark(verdict, outline)]
}

interface Outline {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rx: number
}

function verdictMark(verdict: Verdict, outline: Outline): string[] {
  if (verdict === 'open') return [element('rect', { ...outline, fill: 'none', stroke: rule })]
  const stroke = verdict === 'blocked' ? blocked : agreed
  const [cx, cy] = [outline.x + outline.width, outline.y]
  return [
    element('rect', { ...outline, fill: 'none', stroke, 'stroke-width': 2 }),
    element('circle', { cx, cy: cy + 2, r: 7, fill: stroke }),
    label(verdictSigns[verdict], {
      x: cx,
      y: cy + 6,
      'text-anchor': 'middle',
      'font-size': 12,
      'font-weight': 'bold',
      fill: ground,
    }),
  ]
}

function legend(y: number): string[] {
  const steps = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const words = (x: number, text: string) => label(text, { x, y: y + 4, 'font-size': 12, fill: faint })
  return [
    words(12, '0 same'),
    ...steps.map((step, i) =>
      element('rect', {
        x: 62 + i * 18,
        y: y - 8,
        width: 18,
        height: 14,
        fill: tones[toneAt(step)]?.fill ?? ground,
        stroke: rule,
      }),
    ),
    words(178, '1 opposite ends'),
    words(290, 'left: at least, right: at most'),
    label('!', { x: 476, y: y + 4, 'font-weight': 'bold', fill: blocked }),
    words(484, 'blocked'),
    label('=', { x: 12, y: y + 22, 'font-weight': 'bold', fill: agreed }),
    label('agreed on all', { x: 26, y: y + 22, 'font-size': 12, fill: faint }),
    label('?', { x: 120, y: y + 22, fill: ink }),
    label('nothing is known of one of them', { x: 132, y: y + 22, 'font-size': 12, fill: faint }),
  ]
}

/** Pairs that are told one by one; of the others, how many. */
const mostTold = 20

function describe(
  negotiation: Negotiation,
  parties: readonly string[],
  cells: readonly (readonly GapCell[])[],
): string {
  const pairs = parties.flatMap((a, i) =>
    parties.slice(i + 1).map((b, j) => [a, b, cells[i]?.[i + 1 + j] as GapCell] as const),
  )
  const known = pairs.filter(([, , { verdict }]) => verdict !== 'unknown')
  const told = known.slice(0, mostTold).map(([a, b, between]) => {
    return `${partyNames(negotiation, [a, b])}: ${between.verdict}, ${describeBounds(between)}.`
  })
  const more = known.length > mostTold ? [`And ${known.length - mostTold} more pairs.`] : []
  const unknown = pairs.length - known.length
  const rest = unknown === 0 ? [] : [`Of ${unknown} ${unknown === 1 ? 'pair' : 'pairs'} nothing is known.`]
  return ['Gaps from 0 to 1, at least and at most.', ...told, ...more, ...rest].join(' ')
}
