import type { Immutable } from 'immer'
import * as z from 'zod'
import { failAt, show } from '../../model/errors.js'
import { fields, refuse } from '../../model/schema.js'
import { atLine } from '../text/source.js'
import { childrenOf, numberIn, numberOr } from '../xml/attributes.js'
import type { XmlElement, XmlOutline } from '../xml/element.js'

const boundSchema = fields({ index: z.int(), min: z.number(), max: z.number() })

export const rectangleSchema = fields({
  utility: z.number(),
  weight: z.number(),
  /** `inside`: worth something within all bounds. `outside`: worth something unless within all bounds. */
  applies: z.enum(['inside', 'outside']),
  /** On whole numbers, both ends included. Without any, the rectangle holds all packages. */
  bounds: z.array(boundSchema),
}).check((context) => {
  const { applies, bounds } = context.value
  if (applies === 'inside' || bounds.length > 0) return
  refuse(context, { code: 'inconsistent', expected: 'bounds to be outside of', found: 'none' }, ['bounds'])
})

export type GeniusRectangle = Immutable<z.output<typeof rectangleSchema>>

/** The rectangles of a function and of those inside it, which have a weight that multiplies those of their own. */
export function readRectangles(ufun: XmlElement, outer = 1): GeniusRectangle[] {
  const aggregation = ufun.attributes.get('aggregation') ?? 'sum'
  if (aggregation.toLowerCase() !== 'sum') {
    const expected = 'a utility function whose aggregation is sum'
    failAt([atLine(ufun.line)], { code: 'inconsistent', expected, found: show(aggregation) })
  }
  const weight = outer * numberOr(ufun, 'weight', 1)
  return [
    ...childrenOf(ufun, 'hyperRectangle').map((element) => readRectangle(element, weight)),
    ...childrenOf(ufun, 'ufun').flatMap((inner) => readRectangles(inner, weight)),
  ]
}

function readRectangle(element: XmlElement, outer: number): GeniusRectangle {
  const excludes = childrenOf(element, 'EXCLUDES')
  const bounds = excludes.length > 0 ? excludes : childrenOf(element, 'INCLUDES')
  return {
    utility: numberIn(element, 'utility'),
    weight: outer * numberOr(element, 'weight', 1),
    applies: excludes.length > 0 ? 'outside' : 'inside',
    bounds: bounds.map((bound) => ({
      index: numberIn(bound, 'index'),
      min: numberIn(bound, 'min'),
      max: numberIn(bound, 'max'),
    })),
  }
}

export function rectangleOutline({ utility, weight, applies, bounds }: GeniusRectangle): XmlOutline {
  const name = applies === 'inside' ? 'INCLUDES' : 'EXCLUDES'
  return ['hyperRectangle', { utility, weight }, bounds.map((bound): XmlOutline => [name, bound])]
}
