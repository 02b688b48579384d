import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderMarkdown, report, reportSections } from 'demarche/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'
import { root } from '../support/run.js'

describe('demarche report', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-report-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function ask(...options: string[]) {
    const command = ['--import', 'tsx', 'src/cli/main.ts', 'report', 'examples/paris-talks.json', ...options]
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  it('writes the page that the library writes', async () => {
    const file = join(folder, 'paris.html')
    expect(ask('-o', file)).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(file, 'utf8')).toBe(await report(parisTalks))
  })

  it('writes Markdown, as of a day and between two parties', () => {
    const { status, stdout } = ask('--format', 'md', '--as-of', '2025-04-13', '--between', 'us,russia')
    const sections = reportSections(parisTalks, { asOf: '2025-04-13', between: ['us', 'russia'] })
    expect([status, stdout]).toEqual([0, renderMarkdown(sections)])
  })

  it('refuses formats and parties that it does not know', () => {
    expect(ask('--format', 'csv')).toMatchObject({ status: 2, stderr: expect.stringContaining('html, md, text') })
    expect(ask('--between', 'us,rusia')).toMatchObject({ status: 2, stderr: expect.stringContaining('russia') })
  })
})
