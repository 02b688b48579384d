import { failAt, show } from '../../model/errors.js'
import { atLine } from '../text/source.js'

const delimiters = ['\t', ';', ',', '|'] as const

/** What stands behind the first tag of a file. */
export function delimiterOf(lines: readonly string[]): string {
  for (const line of lines) {
    const behind = /^\s*["']?#[A-Z/]["']?(.)/.exec(line)?.[1]
    const found = delimiters.find((one) => one === behind)
    if (found !== undefined) return found
  }
  return ';'
}

/** The cells of a line, without the quotes around them, single or double; doubled, they stand for themselves. */
export function cellsOf(line: string, delimiter: string, number: number): string[] {
  const cells: string[] = []
  for (let at = 0; at <= line.length; ) {
    const { text, end } = cellAt(line, at, delimiter, number)
    cells.push(text)
    at = end + 1
  }
  return cells
}

/** What stands in a cell, and where the delimiter or the end behind it is. */
function cellAt(line: string, from: number, delimiter: string, number: number): { text: string; end: number } {
  const start = from + (/^ */.exec(line.slice(from))?.[0].length ?? 0)
  const quote = line[start] === '"' || line[start] === "'" ? line[start] : undefined
  const close = quote === undefined ? start : closing(line, start, quote)
  if (close < 0) {
    failAt([atLine(number)], { code: 'inconsistent', expected: 'a quote at the end of a cell', found: show(line) })
  }
  const next = line.indexOf(delimiter, close)
  const end = next < 0 ? line.length : next
  const text =
    quote === undefined ? line.slice(start, end).trim() : line.slice(start + 1, close).replaceAll(quote + quote, quote)
  return { text, end }
}

/** Where a quoted cell ends; below 0 where it does not. */
function closing(line: string, start: number, quote: string): number {
  for (let at = start + 1; ; at += 2) {
    at = line.indexOf(quote, at)
    if (at < 0 || line[at + 1] !== quote) return at
  }
}

/** A cell as it is written: within quotes where something in it would be read otherwise. */
export function cell(text: string | number, delimiter: string): string {
  const told = String(text)
  if (/[\n\r]/.test(told)) failAt([], { code: 'inconsistent', expected: 'text on one line', found: show(told) })
  const isPlain = !told.includes(delimiter) && !/^["'\s]|\s$/.test(told)
  return isPlain ? told : `"${told.replaceAll('"', '""')}"`
}
