import { freeze } from 'immer'
import { defineSituation, type Situation, type SituationInput } from '../../forecast/situation.js'
import { type Safe, safe } from '../../model/errors.js'
import { parseJson } from '../text/json.js'
import { decode, type Read, type Source } from '../text/source.js'

/** Reads a situation from JSON, as `writeSituation` writes it. Throws `DemarcheError` with the line of a fault in the text. */
export function readSituation(source: Source): Read<Situation> {
  const { text, mended } = decode(source)
  return freeze({ data: defineSituation(parseJson(text) as SituationInput), mended })
}

/** The twin of `readSituation` that returns the error instead of throwing it. */
export const safeReadSituation: (source: Source) => Safe<Read<Situation>> = safe(readSituation)

/** Writes all that a situation says as JSON, indented by two spaces. */
export function writeSituation(situation: SituationInput): string {
  return `${JSON.stringify(defineSituation(situation), null, 2)}\n`
}

/** The twin of `writeSituation` that returns the error instead of throwing it. */
export const safeWriteSituation: (situation: SituationInput) => Safe<string> = safe(writeSituation)
