import { type Act, defineNegotiation, type Negotiation } from 'demarche'
import * as fc from 'fast-check'
import { seal } from '../../src/record/checked.js'

export const parties = ['a', 'b', 'c'] as const

const regions = {
  pay: ['low', 'mid', 'high', { atLeast: 'mid' }, { atMost: 'mid' }],
  vote: [true, false],
  venue: ['north', 'south', { anyOf: ['south', 'east'] }, { anyOf: ['north', 'south'] }],
} as const
export const issues = Object.keys(regions) as (keyof typeof regions)[]

/** Eighteen packages among two and those who are read through the first of them while they are silent. */
const empty = defineNegotiation({
  id: 'small',
  title: 'A small dispute',
  parties: {
    a: { kind: 'organisation', name: 'A' },
    b: { kind: 'organisation', name: 'B' },
    c: { kind: 'coalition', name: 'C', members: ['a', 'b'], rule: 'leads', leads: ['a'] },
  },
  issues: {
    pay: { name: 'Pay', scale: { kind: 'ordinal', levels: ['low', 'mid', 'high'] } },
    vote: { name: 'A vote', scale: { kind: 'binary' } },
    venue: { name: 'The venue', scale: { kind: 'nominal', options: ['north', 'south', 'east'] } },
  },
}) as Negotiation

const terms = fc
  .uniqueArray(fc.constantFrom(...issues), { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((issue) => fc.tuple(fc.constant(issue), fc.constantFrom(...regions[issue])))),
  )
const term = fc
  .constantFrom(...issues)
  .chain((issue) => fc.record({ issue: fc.constant(issue), region: fc.constantFrom(...regions[issue]) }))

const act = fc.record({
  kind: fc.constantFrom(
    ...([
      'say',
      'say',
      'demand',
      'demand',
      'propose',
      'propose',
      'accept',
      'accept',
      'reject',
      'reject',
      'refuse',
    ] as const),
    'withdraw' as const,
  ),
  by: fc.constantFrom('a', 'b', 'a', 'b', 'c'),
  firm: fc.boolean(),
  term,
  condition: term,
  terms,
  which: fc.nat({ max: 20 }),
})

/** Up to so many acts on three issues, as they are once they are recorded; an answer to nothing is left out. */
export function smallDisputes(most: number): fc.Arbitrary<Negotiation> {
  return fc.array(act, { maxLength: most }).map((drawn) => {
    const acts: Act[] = []
    for (const [i, one] of drawn.entries()) acts.push(...(toActs(acts, `act${i}`, one) as Act[]))
    return seal({ ...empty, acts })
  })
}

function toActs(acts: readonly Act[], id: string, { kind, by, firm, term, condition, terms, which }: Drawn): unknown[] {
  const own = { id, by, date: '2026-01-10' }
  const firmness = firm ? 'firm' : 'soft'
  const someOf = (all: readonly Act[]) => (all.length === 0 ? [] : [(all[which % all.length] as Act).id])
  const answered = someOf(acts.filter((one) => one.kind === 'proposal' || one.kind === 'demand'))
  switch (kind) {
    case 'say':
      return [{ ...own, kind: 'statement', ...term, firmness }]
    case 'demand':
      return [{ ...own, kind: 'demand', ...term, firmness, ...(firm ? {} : { conditionFor: [condition] }) }]
    case 'propose':
      return [{ ...own, kind: 'proposal', terms: Object.fromEntries(terms) }]
    case 'accept':
      return answered.map((answers) => ({ ...own, kind: 'acceptance', answers }))
    case 'reject':
      return answered.map((answers) => {
        const offer = acts.find((one) => one.id === answers)
        const named = offer?.kind === 'proposal' && firm ? { issues: Object.keys(offer.terms).slice(0, 2) } : {}
        return { ...own, kind: 'rejection', answers, ...named }
      })
    case 'refuse':
      return [{ ...own, kind: 'rejection', ...term }]
    case 'withdraw': {
      const made = acts.filter((one) => 'by' in one && one.by === by && one.kind !== 'withdrawal')
      return someOf(made).map((withdraws) => ({ ...own, kind: 'withdrawal', withdraws }))
    }
  }
}

type Drawn = typeof act extends fc.Arbitrary<infer T> ? T : never
