import { type ForecastModelName, forecastModels } from '../../forecast/models.js'
import { type FromNegotiationOptions, fromNegotiation } from '../../forecast/negotiation/fromNegotiation.js'
import { defineSituation, type SituationInput } from '../../forecast/situation.js'
import { failAt } from '../../model/errors.js'
import { asGiven, type OptionReaders, readData, readNames, readOptions } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { list, paragraph, type Section, table } from '../content.js'
import { describeAssumptions, describeIssue, describeNumber, describeUndecided } from '../forecastWords.js'
import { sectionTitle } from '../words.js'

const situationReaders: OptionReaders<FromNegotiationOptions> = {
  parties: readData,
  issues: readData,
  within: asGiven,
  capabilities: readData,
}

/** How positions of a negotiation are read as a situation of which forecasts are made: what is taken for granted, left out, not known. */
export function situationSection(negotiation: Negotiation, options: FromNegotiationOptions = {}): Section {
  const { situation, assumptions } = fromNegotiation(negotiation, readOptions(options, situationReaders))
  const told = describeAssumptions(situation, assumptions)
  const blocks = told.length === 0 ? [paragraph('All positions are points, and all weights are known.')] : [list(told)]
  return { title: sectionTitle(negotiation, 'How positions are read'), blocks }
}

export interface ForecastSectionsOptions {
  /** Names of `forecastModels`. Default: `compromise` and `weightedMedian`. */
  readonly models?: readonly ForecastModelName[]
  /** Issues that are wanted. Default: all. */
  readonly issues?: readonly string[]
}

const forecastReaders: OptionReaders<ForecastSectionsOptions> = { models: readNames, issues: readNames }

/**
 * Where models see a situation end, side by side, after what they take for granted. Throws `DemarcheError` for unknown models and
 * issues.
 */
export function forecastSections(given: SituationInput, options: ForecastSectionsOptions = {}): Section[] {
  const { models = ['compromise', 'weightedMedian'], issues } = readOptions(options, forecastReaders)
  const situation = defineSituation(given)
  const known = Object.keys(situation.issues)
  const asked = [...new Set(issues ?? known)]
  for (const [i, found] of asked.entries()) {
    if (!known.includes(found)) failAt(['issues', i], { code: 'unknownName', what: 'issue', found, known })
  }
  const forecasts = models.map((found, i) => {
    const all = Object.keys(forecastModels)
    if (!all.includes(found)) failAt(['models', i], { code: 'unknownName', what: 'model', found, known: all })
    return forecastModels[found](situation)
  })
  const rows = asked.map((issue) => [
    describeIssue(situation, issue),
    ...forecasts.map(({ outcome, undecided }) => {
      const why = undecided.find((one) => one.issue === issue)?.why
      return why === undefined ? describeNumber(outcome[issue] as number) : `none: ${describeUndecided(why)}`
    }),
  ])
  const assumptions = forecasts.flatMap((forecast) => forecast.assumptions)
  const assumed = describeAssumptions(
    situation,
    assumptions.filter((assumption) => !('issue' in assumption) || asked.includes(assumption.issue)),
  )
  const ending = { title: 'Where it may end', blocks: [table(['', ...models], rows)] }
  return assumed.length === 0 ? [ending] : [{ title: 'What is taken for granted', blocks: [list(assumed)] }, ending]
}
