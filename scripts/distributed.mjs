// Runs examples/distributed/check.mjs on a Redis of its own: `node scripts/distributed.mjs`. Needs redis-server and a built package.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const example = join(root, 'examples/distributed')

if (spawnSync('redis-server', ['--version']).error !== undefined) {
  console.warn(
    '\nSKIPPED: no redis-server here, so that distributed ensembles are NOT tested. Install it (Debian: redis-server).\n',
  )
  process.exit()
}
if (!existsSync(join(root, 'dist/forecast.js'))) throw new Error('dist is missing: npm run build')

const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: example, stdio: 'inherit' })
if (installed.status !== 0) throw new Error('npm ci failed in examples/distributed')
symlinkSync(root, join(example, 'node_modules/demarche'), 'dir')

const folder = mkdtempSync(join(tmpdir(), 'demarche-redis-'))
const port = await freePort()
const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
const redis = spawn('redis-server', settings.map(String), { stdio: 'ignore' })
try {
  await answering(port)
  const check = spawnSync(process.execPath, ['check.mjs', `redis://127.0.0.1:${port}`], {
    cwd: example,
    stdio: 'inherit',
    timeout: 120_000,
  })
  process.exitCode = check.status ?? 1
} finally {
  redis.kill()
  rmSync(folder, { recursive: true, force: true })
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answering(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.unref()
    })
    if (isOpen) return
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error('redis-server does not answer')
}
