import {
  assess,
  type Blocker,
  blockers,
  type Gap,
  gap,
  gapMatrix,
  type Negotiation,
  type Position,
  position,
  positions,
  type Safe,
  safeGap,
  zopa,
} from 'demarche'
import { describe, expectTypeOf, it } from 'vitest'
import { talks } from './talks.js'

describe('positions', () => {
  it('are a table by party and issue', () => {
    const table = positions(talks)
    expectTypeOf(table.north.seat).toEqualTypeOf<Position>()
    expectTypeOf<keyof typeof table>().toEqualTypeOf<'north' | 'south' | 'bloc'>()
    expectTypeOf<keyof typeof table.bloc>().toEqualTypeOf<'withdrawal' | 'observers' | 'sequence' | 'seat'>()
  })
})

describe('answers', () => {
  it('are data that cannot be assigned to', () => {
    const answer = gap(talks, 'north', 'south')
    expectTypeOf(answer).toEqualTypeOf<Gap>()
    expectTypeOf(answer).pick<'lower'>().toEqualTypeOf<{ readonly lower: number }>()
    expectTypeOf(answer.issues).not.toExtend<unknown[]>()
    expectTypeOf(answer.weights).not.toEqualTypeOf<Record<string, number>>()
    expectTypeOf(blockers(talks)).toEqualTypeOf<readonly Blocker[]>()
  })

  it('come from the safe twins with an error in their place', () => {
    const answer = safeGap(talks, 'north', 'south')
    expectTypeOf(answer).toEqualTypeOf<Safe<Gap>>()
    if (answer.success) expectTypeOf(answer.data).toEqualTypeOf<Gap>()
  })

  it('are given about known names, and only then', () => {
    expectTypeOf(use).toBeFunction()
    expectTypeOf(misuse).toBeFunction()
  })
})

/** Only compiled. Each line of the misuse below differs from one here in a word. */
function use(stored: Negotiation, name: string): void {
  gap(talks, 'north', 'south', { issues: ['seat'], weights: { seat: 1 } })
  safeGap(talks, 'north', 'south', { issues: ['seat'] })
  gapMatrix(talks, { parties: ['north', 'south'], issues: ['seat'] })
  position(talks, 'north', 'seat')
  zopa(talks, 'seat', { parties: ['north'] })
  blockers(talks, { parties: ['north'] })
  assess(talks, { terms: { seat: 'Geneva' } }, { parties: ['north'] })
  gap(stored, name, 'anybody', { issues: [name] })
  position(stored, name, name)
}

/** Only compiled: the lines marked must fail. */
function misuse(name: string): void {
  // @ts-expect-error a misspelt party
  gap(talks, 'nroth', 'south')
  // @ts-expect-error a misspelt party
  gap(talks, 'north', 'suoth')
  // @ts-expect-error a name that may be anybody's
  gap(talks, 'north', name)
  // @ts-expect-error an unknown issue
  gap(talks, 'north', 'south', { issues: ['saet'] })
  // @ts-expect-error a weight of an unknown issue
  gap(talks, 'north', 'south', { weights: { saet: 1 } })
  // @ts-expect-error a metric that there is not
  gap(talks, 'north', 'south', { metric: 'crowFlight' })
  // @ts-expect-error an unknown issue
  safeGap(talks, 'north', 'south', { issues: ['saet'] })
  // @ts-expect-error a misspelt party
  gapMatrix(talks, { parties: ['north', 'suoth'] })
  // @ts-expect-error an unknown issue
  gapMatrix(talks, { issues: ['saet'] })
  // @ts-expect-error an unknown issue
  position(talks, 'north', 'saet')
  // @ts-expect-error a misspelt party
  positions(talks).nroth
  // @ts-expect-error an unknown issue
  positions(talks).north.saet
  // @ts-expect-error an unknown issue
  zopa(talks, 'saet')
  // @ts-expect-error a misspelt party
  zopa(talks, 'seat', { parties: ['nroth'] })
  // @ts-expect-error a misspelt party
  blockers(talks, { parties: ['nroth'] })
  // @ts-expect-error a term off its scale
  assess(talks, { terms: { seat: 'Paris' } })
  // @ts-expect-error an answer is never changed in place
  gap(talks, 'north', 'south').lower = 0
}
