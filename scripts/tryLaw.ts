/** Tries one law on the sources beside it: `tryLaw.ts FAMILY LAW`. Prints what breaks it and leaves with 1, or with 0. */
import { checkLaws } from 'demarche/testing'
import { families } from '../test/laws/families.js'

const [family = '', name] = process.argv.slice(2)
const laws = (families[family as keyof typeof families] ?? []).filter((law) => law.name === name)
if (laws.length !== 1) throw new Error(`${family} has ${laws.length} laws called ${name}`)
const { broken } = checkLaws(laws, { seed: 20250417, numRuns: 1000, endOnFailure: true })
for (const { because } of broken) console.log(because)
process.exitCode = broken.length === 0 ? 0 : 1
