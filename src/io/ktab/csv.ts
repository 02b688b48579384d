import { freeze } from 'immer'
import { failAt, safely, show } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { readCsv, writeCsv } from '../network/table.js'
import { asNumber } from '../numbers.js'
import type { Read, Source } from '../text/source.js'
import { type KtabActor, type KtabScenario, situationFrom, toldByKtab } from './scenario.js'

const columns = ['Actor', 'Description', 'Influence'] as const

/**
 * Reads a scenario of KTAB's spatial model from CSV: a row with name, description and the numbers of actors and dimensions; a row
 * of heads; then for each actor its name, description, capability, and a position and a salience (0 to 100) for each dimension.
 * A dimension is called what stands above its positions. Commas at the ends of rows are passed over.
 *
 * Rejects with `DemarcheError` with the row for other numbers of rows or cells than are promised, and for cells that are no
 * numbers or out of range; the saliences of an actor sum to 100 at most. Needs `papaparse`.
 */
export async function readKtabCsv(source: Source): Promise<Read<KtabScenario>> {
  const { rows, mended } = await readCsv(source, ',')
  const [head = [], heads = [], ...body] = rows.map((cells) => cells.map((one) => one.trim()))
  const [name = '', description = '', ...counts] = head
  const [actors, dimensions] = [0, 1].map((at) => count(counts[at], at === 0 ? 'actors' : 'dimensions')) as [
    number,
    number,
  ]
  if (body.length !== actors) {
    failAt(['row 1'], { code: 'inconsistent', expected: `${actors} rows of actors`, found: `${body.length}` })
  }
  const width = columns.length + 2 * dimensions
  const names = Array.from({ length: dimensions }, (_, k) => heads[columns.length + 2 * k] ?? '')
  const told = body.map((cells, at) => actorIn(cells, width, at + 3))
  const { situation, ids } = situationFrom(name, names, told)
  const descriptions = Object.fromEntries(told.map((actor, i) => [ids[i] as string, actor.description]))
  return freeze({ data: { situation, description, descriptions, switches: {} }, mended }, true)
}

/** The twin of `readKtabCsv` that returns the error instead of rejecting with it. */
export const safeReadKtabCsv = safely(readKtabCsv)

function count(cell: string | undefined, what: string): number {
  const found = asNumber(cell ?? '')
  if (found !== undefined && Number.isInteger(found) && found > 0) return found
  const expected = `a scenario of KTAB, with the number of ${what} in its first row`
  return failAt(['row 1'], { code: 'inconsistent', expected, found: show(cell ?? '') })
}

function actorIn(cells: readonly string[], width: number, row: number): KtabActor {
  const isLong = cells.length > width && cells.slice(width).some((one) => one !== '')
  if (cells.length < width || isLong) {
    failAt([`row ${row}`], { code: 'inconsistent', expected: `${width} cells`, found: `${cells.length}` })
  }
  const numbers = cells.slice(2, width).map((cell) => {
    const value = asNumber(cell)
    return value ?? failAt([`row ${row}`], { code: 'inconsistent', expected: 'a number', found: show(cell) })
  })
  const [capability = 0, ...pairs] = numbers
  return {
    name: cells[0] as string,
    description: cells[1] as string,
    capability,
    positions: pairs.filter((_, at) => at % 2 === 0),
    saliences: pairs.filter((_, at) => at % 2 === 1),
    place: `row ${row}`,
  }
}

/**
 * Writes a scenario as CSV for KTAB; scales other than 0 to 100 are stretched to that. Switches, accommodation and seed are left
 * out, for which the format has no place. Rejects with `DemarcheError` where a position is a range, or anything is not known.
 */
export async function writeKtabCsv(given: Pick<KtabScenario, 'situation'> & Partial<KtabScenario>): Promise<string> {
  const scenario = readFields(given)
  const { name, dimensions, actors } = toldByKtab(scenario.situation)
  const heads = dimensions.flatMap((dimension) => [dimension, `${dimension} Salience`])
  return writeCsv([
    [name, scenario.description ?? '', actors.length, dimensions.length],
    [...columns, ...heads],
    ...actors.map(({ id, name: own, capability, positions, saliences }) => [
      own,
      scenario.descriptions?.[id] ?? '',
      capability,
      ...positions.flatMap((position, k) => [position, saliences[k] as number]),
    ]),
  ])
}

/** The twin of `writeKtabCsv` that returns the error instead of rejecting with it. */
export const safeWriteKtabCsv = safely(writeKtabCsv)
