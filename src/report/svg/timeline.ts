import { type Trajectory, trajectory } from '../../gap/trajectory.js'
import { daysBetween, type IsoDate, latestDay } from '../../model/date.js'
import { readNames, readOptions } from '../../model/input.js'
import type { AnyNames, PartyId } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { actsInOrder } from '../../position/voices.js'
import { checked, makersOf } from '../../record/checked.js'
import { readDay, readPair } from '../asked.js'
import { describeAct, describeBounds, partyNames, sectionTitle } from '../words.js'
import { type Band, boundsOverTime } from './boundsOverTime.js'
import { element, hint, label, nameLabel } from './markup.js'
import { accepted, faint, ground, ink, rule } from './palette.js'
import { picture } from './picture.js'

export interface TimelinePictureOptions<Names extends AnyNames = AnyNames> {
  /** Two parties whose gap is drawn over time below the acts. Default: none. */
  readonly between?: readonly PartyId<Names>[]
  /** A day to mark; what was done later is drawn faint. Default: none. */
  readonly day?: IsoDate
}

const width = 760
const span = { from: 170, to: 736 } as const
const top = 34
const laneHeight = 24
/** As many parties as have a lane; of more it is told how many are left out. */
const mostLanes = 30

/**
 * What was done and when, as an SVG picture: a lane for each party, a dot for each day on which it did something, the larger, the
 * more; full where an act says something of a position, hollow where all are context. Below, if asked for, how far two parties were
 * apart over time, as a band between the lower and the upper bound. The same negotiation gives the same text. Cost: that of
 * `trajectory`, and linear in the acts.
 *
 * Throws `DemarcheError` for unknown parties, other than two different ones, and a day that is no date.
 */
export function timelinePicture<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: TimelinePictureOptions<NoInfer<Names>> = {},
): string {
  const wide = checked(negotiation)
  const { between, day } = readOptions(options as TimelinePictureOptions, { between: readNames, day: readDay })
  const pair = between === undefined ? undefined : readPair(wide, between)
  const acts = actsInOrder(wide)
  const lanes = busiest(acts)
  const shown = lanes.slice(0, mostLanes)
  const scale = calendar(acts, day)
  const bottom = top + Math.max(1, shown.length) * laneHeight
  const band = pair === undefined ? undefined : boundsOf(wide, pair, scale, bottom + 34)
  const height = (band?.bottom ?? bottom) + 34
  const title = sectionTitle(wide, 'What was done, and when')
  return picture({ title, description: describe(wide, acts, band?.trajectory), width, height }, [
    ...scale.ticks.flatMap(({ at: x, text }) => [
      element('line', { x1: x, y1: top - 6, x2: x, y2: height - 26, stroke: rule }),
      label(text, { x, y: height - 10, 'text-anchor': 'middle', 'font-size': 12, fill: faint }),
    ]),
    ...(day === undefined ? [] : [cursor(scale.place(day), day, height - 26)]),
    ...shown.flatMap(([party, done], row) => lane(wide, party, done, scale, top + (row + 0.5) * laneHeight, day)),
    ...(lanes.length === 0 ? [label('Nothing has been recorded.', { x: 12, y: top + 16, fill: faint })] : []),
    ...(lanes.length > shown.length
      ? [label(`${lanes.length - shown.length} more parties are not drawn`, { x: 12, y: 18, fill: faint })]
      : []),
    ...(band?.parts ?? []),
  ])
}

/** Whoever did something, with what it did; who did most comes first. */
function busiest(acts: readonly Act[]): [string, Act[]][] {
  const done = new Map<string, Act[]>()
  for (const act of acts) {
    const makers = act.kind === 'meeting' ? act.participants.map(({ party }) => party) : makersOf(act)
    for (const party of new Set(makers)) {
      const known = done.get(party)
      if (known === undefined) done.set(party, [act])
      else known.push(act)
    }
  }
  return [...done].sort(([, a], [, b]) => b.length - a.length)
}

interface Calendar {
  readonly place: (day: IsoDate) => number
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
}

/** Days along a line, with a few of them written below. */
function calendar(acts: readonly Act[], marked: IsoDate | undefined): Calendar {
  const days = [...acts.map((act) => latestDay(act.date)), ...(marked === undefined ? [] : [marked])].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return { place: () => span.from, ticks: [] }
  const length = daysBetween(first, last)
  const [from, to] = [span.from + 14, span.to - 24]
  const place = (day: IsoDate) =>
    length === 0 ? (from + to) / 2 : from + ((to - from) * daysBetween(first, day)) / length
  const ticks: { at: number; text: string }[] = []
  for (const day of new Set([first, last, ...days])) {
    const at = place(day)
    if (ticks.every((tick) => Math.abs(tick.at - at) > 86)) ticks.push({ at, text: day })
  }
  return { place, ticks }
}

const bears: ReadonlySet<Act['kind']> = new Set([
  'demand',
  'statement',
  'proposal',
  'acceptance',
  'rejection',
  'withdrawal',
])

function lane(
  negotiation: Negotiation,
  party: string,
  done: readonly Act[],
  { place }: Calendar,
  y: number,
  day: IsoDate | undefined,
): string[] {
  const byDay = new Map<string, Act[]>()
  for (const act of done) {
    const date = latestDay(act.date)
    const known = byDay.get(date)
    if (known === undefined) byDay.set(date, [act])
    else known.push(act)
  }
  return [
    nameLabel(partyNames(negotiation, [party]), span.from - 24, { x: 12, y: y + 4 }),
    element('line', { x1: span.from, y1: y, x2: span.to, y2: y, stroke: rule }),
    ...[...byDay].map(([date, acts]) => {
      const isFull = acts.some(({ kind }) => bears.has(kind))
      const told = acts.slice(0, mostActsTold).map((act) => `${describeAct(negotiation, act)}.`)
      const more = acts.length > mostActsTold ? ` And ${acts.length - mostActsTold} more.` : ''
      return element(
        'circle',
        {
          cx: place(date),
          cy: y,
          r: Math.min(10, 3.5 + 1.5 * Math.sqrt(acts.length)),
          fill: isFull ? accepted : ground,
          stroke: accepted,
          'stroke-width': 1.5,
          ...(day !== undefined && date > day ? { opacity: 0.3 } : {}),
        },
        hint(`${date}. ${told.join(' ')}${more}`),
      )
    }),
  ]
}

const mostActsTold = 5

function cursor(x: number, day: IsoDate, bottom: number): string {
  const end = x > (span.from + span.to) / 2
  return [
    element('line', { x1: x, y1: top - 8, x2: x, y2: bottom, stroke: ink, 'stroke-width': 1.5 }),
    label(`as of ${day}`, {
      x: end ? x + 6 : x - 6,
      y: top - 14,
      'text-anchor': end ? 'end' : 'start',
      'font-size': 12,
    }),
  ].join('')
}

interface DrawnBand extends Band {
  readonly trajectory: Trajectory
}

function boundsOf(
  negotiation: Negotiation,
  [a, b]: readonly [string, string],
  { place }: Calendar,
  from: number,
): DrawnBand {
  const found = trajectory(negotiation, a, b)
  const name = `Gap of ${partyNames(negotiation, [a, b])}`
  return { trajectory: found, ...boundsOverTime(found, name, place, { ...span, top: from }) }
}

function describe(negotiation: Negotiation, acts: readonly Act[], found: Trajectory | undefined): string {
  const days = acts.map((act) => latestDay(act.date))
  const range =
    acts.length === 0 ? 'Nothing has been recorded.' : `${acts.length} acts from ${days[0]} to ${days.at(-1)}.`
  if (found === undefined) return range
  const names = partyNames(negotiation, [found.a, found.b])
  const steps = found.steps.slice(0, 12).map((step) => `${step.date}: ${step.verdict}, ${describeBounds(step)}`)
  const more = found.steps.length > 12 ? `; and ${found.steps.length - 12} more steps` : ''
  return `${range} The gap of ${names}: at first ${found.start.verdict}, ${describeBounds(found.start)}; ${steps.join('; ')}${more}.`
}
