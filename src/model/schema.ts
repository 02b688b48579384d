import * as z from 'zod'
import { type Fault, wordFault } from './errors.js'

/** A strict object whose complaint about an unknown field names the fields that it has, and the nearest one. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape)
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? wordUnknownKeys(issue.keys, known) : undefined),
  })
}

const mostWorded = 12

function wordUnknownKeys(keys: readonly string[], known: readonly string[]): string {
  const worded = keys.slice(0, mostWorded).map((key) => wordFault({ code: 'unknownKey', found: key, known }))
  const others = keys.length - worded.length
  return [...worded, ...(others > 0 ? [`and ${others} more unknown fields`] : [])].join('; ')
}

/** Reports a fault from inside a check of a schema, at a place below the checked value. */
export function refuse(context: z.core.ParsePayload, fault: Fault, path: (string | number)[] = []): void {
  context.issues.push({
    code: 'custom',
    input: context.value,
    path,
    message: wordFault(fault),
    params: { code: fault.code },
  })
}

/** A list that, when given, has at least one entry. */
export function some<Entry extends z.ZodType>(entry: Entry) {
  return z.array(entry).min(1)
}

export const text = z.string()
export const name = z.string().min(1)
