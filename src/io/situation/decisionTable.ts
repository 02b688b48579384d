import { freeze } from 'immer'
import { defineSituation, type Situation, type SituationInput, type Stance } from '../../forecast/situation.js'
import { failAt, safely, show } from '../../model/errors.js'
import { readCsv, writeCsv } from '../network/table.js'
import type { Read, Source } from '../text/source.js'

/** In the data on decisions of the European Union all scales go from 0 to 100, and what is missing is blank or 999. */
const most = 100
const missing = 999

/**
 * Reads the wide table of the data on decision-making in the European Union (DEU; Thomson et al. 2006, 2012; Arregui & Perarnaud
 * 2022): a row an issue, with `isnr`, `rp` (reference point), `out` (outcome), and for each actor its position (`p` and its code)
 * and salience (`s` and its code), all from 0 to 100. The table has no capabilities: they are not known. Rows without an issue,
 * such as one with data on the actors, are left out.
 *
 * Throws `DemarcheError` for a table without issues or positions, and with the row for a cell that is no number from 0 to 100.
 */
export async function readDecisionTable(source: Source): Promise<Read<Situation>> {
  const { rows, mended } = await readCsv(source)
  const [header = [], ...body] = rows
  const names = header.map((one) => one.trim().toLowerCase())
  const issueAt = names.indexOf('isnr')
  if (issueAt < 0) failAt([], { code: 'unknownName', what: 'column', found: 'isnr', known: header })
  const actors = actorsOf(names)
  if (actors.length === 0) failAt([], { code: 'missing', expected: 'columns p… and s… with positions and saliences' })
  const issues: Record<string, SituationInput['issues'][string]> = {}
  const stances = new Map(actors.map(({ id }) => [id, {} as Record<string, Stance>]))
  for (const [n, cells] of body.entries()) {
    const issue = (cells[issueAt] ?? '').trim()
    if (issue === '') continue
    const row = `row ${n + 2}`
    if (Object.hasOwn(issues, issue)) failAt([row], { code: 'duplicateId', what: 'issue', found: issue })
    const number = (column: number) => percentage(cells[column] ?? '', [row, header[column] ?? ''])
    issues[issue] = {
      max: most,
      ...given({ referencePoint: number(names.indexOf('rp')), outcome: number(names.indexOf('out')) }),
    }
    for (const { id, position, salience } of actors) {
      const matters = number(salience)
      const stance = given({ position: number(position), salience: matters === undefined ? undefined : matters / most })
      if (Object.keys(stance).length > 0) (stances.get(id) as Record<string, Stance>)[issue] = stance
    }
  }
  const data = defineSituation({
    issues,
    actors: Object.fromEntries([...stances].map(([id, own]) => [id, { stances: own }])),
  })
  return freeze({ data, mended })
}

/** The twin of `readDecisionTable` that returns the error instead of rejecting with it. */
export const safeReadDecisionTable = safely(readDecisionTable)

/** Without what is missing. */
function given<Key extends string>(values: Record<Key, number | undefined>): { [K in Key]?: number } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in Key]?: number
  }
}

/** `prname` is the name of a proposal, not where an actor stands: an actor has a column of either kind. */
function actorsOf(names: readonly string[]) {
  return names.flatMap((name, position) => {
    const salience = name.startsWith('p') ? names.indexOf(`s${name.slice(1)}`) : -1
    return salience < 0 ? [] : [{ id: name.slice(1), position, salience }]
  })
}

function percentage(cell: string, path: readonly string[]): number | undefined {
  const text = cell.trim()
  const found = Number(text)
  if (text === '' || found === missing) return undefined
  if (found >= 0 && found <= most) return found
  return failAt(path, { code: 'inconsistent', expected: 'a number from 0 to 100, 999 or nothing', found: show(cell) })
}

/**
 * Writes a situation as such a table: positions, saliences, reference points and outcomes from 0 to 100, whatever the scale was.
 * A range has no place in it: throws `DemarcheError` for one. Capabilities and aversion to risk are left out.
 */
export async function writeDecisionTable(situation: Situation): Promise<string> {
  const { issues, actors } = defineSituation(situation)
  const ids = Object.keys(actors)
  const rows = Object.entries(issues).map(([issue, { min, max, referencePoint, outcome }]) => {
    const share = (point: number | undefined) => (point === undefined ? '' : ((point - min) / (max - min)) * most)
    const stances = ids.map((actor): Stance => actors[actor]?.stances[issue] ?? {})
    const positions = stances.map(({ position }, i) => {
      if (typeof position !== 'object') return share(position)
      const path = ['actors', ids[i] as string, 'stances', issue, 'position']
      return failAt(path, { code: 'invalidType', expected: 'a point', found: position })
    })
    const saliences = stances.map(({ salience }) => (salience === undefined ? '' : salience * most))
    return [issue, ...positions, ...saliences, share(referencePoint), share(outcome)]
  })
  return writeCsv([['isnr', ...ids.map((id) => `p${id}`), ...ids.map((id) => `s${id}`), 'rp', 'out'], ...rows])
}

/** The twin of `writeDecisionTable` that returns the error instead of rejecting with it. */
export const safeWriteDecisionTable = safely(writeDecisionTable)
