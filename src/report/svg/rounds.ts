import type { Immutable } from 'immer'
import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { type OptionReaders, readData, readOptions, readText } from '../../model/input.js'
import { axisAround, type PlotAxis } from './axis.js'
import { element, hint, label, nameLabel } from './markup.js'
import { accepted, agreed, blocked, ink, rule } from './palette.js'
import { picture } from './picture.js'

export interface RoundsPictureOptions {
  /** Default: the name of the issue. */
  readonly title?: string
}

const numbers = z.record(z.string(), z.number())
const forecastSchema = z.object({
  model: z.string(),
  outcome: numbers,
  rounds: z.array(z.object({ positions: z.record(z.string(), numbers) })),
})

/** A forecast that went by rounds, as those of `exchange`, `spatialBargaining` and `expectedUtility` do; only what is drawn. */
type WithRounds = Immutable<z.output<typeof forecastSchema>>

const plot = { left: 76, right: 556, top: 56, bottom: 436 } as const
const size = { width: 760, height: 500 } as const
/** Lines can be told apart without colour, and names at their ends say whose they are. */
const dashes = ['', '7 4', '2 3', '10 3 2 3'] as const
const strokes = [ink, accepted, blocked, agreed, '#7a3b8f'] as const
const leastApart = 15

/**
 * Where actors stood on an issue, round by round, as an SVG picture: a line for each actor, its name at the end, and a dashed line
 * across at the outcome. The same forecast gives the same text. Throws `DemarcheError` where the forecast has no rounds, none of
 * that issue, or not all actors in each.
 */
export function roundsPicture(given: WithRounds, issue: string, options: RoundsPictureOptions = {}): string {
  const forecast = parseWith(forecastSchema, readData(given, ['forecast']), ['forecast'])
  const { title = String(issue) } = readOptions(options, {
    title: readText,
  } satisfies OptionReaders<RoundsPictureOptions>)
  const known = Object.keys(forecast.rounds[0]?.positions ?? {})
  if (!known.includes(readText(issue, ['issue']))) {
    failAt(['issue'], { code: 'unknownName', what: 'issue', found: issue, known })
  }
  const lines = Object.keys(forecast.rounds[0]?.positions[issue] ?? {}).map((actor) => ({
    actor,
    at: forecast.rounds.map(({ positions }, round) => positionIn(positions, issue, actor, round)),
  }))
  const outcome = Object.hasOwn(forecast.outcome, issue) ? forecast.outcome[issue] : undefined
  const axis = axisAround([...lines.flatMap(({ at }) => at), ...(outcome === undefined ? [] : [outcome])])
  const last = Math.max(1, forecast.rounds.length - 1)
  const x = (round: number) => plot.left + (round / last) * (plot.right - plot.left)
  const y = (at: number) => plot.bottom - ((at - axis.from) / (axis.to - axis.from)) * (plot.bottom - plot.top)
  return picture({ title, description: describe(forecast, issue, lines), ...size }, [
    label(title, { x: plot.left, y: 30, 'font-size': 16, 'font-weight': 'bold' }),
    ...grid(axis, forecast.rounds.length, x, y),
    ...(outcome === undefined ? [] : outcomeLine(y(outcome), outcome, axis)),
    ...lines.map(({ actor, at }, i) => trace(actor, at, i, x, y)),
    ...names(lines, y),
  ])
}

function positionIn(
  positions: WithRounds['rounds'][number]['positions'],
  issue: string,
  actor: string,
  round: number,
): number {
  const own = Object.hasOwn(positions, issue) ? positions[issue] : undefined
  const found = own !== undefined && Object.hasOwn(own, actor) ? own[actor] : undefined
  const path = ['forecast', 'rounds', round, 'positions', issue, actor]
  return found ?? failAt(path, { code: 'missing', expected: 'a position of each actor of the first round' })
}

type Along = (at: number) => number

function grid(axis: PlotAxis, rounds: number, x: Along, y: Along): string[] {
  const step = Math.max(1, Math.ceil((rounds - 1) / 12))
  const shown = Array.from({ length: rounds }, (_, round) => round).filter((round) => round % step === 0)
  return [
    ...axis.ticks.flatMap((tick) => [
      element('line', { x1: plot.left, y1: y(tick), x2: plot.right, y2: y(tick), stroke: rule }),
      label(tick.toFixed(axis.decimals), { x: plot.left - 8, y: y(tick) + 4, 'text-anchor': 'end' }),
    ]),
    ...shown.map((round) => label(String(round), { x: x(round), y: plot.bottom + 20, 'text-anchor': 'middle' })),
    label('round', { x: (plot.left + plot.right) / 2, y: plot.bottom + 44, 'text-anchor': 'middle' }),
  ]
}

function outcomeLine(y: number, outcome: number, axis: PlotAxis): string[] {
  return [
    element(
      'line',
      { x1: plot.left, y1: y, x2: plot.right, y2: y, stroke: ink, 'stroke-width': 1.5, 'stroke-dasharray': '1 5' },
      hint(`outcome ${outcome.toFixed(axis.decimals + 2)}`),
    ),
    label(`outcome ${outcome.toFixed(axis.decimals + 1)}`, { x: plot.left + 6, y: y - 5, 'font-style': 'italic' }),
  ]
}

function trace(actor: string, at: readonly number[], number: number, x: Along, y: Along): string {
  const points = at.map((position, round) => `${x(round).toFixed(2)},${y(position).toFixed(2)}`).join(' ')
  const dash = dashes[number % dashes.length] as string
  const stroke = { fill: 'none', stroke: strokes[number % strokes.length] as string, 'stroke-width': 1.5 }
  const attributes = { points, ...stroke, ...(dash === '' ? {} : { 'stroke-dasharray': dash }) }
  return element('polyline', attributes, hint(actor))
}

/** At the ends of lines, moved apart so that none hides another; a thin line leads to each. */
function names(lines: readonly { readonly actor: string; readonly at: readonly number[] }[], y: Along): string[] {
  const ends = lines.map(({ actor, at }) => ({ actor, end: y(at.at(-1) as number) })).sort((a, b) => a.end - b.end)
  const room = Math.min(leastApart, (size.height - 40) / Math.max(1, ends.length))
  const lowest = size.height - 16
  const places: number[] = []
  for (const [i, { end }] of ends.entries()) places.push(Math.max(end, i === 0 ? 40 : (places[i - 1] as number) + room))
  for (let i = places.length - 1; i >= 0; i--) {
    const below = i === places.length - 1 ? lowest : (places[i + 1] as number) - room
    places[i] = Math.min(places[i] as number, below)
  }
  return ends.flatMap(({ actor, end }, i) => {
    const place = places[i] as number
    const from = { x1: plot.right + 2, y1: end, x2: plot.right + 22, y2: place }
    return [
      element('line', { ...from, stroke: rule }),
      nameLabel(actor, size.width - plot.right - 34, { x: plot.right + 26, y: place + 4, 'font-size': 12 }),
    ]
  })
}

function describe(
  { model, outcome, rounds }: WithRounds,
  issue: string,
  lines: readonly { readonly actor: string; readonly at: readonly number[] }[],
): string {
  const number = (at: number) => Number(at.toPrecision(4))
  const told = lines.map(
    ({ actor, at }) => `${actor} from ${number(at[0] as number)} to ${number(at.at(-1) as number)}`,
  )
  const end = Object.hasOwn(outcome, issue) ? outcome[issue] : undefined
  const where = end === undefined ? '' : ` Outcome ${number(end)}.`
  return `Positions on ${issue} over ${rounds.length - 1} rounds of ${model}: ${told.join('; ')}.${where}`
}
