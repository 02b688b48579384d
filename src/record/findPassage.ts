import type { Selector } from '../model/evidence.js'

export interface PassageFinding {
  readonly status: 'found' | 'moved' | 'changed' | 'missing' | 'unchecked'
  readonly at?: { readonly start: number; readonly end: number }
}

/** A text and its code points: selectors count the latter, strings count UTF-16 units. */
export interface PassageText {
  readonly text: string
  readonly points: readonly string[]
}

export function toPassageText(text: string): PassageText {
  return { text, points: Array.from(text) }
}

type Position = Extract<Selector, { type: 'TextPositionSelector' }>
type Quote = Extract<Selector, { type: 'TextQuoteSelector' }>

/** Looks for the passage of a selector in a text. */
export async function findPassage(text: PassageText, selector: Selector): Promise<PassageFinding> {
  return selector.type === 'TextQuoteSelector' ? findQuote(text, selector) : findPosition(text, selector)
}

/** A quotation is found where its surroundings fit too, moved where only it is there, changed where only they are. */
function findQuote(passages: PassageText, { exact, prefix = '', suffix = '' }: Quote): PassageFinding {
  const { text } = passages
  const inPlace = text.indexOf(prefix + exact + suffix)
  if (inPlace >= 0) return { status: 'found', at: span(text, inPlace + prefix.length, exact) }
  const elsewhere = text.indexOf(exact)
  if (elsewhere >= 0) return { status: 'moved', at: span(text, elsewhere, exact) }
  const before = text.indexOf(prefix)
  const surrounded = prefix !== '' && suffix !== '' && before >= 0 && text.indexOf(suffix, before + prefix.length) >= 0
  return { status: surrounded ? 'changed' : 'missing' }
}

function span(text: string, unit: number, passage: string): { start: number; end: number } {
  const start = codePoints(text.slice(0, unit))
  return { start, end: start + codePoints(passage) }
}

function codePoints(text: string): number {
  return Array.from(text).length
}

async function findPosition({ points }: PassageText, { start, end, sha256 }: Position): Promise<PassageFinding> {
  if (sha256 === undefined) return { status: end <= points.length ? 'unchecked' : 'missing' }
  const length = end - start
  if (end <= points.length && (await digest(points, start, end)) === sha256)
    return { status: 'found', at: { start, end } }
  for (let from = 0; from + length <= points.length; from++) {
    if (from !== start && (await digest(points, from, from + length)) === sha256) {
      return { status: 'moved', at: { start: from, end: from + length } }
    }
  }
  return { status: end <= points.length ? 'changed' : 'missing' }
}

async function digest(points: readonly string[], start: number, end: number): Promise<string> {
  const bytes = new TextEncoder().encode(points.slice(start, end).join(''))
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
