import { explainDeadlock } from '../../gap/agreement/explainDeadlock.js'
import type { IsoDate } from '../../model/date.js'
import type { Negotiation } from '../../model/negotiation.js'
import { at, positions } from '../../position/position.js'
import type { Section } from '../content.js'
import { issuesByVerdict, verdicts } from '../sections/headline.js'
import { answersPicture } from '../svg/answers.js'
import { deadlockPicture } from '../svg/deadlock.js'
import { verdictSigns } from '../svg/gapMatrix.js'
import { element } from '../svg/markup.js'
import { networkPicture } from '../svg/network.js'
import { positionPicture } from '../svg/positions.js'
import { timelinePicture } from '../svg/timeline.js'
import { issueOf } from '../words.js'
import { blockHtml, scrolling, sectionHtml } from './blocks.js'
import { heatTable } from './heatTable.js'
import { inlineOf } from './inline.js'
import { type PartId, partTitles, sectionsOf } from './part.js'
import { sourceList } from './sourceList.js'
import { tiesOf } from './ties.js'
import { pairOf, type View } from './view.js'

/** What a part of the page is made from. */
export interface Shown {
  /** The negotiation as it is shown, on the day and with what is supposed. */
  readonly negotiation: Negotiation
  /** As it stands at its end, with what is supposed: what is drawn over time goes on after the day. */
  readonly whole: Negotiation
  readonly day: IsoDate | undefined
  readonly view: View
}

/** A part of the page: its heading, its pictures, and what it says. */
export function partHtml(id: PartId, shown: Shown): string {
  const { negotiation, view } = shown
  const pair = pairOf(negotiation, view)
  const sections = sectionsOf(id, negotiation, { pair })
  return element('h2', { id: `${id}-title` }, partTitles[id]) + bodyOf(id, shown, sections, pair)
}

function bodyOf(
  id: PartId,
  { negotiation, whole, day, view }: Shown,
  sections: readonly Section[],
  pair: readonly [string, string] | undefined,
): string {
  const told = (section: Section) => sectionHtml(negotiation, section)
  switch (id) {
    case 'overview':
      return sections.map((section) => sectionHtml(negotiation, section, false)).join('')
    case 'headline':
      return tiles(negotiation) + sections.map((section) => sectionHtml(negotiation, section, false)).join('')
    case 'positions':
      return positionMaps(negotiation) + unfolding('The same in words', sections.map(told).join(''))
    case 'gaps': {
      const [matrix, ...others] = sections
      const blocks = (matrix?.blocks ?? []).map((block) =>
        block.kind === 'table' ? heatTable(negotiation, { order: view.order, pair }) : blockHtml(negotiation, block),
      )
      return blocks.join('') + others.map(told).join('')
    }
    case 'timeline': {
      const picture = timelinePicture(whole, {
        ...(pair === undefined ? {} : { between: pair }),
        ...(day === undefined ? {} : { day }),
      })
      return figure(picture) + sections.map(told).join('')
    }
    case 'answers':
      return (
        figure(answersPicture(negotiation)) +
        sections.map((section) => sectionHtml(negotiation, section, false)).join('')
      )
    case 'agreement': {
      const [agreement, ...others] = sections
      return [agreement === undefined ? '' : told(agreement), deadlocks(negotiation), ...others.map(told)].join('')
    }
    case 'network': {
      const { network } = tiesOf(negotiation)
      const picture =
        network.edges.length === 0 ? '' : figure(networkPicture(network, { title: 'Agreement and conflict' }))
      return picture + sections.map(told).join('')
    }
    case 'parties':
    case 'record':
      return sections.map((section) => sectionHtml(negotiation, section, false)).join('')
    case 'sources':
      return sourceList(negotiation)
  }
}

function unfolding(summary: string, html: string): string {
  return element('details', { class: 'more', 'data-key': summary }, element('summary', {}, summary), html)
}

function figure(svg: string, caption = ''): string {
  return element('figure', {}, caption, scrolling('Picture', svg))
}

/** The four verdicts, each with its sign and the number of its issues. */
function tiles(negotiation: Negotiation): string {
  const issues = issuesByVerdict(negotiation)
  const signs = { ...verdictSigns, open: '~' }
  const tile = (verdict: (typeof verdicts)[number]) =>
    element(
      'li',
      { class: verdict },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[verdict]),
      element('b', {}, String(issues[verdict].length)),
      ` ${verdict}`,
    )
  return element('ul', { class: 'tiles', 'aria-label': 'Issues by verdict' }, ...verdicts.map(tile))
}

/** As many issues as are drawn; blocked ones come first, those on which nobody has spoken not at all. */
const mostMaps = 24

function positionMaps(negotiation: Negotiation): string {
  const { blocked, agreed, open, unknown } = issuesByVerdict(negotiation)
  const all = positions(negotiation)
  const isSpoken = (issue: string) => Object.keys(negotiation.parties).some((party) => at(all, party, issue).known)
  const spoken = [...blocked, ...open, ...agreed, ...unknown].filter(isSpoken)
  const maps = spoken.slice(0, mostMaps).map((issue) => {
    const name = inlineOf(negotiation).name(issueOf(negotiation, issue).name)
    const verdict = verdicts.find((one) => ({ blocked, agreed, open, unknown })[one].includes(issue)) ?? 'unknown'
    const caption = element('figcaption', {}, name, ' ', element('span', { class: `verdict ${verdict}` }, verdict))
    return figure(positionPicture(negotiation, issue, { legend: false }), caption)
  })
  const leftOut = spoken.length - maps.length
  return [
    maps.length === 0 ? element('p', {}, 'Nobody has taken a position yet.') : legend,
    element('div', { class: 'maps' }, ...maps, ''),
    leftOut === 0 ? '' : element('p', {}, `${leftOut} more issues are told in words only.`),
  ].join('')
}

const legend = element(
  'p',
  { class: 'legend' },
  'A pale band is what a party has not ruled out, a dark one what it has shown to accept, a diamond what it would like best. A ',
  'bracket with a cross ties parties that exclude each other. A dashed line is unknown.',
)

/** As many deadlocks as are drawn. */
const mostDrawn = 3

function deadlocks(negotiation: Negotiation): string {
  const found = explainDeadlock(negotiation, { limit: mostDrawn }).deadlocks
  return found.map(({ acts }) => figure(deadlockPicture(negotiation, acts))).join('')
}
