import { createHash } from 'node:crypto'
import { record, type Selector, safeVerifyEvidence, statement, verifyEvidence } from 'demarche'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const minutes = 'The union 🎺 asked for six per cent. The port offered three.'
const sha = (passage: string) => createHash('sha256').update(passage).digest('hex')

const quote = (exact: string, prefix?: string, suffix?: string): Selector => ({
  type: 'TextQuoteSelector',
  exact,
  ...(prefix === undefined ? {} : { prefix }),
  ...(suffix === undefined ? {} : { suffix }),
})
const place = (start: number, end: number, passage?: string): Selector => ({
  type: 'TextPositionSelector',
  start,
  end,
  ...(passage === undefined ? {} : { sha256: sha(passage) }),
})

async function statusOf(selector: Selector | undefined, text: string | undefined = minutes) {
  const evidence = [selector === undefined ? { source: 'minutes' as const } : { source: 'minutes' as const, selector }]
  const talks = record(
    wageTalks,
    statement({ id: 's', by: 'union', issue: 'raise', region: 6, firmness: 'soft', date: '2026-01-10', evidence }),
  )
  const [finding] = await verifyEvidence(talks, text === undefined ? {} : { minutes: text })
  return finding
}

describe('verifyEvidence', () => {
  it.each<[string, Selector | undefined, string]>([
    ['a quotation', quote('six per cent'), 'found'],
    ['a quotation in its surroundings', quote('six', 'for ', ' per'), 'found'],
    ['a quotation in other surroundings', quote('six', 'for ', ' pence'), 'moved'],
    ['other words in the same surroundings', quote('seven', 'asked for ', ' per cent'), 'changed'],
    ['words that are not there', quote('seven'), 'missing'],
    ['a place whose words have the digest', place(10, 11, '🎺'), 'found'],
    ['a place whose words are elsewhere', place(0, 3, 'six'), 'moved'],
    ['a place with other words', place(0, 3, 'one'), 'changed'],
    ['a place behind the end', place(500, 503, 'one'), 'missing'],
    ['a place without digest', place(0, 3), 'unchecked'],
    ['a source without a passage', undefined, 'unchecked'],
  ])('should report %s', async (_, selector, status) => {
    expect((await statusOf(selector))?.status).toBe(status)
  })

  it('should count code points, not UTF-16 units, as the W3C model does', async () => {
    expect(await statusOf(quote('asked'))).toMatchObject({ status: 'found', at: { start: 12, end: 17 } })
    expect(await statusOf(place(0, 5, 'asked'))).toMatchObject({ status: 'moved', at: { start: 12, end: 17 } })
  })

  it('should refuse a copy that nobody has checked', async () => {
    await expect(verifyEvidence({ ...wageTalks }, {})).rejects.toThrow('expected a negotiation made by')
    expect(await safeVerifyEvidence({ ...wageTalks }, {})).toMatchObject({ success: false })
    expect(await safeVerifyEvidence(wageTalks, {})).toEqual({ success: true, data: [] })
  })

  it('should say where in the negotiation the evidence stands, and check none without its text', async () => {
    expect(await statusOf(quote('six'))).toMatchObject({ path: ['acts', 0, 'evidence', 0], source: 'minutes' })
    const talks = record(
      wageTalks,
      statement({
        id: 's',
        by: 'union',
        issue: 'raise',
        region: 6,
        firmness: 'soft',
        date: '2026-01-10',
        evidence: [{ source: 'minutes', selector: quote('six') }],
      }),
    )
    expect((await verifyEvidence(talks, {}))[0]?.status).toBe('unchecked')
  })
})
