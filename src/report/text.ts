import type { Block, Section, Table } from './content.js'

export interface TextOptions {
  /** Columns to set the text in, at least 40. Default 100. */
  readonly width?: number
}

/** Sets sections as plain text; no line is wider than `width`, except for a single word that is. */
export function renderText(sections: readonly Section[], options: TextOptions = {}): string {
  const width = Math.max(40, options.width ?? 100)
  return `${sections.map((section) => renderSection(section, width)).join('\n\n')}\n`
}

function renderSection({ title, blocks }: Section, width: number): string {
  const heading = wrap(title, width)
  const rule = '─'.repeat(Math.max(...heading.map(columns)))
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
  const count = Math.max(...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => columns(row[column] ?? ''))))
}

function longestWords(rows: readonly (readonly string[])[]): number[] {
  return naturalWidths(
    rows.map((row) => row.map((cell) => cell.split(' ').reduce((a, b) => (columns(b) > columns(a) ? b : a)))),
  )
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

function narrowTo(room: number, from: readonly number[], least: readonly number[]): number[] {
  const widths = [...from]
  for (let excess = widths.reduce((sum, column) => sum + column, 0) - room; excess > 0; excess--) {
    const slack = widths.map((column, i) => (column > (least[i] ?? 0) ? column : 0))
    const widest = slack.indexOf(Math.max(...slack))
    if ((slack[widest] ?? 0) === 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

function renderRow(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, column) => wrap(row[column] ?? '', width))
  const height = Math.max(...cells.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    widths
      .map((width, column) => pad(cells[column]?.[line] ?? '', width))
      .join(gutter)
      .trimEnd(),
  )
}

/** Breaks text at spaces; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (columns(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

function pieces(word: string, width: number): string[] {
  const points = Array.from(word)
  if (points.length <= width) return [word]
  return [points.slice(0, width).join(''), ...pieces(points.slice(width).join(''), width)]
}

function columns(text: string): number {
  return Array.from(text).length
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}
