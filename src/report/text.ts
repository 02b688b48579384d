import { failAt, type Path, show } from '../model/errors.js'
import { readOptions } from '../model/input.js'
import { type Block, readSections, type Section, type Table } from './content.js'

export interface TextOptions {
  /** Columns to set the text in, at least 40. Default 100. */
  readonly width?: number
}

/**
 * Sets sections as plain text; no line is wider than `width`, except for a single word that is. Throws `DemarcheError` for
 * what is no list of sections.
 */
export function renderText(sections: readonly Section[], options: TextOptions = {}): string {
  const { width: asked = 100 } = readOptions(options, { width: readWidth })
  const width = Math.max(40, asked)
  return `${readSections(sections)
    .map((section) => renderSection(section, width))
    .join('\n\n')}\n`
}

function readWidth(value: unknown, path: Path): number {
  if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) return Math.floor(value)
  return failAt(path, { code: 'inconsistent', expected: 'a number of columns, at least 40', found: show(value) })
}

function renderSection({ title, blocks }: Section, width: number): string {
  const heading = wrap(title, width)
  const rule = '─'.repeat(most(heading.map(columns)))
  return [...heading, rule, blocks.map((block) => renderBlock(block, width).join('\n')).join('\n\n')].join('\n')
}

function renderBlock(block: Block, width: number): string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text, width)
    case 'list':
      return block.items.flatMap((item) =>
        wrap(item, width - 2).map((line, i) => (i === 0 ? `• ${line}` : `  ${line}`)),
      )
    case 'table':
      return block.matrix === true ? renderMatrix(block, width) : renderTable(block, width)
  }
}

const gutter = '  '

function renderTable({ head, rows }: Table, width: number): string[] {
  const widths = narrowToFit(naturalWidths([head, ...rows]), longestWords([head, ...rows]), width)
  const lines = (row: readonly string[]) => renderRow(row, widths)
  return [...lines(head), widths.map((column) => '─'.repeat(column)).join(gutter), ...rows.flatMap(lines)]
}

/** As many columns as fit beside the first; the rest below. */
function renderMatrix({ head, rows }: Table, width: number): string[] {
  const widths = naturalWidths([head, ...rows])
  const parts: number[][] = []
  let room = 0
  for (let column = 1; column < head.length; column++) {
    const needed = gutter.length + (widths[column] ?? 0)
    if (parts.length === 0 || room < needed) {
      parts.push([0])
      room = width - (widths[0] ?? 0)
    }
    parts.at(-1)?.push(column)
    room -= needed
  }
  const pick = (row: readonly string[], part: readonly number[]) => part.map((column) => row[column] ?? '')
  return parts.flatMap((part, i) => {
    const shown = rows.filter((row) => part.slice(1).some((column) => (row[column] ?? '') !== ''))
    const lines = renderTable(
      { kind: 'table', head: pick(head, part), rows: shown.map((row) => pick(row, part)) },
      width,
    )
    return i === 0 ? lines : ['', ...lines]
  })
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const count = most(rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) => most(rows.map((row) => columns(row[column] ?? ''))))
}

/** Not Math.max of a spread list: a call takes some ten thousands of arguments at most. */
function most(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0)
}

function longestWords(rows: readonly (readonly string[])[]): number[] {
  const count = most(rows.map((row) => row.length))
  const longest = (cell: string) => most(cell.split(' ').map(columns))
  return Array.from({ length: count }, (_, column) => most(rows.map((row) => longest(row[column] ?? ''))))
}

/** Narrows the widest column, again and again, until the row fits; breaks words only when nothing else is left. */
function narrowToFit(natural: readonly number[], words: readonly number[], width: number): number[] {
  const room = width - gutter.length * (natural.length - 1)
  const narrowed = narrowTo(room, natural, words)
  return narrowTo(
    room,
    narrowed,
    narrowed.map((column) => Math.min(column, narrowest)),
  )
}

/** No column of a table falls under this. */
const narrowest = 8

/** Lowers the widest columns to one height, as far as it takes and as `least` allows; the first go one further. */
function narrowTo(room: number, from: readonly number[], least: readonly number[]): number[] {
  const floors = from.map((column, i) => Math.min(column, least[i] ?? 0))
  const capped = (cap: number) => from.map((column, i) => Math.max(floors[i] as number, Math.min(column, cap)))
  let [low, high] = [0, most(from)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (total(capped(middle)) >= room) high = middle
    else low = middle + 1
  }
  const widths = capped(low)
  let excess = total(widths) - room
  return widths.map((column, i) => {
    if (excess <= 0 || column < low || column <= (floors[i] as number)) return column
    excess--
    return column - 1
  })
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, column) => sum + column, 0)
}

function renderRow(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, column) => wrap(row[column] ?? '', width))
  const height = most(cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, column) => pad(cells[column]?.[line] ?? '', width))
      .join(gutter)
      .trimEnd(),
  )
}

/** Breaks text at spaces; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[][] = [[]]
  let taken = 0
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width))) {
    const size = columns(word)
    const line = lines.at(-1) as string[]
    if (taken === 0) line.splice(0, 1, word)
    else if (taken + 1 + size <= width) line.push(word)
    else lines.push([word])
    taken = line === lines.at(-1) && taken > 0 ? taken + 1 + size : size
  }
  return lines.map((words) => words.join(' '))
}

function pieces(word: string, width: number): string[] {
  const points = Array.from(word)
  if (points.length <= width) return [word]
  const count = Math.ceil(points.length / width)
  return Array.from({ length: count }, (_, i) => points.slice(i * width, (i + 1) * width).join(''))
}

function columns(text: string): number {
  return Array.from(text).length
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}
