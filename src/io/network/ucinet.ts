import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { matrix } from '../../network/matrix.js'
import type { Network } from '../../network/network.js'
import { atLine, decode, type Read, type Source } from '../text/source.js'
import { numberIn, withinQuotes, wordsOf } from './lines.js'
import { type MatrixKind, networkOf } from './matrices.js'

/**
 * Writes weights as a full matrix in the data language of UCINET (DL). Throws `DemarcheError` for labels with line breaks or
 * with both kinds of quotes, which the format cannot hold.
 */
export function writeUcinet(network: Network): string {
  const cells = matrix(network).map((row) => row.join(' '))
  const labels = (all: readonly string[]) => all.map(withinQuotes)
  const head =
    network.kind === 'twoMode'
      ? [
          `dl nr = ${network.labels.length}, nc = ${network.columns.length}, format = fullmatrix`,
          'row labels:',
          ...labels(network.labels),
          'col labels:',
          ...labels(network.columns),
        ]
      : [`dl n = ${network.labels.length}, format = fullmatrix`, 'labels:', ...labels(network.labels)]
  return [...head, 'data:', ...cells, ''].join('\n')
}

/**
 * Reads a full matrix in the data language of UCINET (DL). Whether a square matrix is one-mode or directed is told by `kind`,
 * or by its symmetry. Throws `DemarcheError` with the line of what is none.
 */
export function readUcinet(source: Source, kind?: MatrixKind): Read<Network> {
  const { text, mended } = decode(source)
  const lines = text.split('\n')
  const head = (lines[0] ?? '').toLowerCase()
  const sizeOf = (name: string) => {
    const found = new RegExp(`\\b${name}\\s*=\\s*(\\d+)`).exec(head)?.[1]
    return found === undefined ? undefined : Number(found)
  }
  const rows = sizeOf('n') ?? sizeOf('nr')
  const columns = sizeOf('n') ?? sizeOf('nc')
  const format = /\bformat\s*=\s*(\w+)/.exec(head)?.[1] ?? 'fullmatrix'
  if (!head.startsWith('dl') || rows === undefined || columns === undefined || !['fullmatrix', 'fm'].includes(format)) {
    failAt([atLine(1)], {
      code: 'inconsistent',
      expected: 'dl n = …, or nr = …, nc = …, with format = fullmatrix',
      found: show(lines[0] ?? ''),
    })
  }
  const parts = partsOf(lines)
  const own = parts.get('labels') ?? parts.get('row labels') ?? []
  const others = parts.get('labels') ?? parts.get('col labels') ?? parts.get('column labels') ?? []
  const labelled = (told: readonly Word[], count: number) =>
    Array.from({ length: count }, (_, at) => told[at]?.text ?? String(at + 1))
  const data = parts.get('data') ?? []
  if (data.length !== rows * columns) {
    const expected = `${rows * columns} numbers of data`
    failAt([atLine(lines.length)], { code: 'inconsistent', expected, found: String(data.length) })
  }
  const cells = Array.from({ length: rows }, (_, i) =>
    data.slice(i * columns, (i + 1) * columns).map(({ text: word, line }) => numberIn(word, line)),
  )
  const asked = kind ?? (sizeOf('n') === undefined ? 'twoMode' : undefined)
  return { data: networkOf(labelled(own, rows), labelled(others, columns), cells, asked), mended }
}

/** The twin of `readUcinet` that returns the error instead of throwing it. */
export const safeReadUcinet: (source: Source, kind?: MatrixKind) => Safe<Read<Network>> = safe(readUcinet)

interface Word {
  readonly text: string
  readonly line: number
}

/** The words after each heading. */
function partsOf(lines: readonly string[]): ReadonlyMap<string, readonly Word[]> {
  const parts = new Map<string, Word[]>()
  let part: Word[] = []
  for (const [at, line] of lines.entries()) {
    const heading = /^\s*((?:row |col |column )?labels|data)\s*:\s*$/i.exec(line)?.[1]?.toLowerCase()
    if (heading !== undefined) {
      part = []
      parts.set(heading, part)
    } else if (at > 0) part.push(...wordsOf(line).map((text) => ({ text, line: at + 1 })))
  }
  return parts
}
