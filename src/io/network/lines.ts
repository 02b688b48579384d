import { failAt, show } from '../../model/errors.js'
import { atLine } from '../text/source.js'

/** Words of a line: apart by spaces, tabs or commas, or within quotes. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|([^\s,"']+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
}

/** A label within quotes. The formats that are told line by line have no way to write both kinds of quotes. */
export function withinQuotes(label: string): string {
  const quote = label.includes('"') ? "'" : '"'
  if (!label.includes(quote) && !/[\n\r]/.test(label)) return `${quote}${label}${quote}`
  const expected = 'a label on one line, with one kind of quotes at most'
  return failAt([], { code: 'inconsistent', expected, found: show(label) })
}

export function numberIn(word: string | undefined, line: number): number {
  const number = word === undefined || word === '' ? Number.NaN : Number(word)
  if (Number.isFinite(number)) return number
  return failAt([atLine(line)], { code: 'inconsistent', expected: 'a number', found: show(word ?? '') })
}
