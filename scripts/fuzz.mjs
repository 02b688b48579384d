// Feeds every public function with bad input: `npm run test:fuzz -- [COUNT] [SEED]`. Tells the slowest inputs.
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const [count = '100000', seed = '20250417'] = process.argv.slice(2)
if (/^[1-9]\d*$/.test(count) && /^-?\d+$/.test(seed)) await fuzz()
else {
  console.error('usage: npm run test:fuzz -- [COUNT] [SEED]')
  process.exitCode = 2
}

async function fuzz() {
  process.env.DEMARCHE_FUZZ = count
  process.env.DEMARCHE_SEED = seed
  const root = fileURLToPath(new URL('..', import.meta.url))
  const vitest = await startVitest('test', ['test/fuzz'], { root, watch: false, testTimeout: 3_600_000 })
  await vitest.close()
}
