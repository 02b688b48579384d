import type { ValueFunctionInput } from '../../bargain/valueFunction.js'
import { failAt, type Path, type Safe, safe, show } from '../../model/errors.js'
import { assemble, type FileParty, type NamedIssue } from '../assemble.js'
import type { FileAssumption, FileScenario } from '../assumption.js'
import { checkedFiles } from '../checkedFiles.js'
import { type FileIssue, namedValues, numbers } from '../settled.js'
import { className, refuseClass } from './document.js'
import { type NegmasDomain, negmasDomainSchema } from './domain.js'
import { type NegmasUtilityFunction, type NegmasValueFunction, negmasUtilityFunctionSchema } from './utilityFunction.js'

type NegmasIssue = NegmasDomain['issues'][number]
type Of<Type extends NegmasUtilityFunction['type']> = Extract<NegmasUtilityFunction, { type: Type }>

/**
 * What an outcome space and utility functions of NegMAS say, as a scenario. All numbers are read as they stand. A reserved
 * value that is none is not known. The discount is one for each step.
 *
 * Throws `DemarcheError` for issues of other classes than `CategoricalIssue`, `OrdinalIssue`, `CardinalIssue`,
 * `ContiguousIssue` and `ContinuousIssue`, and where a utility function is for other issues.
 */
export function negmasScenario(
  givenDomain: NegmasDomain,
  utilityFunctions: Readonly<Record<string, NegmasUtilityFunction>>,
): FileScenario {
  const schemas = { domain: negmasDomainSchema, profile: negmasUtilityFunctionSchema }
  const { domain, profiles } = checkedFiles(schemas, givenDomain, utilityFunctions)
  const issues = domain.issues.map((issue, i): NamedIssue => ({ name: issue.name, issue: fileIssue(issue, i) }))
  const readings = Object.entries(profiles).map(([party, own]) => partyOf(domain, party, own))
  return assemble(
    domain.name ?? '',
    issues,
    Object.fromEntries(readings.map(({ party, own }) => [party, own])),
    readings.flatMap(({ assumptions }) => assumptions),
  )
}

/** The twin of `negmasScenario` that returns the error instead of throwing it. */
export const safeNegmasScenario: (
  domain: NegmasDomain,
  utilityFunctions: Readonly<Record<string, NegmasUtilityFunction>>,
) => Safe<FileScenario> = safe(negmasScenario)

const issueClasses = ['CategoricalIssue', 'OrdinalIssue', 'CardinalIssue', 'ContiguousIssue', 'ContinuousIssue']

function fileIssue({ name, type, values }: NegmasIssue, place: number): FileIssue {
  const path = ['domain', 'issues', place]
  const known = className(type, 'an issue')
  switch (known) {
    case 'CategoricalIssue':
      return namedValues(name, values.map(String))
    case 'OrdinalIssue':
    case 'CardinalIssue':
      return namedValues(name, values.map(String), true)
    case 'ContiguousIssue':
    case 'ContinuousIssue': {
      const [from, to, other] = values
      if (typeof from === 'number' && typeof to === 'number' && from <= to && other === undefined) {
        return numbers(name, from, to, known === 'ContiguousIssue' ? 1 : undefined)
      }
      return failAt([...path, 'values'], { code: 'inconsistent', expected: 'a range [from, to]', found: show(values) })
    }
    default:
      return refuseClass(path, known, issueClasses)
  }
}

interface Reading {
  readonly party: string
  readonly own: FileParty
  readonly assumptions: readonly FileAssumption[]
}

function partyOf(domain: NegmasDomain, party: string, given: NegmasUtilityFunction): Reading {
  const path = ['preferences', party]
  const inner = given.type === 'ExpDiscountedUFun' ? given.ufun : given
  const discount = given.type === 'ExpDiscountedUFun' ? (given.discount ?? 1) : 1
  const isDiscount = discount > 0 && discount <= 1
  const reservation = inner.reserved_value ?? given.reserved_value ?? undefined
  return {
    party,
    own: {
      ...(inner.type === 'LinearAdditiveUtilityFunction' ? additive(domain, inner, path) : joint(domain, inner, path)),
      constant: inner.bias ?? 0,
      ...(reservation === undefined ? {} : { reservation }),
      discount: isDiscount ? discount : 1,
    },
    assumptions: isDiscount ? [] : [{ kind: 'noDiscount', party, found: discount }],
  }
}

function additive(
  { issues }: NegmasDomain,
  { values, weights }: Of<'LinearAdditiveUtilityFunction'>,
  path: Path,
): Pick<FileParty, 'functions' | 'weights'> {
  const own = weights ?? values.map(() => 1)
  for (const [field, { length }] of [['values', values] as const, ['weights', own] as const]) {
    if (length === issues.length) continue
    failAt([...path, field], {
      code: 'inconsistent',
      expected: `one for each of ${issues.length} issues`,
      found: `${length}`,
    })
  }
  return {
    functions: values.map((valued, i) => functionOf(valued, issues[i] as NegmasIssue, [...path, 'values', i])),
    weights: own,
  }
}

/** Where values have names, a line is told by its worth at each of the numbers that are the names. */
function functionOf(valued: NegmasValueFunction, { type, values }: NegmasIssue, path: Path): ValueFunctionInput {
  if (valued.type === 'TableFun')
    return { kind: 'table', worth: Object.fromEntries(valued.mapping.map(([value, worth]) => [String(value), worth])) }
  const { slope, intercept } = lineOf(valued)
  const isRange = ['ContiguousIssue', 'ContinuousIssue'].includes(className(type, 'an issue'))
  if (isRange) return { kind: 'linear', slope, intercept }
  const worth = values.map((value) => {
    if (typeof value === 'number') return [String(value), slope * value + intercept]
    if (valued.type === 'ConstFun') return [String(value), intercept]
    return failAt(path, {
      code: 'inconsistent',
      expected: 'TableFun for values that are no numbers',
      found: valued.type,
    })
  })
  return { kind: 'table', worth: Object.fromEntries(worth) }
}

function lineOf(valued: Exclude<NegmasValueFunction, { type: 'TableFun' }>): { slope: number; intercept: number } {
  switch (valued.type) {
    case 'AffineFun':
      return { slope: valued.slope, intercept: valued.bias ?? 0 }
    case 'LinearFun':
      return { slope: valued.slope, intercept: 0 }
    case 'ConstFun':
      return { slope: 0, intercept: valued.bias }
    case 'IdentityFun':
      return { slope: 1, intercept: 0 }
  }
}

function joint(
  { issues }: NegmasDomain,
  { outcome_ranges, utilities, weights }: Of<'HyperRectangleUtilityFunction'>,
  path: Path,
): Pick<FileParty, 'functions' | 'weights' | 'rectangles'> {
  if (utilities.length !== outcome_ranges.length) {
    const expected = `one utility for each of ${outcome_ranges.length} ranges`
    failAt([...path, 'utilities'], { code: 'inconsistent', expected, found: `${utilities.length}` })
  }
  const rectangles = outcome_ranges.map((ranges, i) => ({
    utility: (utilities[i] as number) * (weights?.[i] ?? 1),
    bounds: Object.entries(ranges ?? {}).map(([key, [min, max]]) => ({ place: placeOf(key), min, max })),
  }))
  function placeOf(key: string): number {
    const found = className(issues[Number(key)]?.type ?? 'none', 'an issue')
    if (['ContiguousIssue', 'ContinuousIssue'].includes(found)) return Number(key)
    const known = issues.flatMap(({ type }, i) => (/Contiguous|Continuous/.test(type) ? [String(i)] : []))
    return failAt([...path, 'outcome_ranges'], { code: 'unknownName', what: 'issue of numbers', found: key, known })
  }
  return { functions: issues.map(() => undefined), weights: issues.map(() => 0), rectangles }
}
