import type { Act, Evidence, Negotiation } from '../../model/negotiation.js'
import { element, escapeText } from '../svg/markup.js'
import { describeAct, describeAsserter, describeEvidence, describeWhen } from '../words.js'
import { inlineOf, linkedAct, linkedAddress } from './inline.js'
import { canBeLeftOut } from './view.js'

/** One act with all that is known of it, and where it was read. */
export function actHtml(negotiation: Negotiation, act: Act): string {
  const { text } = inlineOf(negotiation)
  const rows: [string, string][] = [
    ['act', element('code', {}, escapeText(act.id))],
    ['date', describeWhen(act.date)],
    ['kind', act.kind],
    ...('answers' in act && act.answers !== undefined
      ? [['answers', linkedAct(act.answers, act.answers)] as [string, string]]
      : []),
    ['says so', text(describeAsserter(negotiation, act.assertedBy))],
    ['coding', act.certainty],
    ...(act.note === undefined
      ? []
      : [['note', element('span', { dir: 'auto' }, escapeText(act.note))] as [string, string]]),
  ]
  const read = (act.evidence ?? []).map((one) => element('li', {}, evidenceHtml(negotiation, one)))
  return [
    element('h2', { id: 'act-title' }, `${text(describeAct(negotiation, act))}.`),
    ...(act.hypothetical === true
      ? [element('p', { class: 'supposing' }, 'Supposed by the reader; nobody did this.')]
      : []),
    element('dl', {}, ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
    element('h3', {}, 'Read in'),
    read.length === 0 ? element('p', {}, 'No evidence is recorded.') : element('ul', {}, ...read),
    canBeLeftOut(act)
      ? element(
          'p',
          {},
          element('button', { type: 'button', 'data-leave-out': act.id }, 'What if it had not been made?'),
        )
      : '',
  ].join('')
}

function evidenceHtml(negotiation: Negotiation, evidence: Evidence): string {
  const source = negotiation.sources[evidence.source]
  const { name } = inlineOf(negotiation)
  const passage = describeEvidence([evidence]).slice(evidence.source.length)
  const known = [source?.author, source?.publisher, source?.date].filter((part) => part !== undefined)
  return [
    element('cite', {}, name(source?.title ?? evidence.source)),
    known.length === 0 ? '' : `, ${known.map(name).join(', ')}`,
    inlineOf(negotiation).text(passage),
    source?.url === undefined ? '' : `. ${linkedAddress(source.url)}`,
  ].join('')
}
