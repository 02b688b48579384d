import {
  type Act,
  type ActInput,
  demand,
  hypotheticalActs,
  type Negotiation,
  record,
  whatIf,
  whatIfAll,
} from 'demarche'
import { describe, expectTypeOf, it } from 'vitest'
import { talks } from './talks.js'

const act = { id: 'd1', by: 'north', issue: 'observers', region: true, date: '2025-04-17', firmness: 'firm' } as const

describe('whatIf', () => {
  it('leaves the names of the negotiation as they were', () => {
    expectTypeOf(whatIf(talks)).toEqualTypeOf(talks)
    expectTypeOf(whatIfAll(talks, [])).toEqualTypeOf(talks)
    expectTypeOf(hypotheticalActs(talks)).toEqualTypeOf<readonly string[]>()
  })

  it('reads the mark of an act, which cannot be written', () => {
    expectTypeOf<Act['hypothetical']>().toEqualTypeOf<true | undefined>()
    expectTypeOf<'hypothetical' extends keyof ActInput ? true : false>().toEqualTypeOf<false>()
  })

  it('compiles when its acts fit the negotiation, and only then', () => {
    expectTypeOf(use).toBeFunction()
    expectTypeOf(misuse).toBeFunction()
  })
})

/** Only compiled. Each line of the misuse below differs from one here in a word. */
function use(stored: Negotiation): void {
  whatIf(talks, demand(act))
  whatIf(talks, { ...act, kind: 'demand' })
  whatIfAll(talks, [demand(act)])
  record(talks, { ...act, kind: 'demand' })
  record(stored, ...stored.acts)
}

/** Only compiled: the lines marked must fail. */
function misuse(): void {
  // @ts-expect-error a misspelt party
  whatIf(talks, demand({ ...act, by: 'nroth' }))
  // @ts-expect-error an unknown issue
  whatIf(talks, { ...act, kind: 'demand', issue: 'borders' })
  // @ts-expect-error a value off the scale
  whatIfAll(talks, [demand({ ...act, region: 1 })])
  // @ts-expect-error the mark is set by whatIf
  demand({ ...act, hypothetical: true })
  // @ts-expect-error the mark is set by whatIf
  whatIf(talks, { ...act, kind: 'demand', hypothetical: true })
  // @ts-expect-error what is recorded is not hypothetical
  record(talks, { ...act, kind: 'demand', hypothetical: true })
}
