import { failAt, show } from '../../model/errors.js'
import { atLine, type Mended } from '../text/source.js'

export interface Trimmed {
  readonly text: string
  /** How many lines were left out before it. */
  readonly skipped: number
  readonly mended: readonly Mended[]
}

/** Leaves out what stands before the XML declaration, or before the first tag. Refuses what is no XML, and document types. */
export function trimProlog(text: string): Trimmed {
  const declaration = text.search(/<\?xml\s/)
  const start = declaration < 0 ? text.indexOf('<') : declaration
  if (start < 0) failAt([atLine(1)], { code: 'inconsistent', expected: 'XML', found: show(text.trim()) })
  const before = text.slice(0, start)
  const isLeading = !withoutComments(before).includes('<') && (declaration > 0 || before.trim() !== '')
  const rest = isLeading ? text.slice(start) : text
  const skipped = isLeading ? lines(before) - 1 : 0
  refuseDocumentType(rest, skipped)
  const mended: Mended = { kind: 'leadingText', line: 1, found: firstLine(before), readAs: 'nothing' }
  return { text: rest, skipped, mended: isLeading ? [mended] : [] }
}

function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n', 1)
  return line === '' ? 'blank space' : line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function lines(text: string): number {
  return text.split('\n').length
}

function withoutComments(text: string): string {
  const kept: string[] = []
  for (let from = 0; ; ) {
    const start = text.indexOf('<!--', from)
    const end = start < 0 ? -1 : text.indexOf('-->', start)
    kept.push(text.slice(from, end < 0 ? undefined : start))
    if (end < 0) return kept.join('')
    from = end + 3
  }
}

function refuseDocumentType(text: string, skipped: number): void {
  let at = 0
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined
    if (end === undefined) break
    const next = text.indexOf(end, at)
    if (next < 0) return
    at = next + end.length
  }
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return
  const expected = 'no document type, since entities and external definitions are never resolved'
  failAt([atLine(skipped + lines(text.slice(0, at)))], { code: 'inconsistent', expected, found: '<!DOCTYPE' })
}
