import { type EnsembleOptions, ensemble, ensembleReaders } from '../../forecast/ensemble/ensemble.js'
import type { Ensemble, OutcomeDistribution } from '../../forecast/ensemble/ensembleOf.js'
import type { Estimate } from '../../forecast/ensemble/rankCorrelation.js'
import type { Sensitivity } from '../../forecast/ensemble/sensitivity.js'
import type { ForecastModel } from '../../forecast/models.js'
import { defineSituation, type Situation, type SituationInput } from '../../forecast/situation.js'
import { readOptions } from '../../model/input.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import {
  actorNames,
  describeAssumptions,
  describeInput,
  describeIssue,
  describeNumber,
  describeShare,
  describeUndecided,
  issueName,
} from '../forecastWords.js'

/**
 * How far the outcomes of a model spread where what is not known is drawn by chance, after what that takes for granted; and what
 * would be worth finding out. Throws `DemarcheError` as `ensemble` does.
 */
export function ensembleSections(
  situation: SituationInput,
  model: string | ForecastModel,
  options: EnsembleOptions = {},
): Section[] {
  const checked = defineSituation(situation)
  return sectionsOfEnsemble(checked, ensemble(checked, model, readOptions(options, ensembleReaders)))
}

/** The sections of an ensemble of that situation. */
function sectionsOfEnsemble(situation: Situation, made: Ensemble): Section[] {
  const assumed = describeAssumptions(situation, made.assumptions)
  const matters = Object.entries(made.issues).flatMap(([issue, { sensitivities, spread }]) => {
    const deviation = spread?.standardDeviation ?? 0
    return sensitivities.slice(0, mostShown).map((sensitivity) => ({ issue, deviation, sensitivity }))
  })
  return [
    ...(assumed.length === 0 ? [] : [{ title: 'What is taken for granted', blocks: [list(assumed)] }]),
    {
      title: `Where it may end, by ${made.model}`,
      blocks: [
        paragraph(drawn(made)),
        table(
          ['', 'mean', 'middle half', '90 %', 'all'],
          Object.entries(made.issues).map(([issue, found]) => rowOf(situation, issue, found)),
        ),
      ],
    },
    ...(matters.length === 0 ? [] : [{ title: 'What is worth finding out', blocks: worth(situation, made, matters) }]),
  ]
}

const mostShown = 5

function drawn({ inputs, samples, seed, sampling, complete }: Ensemble): string {
  if (inputs.length === 0) return 'Nothing that the model asks for is unknown: its one outcome is the whole spread.'
  const how = sampling === 'latinHypercube' ? 'as a Latin hypercube' : 'by chance alone'
  const stopped = complete ? '' : ' Stopped before all that were asked for were drawn.'
  return (
    `${samples.toLocaleString('en')} situations drawn ${how} (seed ${seed}): the range of the middle half of their outcomes, ` +
    `of the middle 90 %, and of all. The ranges are no surer than what is taken for granted.${stopped}`
  )
}

function rowOf(
  situation: Situation,
  issue: string,
  { spread, decided, undecided, outcomes }: OutcomeDistribution,
): string[] {
  const none = Object.entries(undecided).map(
    ([why, count]) => `${describeShare(count / outcomes.length)} none: ${describeUndecided(why)}`,
  )
  const name = [describeIssue(situation, issue), ...none].join('; ')
  if (spread === undefined || decided === 0) return [name, '', '', '', '']
  const { mean, least, greatest } = spread
  const at = (share: number) => spread.quantiles.find((quantile) => quantile.share === share)?.at as number
  const range = (from: number, to: number) =>
    describeNumber(from) === describeNumber(to)
      ? describeNumber(from)
      : `${describeNumber(from)} to ${describeNumber(to)}`
  return [name, describeNumber(mean), range(at(0.25), at(0.75)), range(at(0.05), at(0.95)), range(least, greatest)]
}

interface Matter {
  readonly issue: string
  readonly deviation: number
  readonly sensitivity: Sensitivity
}

function worth(situation: Situation, made: Ensemble, matters: readonly Matter[]): Block[] {
  const what = ({ issue, sensitivity }: Matter) => [
    issueName(situation, issue),
    unknownOf(situation, made, issue, sensitivity),
  ]
  const more = Object.values(made.issues).some(({ sensitivities }) => sensitivities.length > mostShown)
  const rest = more ? [paragraph(`Of each issue, the ${mostShown} that matter most are shown.`)] : []
  if (matters.some(({ sensitivity: { first } }) => first === undefined)) {
    const rows = matters.map((matter) => [...what(matter), within(matter.sensitivity.rankCorrelation)])
    const meaning =
      'How steadily the outcome rises (1) or falls (−1) with a number that is not known (rank correlation, ± its standard error): ' +
      'what is far from 0 moves the outcome.'
    return [paragraph(meaning), table(['issue', 'not known', 'correlation'], rows), ...rest]
  }
  const rows = matters.map((matter) => {
    const { first, total, deviationIfKnown = 0 } = matter.sensitivity
    const deviation = `${describeNumber(matter.deviation)} → ${describeNumber(deviationIfKnown)}`
    return [...what(matter), within(first), within(total), deviation]
  })
  const meaning =
    'Of the variance of the outcome, the share that would go, on average, if this were known, and the share that would be left if ' +
    'all else were known (Sobol indices, ± their standard errors); and the standard deviation of the outcome, now and then.'
  return [paragraph(meaning), table(['issue', 'if this were known', 'goes', 'left by it', 'deviation'], rows), ...rest]
}

function unknownOf(
  situation: Situation,
  { inputs }: Ensemble,
  issue: string,
  { actor, inputs: own }: Sensitivity,
): string {
  const [only, ...others] = own.map((i) => inputs[i] as Ensemble['inputs'][number])
  if (only === undefined || others.length > 0) return `all of ${actorNames(situation, [actor])} (${own.length} numbers)`
  return describeInput(situation, only, issue)
}

function within(found: Estimate | undefined): string {
  if (found === undefined) return ''
  const sign = found.estimate < -0.005 ? '−' : ''
  return `${sign}${Math.abs(found.estimate).toFixed(2)} ± ${found.standardError.toFixed(2)}`
}
