// A worker for the check: it fails the first attempt of every third job, and stops answering in its second job, before that is
// done (`before`) or when it is done and nobody has been told (`after`), to be killed there.
import process from 'node:process'
import { runJob, startWorker } from './queue.mjs'

const [queue, url, trouble] = process.argv.slice(2)
let taken = 0

async function hang() {
  process.send('hanging')
  await new Promise(() => setInterval(() => undefined, 1000))
}

startWorker(queue, url, { lockDuration: 1000, stalledInterval: 500, drainDelay: 1 }, async (job) => {
  if (job.data.from % 3 === 0 && job.attemptsMade === 0) throw new Error('failed on purpose')
  taken++
  if (taken === 2 && trouble === 'before') await hang()
  const result = await runJob(job)
  if (taken === 2 && trouble === 'after') await hang()
  return result
})
