import { readFileSync } from 'node:fs'
import { blockers, compare, demandStatus, gap, parseNegotiation, position, positions, zopa } from 'demarche'
import { readNegotiation } from 'demarche/io'
import { describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'

describe('the Paris talks', () => {
  it('should be stored as the JSON beside them, which `tsx examples/paris/save.ts` writes', () => {
    const stored = readFileSync(new URL('../../examples/paris-talks.json', import.meta.url), 'utf8')
    expect(parseNegotiation(JSON.parse(stored))).toStrictEqual(parisTalks)
    expect(stored).toBe(`${JSON.stringify(parisTalks, null, 1)}\n`)
  })

  it('should be told by a file in YAML just so', async () => {
    const stored = readFileSync(new URL('../../examples/paris-talks.yaml', import.meta.url))
    expect((await readNegotiation(stored)).negotiation).toStrictEqual(parisTalks)
  })

  it('should be blocked between Russia and Ukraine on mobilisation and arms, and nowhere else', () => {
    expect(blockers(parisTalks).map(({ issue, parties, acts }) => ({ issue, parties, acts }))).toEqual([
      {
        issue: 'mobilisation',
        parties: ['russia', 'ukraine'],
        acts: { russia: ['demandMobilisation'], ukraine: ['rejectMobilisation'] },
      },
      {
        issue: 'armsSupplies',
        parties: ['russia', 'ukraine'],
        acts: { russia: ['demandArms'], ukraine: ['rejectArms'] },
      },
    ])
  })

  it('should leave the suppliers of arms without an answer, though the recipient has given one', () => {
    const [mobilisation, arms] = demandStatus(parisTalks)
    expect(mobilisation).toMatchObject({ act: 'demandMobilisation', status: { ukraine: 'rejected' }, rejectedBy: [] })
    expect(arms).toMatchObject({ act: 'demandArms', status: { west: 'open' }, rejectedBy: ['ukraine'] })
    expect(arms?.conditionFor).toEqual([{ issue: 'comprehensiveDeal', region: true, certainty: 'implied' }])
  })

  it('should make no position out of a doubt, an accusation or a hope', () => {
    expect(positions(parisTalks).us.reassuranceForce.known).toBe(false)
    expect(positions(parisTalks).russia.deEscalation.known).toBe(false)
    expect(positions(parisTalks).europe.prolonging.known).toBe(false)
    expect(positions(parisTalks).us.relay.known).toBe(false)
  })

  it('should keep Europe, the EU, the coalition and its members apart', () => {
    expect(position(parisTalks, 'coalition', 'securityAssurances').known).toBe(true)
    for (const party of ['uk', 'france', 'europe', 'eu'] as const) {
      expect(position(parisTalks, party, 'securityAssurances').known).toBe(false)
    }
  })

  it('should know nothing certain of the distance between the US and Europe, whatever strains are reported', () => {
    expect(gap(parisTalks, 'us', 'europe')).toMatchObject({ lower: 0, upper: 1, verdict: 'unknown' })
    expect(
      Object.values(parisTalks.relations).filter(({ kind, between }) => kind === 'strain' && between.includes('us')),
    ).toHaveLength(3)
  })

  it('should hold a plan for some troops, at most 25,000, that nobody has ruled out', () => {
    const force = zopa(parisTalks, 'reassuranceForce', { parties: ['france', 'uk'] })
    expect(force.shown).toEqual({
      kind: 'intervals',
      intervals: [{ from: 0, to: 25_000, fromOpen: true, toOpen: false }],
    })
    expect(force.acts).toEqual(['planForce'])
  })

  it('should say where each act was read, and who asserts it', () => {
    for (const act of parisTalks.acts) {
      expect(act.evidence?.length, act.id).toBeGreaterThan(0)
      expect(act.assertedBy).toBeDefined()
      for (const { selector } of act.evidence ?? [])
        expect(selector).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    }
    expect(compare(parisTalks, parisTalks).acts).toEqual({ added: [], removed: [], changed: [] })
  })
})
