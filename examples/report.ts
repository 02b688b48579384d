// The report of the Paris talks as one page that anybody can open, read on paper, and ask what if.
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { report } from 'demarche/report'
import { parisTalks } from './paris/record.js'

const page = await report(parisTalks)
writeFileSync(process.argv[2] ?? join(tmpdir(), 'paris-talks.html'), page)
process.stdout.write(`A page of ${Math.round(page.length / 20_000) * 20} kB, give or take ten\n`)
