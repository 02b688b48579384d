import { failAt, show } from '../../model/errors.js'
import { asNumber } from '../numbers.js'
import { atLine } from '../text/source.js'
import type { XmlElement } from './element.js'

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** All elements of a name, however deep, in the order of the file. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...within(child, name)])
}

export function attribute(element: XmlElement, name: string): string {
  const value = element.attributes.get(name)
  if (value !== undefined) return value
  return failAt([atLine(element.line)], { code: 'missing', expected: `the attribute ${name} of <${element.name}>` })
}

export function numberIn(element: XmlElement, name: string): number {
  const text = attribute(element, name)
  const number = asNumber(text)
  if (number !== undefined) return number
  const expected = `a number as ${name} of <${element.name}>`
  return failAt([atLine(element.line)], { code: 'inconsistent', expected, found: show(text) })
}

/** As `numberIn`, or a number of one's own where the attribute is not there. */
export function numberOr(element: XmlElement, name: string, otherwise: number): number {
  return element.attributes.has(name) ? numberIn(element, name) : otherwise
}
