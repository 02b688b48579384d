import type { Immutable } from 'immer'
import * as z from 'zod'
import { failAt, show } from '../../model/errors.js'
import { fields, refuse } from '../../model/schema.js'
import { atLine } from '../text/source.js'
import { attribute, childrenOf, numberIn } from '../xml/attributes.js'
import type { XmlElement, XmlOutline } from '../xml/element.js'

const index = z.int().min(0)
const whole = z.int()

const discreteSchema = fields({
  kind: z.literal('discrete'),
  index,
  name: z.string(),
  values: z.array(z.string()).min(1),
}).check((context) => {
  const { values } = context.value
  const twin = values.find((value, i) => values.indexOf(value) < i)
  if (twin !== undefined) refuse(context, { code: 'duplicateId', what: 'value', found: twin }, ['values'])
})

const integerSchema = fields({ kind: z.literal('integer'), index, name: z.string(), lower: whole, upper: whole })
const realSchema = fields({ kind: z.literal('real'), index, name: z.string(), lower: z.number(), upper: z.number() })

const issueSchema = z.discriminatedUnion('kind', [discreteSchema, integerSchema, realSchema]).check((context) => {
  const issue = context.value
  if (issue.kind === 'discrete' || issue.lower <= issue.upper) return
  const expected = `an upper bound from ${issue.lower} on`
  refuse(context, { code: 'inconsistent', expected, found: show(issue.upper) }, ['upper'])
})

/** Issues of one file: names and indices are taken once. */
export const issuesSchema = z.array(issueSchema).check((context) => {
  for (const key of ['name', 'index'] as const) {
    const all = context.value.map((issue) => issue[key])
    const twin = all.findIndex((own, i) => all.indexOf(own) < i)
    if (twin >= 0) refuse(context, { code: 'duplicateId', what: `issue ${key}`, found: String(all[twin]) }, [twin, key])
  }
})

/**
 * An issue as GENIUS keeps it, numbered by an index of its own that profiles refer to: named values, whole numbers, or any
 * numbers from a lower to an upper bound.
 */
export type GeniusIssue = Immutable<z.output<typeof issueSchema>>

/** All issues below an element, however deep: objectives inside objectives only group them. */
export function readIssue(element: XmlElement): GeniusIssue {
  const common = { index: numberIn(element, 'index'), name: attribute(element, 'name') }
  const kind = kindOf(element)
  switch (kind) {
    case 'discrete':
      return { kind, ...common, values: childrenOf(element, 'item').map((item) => attribute(item, 'value')) }
    case 'integer':
    case 'real': {
      const [range = element] = childrenOf(element, 'range')
      const bounds = element.attributes.has('lowerbound') ? element : range
      return { kind, ...common, lower: numberIn(bounds, 'lowerbound'), upper: numberIn(bounds, 'upperbound') }
    }
    default: {
      const expected = 'an issue that is discrete, integer or real'
      return failAt([atLine(element.line)], { code: 'inconsistent', expected, found: show(kind) })
    }
  }
}

function kindOf({ attributes }: XmlElement): string {
  return (attributes.get('type') ?? attributes.get('vtype') ?? attributes.get('etype') ?? 'discrete').toLowerCase()
}

/** How an issue is written, with the evaluations of its values, and what it holds beside them. */
export function issueOutline(
  issue: GeniusIssue,
  evaluations: readonly (number | null)[] = [],
  others: readonly XmlOutline[] = [],
): XmlOutline {
  const { kind, index, name } = issue
  const common = { index, name, type: kind, etype: kind, vtype: kind }
  switch (issue.kind) {
    case 'discrete': {
      const items = issue.values.map((value, i): XmlOutline => {
        const evaluation = evaluations[i] ?? null
        return ['item', { index: i + 1, value, ...(evaluation === null ? {} : { evaluation }) }]
      })
      return ['issue', common, [...items, ...others]]
    }
    case 'integer':
      return ['issue', { ...common, lowerbound: issue.lower, upperbound: issue.upper }, others]
    case 'real':
      return ['issue', common, [['range', { lowerbound: issue.lower, upperbound: issue.upper }], ...others]]
  }
}
