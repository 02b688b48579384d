import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, programmeOf } from '../../src/gap/bridge/programme.js'
import type { Question } from '../../src/gap/bridge/question.js'
import type { Programme } from '../../src/gap/bridge/simplex.js'
import { sumOfMost } from './bridgeProblems.js'

const parties = 3
const eighths = fc.integer({ min: 0, max: 8 }).map((count) => count / 8)
const costs = fc.array(eighths, { minLength: parties, maxLength: parties })
const sums = (least: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: parties }), fc.integer({ min: least, max: 12 })), {
      maxLength: 2,
      selector: ([count]) => count,
    })
    .map((all) => new Map(all.map(([count, eighth]) => [count, eighth / 8])))

/** Issues with some stops each, what every party has to give beside them, and a share for each stop. */
const given = fc.record({
  base: costs,
  stops: fc.array(fc.array(fc.record({ costs, part: fc.nat({ max: 3 }) }), { minLength: 2, maxLength: 3 }), {
    minLength: 1,
    maxLength: 2,
  }),
  question: fc.record({ aim: sums(0), ceilings: sums(1) }),
})
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

function read({ base, stops, question }: Given) {
  const columns = stops.flatMap((own, axis) =>
    own.map(({ costs }, place): Column => ({ axis, place, steps: 0, costs: Float64Array.from(costs) })),
  )
  return { columns, programme: programmeOf(Float64Array.from(base), columns, question as Question) }
}

/** What each party gives with shares of stops, those of one issue summing to 1. */
function sharesOf(stops: Given['stops']): number[] {
  return stops.flatMap((own) => {
    const whole = own.reduce((sum, { part }) => sum + part, 0)
    return own.map(({ part }, i) => (whole === 0 ? (i === 0 ? 1 : 0) : part / whole))
  })
}

/** Rows and bounds after the exchanges that a programme starts with. */
function started({ rows, start }: Programme): number[][] {
  const all = rows.map(({ factors, bound }) => [...factors, bound])
  for (const [row, column] of start) {
    const pivot = all[row] as number[]
    const factor = pivot[column] as number
    expect(Math.abs(factor)).toBe(1)
    for (const [j, cell] of pivot.entries()) pivot[j] = cell / factor
    for (const other of all) {
      const times = other[column] as number
      if (other !== pivot) for (const [j, cell] of pivot.entries()) other[j] = (other[j] as number) - times * cell
    }
  }
  return all
}

describe('programmeOf', () => {
  it('should cost a mixture what is aimed at, and let it be where it keeps to the ceilings', () => {
    fc.assert(
      fc.property(given, (one) => {
        const { columns, programme } = read(one)
        const { aim, ceilings } = one.question
        const shares = sharesOf(one.stops)
        const shortfalls = one.base.map((known, party) =>
          columns.reduce((sum, { costs }, i) => sum + (shares[i] as number) * (costs[party] as number), known),
        )
        const counts = [...new Set([...aim.keys(), ...ceilings.keys()])].filter((count) => count < parties)
        const levels = counts.map((count) => shortfalls.toSorted((a, b) => b - a)[count - 1] as number)
        const excess = Math.max(0, ...[...ceilings].map(([count, most]) => sumOfMost(shortfalls, count) - most))
        /** With the levels that much lower; what shortfalls exceed them by is left as it is. */
        const values = (lower: number) => [
          ...shares,
          ...levels.flatMap((level, i) => {
            const over = shortfalls.map((shortfall) => Math.max(0, shortfall - level))
            return counts[i] === 1 ? [level - lower] : [level - lower, ...over]
          }),
          excess,
        ]
        const times = (factors: Float64Array, lower = 0) =>
          values(lower).reduce((sum, value, i) => sum + value * (factors[i] as number), 0)
        expect(programme.costs).toHaveLength(values(0).length)
        expect([programme.helper, programme.costs[programme.helper]]).toEqual([values(0).length - 1, 0])
        const known = (aim.get(parties) ?? 0) * one.base.reduce((sum, cost) => sum + cost, 0)
        const aimed = [...aim].reduce((sum, [count, factor]) => sum + factor * sumOfMost(shortfalls, count), 0)
        expect(times(programme.costs) + known).toBeCloseTo(aimed, 9)
        for (const { factors, bound, isEquation } of programme.rows) {
          if (isEquation) expect(times(factors)).toBeCloseTo(bound, 9)
          else expect(times(factors)).toBeLessThanOrEqual(bound + 1e-9)
        }
        expect(programme.rows.filter(({ isEquation }) => isEquation)).toHaveLength(one.stops.length)
        expect(programme.rows).toHaveLength(one.stops.length + counts.length * parties + ceilings.size)
        const broken = programme.rows.filter(({ factors, bound }) => times(factors, 0.125) > bound + 1e-9)
        expect(broken.length).toBeGreaterThanOrEqual(counts.length)
      }),
    )
  })

  it('should start where no bound is below 0', () => {
    fc.assert(
      fc.property(given, (one) => {
        const { programme } = read(one)
        for (const row of started(programme)) expect(row.at(-1)).toBeGreaterThanOrEqual(-1e-9)
        const [rows, columns] = [0, 1].map((side) => programme.start.map((exchange) => exchange[side as 0 | 1]))
        expect([new Set(rows).size, new Set(columns).size]).toEqual([rows?.length, columns?.length])
      }),
    )
  })
})
