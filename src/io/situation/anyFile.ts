import { freeze } from 'immer'
import { defineSituation, type Situation } from '../../forecast/situation.js'
import type { SpatialOptions } from '../../forecast/spatial/spatialBargaining.js'
import { safely } from '../../model/errors.js'
import { readDecide } from '../decide/decide.js'
import { readKtabCsv } from '../ktab/csv.js'
import type { KtabScenario } from '../ktab/scenario.js'
import { readKtabXml } from '../ktab/xml.js'
import { parseJson } from '../text/json.js'
import { decode, type Read, type Source } from '../text/source.js'
import { type ActorTableAssumption, readActorTable } from './actorTable.js'

/** A situation of a file, and what the file says of how KTAB is to run on it. */
export interface FileSituation {
  readonly situation: Situation
  readonly options: Pick<SpatialOptions, keyof KtabScenario['switches'] | 'accommodation'>
  /** What reading a table of actors takes for granted. */
  readonly assumptions: readonly ActorTableAssumption[]
}

/**
 * Reads a situation from a file of whichever kind, told by how it begins: JSON as `defineSituation` takes it, XML or CSV of KTAB,
 * tagged lines of DECIDE, or a table of actors, whose issue is called `position` where it names none. Rejects with `DemarcheError` as the reader of that kind does.
 */
export async function readSituationFile(source: Source): Promise<Read<FileSituation>> {
  const { text, mended } = decode(source)
  const start = text.trimStart()
  if (start.startsWith('{')) return fileSituation({ data: defineSituation(parseJson(text) as never), mended })
  if (start.startsWith('<')) return fromKtab(await readKtabXml(source))
  if (/^["']?#[A-Z/]/.test(start)) return fileSituation(readDecide(source))
  const [first = ''] = start.split('\n', 1)
  if (/,\s*\d+\s*,\s*\d+\s*,?\s*$/.test(first)) return fromKtab(await readKtabCsv(source))
  const table = await readActorTable(source, { issue: 'position' })
  return fileSituation(table, {}, table.assumptions)
}

/** The twin of `readSituationFile` that returns the error instead of rejecting with it. */
export const safeReadSituationFile = safely(readSituationFile)

function fileSituation(
  { data, mended }: Read<Situation>,
  options: FileSituation['options'] = {},
  assumptions: FileSituation['assumptions'] = [],
): Read<FileSituation> {
  return freeze({ data: { situation: data, options, assumptions }, mended }, true)
}

function fromKtab({ data: { situation, switches, accommodation }, mended }: Read<KtabScenario>): Read<FileSituation> {
  const options = { ...switches, ...(accommodation === undefined ? {} : { accommodation }) }
  return fileSituation({ data: situation, mended }, options)
}
