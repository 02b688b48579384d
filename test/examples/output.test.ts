import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { frontierPicture } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { river, signed } from '../../examples/treaty/river.js'
import { root, run } from '../support/run.js'

const filesIn = (folder: string, extension: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => entry.name.slice(0, -extension.length))
    .sort()

describe('examples', () => {
  const names = filesIn('examples', '.ts')

  it('have one output each', () => {
    expect(names).not.toEqual([])
    expect(filesIn('examples/output', '.txt')).toEqual(names)
  })

  it.each(names)('%s prints what its output says', async (name) => {
    await run(process.execPath, ['scripts/examples.mjs', name])
  })

  it('draw the picture that is beside their output', () => {
    const drawn = readFileSync(join(root, 'examples/output/treaty.svg'), 'utf8')
    expect(drawn).toBe(frontierPicture(river, { marked: { signed } }))
  })
})
