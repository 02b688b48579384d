import { type DemandStatus, demandStatus } from '../../gap/demandStatus.js'
import type { AnyNames } from '../../model/names.js'
import type { ActOf, Negotiation } from '../../model/negotiation.js'
import { actsById, checked } from '../../record/checked.js'
import { describeOutcome, partyNames, sectionTitle } from '../words.js'
import { element, hint, label, nameLabel } from './markup.js'
import { agreed, blocked, faint, ground, rule } from './palette.js'
import { picture } from './picture.js'

const row = { height: 34 } as const
const column = { width: 64 } as const
const margin = { left: 400, top: 96 } as const
/** As many demands and parties as are drawn; of more it is told how many are left out. */
const [mostDemands, mostParties] = [40, 24]

type Answer = 'accepted' | 'rejected' | 'open'

/**
 * Who answered whom, as an SVG picture: a row for each demand that stands, a column for each party that is asked or has answered.
 * A tick is accepted, a cross rejected, a ring not answered; the sign of a party that was not asked stands without a frame. The
 * latest 40 demands are drawn. Throws `DemarcheError` only for what is no negotiation.
 */
export function answersPicture<Names extends AnyNames>(negotiation: Negotiation<Names>): string {
  const wide = checked(negotiation)
  const all = demandStatus(wide)
  const demands = all.slice(-mostDemands)
  const answering = [...new Set(demands.flatMap((demand) => answersTo(demand).map(({ party }) => party)))]
  const parties = answering.slice(0, mostParties)
  const bottom = margin.top + Math.max(1, demands.length) * row.height
  const left = [
    ...(all.length > demands.length ? [`${all.length - demands.length} earlier demands`] : []),
    ...(answering.length > parties.length ? [`${answering.length - parties.length} more parties`] : []),
  ]
  const title = sectionTitle(wide, 'Who answered whom')
  const size = { width: Math.max(600, margin.left + parties.length * column.width + 50), height: bottom + 40 }
  return picture({ title, description: describe(wide, demands), ...size }, [
    ...parties.map((party, i) => {
      const [x, y] = [margin.left + (i + 0.4) * column.width, margin.top - 12]
      return nameLabel(partyNames(wide, [party]), 110, { x, y, transform: `rotate(-35 ${x} ${y})` })
    }),
    ...demands.flatMap((demand, i) => demandRow(wide, demand, parties, margin.top + i * row.height)),
    ...(demands.length === 0 ? [label('No demand stands.', { x: 12, y: margin.top + 20, fill: faint })] : []),
    ...(left.length === 0 ? [] : [label(`Not drawn: ${left.join(' and ')}`, { x: 12, y: 20, fill: faint })]),
    ...legend(bottom + 22),
  ])
}

/** Each party that was asked, or has answered all the same, with its answer. */
function answersTo({
  status,
  rejectedBy,
  acceptedBy,
}: DemandStatus): { party: string; answer: Answer; asked: boolean }[] {
  return [
    ...Object.entries(status).map(([party, answer]) => ({ party, answer, asked: true })),
    ...rejectedBy.map((party) => ({ party, answer: 'rejected' as const, asked: false })),
    ...acceptedBy.map((party) => ({ party, answer: 'accepted' as const, asked: false })),
  ]
}

function demandRow(negotiation: Negotiation, demand: DemandStatus, parties: readonly string[], y: number): string[] {
  const { issue, region } = actsById(negotiation).get(demand.act) as ActOf<'demand'>
  const middle = y + row.height / 2
  return [
    element('line', { x1: 12, y1: y, x2: margin.left + parties.length * column.width, y2: y, stroke: rule }),
    nameLabel(partyNames(negotiation, [demand.by, ...demand.jointlyWith]), 100, {
      x: 12,
      y: middle + 4,
      'font-weight': 'bold',
    }),
    nameLabel(describeOutcome(negotiation, issue, region), margin.left - 140, { x: 122, y: middle + 4 }),
    ...answersTo(demand).flatMap(({ party, answer, asked }) => {
      const i = parties.indexOf(party)
      if (i < 0) return []
      const x = margin.left + (i + 0.4) * column.width
      const told = `${partyNames(negotiation, [party])}${asked ? '' : ', not asked,'} ${inWords[answer]}`
      return [element('g', {}, hint(told), answerSign(answer, asked, x, middle))]
    }),
  ]
}

const inWords: Readonly<Record<Answer, string>> = {
  accepted: 'has accepted it',
  rejected: 'has rejected it',
  open: 'has not answered',
}

function answerSign(answer: Answer, asked: boolean, x: number, y: number): string {
  const colour = { accepted: agreed, rejected: blocked, open: faint }[answer]
  const stroke = { stroke: colour, fill: 'none', 'stroke-width': 2.5 }
  const frame = { cx: x, cy: y, r: 11, fill: ground, stroke: colour, 'stroke-width': 1.5 }
  const drawn = {
    accepted: `M${x - 5} ${y}l4 4l6 -8`,
    rejected: `M${x - 4} ${y - 4}l8 8M${x - 4} ${y + 4}l8 -8`,
    open: '',
  }[answer]
  return [
    ...(asked ? [element('circle', answer === 'open' ? { ...frame, 'stroke-dasharray': '3 3' } : frame)] : []),
    ...(drawn === ''
      ? [label('?', { x, y: y + 4, 'text-anchor': 'middle', fill: colour })]
      : [element('path', { d: drawn, ...stroke })]),
  ].join('')
}

function legend(y: number): string[] {
  const words = (x: number, text: string) => label(text, { x, y: y + 4, 'font-size': 12, fill: faint })
  return [
    answerSign('accepted', true, 24, y),
    words(42, 'accepted'),
    answerSign('rejected', true, 124, y),
    words(142, 'rejected'),
    answerSign('open', true, 218, y),
    words(236, 'not answered'),
    answerSign('rejected', false, 340, y),
    words(354, 'rejected, though not asked'),
  ]
}

function describe(negotiation: Negotiation, demands: readonly DemandStatus[]): string {
  if (demands.length === 0) return 'No demand stands.'
  return demands
    .map((demand) => {
      const { issue, region } = actsById(negotiation).get(demand.act) as ActOf<'demand'>
      const answers = answersTo(demand).map(
        ({ party, answer, asked }) =>
          `${partyNames(negotiation, [party])}${asked ? '' : ', not asked,'} ${inWords[answer]}`,
      )
      const by = partyNames(negotiation, [demand.by, ...demand.jointlyWith])
      return `${by} demands ${describeOutcome(negotiation, issue, region)}: ${answers.join('; ') || 'nobody is asked'}.`
    })
    .join(' ')
}
