// Ensembles on a queue: each shard is a job, and whoever takes it runs it. A job that is run twice, by a worker that was thought
// dead or because it was put in twice, gives the same result, which counts once.
import { Queue, QueueEvents, Worker } from 'bullmq'
import { ensembleOf, mergeShards, runShardAsync, shards } from 'demarche/forecast'
import { Redis } from 'ioredis'

/** A connection to Redis at `redis://HOST:PORT`, as BullMQ wants it: it waits for Redis as long as it takes. */
export function connect(url) {
  return new Redis(url, { maxRetriesPerRequest: null })
}

/** Takes jobs from a queue until it is closed. `settings` are those of BullMQ, such as `concurrency` and `lockDuration`. */
export function startWorker(queue, url, settings = {}, run = runJob) {
  return new Worker(queue, run, { connection: connect(url), maxStalledCount: 10, ...settings })
}

/** Runs the shard of a job, and tells how far it is. */
export async function runJob(job) {
  const { from, to } = job.data
  let told = 0
  return runShardAsync(job.data, {
    onProgress({ steps }) {
      const percent = Math.floor((100 * steps) / (to - from))
      if (percent < told + 10) return
      told = percent
      // Progress is a courtesy: where Redis cannot be told, the result still can.
      job.updateProgress(percent).catch(() => undefined)
    },
  })
}

/** Puts jobs on a queue, and waits for their results. A job of which the id is known is not put in again. */
export async function results(queue, url, jobs) {
  const [asked, events] = [
    new Queue(queue, { connection: connect(url) }),
    new QueueEvents(queue, { connection: connect(url) }),
  ]
  // Every job that is waited for listens.
  asked.setMaxListeners(0)
  try {
    await events.waitUntilReady()
    const put = await asked.addBulk(jobs)
    return await Promise.all(put.map((job) => job.waitUntilFinished(events)))
  } finally {
    await Promise.all([asked.close(), events.close()])
  }
}

/** One job a shard. Of a job that fails, such as for want of memory, up to five attempts are made. */
export function jobsOf(id, made) {
  return made.map((shard) => ({
    name: 'shard',
    data: shard,
    opts: { jobId: `${id}-${shard.from}-${shard.to}`, attempts: 5, backoff: { type: 'exponential', delay: 100 } },
  }))
}

/** What `ensemble` of demarche gives, worked out by whoever works on the queue. The id names this ensemble among others. */
export async function distributedEnsemble(queue, url, id, situation, model, options) {
  const found = await results(queue, url, jobsOf(id, shards(situation, model, options)))
  return ensembleOf(mergeShards(found))
}
