import { type Frontier, frontier as frontierOf } from '../../bargain/frontier.js'
import type { BargainingOptions } from '../../bargain/options.js'
import { defineScenario, type ScenarioInput } from '../../bargain/scenario.js'
import { utilities } from '../../bargain/utility.js'
import type { Settlement } from '../../gap/agreement/outlook.js'
import { failAt } from '../../model/errors.js'
import { type OptionReaders, readData, readOptions, readText } from '../../model/input.js'
import { bargainingReaders, namedSolutions } from '../solutionWords.js'
import { axisAround, type PlotAxis } from './axis.js'
import { element, label } from './markup.js'
import { ground, ink, rule } from './palette.js'
import { picture } from './picture.js'
import { sign } from './signs.js'

export interface FrontierPictureOptions extends BargainingOptions {
  /** Default: the name of the domain. */
  readonly title?: string
  /** Packages to mark beside the solutions, such as the one that was agreed upon, by what they are to be called. */
  readonly marked?: Readonly<Record<string, Settlement>>
}

const readers: OptionReaders<FrontierPictureOptions> = { ...bargainingReaders, title: readText, marked: readData }

const plot = { left: 76, right: 516, top: 56, bottom: 456 } as const
const size = { width: 720, height: 520 } as const

/**
 * The frontier of two parties as an SVG picture: a dot for each efficient point, lines between them where all that lies between
 * is efficient too, dashed lines at what each party has without agreement, and the solutions, each with a sign of its own form.
 * The same scenario gives the same text. Throws `DemarcheError` unless there are two parties, and as `frontier` does.
 */
export function frontierPicture(given: ScenarioInput, asked: FrontierPictureOptions = {}): string {
  const scenario = defineScenario(given)
  const options = readOptions(asked, readers)
  const parties = Object.keys(scenario.preferences)
  if (parties.length !== 2) {
    const found = `${parties.length}: ${parties.join(', ')}`
    failAt(['preferences'], { code: 'inconsistent', expected: 'two parties, one for each axis of a picture', found })
  }
  const frontier = frontierOf(scenario, options)
  const solved = namedSolutions(scenario, options).map(({ name, solution }) => ({
    name,
    points: solution.points.map((point) => point.utilities),
  }))
  const marked = Object.entries(options.marked ?? {}).map(([name, settlement]) => ({
    name,
    points: [Object.values(utilities(scenario, settlement))],
  }))
  const marks = [...solved, ...marked].filter(({ points }) => points.length > 0)
  const ends = frontier.stretches.flatMap(({ from, to }) => [from, to])
  const shown = [
    ...[...frontier.points, ...ends].map((point) => point.utilities),
    ...marks.flatMap(({ points }) => points),
  ]
  const axes = [0, 1].map((p) =>
    axisAround([...shown.map((at) => at[p] as number), frontier.disagreement[p] as number]),
  )
  const place = placer(axes as [PlotAxis, PlotAxis])
  const title = options.title ?? scenario.domain.name ?? 'Packages'
  return picture({ title, description: describe(frontier, marks), ...size }, [
    label(title, { x: plot.left, y: 30, 'font-size': 16, 'font-weight': 'bold' }),
    ...grid(axes as [PlotAxis, PlotAxis], parties, place),
    ...withoutAgreement(frontier, place),
    ...stretches(frontier, place),
    ...frontier.points.map(({ utilities: [x = 0, y = 0] }) => {
      const [cx, cy] = place(x, y)
      return element('circle', { cx, cy, r: 3 })
    }),
    ...marks.flatMap(({ points }, i) => points.map(([x = 0, y = 0]) => sign(i, ...place(x, y)))),
    ...legend(frontier, marks),
  ])
}

type Place = (x: number, y: number) => [x: number, y: number]

interface Mark {
  readonly name: string
  readonly points: readonly (readonly number[])[]
}

function placer([first, second]: readonly [PlotAxis, PlotAxis]): Place {
  return (x, y) => [
    plot.left + ((x - first.from) / (first.to - first.from)) * (plot.right - plot.left),
    plot.bottom - ((y - second.from) / (second.to - second.from)) * (plot.bottom - plot.top),
  ]
}

function grid([first, second]: readonly [PlotAxis, PlotAxis], parties: readonly string[], place: Place): string[] {
  const line = { stroke: rule }
  const [middle, centre] = [(plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2]
  return [
    ...first.ticks.flatMap((tick) => {
      const [x] = place(tick, second.from)
      return [
        element('line', { x1: x, y1: plot.top, x2: x, y2: plot.bottom, ...line }),
        label(tick.toFixed(first.decimals), { x, y: plot.bottom + 20, 'text-anchor': 'middle' }),
      ]
    }),
    ...second.ticks.flatMap((tick) => {
      const [, y] = place(first.from, tick)
      return [
        element('line', { x1: plot.left, y1: y, x2: plot.right, y2: y, ...line }),
        label(tick.toFixed(second.decimals), { x: plot.left - 8, y: y + 4, 'text-anchor': 'end' }),
      ]
    }),
    label(`utility of ${parties[0]}`, { x: middle, y: plot.bottom + 44, 'text-anchor': 'middle' }),
    label(`utility of ${parties[1]}`, {
      x: 20,
      y: centre,
      'text-anchor': 'middle',
      transform: `rotate(-90 20 ${centre})`,
    }),
  ]
}

function withoutAgreement({ disagreement: [d = 0, e = 0] }: Frontier, place: Place): string[] {
  const [x, y] = place(d, e)
  const dashed = { stroke: '#777777', 'stroke-dasharray': '5 4' }
  return [
    element('line', { x1: x, y1: plot.top, x2: x, y2: plot.bottom, ...dashed }),
    element('line', { x1: plot.left, y1: y, x2: plot.right, y2: y, ...dashed }),
  ]
}

/** An end that is not efficient itself is a ring. */
function stretches({ stretches: all }: Frontier, place: Place): string[] {
  return all.flatMap(({ from, to, fromOpen, toOpen }) => {
    const ends = [from, to].map(({ utilities: [x = 0, y = 0] }) => place(x, y))
    const [[x1, y1], [x2, y2]] = ends as [[number, number], [number, number]]
    const rings = ends.filter((_, i) => (i === 0 ? fromOpen : toOpen))
    return [
      element('line', { x1, y1, x2, y2, stroke: ink, 'stroke-width': 1.5 }),
      ...rings.map(([cx, cy]) => element('circle', { cx, cy, r: 3, fill: ground, stroke: ink })),
    ]
  })
}

function legend({ points }: Frontier, marks: readonly Mark[]): string[] {
  const x = plot.right + 36
  const entries = [
    ...(points.length === 0
      ? []
      : [{ name: 'efficient', draw: (y: number) => element('circle', { cx: x, cy: y, r: 3 }) }]),
    ...marks.map(({ name }, i) => ({ name, draw: (y: number) => sign(i, x, y) })),
  ]
  const last = plot.top + 12 + entries.length * 44
  const dashed = { stroke: '#777777', 'stroke-dasharray': '5 4' }
  return [
    ...entries.flatMap(({ name, draw }, i) => {
      const y = plot.top + 12 + i * 44
      return [draw(y), label(name, { x: x + 28, y: y + 4 })]
    }),
    element('line', { x1: x - 14, y1: last, x2: x + 14, y2: last, ...dashed }),
    label('without agreement', { x: x + 28, y: last + 4 }),
  ]
}

function describe({ parties, points }: Frontier, marks: readonly Mark[]): string {
  if (points.length === 0) return `No package is worth to ${parties.join(' and ')} what they have without agreement.`
  const told = marks.map(({ name, points: own }) => `${name} at ${own.map(pair).join(' and ')}`)
  return `${points.length} efficient points of ${parties.join(' and ')}; ${told.join('; ')}.`
}

function pair(point: readonly number[]): string {
  return `(${point.map((at) => at.toFixed(3)).join(', ')})`
}
