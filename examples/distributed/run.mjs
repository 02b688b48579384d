// Puts an ensemble on a queue and prints where it ends: `node run.mjs SITUATION.json MODEL SAMPLES [QUEUE] [redis://HOST:PORT]`.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { distributedEnsemble } from './queue.mjs'

const [file, model, samples, queue = 'ensembles', url = 'redis://127.0.0.1:6379'] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
const options = { samples: Number(samples), sensitivity: 'sobol' }
const id = createHash('sha256')
  .update(JSON.stringify([text, model, options]))
  .digest('hex')
  .slice(0, 16)
const { issues } = await distributedEnsemble(queue, url, id, JSON.parse(text), model, options)
console.log(
  JSON.stringify(Object.fromEntries(Object.entries(issues).map(([issue, { spread }]) => [issue, spread])), null, 2),
)
process.exit()
