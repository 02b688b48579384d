import * as z from 'zod'
import { dateSchema } from '../../model/date.js'
import { idSchema, slug } from '../../model/ids.js'
import { negotiationSchema } from '../../model/negotiation.js'

/**
 * The JSON Schema (draft 2020-12) of a stored negotiation, for editors and other languages; also published as
 * `demarche/schema.json`. It says what a file has to look like; that its parts fit together (known names, values on their
 * scales, an order of acts) is checked by `readNegotiation` alone.
 */
export function negotiationJsonSchema(): object {
  const schema = z.toJSONSchema(negotiationSchema, {
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (idSchema as unknown)) jsonSchema.pattern = slug.source
      if (zodSchema === (dateSchema as unknown)) jsonSchema.format = 'date'
    },
  })
  return { title: 'A negotiation of demarche', ...schema }
}
