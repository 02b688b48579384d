// Works on a queue until it is told to stop: `node worker.mjs QUEUE [redis://HOST:PORT]`. Start as many as there are processors.
import process from 'node:process'
import { startWorker } from './queue.mjs'

const [queue = 'ensembles', url = 'redis://127.0.0.1:6379'] = process.argv.slice(2)
const worker = startWorker(queue, url)
worker.on('error', (error) => console.error(error.message))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => worker.close().then(() => process.exit()))
