import { readFileSync } from 'node:fs'
import { renderMarkdown, report, reportSections } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'
import { demarche, testFolder } from '../support/command.js'

describe('demarche report', () => {
  const file = testFolder()
  const ask = (...options: string[]) => demarche(['report', 'examples/paris-talks.json', ...options])

  it('writes the page that the library writes', async () => {
    const page = file('paris.html')
    expect(ask('-o', page)).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(page, 'utf8')).toBe(await report(parisTalks))
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
