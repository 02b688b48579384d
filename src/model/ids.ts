import * as z from 'zod'
import { inheritedName } from './input.js'
import { refuse } from './schema.js'

export const slug = /^[A-Za-z][A-Za-z0-9_-]{0,127}$/

/** Why `id` cannot be an id, or `undefined` when it can. Names that every object inherits are refused. */
export function idProblem(id: string): string | undefined {
  if (id in Object.prototype) return inheritedName
  return slug.test(id) ? undefined : 'it has another form'
}

/** Ids are slugs such as `russia` or `armsSupplies`: a letter, then letters, digits, `_` or `-`. */
export const idSchema = z.string().check((context) => {
  const reason = idProblem(context.value)
  if (reason !== undefined) refuse(context, { code: 'invalidId', found: context.value, reason })
})
