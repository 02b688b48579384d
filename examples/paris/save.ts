// Stores the talks as JSON, for the command line and for readers of other languages: `npx tsx examples/paris/save.ts`.
import { writeFileSync } from 'node:fs'
import { parisTalks } from './record.js'

writeFileSync(new URL('../paris-talks.json', import.meta.url), `${JSON.stringify(parisTalks, null, 1)}\n`)
