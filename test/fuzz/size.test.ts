import {
  assess,
  DemarcheError,
  defineNegotiation,
  explainDeadlock,
  feasible,
  gap,
  influence,
  type Negotiation,
  overlap,
  parseNegotiation,
  positions,
  recordAll,
  regionOf,
  type Scale,
  trajectory,
} from 'demarche'
import { renderText } from 'demarche/report'
import { describe, expect, it } from 'vitest'

/**
 * Inputs so large that whatever costs their square, or a call within a call for each of their parts, does not come to an
 * end. Nothing here is timed: such a test just never ends, or ends in a RangeError.
 */

const count = 20_000
const many = <T>(make: (index: number) => T, length = count): T[] => Array.from({ length }, (_, i) => make(i))
const keyed = <T>(prefix: string, make: (index: number) => T, length = count): Record<string, T> =>
  Object.fromEntries(many((i) => [`${prefix}${i}`, make(i)], length))

const state = { kind: 'state', name: 'State' }
const talks = (parts: object): object => ({
  schemaVersion: 1,
  id: 'talks',
  title: 'Talks',
  parties: { a: state, b: state },
  issues: { pay: { name: 'Pay', scale: { kind: 'interval', min: 0, max: 100 } } },
  ...parts,
})
const claim = { kind: 'demand', id: 'claim', by: 'a', date: '2025-04-01', issue: 'pay', region: 5, firmness: 'firm' }

function issuesOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof DemarcheError) return error.issues
    throw error
  }
  return []
}

describe('what is large and wrong', () => {
  const levels = many((i) => `level${i}`)
  const ordinal = { kind: 'ordinal', levels } as const

  it.each<[string, object, string]>([
    [
      'parties within parties',
      {
        parties: keyed('party', (i) => ({ ...state, ...(i + 1 < count && { members: [`party${i + 1}`] }) })),
      },
      'inconsistent',
    ],
    [
      'parties within parties, the inmost first',
      { parties: keyed('party', (i) => ({ ...state, ...(i > 0 && { leads: [`party${i - 1}`] }) })) },
      'inconsistent',
    ],
    [
      'parties that are not known, among many that are',
      { parties: keyed('party', (i) => ({ ...state, members: [`prty${i}`] })) },
      'unknownName',
    ],
    ['acts of unknown parties', { acts: many((i) => ({ ...claim, id: `act${i}`, by: `by${i}` })) }, 'unknownName'],
    [
      'answers to unknown acts',
      { acts: many((i) => ({ kind: 'rejection', id: `act${i}`, by: 'a', date: '2025-04-01', answers: `atc${i}` })) },
      'unknownName',
    ],
    ['one id for all acts', { acts: many(() => claim) }, 'duplicateId'],
    ['unknown fields', keyed('titel', () => 1), 'unknownKey'],
    [
      'values off a scale of many levels',
      {
        issues: { pay: { name: 'Pay', scale: ordinal } },
        acts: [{ ...claim, region: { anyOf: many((i) => `levl${i}`) } }],
      },
      'offScale',
    ],
    [
      'conditions off the scale',
      { acts: [{ ...claim, conditionFor: many(() => ({ issue: 'pay', region: { anyOf: [500, 600] } })) }] },
      'offScale',
    ],
    [
      'distances from one option to all others, one of them too long',
      {
        issues: {
          pay: {
            name: 'Pay',
            scale: {
              kind: 'nominal',
              options: many((i) => `option${i}`, 5_000),
              distances: [
                ...many((i) => ({ between: ['option0', `option${i + 1}`], distance: 0.5 }), 4_999),
                { between: ['option1', 'option2'], distance: 1 },
                { between: ['option1', 'option3'], distance: 0.1 },
                { between: ['option2', 'option3'], distance: 0.1 },
              ],
            },
          },
        },
      },
      'inconsistent',
    ],
    ['ids that are none', { parties: keyed('#', () => state) }, 'invalidId'],
    [
      'terms that are none',
      { acts: [{ ...claim, kind: 'proposal', terms: keyed('issue', () => null) }] },
      'invalidType',
    ],
  ])('should be refused, with no more faults than can be read: %s', (_, parts, code) => {
    const issues = issuesOf(() => parseNegotiation(talks(parts)))
    expect(issues[0]?.code).toBe(code)
    expect(issues.length).toBeLessThanOrEqual(1_000)
    expect(issues.every(({ message }) => message.length < 10_000)).toBe(true)
  })

  it('should be refused where it contains itself, or is nested without end', () => {
    const own: Record<string, unknown> = talks({}) as Record<string, unknown>
    own.note = own
    const nested = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
    expect(issuesOf(() => parseNegotiation(own))[0]?.code).toBe('tooDeep')
    expect(issuesOf(() => parseNegotiation(talks({ note: nested })))[0]?.code).toBe('tooDeep')
    expect(issuesOf(() => recordAll(parseNegotiation(talks({})), nested))[0]?.code).toBe('tooDeep')
  })

  it('should be refused where few objects spell out a tree that has no end', () => {
    let shared: unknown = 'end'
    for (let level = 0; level < 60; level++) shared = [shared, shared]
    expect(issuesOf(() => parseNegotiation(talks({ note: shared })))[0]?.code).toBe('invalidType')
  })

  it('should be refused where a list only claims to be long', () => {
    expect(issuesOf(() => parseNegotiation(talks({ acts: new Array(4_294_967_295) })))).toMatchObject([
      { path: ['acts', 0], code: 'missing' },
    ])
  })
})

describe('what is large and right', () => {
  it('should be read however many coalitions share their members', () => {
    const layers = 40
    const parties = Object.fromEntries(
      many((layer) => {
        const inside = layer + 1 < layers ? { leads: [`a${layer + 1}`, `b${layer + 1}`], rule: 'leads' } : {}
        const party = { kind: 'coalition', name: 'Layer', ...inside }
        return [
          [`a${layer}`, party],
          [`b${layer}`, party],
        ]
      }, layers).flat(),
    )
    const acts = [
      { ...claim, id: 'act1', by: `a${layers - 1}`, conditionFor: [{ issue: 'place', region: true }] },
      { ...claim, id: 'act2', by: `b${layers - 1}`, region: 7 },
      { kind: 'rejection', id: 'act3', by: `b${layers - 1}`, date: '2025-04-03', answers: 'act1' },
    ]
    const issues = { ...(talks({}) as Negotiation).issues, place: { name: 'Place', scale: { kind: 'binary' } } }
    const negotiation = parseNegotiation(talks({ parties, issues, acts }))
    expect(positions(negotiation).a0?.pay?.acts).toEqual(['act1', 'act2', 'act3'])
    expect(gap(negotiation, 'a0', 'b0').verdict).toBe('blocked')
    expect(trajectory(negotiation, 'a0', 'b0').steps.length).toBeGreaterThan(0)
    expect(influence(negotiation, 'a0', 'b0').complete).toBe(true)
    expect(feasible(negotiation).possible.answer).toBe('no')
    expect(explainDeadlock(negotiation).deadlocks.length).toBeGreaterThan(0)
    expect(assess(negotiation, { terms: { pay: 5, place: true } })).toHaveLength(2 * layers)
  })

  it('should be a list of acts that is longer than a call can be', () => {
    const negotiation = parseNegotiation(talks({}))
    const acts = many((i) => ({ kind: 'appeal', id: `act${i}`, by: 'a', date: '2025-04-01' }) as const, 150_000)
    expect(recordAll(negotiation, acts).acts).toHaveLength(150_000)
  })

  it('should be one region of many options', () => {
    const scale: Scale = { kind: 'ordinal', levels: many((i) => `level${i}`) }
    const odd = regionOf(scale, { anyOf: scale.levels.filter((_, i) => i % 2 === 1) })
    const even = regionOf(scale, { anyOf: scale.levels.filter((_, i) => i % 2 === 0) })
    expect(overlap(scale, odd, even)).toBe(false)
  })

  it('should be refused and accepted on a scale of very many levels', () => {
    const levels = many((i) => `level${i}`, 150_000)
    const negotiation = defineNegotiation({
      id: 'talks',
      title: 'Talks',
      parties: { a: { kind: 'state', name: 'A' } },
      issues: { pay: { name: 'Pay', scale: { kind: 'ordinal', levels } } },
    }) as Negotiation
    const told = recordAll(negotiation, [
      { kind: 'demand', id: 'claim', by: 'a', date: '2025-04-01', issue: 'pay', region: 'level7', firmness: 'soft' },
      { kind: 'rejection', id: 'no', by: 'a', date: '2025-04-02', issue: 'pay', region: { above: 'level9' } },
    ])
    const { outer } = positions(told).a?.pay ?? {}
    expect(outer?.kind === 'options' ? outer.options.length : 0).toBe(10)
  })

  it('should be set as text: a word without an end, many words, many columns, many rows', () => {
    const render = (head: string[], rows: string[][]) =>
      renderText([{ title: 'Title', blocks: [{ kind: 'table', head, rows }] }])
    const word = 'x'.repeat(1_000_000)
    expect(renderText([{ title: 'Title', blocks: [{ kind: 'paragraph', text: word }] }]).split('\n')).toHaveLength(
      10_003,
    )
    expect(render(['head'], [[`${word} ${'y '.repeat(100_000)}`]]).length).toBeGreaterThan(1_000_000)
    expect(
      render(
        many((i) => `column ${i}`),
        [],
      ).length,
    ).toBeGreaterThan(count)
    expect(
      render(
        ['head'],
        many((i) => [`row ${i}`], 150_000),
      ).split('\n'),
    ).toHaveLength(150_005)
  })
})
