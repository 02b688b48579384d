// The report of the Paris talks as one page that anybody can open, read on paper, and ask what if:
// `npx tsx examples/report.ts paris.html`.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report, reportSections } from 'demarche/report'
import { parisTalks } from './paris/record.js'

const page = await report(parisTalks)
writeFileSync(process.argv[2] ?? join(tmpdir(), 'paris-talks.html'), page)

// The same as sections, for Markdown, text or anything else.
console.log('What it tells:')
for (const { title } of reportSections(parisTalks)) console.log(`- ${title}`)
