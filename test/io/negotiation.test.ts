import { readFileSync } from 'node:fs'
import { DemarcheError, type Negotiation, parseNegotiation, record, statement } from 'demarche'
import {
  negotiationJsonSchema,
  readNegotiation,
  safeReadNegotiation,
  safeWriteNegotiation,
  writeNegotiation,
} from 'demarche/io'
import { negotiations } from 'demarche/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'

const harbour = `# Talks at the harbour
schemaVersion: 1
id: harbour
title: Wage talks   # in spring
parties:
  union: { kind: organisation, name: Union }
  # They own the cranes.
  port:
    kind: organisation
    name: Port
issues:
  raise:
    name: Raise
    scale: { kind: interval, min: 0, max: 10, unit: "%" }
acts:
  - kind: statement # said on the radio
    id: four
    by: port
    date: 2026-01-12
    issue: raise
    region: { atMost: 4 }
    firmness: firm
`

const faultsOf = async (text: string) => {
  const result = await safeReadNegotiation(text)
  return result.success ? [] : result.error.issues.map(({ at, path }) => [at?.line, at?.column, path.join('.')])
}

describe('a negotiation as a file', () => {
  it('should come back as it was written, in YAML and in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(negotiations(), fc.constantFrom('yaml', 'json'), async (talks, format) => {
        const text = await writeNegotiation(talks as Negotiation, { format: format as 'yaml' })
        expect((await readNegotiation(text)).negotiation).toEqual(talks)
        expect((await readNegotiation(new TextEncoder().encode(text))).negotiation).toEqual(talks)
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })

  it('should be what YAML says: text stays text, whatever it looks like', async () => {
    const text = harbour.replace('Wage talks   # in spring', 'no').replace('name: Port', 'name: "1e3"')
    const { negotiation } = await readNegotiation(text)
    expect(negotiation.title).toBe('no')
    expect(negotiation.parties.port?.name).toBe('1e3')
    const again = await readNegotiation(await writeNegotiation(negotiation))
    expect(again.negotiation).toEqual(negotiation)
  })

  it('should keep comments, order and layout where nothing has changed', async () => {
    const { negotiation } = await readNegotiation(harbour)
    const next = record(
      negotiation,
      statement({
        id: 'six',
        by: 'union',
        date: '2026-01-13',
        issue: 'raise',
        region: { atLeast: 6 },
        firmness: 'firm',
      }),
    )
    const text = await writeNegotiation(next, { keeping: harbour })
    for (const comment of ['# Talks at the harbour', '# in spring', '# They own the cranes.', '# said on the radio']) {
      expect(text).toContain(comment)
    }
    expect(text).toContain('union: { kind: organisation, name: Union }')
    expect((await readNegotiation(text)).negotiation).toEqual(next)
    const shorter = parseNegotiation({ ...negotiation, acts: [] })
    expect((await readNegotiation(await writeNegotiation(shorter, { keeping: text }))).negotiation).toEqual(shorter)
  })

  it('should turn any file into any negotiation', async () => {
    await fc.assert(
      fc.asyncProperty(negotiations(), negotiations(), async (before, after) => {
        const keeping = await writeNegotiation(before as Negotiation)
        const text = await writeNegotiation(after as Negotiation, { keeping })
        expect((await readNegotiation(text)).negotiation).toEqual(after)
      }),
      { numRuns: Math.ceil(cases / 20) },
    )
  })

  it('should name the schema for editors', async () => {
    const { negotiation } = await readNegotiation(harbour)
    const text = await writeNegotiation(negotiation, { schema: 'node_modules/demarche/dist/schema.json' })
    expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=node_modules/demarche/dist/schema.json'])
    expect((await readNegotiation(text)).negotiation).toEqual(negotiation)
  })
})

describe('faults', () => {
  it.each([
    ['an unknown party', harbour.replace('by: port', 'by: prot'), [[18, 9, 'acts.0.by']]],
    ['a day that is none', harbour.replace('01-12', '02-30'), [[19, 11, 'acts.0.date']]],
    [
      'an unknown field',
      harbour.replace('    unit', '    unti').replace('title:', 'titel:'),
      [
        [2, 1, 'title'],
        [4, 1, 'titel'],
      ],
    ],
    ['something off the scale', harbour.replace('atMost: 4', 'atMost: 44'), [[21, 23, 'acts.0.region.atMost']]],
    ['something missing', harbour.replace('    name: Port\n', ''), [[8, 3, 'parties.port.name']]],
    ['no YAML', harbour.replace('union: {', 'union: ['), [[6, 44, '']]],
    ['the same field twice', harbour.replace('id: harbour', 'id: harbour\nid: port'), [[4, 1, '']]],
    ['no negotiation', '- 1\n- 2\n', [[1, 1, '']]],
    ['nothing', '', [[1, 1, '']]],
  ])('should be told by line and column: %s', async (_, text, places) => {
    expect(await faultsOf(text)).toEqual(places)
  })

  it('should be told by line and column in JSON too', async () => {
    const { negotiation } = await readNegotiation(harbour)
    const json = JSON.stringify(negotiation, null, '\t').replace('"by": "port"', '"by": "prot"')
    const line = json.split('\n').findIndex((text) => text.includes('"prot"')) + 1
    const result = await safeReadNegotiation(json)
    expect(result.success ? '' : result.error.message).toMatch(
      new RegExp(`^line ${line}, column \\d+: acts\\[0\\]\\.by: unknown party "prot" .*did you mean "port"\\?$`),
    )
    expect((await faultsOf('{"id": ')).length).toBe(1)
  })

  it('should not blow up: aliases that multiply are refused', async () => {
    const bombs = Array.from(
      { length: 12 },
      (_, i) => `a${i}: &a${i} [${Array(10).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`,
    )
    const result = await safeReadNegotiation(bombs.join('\n'))
    expect(result.success).toBe(false)
  })

  it('should be told of what cannot be written', async () => {
    const { negotiation } = await readNegotiation(harbour)
    const refused = [
      await safeWriteNegotiation({ ...negotiation, title: 1 } as never),
      await safeWriteNegotiation(negotiation, { format: 'xml' as never }),
      await safeWriteNegotiation(negotiation, { keeping: 'a: b: c' }),
    ]
    for (const result of refused) expect(result.success ? undefined : result.error).toBeInstanceOf(DemarcheError)
  })
})

describe('the JSON Schema', () => {
  it('should have one definition for what is used in many places, and the forms of ids and days', () => {
    const text = JSON.stringify(negotiationJsonSchema())
    expect(text.length).toBeLessThan(30_000)
    expect(text).toContain('^[A-Za-z][A-Za-z0-9_-]{0,127}$')
    expect(text).toContain('"format":"date"')
  })

  it('should know the Paris talks, and every field that they use', () => {
    const stored = JSON.parse(readFileSync(new URL('../../examples/paris-talks.json', import.meta.url), 'utf8'))
    const { properties, required } = negotiationJsonSchema() as { properties: object; required: string[] }
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(stored)))
    expect(required).toEqual(['schemaVersion', 'id', 'title', 'parties', 'issues'])
  })
})
