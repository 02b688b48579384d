import { defineNegotiation, demand, type Negotiation, proposal, record, rejection, statement } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearingActs } from '../../src/gap/influence/bearingActs.js'
import { placesThatMatter, withoutHoles } from '../../src/gap/influence/holes.js'
import { fromCuts, type Interval, type IntervalRegion } from '../../src/model/region.js'

const date = '2026-01-10'

/** Every cut from 0 to 12 is taken or not: just before a number, or just after it. */
const region = fc
  .uniqueArray(fc.record({ at: fc.nat({ max: 12 }), after: fc.boolean() }), {
    maxLength: 12,
    selector: ({ at, after }) => 2 * at + Number(after),
  })
  .map((cuts) => fromCuts(cuts.toSorted((x, y) => x.at - y.at || Number(x.after) - Number(y.after))))
const places = fc
  .uniqueArray(fc.nat({ max: 24 }), { maxLength: 6 })
  .map((numbers) => numbers.map((number) => number / 2).toSorted((x, y) => x - y))

describe('withoutHoles', () => {
  it('should close exactly the holes without a place in them or at their ends', () => {
    fc.assert(
      fc.property(region, places, (before, known) => {
        expect(withoutHoles(before, known).kind).toBe('intervals')
        const { intervals } = withoutHoles(before, known) as IntervalRegion
        expect(intervals).toEqual(closed(before.intervals, known))
      }),
    )
  })

  it('should leave a region as it is when there is nothing to close', () => {
    fc.assert(
      fc.property(region, places, (before, known) => {
        const once = withoutHoles(before, known)
        expect(withoutHoles(once, known)).toBe(once)
      }),
    )
    const options = { kind: 'options', options: ['none', 'many'] } as const
    expect(withoutHoles(options, [])).toBe(options)
  })

  it('should count a place at either end of a hole', () => {
    const split = fromCuts([0, 2, 5, 9].map((at) => ({ at, after: false })))
    const whole = [{ from: 0, to: 9, fromOpen: false, toOpen: true }]
    for (const place of [2, 3, 5]) expect(withoutHoles(split, [0, place, 8])).toBe(split)
    for (const place of [1, 6]) expect(withoutHoles(split, [0, place, 8])).toMatchObject({ intervals: whole })
  })
})

/** Neighbours without a place from the end of one to the start of the other, written as one. */
function closed(intervals: readonly Interval[], known: readonly number[]): Interval[] {
  const all: Interval[] = []
  for (const next of intervals) {
    const last = all.at(-1)
    if (last === undefined || known.some((place) => last.to <= place && place <= next.from)) all.push(next)
    else all[all.length - 1] = { from: last.from, fromOpen: last.fromOpen, to: next.to, toOpen: next.toOpen }
  }
  return all
}

describe('placesThatMatter', () => {
  const talks = defineNegotiation({
    id: 'talks',
    title: 'Talks',
    parties: {
      self: { kind: 'state', name: 'Self' },
      one: { kind: 'state', name: 'One' },
      two: { kind: 'state', name: 'Two' },
      both: { kind: 'coalition', name: 'Both', members: ['one', 'two'], rule: 'unanimity' },
      third: { kind: 'state', name: 'Third' },
    },
    issues: {
      x: { name: 'X', scale: { kind: 'interval', min: 0, max: 100 } },
      y: { name: 'Y', scale: { kind: 'interval', min: 0, max: 100 } },
      level: { name: 'Level', scale: { kind: 'ordinal', levels: ['low', 'middle', 'high'] } },
    },
  })
  const said = record(
    talks,
    proposal({ id: 'offer', by: 'third', terms: { x: 61, y: 62, level: 'low' }, date }),
    // Of the other.
    demand({ id: 'range', by: 'one', issue: 'x', region: { atLeast: 9, atMost: 30 }, firmness: 'firm', date }),
    proposal({ id: 'point', by: 'two', terms: { x: 10 }, date }),
    demand({ id: 'high', by: 'both', issue: 'level', region: 'high', firmness: 'firm', date }),
    statement({ id: 'weighs', by: 'one', issue: 'x', salience: 1, date }),
    demand({ id: 'elsewhere', by: 'one', issue: 'y', region: 7, firmness: 'firm', date }),
    rejection({ id: 'refused', by: 'two', answers: 'offer', date }),
    // Of the party itself, and of others.
    demand({ id: 'own', by: 'self', issue: 'x', region: { atLeast: 41, atMost: 42 }, firmness: 'firm', date }),
    proposal({ id: 'bid', by: 'one', terms: { x: 20 }, date }),
    rejection({ id: 'ownRefusal', by: 'self', answers: 'bid', date }),
    demand({ id: 'aside', by: 'third', issue: 'x', region: 51, firmness: 'firm', date }),
    proposal({ id: 'last', by: 'self', terms: { x: 70 }, date }),
    rejection({ id: 'asideRefusal', by: 'third', answers: 'last', date }),
  ) as Negotiation
  const acts = bearingActs(said, Object.keys(said.parties), ['x', 'y', 'level'])
  const placesOf = (issue: string, party: string, other: string) => placesThatMatter(said, acts, issue, party, other)

  it('should be the ends of what is said of the other, at any remove, and of what the party refuses, rising', () => {
    // One: from 9 to 30, and 20; two: 10. To refuse a package says nothing of its terms.
    expect(placesOf('x', 'self', 'both')).toEqual([9, 10, 20, 30])
  })

  it('should take what the party refuses, and nothing else that it says', () => {
    // Of third: 61 in a package and 51; it refuses 70. The party itself refuses 20, and asks for 41 to 42.
    expect(placesOf('x', 'self', 'third')).toEqual([20, 51, 61, 70])
    expect(placesOf('x', 'one', 'two')).toEqual([10])
    expect(placesOf('x', 'third', 'two')).toEqual([10, 70])
  })

  it('should take them from the issue that is asked for', () => {
    expect(placesOf('y', 'self', 'both')).toEqual([7])
    expect(placesOf('y', 'self', 'third')).toEqual([62])
  })

  it('should be none on a scale of options', () => {
    expect(placesOf('level', 'self', 'both')).toEqual([])
  })
})
