import { failAt, show } from '../../model/errors.js'
import { library } from '../text/library.js'
import { decode, type Mended, type Source } from '../text/source.js'

const loadCsv = async () => (await library('papaparse', () => import('papaparse'))).default

/** Rows of a CSV file as text, cells as they stand; and what was mended. */
export interface CsvTable {
  readonly rows: readonly (readonly string[])[]
  readonly mended: readonly Mended[]
}

/**
 * Reads comma-separated values (RFC 4180); semicolons, tabs and bars are recognised. Throws `DemarcheError` with the row where
 * quotes do not match.
 */
export async function readCsv(source: Source, delimiter?: string): Promise<CsvTable> {
  const csv = await loadCsv()
  const { text, mended } = decode(source)
  const { data, errors } = csv.parse<string[]>(text, {
    skipEmptyLines: true,
    delimitersToGuess: [',', ';', '\t', '|'],
    ...(delimiter === undefined ? {} : { delimiter }),
  })
  const fault = errors.find(({ code }) => code !== 'UndetectableDelimiter')
  if (fault !== undefined) {
    failAt([`row ${(fault.row ?? 0) + 1}`], {
      code: 'inconsistent',
      expected: 'comma-separated values',
      found: show(fault.message),
    })
  }
  return { rows: data, mended }
}

/** Sets rows as comma-separated values, each ended by a line feed; quotes are doubled, and nothing else is changed. */
export async function writeCsv(rows: readonly (readonly (string | number | boolean)[])[]): Promise<string> {
  const csv = await loadCsv()
  return rows.length === 0 ? '' : `${csv.unparse(rows as string[][], { newline: '\n', skipEmptyLines: false })}\n`
}
