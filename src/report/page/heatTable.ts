import { compareLists } from '../../gap/agreement/deadlock.js'
import { type GapCell, type GapMatrix, gapMatrix } from '../../gap/matrix.js'
import type { Negotiation } from '../../model/negotiation.js'
import { verdictSigns } from '../svg/gapMatrix.js'
import { element, escapeText } from '../svg/markup.js'
import { toneAt } from '../svg/palette.js'
import { describeBounds, partyNames } from '../words.js'
import { scrolling } from './blocks.js'
import { inlineOf } from './inline.js'

/** As many parties as stand in it, those with most known gaps first; of more it is told how many are left out. */
const mostParties = 30

/**
 * The gap matrix as a table that can be sorted by the gap to one party, each cell with the lower bound on the left and the upper on
 * the right, in the tones of the picture. A cell is a button that asks for its acts.
 */
export function heatTable(
  negotiation: Negotiation,
  { order, pair }: { readonly order?: string | undefined; readonly pair?: readonly [string, string] | undefined },
): string {
  const matrix = gapMatrix(negotiation)
  const inline = inlineOf(negotiation)
  const shown = ordered(matrix, order).slice(0, mostParties)
  const name = (at: number) => partyNames(negotiation, [matrix.parties[at] ?? ''])
  const head = shown.map((at) => {
    const party = matrix.parties[at] ?? ''
    const sorted: Record<string, string> = party === order ? { 'aria-sort': 'ascending' } : {}
    const sort = { type: 'button', class: 'sort', 'data-order': party, title: `Sort by the gap to ${name(at)}` }
    return element('th', { scope: 'col', ...sorted }, element('button', sort, inline.name(name(at))))
  })
  const rows = shown.map((row) => {
    const cells = shown.map((column) => {
      if (row === column) return element('td', { class: 'self' }, '')
      const names: [string, string] = [matrix.parties[row] ?? '', matrix.parties[column] ?? '']
      const isChosen = pair !== undefined && names.every((party) => pair.includes(party))
      return cellHtml(matrix.cells[row]?.[column] as GapCell, names, partyNames(negotiation, names), isChosen)
    })
    return element('tr', {}, element('th', { scope: 'row' }, inline.name(name(row))), ...cells)
  })
  const leftOut = matrix.parties.length - shown.length
  const note = leftOut === 0 ? '' : element('p', {}, `${leftOut} parties of which less is known are not shown.`)
  const table = element(
    'table',
    { class: 'heat' },
    element('thead', {}, element('tr', {}, '<td></td>', ...head)),
    element('tbody', {}, ...rows),
  )
  return scrolling('Gaps of every two parties', table) + note
}

/** Seen, and told in words beside it. */
const unread = { 'aria-hidden': 'true' } as const

function cellHtml(cell: GapCell, names: readonly [string, string], spoken: string, isChosen: boolean): string {
  const { lower, upper, verdict } = cell
  const bounds = [lower, upper].map((bound) =>
    element('span', { class: `tone${toneAt(bound)}`, ...unread }, bound.toFixed(2)),
  )
  const sign = verdictSigns[verdict]
  const shown =
    verdict === 'unknown'
      ? [element('span', unread, '?')]
      : [...bounds, ...(sign === '' ? [] : [element('b', unread, sign)])]
  const told = element(
    'span',
    { class: 'visually-hidden' },
    escapeText(`${spoken}: ${verdict}, ${describeBounds(cell)}`),
  )
  const button = {
    type: 'button',
    class: `cell ${verdict}`,
    'data-pair': names.join(','),
    'aria-pressed': String(isChosen),
  }
  return element('td', {}, element('button', button, told, ...shown))
}

/** Places of parties: by the gap to one of them, nearest first and the unknown last; else as they come, or most known first. */
function ordered({ parties, cells }: GapMatrix, order: string | undefined): number[] {
  const all = [...parties.keys()]
  const to = order === undefined ? -1 : parties.indexOf(order)
  if (to >= 0) {
    const rank = (at: number): readonly number[] => {
      if (at === to) return [-1, 0, 0]
      const cell = cells[at]?.[to]
      return cell === undefined ? [2, 0, 0] : [Number(cell.verdict === 'unknown'), cell.lower, cell.upper]
    }
    return all.sort((a, b) => compareLists(rank(a), rank(b)))
  }
  if (parties.length <= mostParties) return all
  const known = cells.map((row) => row.filter(({ verdict }) => verdict !== 'unknown').length)
  return all.sort((a, b) => (known[b] ?? 0) - (known[a] ?? 0))
}
