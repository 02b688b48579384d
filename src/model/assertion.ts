import * as z from 'zod'
import { wordFault } from './errors.js'
import { evidenceSchema } from './evidence.js'
import { idSchema } from './ids.js'
import { fields, some, text } from './schema.js'
import { certainties } from './vocabulary.js'

/** Who says so: whoever narrates the source, a delegate by name, or officials of a party who are not named. */
const assertedBySchema = z.union(
  [z.literal('narrator'), fields({ speaker: idSchema }), fields({ officialsOf: idSchema })],
  {
    error: (issue) =>
      wordFault({ code: 'invalidType', expected: '"narrator", { speaker } or { officialsOf }', found: issue.input }),
  },
)

/** What every recorded claim says about itself. */
export const assertionShape = {
  assertedBy: assertedBySchema.default('narrator'),
  certainty: z.enum(certainties).default('explicit'),
  evidence: some(evidenceSchema).exactOptional(),
  /** In one's own words. */
  note: text.exactOptional(),
}
