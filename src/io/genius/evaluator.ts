import type { Immutable } from 'immer'
import * as z from 'zod'
import { failAt, show } from '../../model/errors.js'
import { fields } from '../../model/schema.js'
import { asNumber } from '../numbers.js'
import { atLine } from '../text/source.js'
import { childrenOf, numberIn, numberOr } from '../xml/attributes.js'
import type { XmlElement, XmlOutline } from '../xml/element.js'
import type { GeniusIssue } from './issue.js'

const finite = z.number()

/** What the values of one issue are worth, before division and weight. */
export const evaluatorSchema = z.discriminatedUnion('kind', [
  /** In the order of the values; packages with a value that has none (`null`) have no utility. */
  fields({ kind: z.literal('table'), evaluations: z.array(finite.nullable()) }),
  /** offset + slope × x, x counted from the lower bound on an integer issue and from 0 on a real one. */
  fields({ kind: z.literal('linear'), slope: finite, offset: finite }),
  fields({ kind: z.literal('constant'), evaluation: finite }),
  /** 1 at `top`, falling to 0 at `lower` and `upper`. */
  fields({ kind: z.literal('triangular'), lower: finite, upper: finite, top: finite }),
])

export type GeniusEvaluator = Immutable<z.output<typeof evaluatorSchema>>

/** Which evaluators an issue can have, and how many values they have to know of. */
export function fits(issue: GeniusIssue, evaluator: GeniusEvaluator): boolean {
  if (issue.kind === 'discrete')
    return evaluator.kind === 'table' && evaluator.evaluations.length === issue.values.length
  return evaluator.kind === 'linear' || (issue.kind === 'real' && evaluator.kind !== 'table')
}

export function readEvaluator(element: XmlElement, { kind }: GeniusIssue): GeniusEvaluator {
  if (kind === 'discrete') return { kind: 'table', evaluations: childrenOf(element, 'item').map(readItem) }
  const [evaluator] = childrenOf(element, 'evaluator')
  if (evaluator === undefined) return { kind: 'linear', slope: 0, offset: 0 }
  if (kind === 'integer') {
    return { kind: 'linear', slope: numberOr(evaluator, 'slope', 0), offset: numberOr(evaluator, 'offset', 0) }
  }
  return readRealEvaluator(evaluator)
}

/** `null` is how GENIUS writes that a value has no evaluation. */
function readItem(item: XmlElement): number | null {
  const given = item.attributes.get('evaluation')?.trim() ?? ''
  return given === 'null' || given === '' ? null : numberIn(item, 'evaluation')
}

function readRealEvaluator(evaluator: XmlElement): GeniusEvaluator {
  const type = evaluator.attributes.get('ftype') ?? evaluator.attributes.get('type') ?? 'none'
  const parameter = (number: number) => numberIn(evaluator, `parameter${number}`)
  switch (type.toLowerCase()) {
    case 'linear':
      return { kind: 'linear', slope: parameter(1), offset: parameter(0) }
    case 'constant':
      return { kind: 'constant', evaluation: parameter(0) }
    case 'triangular':
      return { kind: 'triangular', lower: parameter(0), upper: parameter(1), top: parameter(2) }
    default: {
      const expected = 'an evaluator that is linear, constant or triangular'
      return failAt([atLine(evaluator.line)], { code: 'inconsistent', expected, found: show(type) })
    }
  }
}

/** How an evaluator that is no table is written. */
export function evaluatorOutline(
  evaluator: Exclude<GeniusEvaluator, { kind: 'table' }>,
  issue: GeniusIssue,
): XmlOutline {
  switch (evaluator.kind) {
    case 'linear': {
      const { slope, offset } = evaluator
      const numbers = issue.kind === 'integer' ? { slope, offset } : { parameter0: offset, parameter1: slope }
      return ['evaluator', { ftype: 'linear', ...numbers }]
    }
    case 'constant':
      return ['evaluator', { ftype: 'constant', parameter0: evaluator.evaluation }]
    case 'triangular': {
      const { lower, upper, top } = evaluator
      return ['evaluator', { ftype: 'triangular', parameter0: lower, parameter1: upper, parameter2: top }]
    }
  }
}

/** A number that GENIUS reads but does without where it is none. */
export function optionalNumber(element: XmlElement | undefined): { found: string; number?: number } | undefined {
  const found = element?.attributes.get('value')
  if (found === undefined) return undefined
  const number = asNumber(found)
  return number === undefined ? { found } : { found, number }
}
