import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { list, paragraph, type Section } from '../content.js'

/** What was read, with what is known of it. */
export function sourcesSection(negotiation: Negotiation): Section {
  const items = Object.entries(checked(negotiation).sources).map(
    ([id, { title, author, publisher, date, language, url, note }]) => {
      const known = [author, publisher, date, language, url].filter((part) => part !== undefined)
      const about = note === undefined ? '' : ` ${note}`
      return `${id}: “${title}”${known.length === 0 ? '' : `, ${known.join(', ')}`}.${about}`
    },
  )
  return { title: 'Sources', blocks: [items.length === 0 ? paragraph('No source is named.') : list(items)] }
}
