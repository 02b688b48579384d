import type { Negotiation } from '../../model/negotiation.js'
import { hypotheticalActs } from '../../record/hypothetical.js'
import { element, escapeText } from '../svg/markup.js'

/** That what is shown is supposed, or why something cannot be. Empty where there is nothing to say. */
export function supposedBanner(negotiation: Negotiation, faults: readonly string[]): string {
  const { length } = hypotheticalActs(negotiation)
  const supposing = `Hypothetical: ${length} ${length === 1 ? 'act is' : 'acts are'} supposed. What follows is not what the record says.`
  return [
    ...(length === 0 ? [] : [element('p', { class: 'supposing' }, supposing)]),
    ...faults.map((fault) => element('p', {}, escapeText(`Not followed: ${fault}`))),
  ].join('')
}
