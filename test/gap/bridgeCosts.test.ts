import { type ActInput, defineNegotiation, type Negotiation, recordAll } from 'demarche'
import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../src/gap/agreement/scope.js'
import { compareCosts, gapOf, nearestBox, tiedRooms } from '../../src/gap/bridge/cost.js'
import { type Problem, problemOf } from '../../src/gap/bridge/problem.js'
import { leastCost, mixedCost, nearestTo, shortfalls } from '../../src/gap/bridge/shortfall.js'

const talks = defineNegotiation({
  id: 'talks',
  title: 'Talks',
  parties: { a: { kind: 'organisation', name: 'A' }, b: { kind: 'organisation', name: 'B' } },
  issues: {
    vote: { name: 'vote', scale: { kind: 'binary' } },
    venue: {
      name: 'venue',
      scale: {
        kind: 'nominal',
        options: ['north', 'south', 'east'],
        distances: [{ between: ['north', 'south'], distance: 0.5 }],
      },
    },
    pay: { name: 'pay', scale: { kind: 'interval', min: 0, max: 10 } },
  },
})

/** The first has ruled the east out; no vote, or the north, or at least 8 %. Half of the weight is on the pay. */
const either = (): Problem => {
  const acts = [
    { kind: 'statement', firmness: 'firm', issue: 'venue', region: { anyOf: ['north', 'south'] } },
    {
      kind: 'proposal',
      by: 'b',
      terms: { vote: true, venue: { anyOf: ['south', 'east'] }, pay: { below: 8 } },
    },
    { kind: 'rejection', answers: 'act1' },
  ]
  const record = recordAll(
    talks as Negotiation,
    acts.map((act, i) => ({ id: `act${i}`, by: 'a', date: `2026-01-0${1 + i}`, ...act })) as ActInput[],
  )
  return problemOf(scopeOf(record, { parties: ['a'] } as object), { vote: 1, venue: 1, pay: 2 })
}

const [vote, venue, pay] = [0, 1, 2] as const
const point = (place: number) => ({ place, next: place, share: 0 })

describe('what packages cost', () => {
  const problem = either()
  // Places of the pay: 0, up to 8, 8, up to 10, 10.
  const packageAt = (onVote: number, onVenue: number, onPay: number) =>
    new Map([
      [vote, onVote],
      [venue, onVenue],
      [pay, onPay],
    ])

  it('should have a box for each way to leave a refused package', () => {
    expect(problem.rooms).toHaveLength(1)
    expect(problem.rooms[0]?.leeway.boxes).toHaveLength(3)
    expect(tiedRooms(problem, [vote])).toEqual([0])
    expect(problem.axes[pay]?.places.map(({ value }) => value)).toEqual([0, 4, 8, 9, 10])
  })

  it('should be measured from the nearest box, and of boxes as near from the one with fewer steps, then from the first', () => {
    // In the south at 0 %: a quarter for no vote, an eighth for the north.
    expect(nearestBox(problem, 0, packageAt(1, 1, 0))).toEqual({ box: 1, cost: { spans: 0.125, steps: 1 } })
    expect(nearestBox(problem, 0, packageAt(1, 1, 0), new Map([[0, [0, 2]]]))).toEqual({
      box: 0,
      cost: { spans: 0.25, steps: 1 },
    })
    expect(nearestBox(problem, 0, packageAt(1, 1, 0), new Map([[0, [2]]]))).toEqual({
      box: 2,
      cost: { spans: 0.4, steps: 1 },
    })
    // In the east nobody gets around the venue: to the north alone is enough.
    expect(nearestBox(problem, 0, packageAt(1, 2, 0))).toEqual({ box: 1, cost: { spans: 0.25, steps: 1 } })
    expect(nearestBox(problem, 0, packageAt(0, 1, 0))).toEqual({ box: 0, cost: { spans: 0, steps: 0 } })
    expect(nearestBox(problem, 0, packageAt(0, 0, 4))).toEqual({ box: 0, cost: { spans: 0, steps: 0 } })
    expect(nearestBox(problem, 0, new Map([[pay, 0]]), new Map([[0, [2, 1]]])).box).toBe(1)
  })

  it('should cost more together than issue by issue, where no box is nearest on all', () => {
    expect(gapOf(problem, 0, packageAt(1, 1, 0), new Map())).toEqual({ spans: 0.125, steps: 1 })
    expect(gapOf(problem, 0, packageAt(1, 2, 0), new Map())).toEqual({ spans: 0, steps: 0 })
    const others = new Map([[0, [0, 2]]])
    // In the east a quarter for that is due in any case.
    expect(gapOf(problem, 0, packageAt(1, 2, 0), others)).toEqual({ spans: 0.25, steps: 1 })
    expect(gapOf(problem, 0, packageAt(0, 2, 0), others)).toEqual({ spans: 0, steps: 0 })
  })

  it('should compare spans, and steps only where these are the same but for rounding', () => {
    expect(compareCosts({ spans: 0.1, steps: 5 }, { spans: 0.2, steps: 1 })).toBeLessThan(0)
    expect(compareCosts({ spans: 0.3, steps: 1 }, { spans: 0.2, steps: 5 })).toBeGreaterThan(0)
    expect(compareCosts({ spans: 0.2 + 1e-12, steps: 1 }, { spans: 0.2, steps: 2 })).toBe(-1)
    expect(compareCosts({ spans: 0.2, steps: 2 }, { spans: 0.2, steps: 2 })).toBe(0)
  })
})

describe('shortfalls at points', () => {
  const problem = either()
  const half = { place: 0, next: 2, share: 0.5 }

  it('should be those of the nearest box, also between two stops', () => {
    expect([...shortfalls(problem, [point(1), point(1), point(0)])]).toEqual([0.125])
    expect([...shortfalls(problem, [point(0), point(1), point(0)])]).toEqual([0])
    const onlyPay = new Map([[0, [2]]])
    expect(nearestTo(problem, 0, [point(1), point(1), half], onlyPay)).toEqual({ box: 2, spans: 0.2 })
    expect(nearestTo(problem, 0, [point(1), point(1), { ...half, share: 0.75 }], new Map([[0, [0, 2]]]))).toEqual({
      box: 2,
      spans: expect.closeTo(0.1, 12),
    })
    // Of boxes as near, the first.
    expect(nearestTo(problem, 0, [point(0), point(0), point(4)], new Map()).box).toBe(0)
  })

  it('should cost on one issue at least what it takes to the nearest box, for a mixture share by share', () => {
    const two = new Map([[0, [1, 2]]])
    const mixture = [
      { place: 0, share: 0.25 },
      { place: 1, share: 0.75 },
    ]
    // From the south it is an eighth to the north, and nothing to where the pay is enough.
    expect(mixedCost(problem, 0, venue, mixture, new Map([[0, [1]]]))).toBeCloseTo(0.75 * 0.125, 12)
    expect(mixedCost(problem, 0, venue, mixture, two)).toBe(0)
    const halves = (...places: readonly number[]) => places.map((place) => ({ place, share: 0.5 }))
    expect(mixedCost(problem, 0, pay, halves(0, 2), new Map([[0, [2]]]))).toBeCloseTo(0.2, 12)
    expect(mixedCost(problem, 0, pay, halves(0, 4), two)).toBe(0)
    expect(leastCost(problem, 0, venue, point(1), new Map([[0, [1]]]))).toBeCloseTo(0.125, 12)
    expect(leastCost(problem, 0, venue, point(1), two)).toBe(0)
    expect(leastCost(problem, 0, venue, point(2), two)).toBeCloseTo(0.25, 12)
    expect(leastCost(problem, 0, pay, half, new Map([[0, [2]]]))).toBeCloseTo(0.2, 12)
    expect(leastCost(problem, 0, pay, half, two)).toBe(0)
  })
})
