import * as z from 'zod'
import { parseWith } from '../model/fromZod.js'
import { idSchema } from '../model/ids.js'
import { readData } from '../model/input.js'
import { fields, some } from '../model/schema.js'

/** A statement about which options are taken. */
export type Expression =
  | { readonly kind: 'option'; readonly option: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly all: readonly Expression[] }
  /** True unless the condition holds and the consequence does not. */
  | { readonly kind: 'if'; readonly consequence: Expression; readonly condition: Expression }
  | { readonly kind: 'iff'; readonly one: Expression; readonly other: Expression }

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    fields({ kind: z.literal('option'), option: idSchema }),
    fields({ kind: z.literal('not'), of: expressionSchema }),
    fields({ kind: z.enum(['and', 'or']), all: some(expressionSchema) }),
    fields({ kind: z.literal('if'), consequence: expressionSchema, condition: expressionSchema }),
    fields({ kind: z.literal('iff'), one: expressionSchema, other: expressionSchema }),
  ]),
)

/** The options that an expression names, in the order in which it names them. */
export function optionsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'option':
      return [expression.option]
    case 'not':
      return optionsIn(expression.of)
    case 'and':
    case 'or':
      return expression.all.flatMap(optionsIn)
    case 'if':
      return [...optionsIn(expression.consequence), ...optionsIn(expression.condition)]
    case 'iff':
      return [...optionsIn(expression.one), ...optionsIn(expression.other)]
  }
}

/** As text that `parseExpression` reads. Throws `DemarcheError` for what is no expression. */
export function formatExpression(expression: Expression): string {
  return worded(parseWith(expressionSchema, readData(expression), []))
}

function worded(expression: Expression): string {
  switch (expression.kind) {
    case 'option':
      return expression.option
    case 'not':
      return `-${inner(expression.of)}`
    case 'and':
      return expression.all.map(inner).join(' & ')
    case 'or':
      return expression.all.map(inner).join(' | ')
    case 'if':
      return `${inner(expression.consequence)} IF ${inner(expression.condition)}`
    case 'iff':
      return `${inner(expression.one)} IFF ${inner(expression.other)}`
  }
}

function inner(expression: Expression): string {
  const isSimple = expression.kind === 'option' || expression.kind === 'not'
  return isSimple ? worded(expression) : `(${worded(expression)})`
}
