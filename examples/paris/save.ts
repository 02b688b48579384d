// Stores the talks as files, for the command line and for readers of other languages: `npx tsx examples/paris/save.ts`.
import { writeFileSync } from 'node:fs'
import { writeNegotiation } from 'demarche/io'
import { parisTalks } from './record.js'

const file = (name: string) => new URL(`../${name}`, import.meta.url)
const about = '# The Paris talks of April 2025; examples/paris/ says how each passage was coded, and why.\n'

writeFileSync(file('paris-talks.json'), `${JSON.stringify(parisTalks, null, 1)}\n`)
writeFileSync(file('paris-talks.yaml'), about + (await writeNegotiation(parisTalks, { schema: '../dist/schema.json' })))
