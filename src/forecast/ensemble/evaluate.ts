import type { Search } from '../../gap/search.js'
import { failAt, type Path } from '../../model/errors.js'
import { readFunction, readOptions } from '../../model/input.js'
import { type ForecastModel, forecastModels } from '../models.js'
import { type Plan, situationsOf } from './plan.js'
import type { EnsemblePart, SampledOutcome } from './result.js'

/** Models of one's own by name, each read once. */
export function readModels(models: unknown, path: Path): Readonly<Record<string, ForecastModel>> {
  const names = typeof models === 'object' && models !== null ? Object.keys(models) : []
  const readers = Object.fromEntries(names.map((name) => [name, readFunction]))
  return readOptions(models as Record<string, ForecastModel>, readers, path)
}

export function modelNamed(found: string, models: Readonly<Record<string, ForecastModel>>): ForecastModel {
  const all: Readonly<Record<string, ForecastModel>> = { ...forecastModels, ...models }
  const model = Object.hasOwn(all, found) ? all[found] : undefined
  return model ?? failAt(['model'], { code: 'unknownName', what: 'model', found, known: Object.keys(all) })
}

/** So many runs of a model make a step, at least. */
const runsInStep = 8

/** Runs a model on samples, from one up to another. Stopped, it has those up to there. */
export function* evaluated(plan: Plan, model: ForecastModel, from: number, to: number): Search<EnsemblePart> {
  const { issues, runs } = plan
  const rows = new Map(issues.map((issue): [string, SampledOutcome[]] => [issue, []]))
  const samplesInStep = Math.ceil(runsInStep / runs)
  let [sample, found] = [from, 0]
  for (; sample < to; sample++) {
    if ((sample - from) % samplesInStep === 0 && (yield { steps: sample - from, found })) break
    for (const situation of situationsOf(plan, sample)) {
      const forecast = model(situation)
      for (const [issue, row] of rows) {
        const outcome = outcomeOn(issue, forecast)
        if (typeof outcome === 'number') found++
        row.push(outcome)
      }
    }
  }
  return { from, to: sample, outcomes: Object.fromEntries(rows) }
}

/** A model may be a function of the caller's, and give anything. */
function outcomeOn(issue: string, forecast: ReturnType<ForecastModel>): SampledOutcome {
  const { outcome, undecided = [] } = forecast ?? {}
  if (typeof outcome !== 'object' || outcome === null || !Array.isArray(undecided)) {
    failAt(['model'], { code: 'invalidType', expected: 'a function that gives an outcome by issue', found: forecast })
  }
  const point = Object.hasOwn(outcome, issue) ? outcome[issue] : undefined
  if (point === undefined) return undecided.find((one) => one.issue === issue)?.why ?? 'noOutcome'
  // JSON has no -0.
  if (Number.isFinite(point)) return point + 0
  return failAt(['model'], { code: 'invalidType', expected: 'a finite number for each issue', found: point })
}
