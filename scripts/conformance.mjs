// Checks the library against a corpus that may not be redistributed: `npm run test:conformance -- DIR`.
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const [folder] = process.argv.slice(2)
const fault = faultOf(folder)
if (fault === undefined) await check(resolve(folder))
else {
  console.error(`${fault}\nusage: npm run test:conformance -- DIR`)
  process.exitCode = 2
}

function faultOf(folder) {
  if (folder === undefined) return 'which folder holds the corpus is not said'
  if (!existsSync(folder)) return `there is no folder ${resolve(folder)}`
  return statSync(folder).isDirectory() ? undefined : `${resolve(folder)} is not a folder`
}

/** Vitest sets the exit code when a test fails, but is content when all are skipped. */
async function check(reference) {
  process.env.DEMARCHE_REFERENCE = reference
  const root = fileURLToPath(new URL('..', import.meta.url))
  const vitest = await startVitest('test', [], { root, config: 'vitest.conformance.config.ts', watch: false })
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
  await vitest.close()
  if (tests.some((test) => test.result().state !== 'skipped')) return
  console.error(`no test ran: ${reference} holds nothing to check against`)
  process.exitCode = 1
}
