import {
  type ActInput,
  type BinaryScale,
  defineNegotiation,
  type IssueId,
  type Negotiation,
  type OrdinalScale,
  type PartyId,
  parseNegotiation,
  type RegionExpression,
  type Scale,
  type ValueOn,
} from 'demarche'
import { describe, expectTypeOf, it } from 'vitest'
import { talks } from './talks.js'

type NamesOf<N> = N extends Negotiation<infer Names> ? Names : never
type Names = NamesOf<typeof talks>

const head = { id: 'talks', title: 'Talks' }
const parties = { north: { kind: 'state', name: 'North' } } as const
const bloc = { kind: 'coalition', name: 'Bloc' } as const
const envoy = { name: 'Envoy', role: 'negotiator' }
const levels = ['none', 'some', 'all']
const issues = { seat: { name: 'Seat', scale: { kind: 'binary' } } } as const

describe('defineNegotiation', () => {
  it('infers every id', () => {
    expectTypeOf<PartyId<Names>>().toEqualTypeOf<'north' | 'south' | 'bloc'>()
    expectTypeOf<IssueId<Names>>().toEqualTypeOf<'withdrawal' | 'observers' | 'sequence' | 'seat'>()
    expectTypeOf<Names['delegate']>().toEqualTypeOf<'envoy'>()
    expectTypeOf<Names['source']>().toEqualTypeOf<'wire'>()
    expectTypeOf<keyof typeof talks.parties>().toEqualTypeOf<PartyId<Names>>()
    expectTypeOf<keyof typeof talks.issues>().toEqualTypeOf<IssueId<Names>>()
  })

  it('infers the values of every scale', () => {
    expectTypeOf<ValueOn<Names['scales']['withdrawal']>>().toEqualTypeOf<number>()
    expectTypeOf<ValueOn<Names['scales']['observers']>>().toEqualTypeOf<boolean>()
    expectTypeOf<ValueOn<Names['scales']['sequence']>>().toEqualTypeOf<'troops first' | 'together' | 'aid first'>()
    expectTypeOf<ValueOn<Names['scales']['seat']>>().toEqualTypeOf<'Geneva' | 'Vienna'>()
    expectTypeOf<ValueOn<Scale>>().toEqualTypeOf<boolean | number | string>()
    expectTypeOf<ValueOn<BinaryScale>>().toEqualTypeOf<boolean>()
    expectTypeOf<ValueOn<OrdinalScale>>().toEqualTypeOf<string>()
  })

  it('leaves nobody to name where nobody is named', () => {
    const none = defineNegotiation({ id: 'none', title: 'None', parties: {}, issues: {} })
    expectTypeOf<keyof typeof none.delegates>().toEqualTypeOf<never>()
    expectTypeOf<keyof typeof none.sources>().toEqualTypeOf<never>()
  })

  it('returns data that cannot be assigned to', () => {
    expectTypeOf(talks).pick<'title'>().toEqualTypeOf<{ readonly title: string }>()
    expectTypeOf(talks.acts).not.toExtend<unknown[]>()
    expectTypeOf(talks.parties.bloc.members).not.toExtend<unknown[] | undefined>()
  })

  it('compiles when its parts fit together, and only then', () => {
    expectTypeOf(use).toBeFunction()
    expectTypeOf(misuse).toBeFunction()
  })

  it('passes where a negotiation with any names is wanted', () => {
    expectTypeOf(talks).toExtend<Negotiation>()
  })
})

describe('a stored negotiation', () => {
  it('has wide ids', () => {
    expectTypeOf(parseNegotiation).parameter(0).toEqualTypeOf<unknown>()
    expectTypeOf(parseNegotiation).returns.toEqualTypeOf<Negotiation>()
    expectTypeOf<PartyId<NamesOf<Negotiation>>>().toEqualTypeOf<string>()
    expectTypeOf<IssueId<NamesOf<Negotiation>>>().toEqualTypeOf<string>()
    expectTypeOf<Extract<ActInput, { kind: 'demand' }>['region']>().toEqualTypeOf<RegionExpression>()
  })
})

/** Only compiled. Each line of the misuse below differs from one here in a word. */
function use(): void {
  defineNegotiation({ ...head, issues, parties: { ...parties, bloc: { ...bloc, members: ['north'] } } })
  defineNegotiation({ ...head, issues, parties: { north: { kind: 'state', name: 'North' } } })
  defineNegotiation({ ...head, parties, issues, delegates: { envoy: { ...envoy, speaksFor: ['north'] } } })
  defineNegotiation({ ...head, parties, issues: { seat: { name: 'Seat', scale: { kind: 'binary' } } } })
  defineNegotiation({ ...head, parties, issues: { seat: { name: 'Seat', scale: { kind: 'ordinal', levels } } } })
}

/** Only compiled: the lines marked must fail. */
function misuse(): void {
  // @ts-expect-error a member that is no party
  defineNegotiation({ ...head, issues, parties: { ...parties, bloc: { ...bloc, members: ['nroth'] } } })
  // @ts-expect-error a kind of party that there is not
  defineNegotiation({ ...head, issues, parties: { north: { kind: 'planet', name: 'North' } } })
  // @ts-expect-error a delegate of nobody
  defineNegotiation({ ...head, parties, issues, delegates: { envoy: { ...envoy, speaksFor: ['nroth'] } } })
  // @ts-expect-error a kind of scale that there is not
  defineNegotiation({ ...head, parties, issues: { seat: { name: 'Seat', scale: { kind: 'fuzzy' } } } })
  // @ts-expect-error an ordinal scale without levels
  defineNegotiation({ ...head, parties, issues: { seat: { name: 'Seat', scale: { kind: 'ordinal' } } } })
  // @ts-expect-error a field that there is not
  defineNegotiation({ ...head, parties, issues, venue: 'Vienna' })
  // @ts-expect-error a negotiation is never changed in place
  talks.title = 'Other talks'
  // @ts-expect-error a negotiation is never changed in place
  talks.parties.north.name = 'Nord'
  // @ts-expect-error a negotiation is never changed in place
  talks.issues.sequence.scale.levels.push('never')
}
