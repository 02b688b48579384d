// Bundles the script of the report's page and packs it into a module: `src/report/page/clientScript.js`. It is not in the repository;
// installing, testing and building write it anew where it has changed.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'

const folder = fileURLToPath(new URL('../src/report/page/', import.meta.url))
const written = `${folder}clientScript.js`

export async function writePageScript() {
  const { outputFiles } = await build({
    entryPoints: [`${folder}client/main.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  })
  const text = outputFiles[0].text
  const packed = deflateRawSync(text, { level: 9 }).toString('base64')
  const digest = createHash('sha256').update(text).digest('base64')
  const module = `export const packed = '${packed}'\nexport const digest = '${digest}'\n`
  if (existsSync(written) && readFileSync(written, 'utf8') === module) return
  // Other processes may read it meanwhile.
  const fresh = `${written}.${process.pid}`
  writeFileSync(fresh, module)
  renameSync(fresh, written)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePageScript()
