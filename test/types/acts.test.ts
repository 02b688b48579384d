import {
  type ActInput,
  acceptance,
  demand,
  type Negotiation,
  proposal,
  record,
  rejection,
  statement,
  type TermsOf,
  withdraw,
} from 'demarche'
import { describe, expectTypeOf, it } from 'vitest'
import { talks } from './talks.js'

type Names = typeof talks extends Negotiation<infer Names> ? Names : never
type Demand = Extract<ActInput<Names>, { kind: 'demand' }>
type DemandOn<Issue> = Extract<Demand, { issue: Issue }>

const common = { id: 'd1', date: '2025-04-17', firmness: 'firm' } as const

describe('acts', () => {
  it('name the parties, issues and levels of their negotiation', () => {
    expectTypeOf<Demand['by']>().toEqualTypeOf<'north' | 'south' | 'bloc'>()
    expectTypeOf<Demand['issue']>().toEqualTypeOf<'withdrawal' | 'observers' | 'sequence' | 'seat'>()
    expectTypeOf<NonNullable<Demand['speaker']>>().toEqualTypeOf<'envoy'>()
    expectTypeOf<boolean>().toExtend<DemandOn<'observers'>['region']>()
    expectTypeOf<number>().not.toExtend<DemandOn<'observers'>['region']>()
    expectTypeOf<{ atMost: 'together' }>().toExtend<DemandOn<'sequence'>['region']>()
    expectTypeOf<{ atMost: 'Vienna' }>().not.toExtend<DemandOn<'seat'>['region']>()
    expectTypeOf<{ anyOf: ['Geneva', 'Vienna'] }>().toExtend<DemandOn<'seat'>['region']>()
  })

  it('keep their literal types through the functions that label them', () => {
    const made = demand({ ...common, by: 'north', issue: 'observers', region: true })
    expectTypeOf(made.kind).toEqualTypeOf<'demand'>()
    expectTypeOf(made.by).toEqualTypeOf<'north'>()
    expectTypeOf(made).toExtend<ActInput<Names>>()
  })

  it('propose terms on the scale of each issue', () => {
    expectTypeOf<keyof TermsOf<Names>>().toEqualTypeOf<keyof typeof talks.issues>()
    expectTypeOf<{ seat: 'Geneva'; withdrawal: { below: 20 } }>().toExtend<TermsOf<Names>>()
    expectTypeOf<{ seat: 'Paris' }>().not.toExtend<TermsOf<Names>>()
  })

  it('leave the names of the negotiation as they were', () => {
    expectTypeOf(record(talks)).toEqualTypeOf(talks)
  })

  it('compile when they fit the negotiation, and only then', () => {
    expectTypeOf(use).toBeFunction()
    expectTypeOf(misuse).toBeFunction()
  })
})

/** Only compiled. Each line of the misuse below differs from one here in a word. */
function use(): void {
  record(talks, demand({ ...common, by: 'north', issue: 'observers', region: true, speaker: 'envoy' }))
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'observers', region: true })
  record(talks, demand({ ...common, by: 'north', issue: 'sequence', region: { atLeast: 'together' } }))
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'sequence', region: 'together' })
  record(talks, statement({ ...common, by: 'north', issue: 'withdrawal', region: { above: 10 }, ideal: 40 }))
  record(talks, rejection({ id: 'r1', date: '2025-04-18', by: 'south', issue: 'seat', region: 'Vienna' }))
  record(talks, acceptance({ id: 'a1', date: '2025-04-18', by: 'south', answers: 'p1', issues: ['seat'] }))
  record(talks, proposal({ id: 'p1', date: '2025-04-17', by: 'north', terms: { seat: 'Geneva', withdrawal: 20 } }))
  const conditionFor = [{ issue: 'observers', region: true }] as const
  record(talks, demand({ ...common, by: 'north', issue: 'seat', region: 'Geneva', conditionFor }))
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'seat', region: 'Geneva', conditionFor })
  withdraw(talks, 'd1', { date: '2025-04-19', by: 'north' })
}

/** Only compiled: the lines marked must fail. */
function misuse(): void {
  // @ts-expect-error a misspelt party
  record(talks, demand({ ...common, by: 'nroth', issue: 'observers', region: true }))
  // @ts-expect-error an unknown issue
  record(talks, demand({ ...common, by: 'north', issue: 'borders', region: true }))
  // @ts-expect-error a level that the scale does not have
  record(talks, demand({ ...common, by: 'north', issue: 'sequence', region: { atLeast: 'tanks first' } }))
  // @ts-expect-error a number on a binary issue
  record(talks, demand({ ...common, by: 'north', issue: 'observers', region: 1 }))
  // @ts-expect-error a field that there is not
  demand({ ...common, by: 'north', issue: 'observers', region: true, mood: 'grim' })
  // @ts-expect-error a delegate that there is not
  record(talks, demand({ ...common, by: 'north', issue: 'observers', region: true, speaker: 'north' }))
  // @ts-expect-error a missing region
  demand({ ...common, by: 'north', issue: 'observers' })

  // @ts-expect-error a misspelt party
  record(talks, { ...common, kind: 'demand', by: 'nroth', issue: 'observers', region: true })
  // @ts-expect-error an unknown issue
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'borders', region: true })
  // @ts-expect-error a level that the scale does not have
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'sequence', region: 'tanks first' })
  // @ts-expect-error a number on a binary issue
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'observers', region: 1 })
  // @ts-expect-error a field that there is not
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'observers', region: true, mood: 'grim' })

  // @ts-expect-error an ideal point off the scale
  record(talks, statement({ ...common, by: 'north', issue: 'withdrawal', region: { above: 10 }, ideal: 'far' }))
  // @ts-expect-error bounds on a scale without order
  record(talks, rejection({ id: 'r1', date: '2025-04-18', by: 'south', issue: 'seat', region: { atLeast: 'Vienna' } }))
  // @ts-expect-error an answer about an unknown issue
  record(talks, acceptance({ id: 'a1', date: '2025-04-18', by: 'south', answers: 'p1', issues: ['saet'] }))
  // @ts-expect-error a term on an unknown issue
  record(talks, proposal({ id: 'p1', date: '2025-04-17', by: 'north', terms: { saet: 'Geneva' } }))
  // @ts-expect-error a term off its scale
  record(talks, proposal({ id: 'p1', date: '2025-04-17', by: 'north', terms: { seat: 'Geneva', withdrawal: true } }))
  // @ts-expect-error a term off its scale
  record(talks, { kind: 'proposal', id: 'p1', date: '2025-04-17', by: 'north', terms: { seat: 'Paris' } })

  const unknownIssue = [{ issue: 'borders', region: true }] as const
  const offScale = [{ issue: 'observers', region: 1 }] as const
  // @ts-expect-error a condition for an outcome on an unknown issue
  record(talks, demand({ ...common, by: 'north', issue: 'seat', region: 'Geneva', conditionFor: unknownIssue }))
  // @ts-expect-error a condition for an outcome off its scale
  record(talks, demand({ ...common, by: 'north', issue: 'seat', region: 'Geneva', conditionFor: offScale }))
  // @ts-expect-error a condition for an outcome on an unknown issue
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'seat', region: 'Geneva', conditionFor: unknownIssue })
  // @ts-expect-error a condition for an outcome off its scale
  record(talks, { ...common, kind: 'demand', by: 'north', issue: 'seat', region: 'Geneva', conditionFor: offScale })

  // @ts-expect-error a misspelt party
  withdraw(talks, 'd1', { date: '2025-04-19', by: 'nroth' })
  // @ts-expect-error no day
  withdraw(talks, 'd1', { by: 'north' })
}
