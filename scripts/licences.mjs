// Puts the licences of the packages that the command line brings along beside it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'dist/cli'
const metafile = join(folder, 'metafile-esm.json')
const { inputs } = JSON.parse(readFileSync(metafile, 'utf8'))
const packages = Object.keys(inputs).flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [])

const licences = [...new Set(packages)].sort().map((place) => {
  const { name, version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
  const file = readdirSync(place).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined) throw new Error(`${name} has no licence to bring along`)
  return `${name} ${version}\n\n${readFileSync(join(place, file), 'utf8').trim()}\n`
})
writeFileSync(join(folder, 'licences.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`))
rmSync(metafile)
