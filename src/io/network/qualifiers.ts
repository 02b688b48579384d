import { failAt, show } from '../../model/errors.js'

export type QualifierKind = 'boolean' | 'integer' | 'nominal'

const agreement = new Map<string, boolean>([
  ['1', true],
  ['true', true],
  ['yes', true],
  ['agree', true],
  ['0', false],
  ['false', false],
  ['no', false],
  ['disagree', false],
])

const whole = /^[+-]?\d+$/

interface Row {
  readonly cells: readonly string[]
  readonly row: number
}

/** The qualifiers of all rows, of one kind. Throws `DemarcheError` with the row of one that is of another kind, or missing. */
export function qualifiersOf(
  rows: readonly Row[],
  column: number,
  kind?: QualifierKind,
): (boolean | number | string)[] {
  const cells = rows.map(({ cells: own }) => (own[column] ?? '').trim())
  const asked = kind ?? kindOf(cells)
  return cells.map((cell, at) => {
    const value = cell === '' ? undefined : readAs(cell, asked)
    if (value !== undefined) return value
    const expected = { boolean: 'agreement: 1 or 0, true or false', integer: 'a whole number', nominal: 'a category' }[
      asked
    ]
    return failAt([`row ${rows[at]?.row}`], { code: 'inconsistent', expected, found: show(cell) })
  })
}

function kindOf(cells: readonly string[]): QualifierKind {
  const told = cells.filter((cell) => cell !== '')
  if (told.every((cell) => agreement.has(cell.toLowerCase()))) return 'boolean'
  return told.every((cell) => whole.test(cell)) ? 'integer' : 'nominal'
}

function readAs(cell: string, kind: QualifierKind): boolean | number | string | undefined {
  if (kind === 'boolean') return agreement.get(cell.toLowerCase())
  if (kind === 'nominal') return cell
  const number = whole.test(cell) ? Number(cell) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}
