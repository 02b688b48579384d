import type { Act, Negotiation } from '../../model/negotiation.js'
import { optionsOf, type Scale } from '../../model/scale.js'
import { actsById } from '../../record/checked.js'
import { element, escapeText } from '../svg/markup.js'
import { describeAct, describeValue, describeWhen, issueOf } from '../words.js'
import { inlineOf } from './inline.js'
import { canBeLeftOut, type View } from './view.js'

/** Acts that are listed at once; the others are found by a word. */
const mostListed = 40

/** The panel by which a reader supposes that acts were not made, or that others were. */
export function askHtml(negotiation: Negotiation): string {
  const kinds = { statement: 'declares for', demand: 'demands', acceptance: 'accepts', rejection: 'rejects' }
  const parties = Object.entries(negotiation.parties).map(([id, { name }]) => [id, name] as const)
  const issues = Object.entries(negotiation.issues).map(([id, { name }]) => [id, name] as const)
  const find = element(
    'label',
    {},
    'Find an act ',
    element('input', { id: 'find', type: 'search', autocomplete: 'off' }),
  )
  return [
    element(
      'fieldset',
      {},
      element('legend', {}, 'What if these acts had not been made? Clear the mark of any that you suppose away.'),
      find,
      element('ul', { class: 'acts', id: 'find-list', tabindex: 0, 'aria-label': 'Acts' }, ''),
    ),
    element(
      'fieldset',
      {},
      element('legend', {}, 'What if somebody did this as well?'),
      element(
        'div',
        { class: 'fields' },
        select('suppose-by', 'Party', parties),
        select('suppose-kind', 'Act', Object.entries(kinds)),
        select('suppose-issue', 'Issue', issues),
        element('div', { id: 'suppose-value', class: 'fields' }, ''),
        element(
          'div',
          { class: 'choices' },
          element(
            'label',
            {},
            element('input', { id: 'suppose-firm', type: 'checkbox', checked: '' }),
            'and nothing else',
          ),
        ),
        element('button', { type: 'button', id: 'suppose' }, 'Suppose it'),
      ),
    ),
    element('ul', { id: 'suppose-list' }, ''),
  ].join('')
}

function select(id: string, name: string, options: readonly (readonly [string, string])[]): string {
  const listed = options.map(([value, text]) => element('option', { value }, escapeText(text)))
  return element('label', {}, name, element('select', { id }, ...listed, ''))
}

/** How a value or region of a scale is entered. */
export function valueFields(scale: Scale): string {
  if (scale.kind === 'interval') {
    const number = (id: string, name: string) =>
      element(
        'label',
        {},
        escapeText(`${name}${scale.unit === undefined ? '' : ` (${scale.unit})`}`),
        element('input', { id, type: 'number', min: scale.min, max: scale.max, step: 'any' }),
      )
    return number('at-least', 'at least') + number('at-most', 'at most')
  }
  const isOne = scale.kind === 'binary'
  const choices = optionsOf(scale).map((option, i) => {
    const own = { type: isOne ? 'radio' : 'checkbox', name: 'suppose-option', value: i }
    const isFirst = isOne ? option === true : i === 0
    return element(
      'label',
      {},
      element('input', isFirst ? { ...own, checked: '' } : own),
      element('bdi', {}, escapeText(describeValue(scale, option))),
    )
  })
  return element(
    'fieldset',
    {},
    element('legend', { class: 'visually-hidden' }, 'Value'),
    element('div', { class: 'choices' }, ...choices),
  )
}

/** Acts that hold some words, each with a mark that can be cleared; those that are supposed away always stand first. */
export function actChoices(negotiation: Negotiation, view: View, words: string): string {
  const left = new Set(view.without)
  const wanted = words.trim().toLowerCase()
  const isFound = (act: Act) => wanted === '' || told(negotiation, act).toLowerCase().includes(wanted)
  const all = negotiation.acts.filter(canBeLeftOut)
  const found = [...all.filter(({ id }) => left.has(id)), ...all.filter((act) => !left.has(act.id) && isFound(act))]
  const items = found.slice(0, mostListed).map((act) => {
    const box = { type: 'checkbox', 'data-toggle': act.id, ...(left.has(act.id) ? {} : { checked: '' }) }
    const text = inlineOf(negotiation).text(`${told(negotiation, act)} (${describeWhen(act.date)})`)
    return element('li', {}, element('label', {}, element('input', box), element('span', {}, text)))
  })
  const more = found.length - items.length
  return (
    items.join('') +
    (more <= 0 ? '' : element('li', {}, `and ${more} more: type some words of the one that you look for`))
  )
}

const told = (negotiation: Negotiation, act: Act) => describeAct(negotiation, act)

/** What is supposed as well, each with a way to take it back. */
export function supposedChoices({ supposed }: View, negotiation: Negotiation): string {
  return supposed
    .map((act, i) => {
      const again = { type: 'button', 'data-remove': i }
      return element('li', {}, escapeText(inWords(negotiation, act)), ' ', element('button', again, 'Take it back'))
    })
    .join('')
}

/** What a supposed act says, where it could be followed; else as it came. */
function inWords(negotiation: Negotiation, given: Readonly<Record<string, unknown>>): string {
  const act = [...actsById(negotiation).values()].find(
    (one) =>
      one.hypothetical === true &&
      one.kind === given.kind &&
      'by' in one &&
      one.by === given.by &&
      'issue' in one &&
      one.issue === given.issue &&
      JSON.stringify('region' in one ? one.region : undefined) === JSON.stringify(given.region),
  )
  return act === undefined ? JSON.stringify(given) : `${describeAct(negotiation, act)}.`
}

/** The scale of an issue by its id, as the panel asks for it. */
export function scaleOf(negotiation: Negotiation, issue: string): Scale {
  return issueOf(negotiation, issue).scale
}
