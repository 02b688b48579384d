import type { ActInput } from '../../model/actInput.js'
import type { RegionExpression } from '../../model/regionExpression.js'
import type { Value } from '../../model/scale.js'
import { makers } from '../arbitraries/recording.js'
import type { Scenario } from '../arbitraries/scenarios.js'

/** The same scenario with parties, issues, and acts of one day that do not depend on each other, in another order. */
export function reordered({ definition, acts }: Scenario): Scenario {
  const reversed = <T extends object>(record: T) => Object.fromEntries(Object.entries(record).toReversed()) as T
  return {
    definition: { ...definition, parties: reversed(definition.parties), issues: reversed(definition.issues) },
    acts: independentSwaps(definition, acts),
  }
}

/** Swaps neighbours in the record that are of one day, by different makers, and where neither names the other. */
function independentSwaps(definition: Scenario['definition'], acts: readonly ActInput[]): ActInput[] {
  const swapped = [...acts]
  const isPlain = (act: ActInput) => {
    const [maker, ...others] = makers(act)
    const isStance = act.kind === 'demand' || act.kind === 'statement'
    return isStance && others.length === 0 && definition.parties[maker as string]?.kind !== 'coalition'
  }
  for (let i = 0; i + 1 < swapped.length; i++) {
    const [first, second] = [swapped[i], swapped[i + 1]] as [ActInput, ActInput]
    const isFree = first.date === second.date && isPlain(first) && isPlain(second)
    if (isFree && makers(first)[0] !== makers(second)[0]) swapped.splice(i, 2, second, first)
  }
  return swapped
}

/** The same scenario with other numbers on its interval scales: another unit, another zero. */
export function converted({ definition, acts }: Scenario, change: (value: number) => number): Scenario {
  const issues = Object.entries(definition.issues).map(([id, issue]) => {
    const { scale } = issue
    if (scale.kind !== 'interval') return [id, issue] as const
    return [id, { ...issue, scale: { ...scale, min: change(scale.min), max: change(scale.max) } }] as const
  })
  return {
    definition: { ...definition, issues: Object.fromEntries(issues) },
    acts: acts.map((act) => convertedAct(act, change)),
  }
}

function convertedAct(act: ActInput, change: (value: number) => number): ActInput {
  const number = (value: Value) => (typeof value === 'number' ? change(value) : value)
  const region = (expression: RegionExpression) => convertedRegion(expression, number)
  if (act.kind === 'proposal') {
    const terms = Object.entries(act.terms).map(([id, term]) => [id, region(term as RegionExpression)])
    return { ...act, terms: Object.fromEntries(terms) }
  }
  return {
    ...act,
    ...('region' in act && act.region !== undefined ? { region: region(act.region) } : {}),
    ...('ideal' in act && act.ideal !== undefined ? { ideal: number(act.ideal) } : {}),
    ...('conditionFor' in act && act.conditionFor !== undefined
      ? { conditionFor: act.conditionFor.map((one) => ({ ...one, region: region(one.region) })) }
      : {}),
  } as ActInput
}

function convertedRegion(expression: RegionExpression, number: (value: Value) => Value): RegionExpression {
  if (typeof expression !== 'object') return number(expression)
  if ('anyOf' in expression) return { anyOf: expression.anyOf.map((term) => convertedRegion(term, number) as Value) }
  return Object.fromEntries(Object.entries(expression).map(([bound, value]) => [bound, number(value)]))
}
