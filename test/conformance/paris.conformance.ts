import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyEvidence } from 'demarche'
import { describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'

const folder = process.env.DEMARCHE_REFERENCE
const article = fileIn('article.txt')
const coding = fileIn('coding.json')

function fileIn(name: string): string {
  const path = join(folder ?? '', name)
  return folder !== undefined && existsSync(path) ? path : ''
}

/** Every quote in the coding, wherever it stands, as `start-end`. */
function quotesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  if ('start' in part && 'end' in part) return [`${part.start}-${part.end}`]
  return Object.values(part).flatMap(quotesIn)
}

describe.skipIf(article === '')('the article on the Paris talks', () => {
  const read = () => readFileSync(article, 'utf8')

  it('is the text that the example was read from', () => {
    expect(createHash('sha256').update(read()).digest('hex')).toBe(parisTalks.sources.article.sha256)
  })

  it('has every passage where the example says', async () => {
    const findings = await verifyEvidence(parisTalks, { article: read() })
    expect(findings).not.toEqual([])
    expect(findings.filter(({ status }) => status !== 'found')).toEqual([])
  })

  it.skipIf(coding === '')('is used for all that its coder found', async () => {
    const quotes = quotesIn(JSON.parse(readFileSync(coding, 'utf8')))
    const findings = await verifyEvidence(parisTalks, {})
    const used = new Set(
      findings.map(({ selector }) =>
        selector?.type === 'TextPositionSelector' ? `${selector.start}-${selector.end}` : '',
      ),
    )
    expect(quotes).not.toEqual([])
    expect(quotes.filter((quote) => !used.has(quote))).toEqual([])
  })

  it('rests every act on a passage', () => {
    expect(parisTalks.acts.filter(({ evidence }) => evidence === undefined)).toEqual([])
  })
})
