import { evidenceSchema } from './evidence.js'
import { scaleSchema } from './scale.js'
import { fields, name, some, text } from './schema.js'

/** One thing that is negotiated, with the scale on which it may end. */
export const issueSchema = fields({
  name,
  scale: scaleSchema,
  evidence: some(evidenceSchema).exactOptional(),
  note: text.exactOptional(),
})
