import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { root } from './run.js'

/** Where `test/cli/globalSetup.ts` puts the command: bundled as it is published, it starts ten times sooner than from its sources. */
export const commandFolder: string = join(root, '.cache/command')

/** Runs `demarche` as somebody would, in the root of the repository. */
export function demarche(
  args: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const command = [join(commandFolder, 'cli.js'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', input })
  return { status, stdout, stderr }
}

/** A folder for the tests around: gives the paths of files in it, which it writes where they have a content. */
export function testFolder(): (name: string, content?: string | Uint8Array) => string {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name, content) => {
    const path = join(folder, name)
    if (content !== undefined) writeFileSync(path, content)
    return path
  }
}
