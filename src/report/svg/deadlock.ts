import { failAt } from '../../model/errors.js'
import { readNames } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { toRegion } from '../../model/regionExpression.js'
import { actsById, checked, makersOf } from '../../record/checked.js'
import { describeDeadlock } from '../deadlockWords.js'
import { wrap } from '../text.js'
import {
  describeAct,
  describeOutcome,
  describeRegion,
  issueOf,
  joined,
  nameAct,
  partyNames,
  sectionTitle,
} from '../words.js'
import { element, hint, nameLabel } from './markup.js'
import { blocked, faint, ground, ink, rule } from './palette.js'
import { picture } from './picture.js'

const width = 760
const columns = { party: 12, issue: 330, outcome: 600 } as const
const boxWidth = { party: 130, issue: 210, outcome: 150 } as const
const rowHeight = 46
const top = 12

/** One act of a deadlock: who says what on which issue, and what that is a condition for. */
interface Claim {
  readonly party: string
  readonly says: string
  readonly about: string
  readonly conditionFor: readonly string[]
  readonly told: string
}

/**
 * Acts that exclude every package, as a small SVG diagram: who insists on what or refuses it, on which issue they meet, and which
 * outcome a demand is made a condition for (dashed). Takes the `acts` of a deadlock that `explainDeadlock` found. Throws
 * `DemarcheError` for an act that is not in the record.
 */
export function deadlockPicture<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  acts: readonly string[],
): string {
  const wide = checked(negotiation)
  const ids = readNames(acts, ['acts'])
  for (const id of ids) {
    const known = actsById(wide)
    if (!known.has(id)) failAt(['acts'], { code: 'unknownName', what: 'act', found: id, known: known.keys() })
  }
  const claims = ids.map((id) => claimOf(wide, actsById(wide).get(id) as Act))
  const issues = [...new Set(claims.map(({ about }) => about))]
  const sorted = issues.flatMap((issue) => claims.filter(({ about }) => about === issue))
  const rowsOf = (issue: string) => sorted.flatMap(({ about }, row) => (about === issue ? [row] : []))
  const title = sectionTitle(wide, 'A deadlock')
  const description = describeDeadlock(wide, { acts: ids, parties: [], issues: [], overtaken: [] })
  const height = top * 2 + Math.max(1, sorted.length) * rowHeight
  return picture({ title, description, width, height }, [
    ...sorted.flatMap((claim, row) => claimRow(claim, top + row * rowHeight)),
    ...issues.flatMap((issue) => {
      const rows = rowsOf(issue)
      const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0]
      const box = { x: columns.issue, y: top + first * rowHeight + 4, width: boxWidth.issue }
      return boxed(issue, { ...box, height: (last - first + 1) * rowHeight - 8 }, blocked)
    }),
    ...sorted.flatMap(({ conditionFor }, row) => conditionRow(conditionFor, top + row * rowHeight)),
  ])
}

const verbs: Partial<Readonly<Record<Act['kind'], string>>> = {
  demand: 'demands',
  statement: 'declares for',
  proposal: 'proposes',
  acceptance: 'accepts',
  rejection: 'rejects',
}

function claimOf(negotiation: Negotiation, act: Act): Claim {
  const conditions = act.kind === 'demand' ? (act.conditionFor ?? []) : []
  const { about, what } = contentOf(negotiation, act)
  return {
    party: partyNames(negotiation, makersOf(act)),
    says: `${verbs[act.kind] ?? act.kind}${what}`,
    about,
    conditionFor: conditions.map(({ issue, region }) => describeOutcome(negotiation, issue, region)),
    told: `${describeAct(negotiation, act)} (${nameAct(act)})`,
  }
}

/** The issue that an act is about, and what it says of it; of an answer, what it answers. */
function contentOf(negotiation: Negotiation, act: Act): Pick<Claim, 'about'> & { readonly what: string } {
  if (act.kind === 'proposal') {
    return { about: joined(Object.keys(act.terms).map((issue) => issueOf(negotiation, issue).name)), what: ' this' }
  }
  if ('answers' in act && act.answers !== undefined) {
    const answered = actsById(negotiation).get(act.answers)
    if (answered !== undefined) return contentOf(negotiation, answered)
  }
  if (!('issue' in act) || act.issue === undefined) return { about: nameAct(act), what: '' }
  const { name, scale } = issueOf(negotiation, act.issue)
  if (!('region' in act) || act.region === undefined) return { about: name, what: '' }
  return { about: name, what: ` “${describeRegion(scale, toRegion(scale, act.region))}”` }
}

function claimRow({ party, says, told }: Claim, y: number): string[] {
  const middle = y + rowHeight / 2
  const [from, to] = [columns.party + boxWidth.party, columns.issue]
  return [
    element(
      'g',
      {},
      hint(told),
      ...boxed(party, { x: columns.party, y: y + 8, width: boxWidth.party, height: rowHeight - 16 }, rule),
      ...arrow(from, to, middle, { stroke: ink }),
      nameLabel(says, to - from - 24, {
        x: (from + to) / 2 - 4,
        y: middle - 7,
        'text-anchor': 'middle',
        'font-size': 12,
      }),
    ),
  ]
}

function conditionRow(outcomes: readonly string[], y: number): string[] {
  if (outcomes.length === 0) return []
  const middle = y + rowHeight / 2
  const [from, to] = [columns.issue + boxWidth.issue, columns.outcome]
  return [
    ...arrow(from, to, middle, { stroke: faint, 'stroke-dasharray': '5 4' }),
    ...boxed(
      `condition for ${joined(outcomes)}`,
      { x: to, y: y + 4, width: boxWidth.outcome, height: rowHeight - 8 },
      rule,
    ),
  ]
}

function arrow(from: number, to: number, y: number, line: Readonly<Record<string, string>>): string[] {
  return [
    element('line', { x1: from, y1: y, x2: to - 4, y2: y, ...line, 'stroke-width': 1.5 }),
    element('path', {
      d: `M${to - 9} ${y - 4}l6 4l-6 4`,
      fill: 'none',
      stroke: line.stroke ?? ink,
      'stroke-width': 1.5,
    }),
  ]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Text in a frame, over two lines where it needs them. */
function boxed(text: string, { x, y, width, height }: Box, stroke: string): string[] {
  const [first = '', ...others] = wrap(text, Math.floor((width - 16) / 6.6))
  const lines = others.length === 0 ? [first] : [first, others.join(' ')]
  const start = y + height / 2 + 4 - (lines.length - 1) * 8
  return [
    element('rect', { x, y, width, height, rx: 4, fill: ground, stroke, 'stroke-width': 1.5 }),
    ...lines.map((line, i) =>
      nameLabel(line, width - 12, { x: x + width / 2, y: start + i * 16, 'text-anchor': 'middle', 'font-size': 12 }),
    ),
  ]
}
