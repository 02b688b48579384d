import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { failAt, safely, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, refuse, text } from '../../model/schema.js'
import { atLine, type Mended, type Read, type Source } from '../text/source.js'
import { childrenOf, numberIn, within } from '../xml/attributes.js'
import { readXml, writeXml, type XmlElement, type XmlOutline } from '../xml/element.js'
import { expectRoot } from './domain.js'
import {
  evaluatorOutline,
  evaluatorSchema,
  fits,
  type GeniusEvaluator,
  optionalNumber,
  readEvaluator,
} from './evaluator.js'
import { type GeniusIssue, issueOutline, issuesSchema, readIssue } from './issue.js'
import { readRectangles, rectangleOutline, rectangleSchema } from './rectangles.js'

const index = z.int().min(0)

const common = {
  /** Of the objective that holds the issues. */
  name: text,
  issues: issuesSchema,
  /** On the scale from 0 to 1, as utilities are; 0 for GENIUS when absent. */
  reservation: z.number().exactOptional(),
  /** What is left of a utility at the end of the time there is; 1 for GENIUS when absent, or not above 0 and up to 1. */
  discount: z.number().exactOptional(),
}

export const geniusProfileSchema = z.discriminatedUnion('kind', [
  fields({
    kind: z.literal('additive'),
    ...common,
    /** One for each issue, in their order. */
    evaluators: z.array(evaluatorSchema),
    /** By the index of the issue, as stored, whatever they sum to. */
    weights: z.array(fields({ index, weight: z.number() })),
  }).check((context) => {
    const { issues, evaluators } = context.value
    const other = issues.findIndex((issue, i) => evaluators[i] === undefined || !fits(issue, evaluators[i]))
    if (other < 0 && issues.length === evaluators.length) return
    const at = other < 0 ? issues.length : other
    const expected = `one evaluator for each issue, of a kind that fits ${issues[at]?.kind ?? 'it'} issues`
    refuse(context, { code: 'inconsistent', expected, found: evaluators[at]?.kind ?? 'none' }, ['evaluators', at])
  }),
  fields({
    kind: z.literal('hyperRectangles'),
    ...common,
    /** Sums of rectangles are divided by this. */
    largest: z.number().positive(),
    rectangles: z.array(rectangleSchema),
  }),
])

/**
 * A profile as GENIUS keeps it: what issues are worth one by one (`additive`), or what combinations of whole numbers are worth
 * (`hyperRectangles`). Plain JSON data; the numbers are those of the file.
 */
export type GeniusProfile = Immutable<z.output<typeof geniusProfileSchema>>

/**
 * Reads a profile of GENIUS 10 (`<utility_space>`): XML, from its text or bytes, mended as in `readGeniusDomain`. A reservation
 * or discount that is no number is left out, as GENIUS does, and told among what was mended. Of a profile under uncertainty,
 * the utilities are read.
 *
 * Rejects with `DemarcheError`, its path naming the line, for what is no such file, and for profiles of other types, by name.
 * Needs `fast-xml-parser`.
 */
export async function readGeniusProfile(source: Source): Promise<Read<GeniusProfile>> {
  const { data: root, mended } = await readXml(source)
  expectRoot(root, 'utility_space', 'a profile')
  refuseOtherTypes(root)
  const elements = within(root, 'issue')
  const [reservation, discount] = [ownNumber(root, 'reservation', 0), ownNumber(root, 'discount_factor', 1)]
  const shared = {
    name: childrenOf(root, 'objective')[0]?.attributes.get('name') ?? '',
    issues: elements.map(readIssue),
    ...(reservation.number === undefined ? {} : { reservation: reservation.number }),
    ...(discount.number === undefined ? {} : { discount: discount.number }),
  }
  const [utility] = within(root, 'utility')
  const data = parseWith(
    geniusProfileSchema,
    utility === undefined
      ? { ...shared, ...additiveIn(root, elements, shared.issues) }
      : { ...shared, ...jointIn(utility) },
    [atLine(root.line)],
  )
  return freeze({ data, mended: [...mended, ...reservation.mended, ...discount.mended] }, true)
}

/** The twin of `readGeniusProfile` that returns the error instead of rejecting with it. */
export const safeReadGeniusProfile = safely(readGeniusProfile)

function refuseOtherTypes(root: XmlElement): void {
  const type = root.attributes.get('type') ?? 'linear'
  if (['linear', 'nonlinear', 'uncertain', ''].includes(type.toLowerCase())) return
  const expected = 'a profile that is linear, nonlinear or uncertain'
  failAt([atLine(root.line)], { code: 'inconsistent', expected, found: show(type) })
}

function ownNumber(root: XmlElement, name: string, otherwise: number): { number?: number; mended: Mended[] } {
  const [element] = within(root, name)
  const given = optionalNumber(element)
  if (given === undefined) return { mended: [] }
  if (given.number !== undefined) return { number: given.number, mended: [] }
  const found = `${name} ${show(given.found)}`
  return { mended: [{ kind: 'number', line: element?.line ?? root.line, found, readAs: String(otherwise) }] }
}

function additiveIn(root: XmlElement, elements: readonly XmlElement[], issues: readonly GeniusIssue[]) {
  return {
    kind: 'additive',
    evaluators: issues.map((issue, i) => readEvaluator(elements[i] as XmlElement, issue)),
    weights: within(root, 'weight').map((element) => ({
      index: numberIn(element, 'index'),
      weight: numberIn(element, 'value'),
    })),
  }
}

function jointIn(utility: XmlElement) {
  const [ufun] = childrenOf(utility, 'ufun')
  return {
    kind: 'hyperRectangles',
    largest: numberIn(utility, 'maxutility'),
    rectangles: ufun === undefined ? [] : readRectangles(ufun),
  }
}

/**
 * Writes a profile as GENIUS 10 reads it. Reading it again gives the same data. Rejects with `DemarcheError` for what is no
 * such data, and for characters that XML cannot hold. Needs `fast-xml-parser`.
 */
export async function writeGeniusProfile(given: GeniusProfile): Promise<string> {
  const profile = parseWith(geniusProfileSchema, readData(given), [])
  const { name, reservation, discount } = profile
  const objective: XmlOutline = [
    'objective',
    { index: 0, name, type: 'objective', etype: 'objective', description: '' },
    profile.kind === 'additive' ? additiveOutline(profile) : jointOutline(profile),
  ]
  return writeXml([
    'utility_space',
    profile.kind === 'additive' ? {} : { type: 'nonlinear' },
    [
      objective,
      ...(discount === undefined ? [] : [['discount_factor', { value: discount }] as const]),
      ...(reservation === undefined ? [] : [['reservation', { value: reservation }] as const]),
    ],
  ])
}

type Of<Kind extends GeniusProfile['kind']> = Extract<GeniusProfile, { kind: Kind }>

function additiveOutline({ issues, evaluators, weights }: Of<'additive'>): XmlOutline[] {
  return [
    ...issues.map((issue, i) => {
      const evaluator = evaluators[i] as GeniusEvaluator
      if (evaluator.kind !== 'table') return issueOutline(issue, [], [evaluatorOutline(evaluator, issue)])
      return issueOutline(issue, evaluator.evaluations)
    }),
    ...weights.map(({ index, weight }): XmlOutline => ['weight', { index, value: weight }]),
  ]
}

function jointOutline({ issues, largest, rectangles }: Of<'hyperRectangles'>): XmlOutline[] {
  const ufun: XmlOutline = [
    'ufun',
    { type: 'PlainUfun', weight: 1, aggregation: 'sum' },
    rectangles.map(rectangleOutline),
  ]
  return [...issues.map((issue) => issueOutline(issue)), ['utility', { maxutility: largest }, [ufun]]]
}
