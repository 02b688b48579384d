import * as z from 'zod'
import { assertionShape } from './assertion.js'
import { dateSchema, whenSchema } from './date.js'
import { idSchema } from './ids.js'
import { fields, some } from './schema.js'
import { relationKinds, talksStatuses, trends } from './vocabulary.js'

/** What holds between parties for a while. The same pair can be allied and strained. */
export const relationSchema = fields({
  kind: z.enum(relationKinds),
  between: z.array(idSchema).min(2),
  /** Of a mediation: who stands between the others, perhaps a party with a stance of its own. */
  mediator: idSchema.exactOptional(),
  /** Of a mediation: the delegates who carry it. */
  envoys: some(idSchema).exactOptional(),
  over: some(idSchema).exactOptional(),
  trend: z.enum(trends).exactOptional(),
  since: dateSchema.exactOptional(),
  until: dateSchema.exactOptional(),
  ...assertionShape,
})

/** How the talks as a whole stand, as somebody says. */
export const assessmentSchema = fields({
  status: z.enum(talksStatuses),
  date: whenSchema,
  ...assertionShape,
})
