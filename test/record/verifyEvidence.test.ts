import { createHash } from 'node:crypto'
import { parseNegotiation, record, type Selector, safeVerifyEvidence, statement, verifyEvidence } from 'demarche'
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

  const end = Array.from(minutes).length

  it.each<[string, Selector, string, { start: number; end: number } | undefined]>([
    ['the first of equal words', quote('e'), 'found', { start: 2, end: 3 }],
    ['words behind others, without these', quote('six', 'for '), 'found', { start: 22, end: 25 }],
    ['words before others, without these', quote('six', undefined, ' per'), 'found', { start: 22, end: 25 }],
    ['the words at the start', quote('The', undefined, ' union'), 'found', { start: 0, end: 3 }],
    ['other words behind the same', quote('seven', 'asked for '), 'missing', undefined],
    ['other words before the same', quote('seven', undefined, ' per cent'), 'missing', undefined],
    ['other words after the start', quote('A', 'The ', ' nowhere'), 'missing', undefined],
    ['the first words behind others than given', quote('The', 'x '), 'moved', { start: 0, end: 3 }],
    ['surroundings of which the first is not there', quote('seven', 'nowhere ', ' per cent'), 'missing', undefined],
    ['surroundings in the wrong order', quote('seven', ' per cent', 'asked for '), 'missing', undefined],
    ['surroundings that begin the text', quote('seven', 'The', 'union'), 'changed', undefined],
    ['surroundings that share a word', quote('seven', 'asked for', 'for six'), 'missing', undefined],
    ['a place that ends with the text', place(end - 3, end), 'unchecked', undefined],
    ['a place that goes beyond the text', place(end - 3, end + 1), 'missing', undefined],
    ['the last words in their place', place(end - 6, end, 'three.'), 'found', { start: end - 6, end }],
    ['the last words elsewhere', place(0, 6, 'three.'), 'moved', { start: end - 6, end }],
    ['the first words elsewhere', place(5, 8, 'The'), 'moved', { start: 0, end: 3 }],
    ['words from beyond the text', place(500, 503, 'six'), 'moved', { start: 22, end: 25 }],
    ['other words at the end', place(end - 3, end, 'one'), 'changed', undefined],
    ['the last words with more behind them', place(end - 6, end + 1, 'three.'), 'missing', undefined],
    ['a longer place than the last words', place(0, 7, 'three.'), 'changed', undefined],
    ['other words beyond the end', place(end - 3, end + 1, 'four'), 'missing', undefined],
  ])('should tell of %s where they are', async (_, selector, status, at) => {
    expect(await statusOf(selector)).toEqual({
      path: ['acts', 0, 'evidence', 0],
      source: 'minutes',
      selector,
      status,
      ...(at === undefined ? {} : { at }),
    })
  })

  it('should go through all that can have evidence, in the order of the negotiation', async () => {
    const evidence = [{ source: 'paper' }]
    const talks = parseNegotiation({
      schemaVersion: 1,
      id: 'x',
      title: 'X',
      parties: { a: { kind: 'state', name: 'A', evidence }, b: { kind: 'state', name: 'B' } },
      delegates: { d: { name: 'D', role: 'r', speaksFor: ['a'], evidence } },
      issues: { i: { name: 'I', scale: { kind: 'binary' }, evidence } },
      sources: { paper: { title: 'Paper' } },
      relations: { r: { kind: 'strain', between: ['a', 'b'], evidence } },
      assessments: [{ status: 'stalled', date: '2026-01-10', evidence: [...evidence, ...evidence] }],
      acts: [
        { kind: 'appeal', id: 'x', by: 'a', date: '2026-01-10' },
        { kind: 'appeal', id: 'y', by: 'a', date: '2026-01-10', evidence },
      ],
    })
    const findings = await verifyEvidence(talks, { paper: 'text' })
    expect(findings.map(({ path }) => path.join('.'))).toEqual([
      'parties.a.evidence.0',
      'delegates.d.evidence.0',
      'issues.i.evidence.0',
      'relations.r.evidence.0',
      'assessments.0.evidence.0',
      'assessments.0.evidence.1',
      'acts.1.evidence.0',
    ])
    expect(findings[0]).toEqual({ path: ['parties', 'a', 'evidence', 0], source: 'paper', status: 'unchecked' })
    expect([Object.isFrozen(findings), Object.isFrozen(findings[0]?.path)]).toEqual([true, true])
  })

  it.each([
    [null, 'texts: expected an object with the text of each source, found null'],
    ['text', 'texts: expected an object with the text of each source, found "text"'],
    [['text'], 'texts: expected an object with the text of each source, found a list of 1'],
    [{ minutes: 7 }, 'texts.minutes: expected text, found 7'],
    [{ minutes: { text: 'x' } }, 'texts.minutes: expected text, found { text: "x" }'],
    [new Map(), 'texts: expected plain data, as JSON knows it, found an object of the kind Map'],
  ])('should not take %j for texts', async (texts, message) => {
    await expect(verifyEvidence(wageTalks, texts as never)).rejects.toThrow(message)
    expect(await safeVerifyEvidence(wageTalks, texts as never)).toMatchObject({ success: false, error: { message } })
  })

  it('should do without a text, and pass over one of a source that nobody names', async () => {
    expect(await verifyEvidence(wageTalks, { minutes: undefined } as never)).toEqual([])
    expect(await verifyEvidence(wageTalks, { other: 'text' } as never)).toEqual([])
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
