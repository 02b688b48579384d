import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/model/nearest.js'

/** Straight from the definition: the fewest insertions, deletions, substitutions and swaps of neighbours, none edited twice. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)]
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return Math.min(
    edits(restA, b) + 1,
    edits(a, restB) + 1,
    edits(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
    ...(isSwapped ? [edits(restA.slice(0, -1), restB.slice(0, -1)) + 1] : []),
  )
}

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })

describe('nearest', () => {
  it('finds the first of the names with the fewest edits, up to a third of the length of what is sought, or one', () => {
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 4 }), (name, known) => {
        const most = Math.max(1, Math.floor(name.length / 3))
        const distances = known.map((candidate) => edits(name, candidate))
        const least = Math.min(most + 1, ...distances)
        expect(nearest(name, known)).toBe(least > most ? undefined : known[distances.indexOf(least)])
      }),
    )
  })

  it('takes neighbours that are swapped for one slip, and no others', () => {
    expect(nearest('ab', ['ba'])).toBe('ba')
    expect(nearest('xabx', ['xbax'])).toBe('xbax')
    expect(nearest('ab', ['bc'])).toBeUndefined()
    expect(nearest('ab', ['ca'])).toBeUndefined()
    expect(nearest('abc', ['cab'])).toBeUndefined()
  })

  it('compares no more than the first 64 characters', () => {
    const [long, longer] = ['x'.repeat(64), `${'x'.repeat(64)}${'y'.repeat(60)}`]
    expect(nearest(longer, [long])).toBe(long)
    expect(nearest(long, [longer])).toBe(longer)
    expect(nearest('x'.repeat(63), ['y', long])).toBe(long)
  })

  it('compares no more than the first 1,000 names', () => {
    const others = Array.from({ length: 1_000 }, (_, i) => `other-${i}-name-of-some-length`)
    expect(nearest('here', [...others.slice(1), 'hree'])).toBe('hree')
    expect(nearest('here', [...others, 'hree'])).toBeUndefined()
  })
})
