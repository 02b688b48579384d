import { type Block, readSections, type Section, type Table } from './content.js'

/**
 * Sections as Markdown with tables (GitHub Flavored Markdown). What negotiations say is text: characters that mean something in
 * Markdown or HTML are escaped. Throws `DemarcheError` for what are no sections.
 */
export function renderMarkdown(sections: readonly Section[]): string {
  return readSections(sections)
    .map(({ title, blocks }) => [`## ${escaped(title)}`, ...blocks.map(renderBlock)].join('\n\n'))
    .join('\n\n')
    .concat('\n')
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return escaped(block.text)
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n')
    case 'table':
      return renderTable(block)
  }
}

function renderTable({ head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const full = rows.map((row) => head.map((_, column) => row[column] ?? ''))
  const rule = `| ${head.map(() => '---').join(' | ')} |`
  return [line(head), rule, ...full.map(line)].join('\n')
}

/** On one line, and as it stands: not as a heading, a list, a link or HTML. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/[\\`*_[\]<>|#~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(/^(\s*)([-+])(?=\s)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2')
}
