import type { Negotiation } from '../../model/negotiation.js'
import { element, escapeText } from '../svg/markup.js'
import { inlineOf, linkedAddress } from './inline.js'

/** What was read, with the way to it. */
export function sourceList(negotiation: Negotiation): string {
  const { name } = inlineOf(negotiation)
  const entries = Object.entries(negotiation.sources).map(([id, source]) => {
    const known = [source.author, source.publisher, source.date, source.language].filter((part) => part !== undefined)
    return element(
      'li',
      { id: `source-${id}` },
      element('code', {}, escapeText(id)),
      ': ',
      element('cite', {}, name(source.title)),
      known.length === 0 ? '' : `, ${known.map(name).join(', ')}`,
      source.url === undefined ? '' : `, ${linkedAddress(source.url)}`,
      source.note === undefined ? '' : element('p', { dir: 'auto' }, escapeText(source.note)),
    )
  })
  return entries.length === 0
    ? element('p', {}, 'No source is named.')
    : element('ul', { class: 'sources' }, ...entries)
}
