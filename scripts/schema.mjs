// Puts the JSON Schema of a negotiation into the package, for editors.
import { writeFileSync } from 'node:fs'
import { negotiationJsonSchema } from '../dist/io.js'

writeFileSync(new URL('../dist/schema.json', import.meta.url), `${JSON.stringify(negotiationJsonSchema(), null, 1)}\n`)
