import type { Negotiation } from '../../model/negotiation.js'
import type { Block, Section, Table } from '../content.js'
import { element, escapeText } from '../svg/markup.js'
import { inlineOf } from './inline.js'

/** Items that are shown at once; the others unfold. */
const atOnce = 10
/** Items that are written at all; of more it is told how many there are. */
const most = 400

/** Sections as HTML, each under a heading of the third level; one that stands alone needs none. */
export function sectionHtml(negotiation: Negotiation, { title, blocks }: Section, heading = true): string {
  const head = heading ? element('h3', {}, inlineOf(negotiation).text(title)) : ''
  return head + blocks.map((block) => blockHtml(negotiation, block)).join('')
}

export function blockHtml(negotiation: Negotiation, block: Block): string {
  const inline = inlineOf(negotiation)
  switch (block.kind) {
    case 'paragraph':
      return element('p', {}, inline.text(block.text))
    case 'list':
      return folded(
        block.items.map((item) => element('li', {}, inline.text(item))),
        (items) => element('ul', {}, ...items),
      )
    case 'table':
      return tableHtml(negotiation, block)
  }
}

function tableHtml(negotiation: Negotiation, { head, rows }: Table): string {
  const inline = inlineOf(negotiation)
  const kinds = head.map((name) => columnKinds[name] ?? 'text')
  const cell = (text: string, column: number) => element('td', {}, inline[kinds[column] ?? 'text'](text))
  const line = (row: readonly string[]) => {
    const act = kinds.indexOf('acts')
    const own = head[act] === 'act' ? { id: `act-${(row[act] ?? '').replace(/ .*/, '')}` } : {}
    return element('tr', own, ...head.map((_, column) => cell(row[column] ?? '', column)))
  }
  const heads = head.map((name) => (name === '' ? '<td></td>' : element('th', { scope: 'col' }, escapeText(name))))
  const title = head.filter((name) => name !== '').join(', ')
  return folded(rows.map(line), (lines) =>
    scrolling(
      title,
      element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...lines)),
    ),
  )
}

const columnKinds: Readonly<Record<string, 'acts' | 'evidence'>> = { act: 'acts', acts: 'acts', 'read in': 'evidence' }

/** What is wider than a small screen scrolls by itself, with the keyboard too. */
export function scrolling(name: string, html: string): string {
  return element('div', { class: 'wide', role: 'group', 'aria-label': name || 'table', tabindex: 0 }, html)
}

function folded(items: readonly string[], wrap: (items: readonly string[]) => string): string {
  if (items.length <= atOnce + 2) return wrap(items)
  const rest = items.slice(atOnce, most)
  const missing = items.length - atOnce - rest.length
  const note = missing === 0 ? '' : element('p', {}, `And ${missing} more, which are not listed.`)
  const more = element('summary', {}, `and ${items.length - atOnce} more`)
  return wrap(items.slice(0, atOnce)) + element('details', { class: 'more' }, more, wrap(rest), note)
}
