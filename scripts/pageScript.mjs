// Bundles the script of the report's page and packs it into a module: `src/report/page/clientScript.js`. It is not in the repository;
// installing, testing and building write it anew where it has changed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}src/report/page/`
const written = `${folder}clientScript.js`

export async function writePageScript() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${folder}client/main.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  })
  const text = `/*\n${licencesOf(metafile).join('\n')}*/\n${outputFiles[0].text}`
  const packed = deflateRawSync(text, { level: 9 }).toString('base64')
  const digest = createHash('sha256').update(text).digest('base64')
  const module = `export const packed = '${packed}'\nexport const digest = '${digest}'\n`
  if (existsSync(written) && readFileSync(written, 'utf8') === module) return
  // Other processes may read it meanwhile.
  const fresh = `${written}.${process.pid}`
  writeFileSync(fresh, module)
  renameSync(fresh, written)
}

/** Of the packages that the script brings along. */
function licencesOf({ inputs }) {
  const places = Object.keys(inputs).flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? [])
  return [...new Set(places)].sort().map((place) => {
    const { name, version } = JSON.parse(readFileSync(`${root}${place}/package.json`, 'utf8'))
    const file = readdirSync(`${root}${place}`).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} has no licence to bring along`)
    return `${name} ${version}\n\n${readFileSync(`${root}${place}/${file}`, 'utf8').trim()}\n`
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writePageScript()
