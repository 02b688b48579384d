// Whatever goes wrong with workers, the merged result is that of one machine: `node check.mjs redis://HOST:PORT`.
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Queue } from 'bullmq'
import { ensemble, ensembleOf, mergeShards, shards } from 'demarche/forecast'
import { connect, distributedEnsemble, jobsOf, results } from './queue.mjs'

const url = process.argv[2]
const queue = 'check'
const situation = {
  issues: { delay: { unit: 'years', min: 0, max: 10 } },
  actors: {
    north: { capability: 2, stances: { delay: { position: { atLeast: 0, atMost: 4 }, salience: 0.5 } } },
    south: { capability: 4, stances: { delay: { position: { atLeast: 6, atMost: 10 } } } },
    east: { stances: { delay: { position: 8 } } },
  },
}
const options = { samples: 400, sensitivity: 'sobol', size: 10 }
const { size: _, ...plain } = options
const expected = ensemble(situation, 'compromise', plain)

const workers = []
function start(trouble) {
  const worker = fork(fileURLToPath(new URL('troubledWorker.mjs', import.meta.url)), [queue, url, trouble])
  workers.push(worker)
  return worker
}

/** Starts a worker and kills it at work. */
async function killed(trouble) {
  const worker = start(trouble)
  worker.on('message', () => worker.kill('SIGKILL'))
  const [, signal] = await once(worker, 'exit')
  assert.equal(signal, 'SIGKILL')
}

try {
  const jobs = jobsOf('one', shards(situation, 'compromise', options))
  const again = jobs
    .filter((_, i) => i % 4 === 0)
    .map((job) => ({ ...job, opts: { ...job.opts, jobId: `${job.opts.jobId}-again` } }))
  const finding = results(queue, url, [...jobs, ...again])
  // The others begin when these are dead, or they might have done all before.
  await Promise.all(['before', 'after', 'before'].map(killed))
  for (const trouble of ['none', 'none']) start(trouble)
  const found = await finding

  assert.equal(found.length, jobs.length + again.length)
  assert.deepEqual(ensembleOf(mergeShards(found)), expected)
  assert.deepEqual(ensembleOf(mergeShards(found.toReversed())), expected)
  console.log(`✓ ${found.length} results of ${jobs.length} shards are merged into what one machine gives`)

  const asked = new Queue(queue, { connection: connect(url) })
  const done = await asked.getJobs(['completed'])
  const [stalled, retried] = [done.filter((job) => job.stalledCounter > 0), done.filter((job) => job.attemptsMade > 1)]
  assert.ok(stalled.length >= 3, `${stalled.length} jobs of killed workers were taken over`)
  console.log(`✓ three workers were killed at work, and others took over their ${stalled.length} jobs`)
  assert.ok(retried.length >= again.length, `${retried.length} jobs were tried again`)
  console.log(`✓ ${retried.length} jobs failed and were tried again`)
  await asked.close()

  // Asked again, what is done is not done again.
  assert.deepEqual(await distributedEnsemble(queue, url, 'one', situation, 'compromise', options), expected)
  assert.equal((await counted()).completed, done.length)
  console.log('✓ asked again, nothing is run again')
} finally {
  for (const worker of workers) worker.kill('SIGKILL')
}
process.exit()

async function counted() {
  const asked = new Queue(queue, { connection: connect(url) })
  const counts = await asked.getJobCounts()
  await asked.close()
  return counts
}
