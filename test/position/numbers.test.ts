import { defineNegotiation, demand, proposal, record, rejection, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import {
  isCompoundFlag,
  isContinuousFlag,
  isKnownFlag,
  isNominalFlag,
  type Pieces,
  positionNumbers,
} from '../../src/position/numbers.js'
import { wageDefinition } from '../support/wage.js'

const date = '2026-01-10'
const firm = { by: 'union', firmness: 'firm', date } as const
const { union, port } = wageDefinition.parties
const talks = record(
  defineNegotiation({ ...wageDefinition, parties: { union, port }, delegates: {} }),
  demand({ ...firm, id: 'raise', issue: 'raise', region: { anyOf: [2, { atLeast: 6, below: 9 }] }, ideal: 2 }),
  demand({ ...firm, id: 'shifts', issue: 'shifts', region: { anyOf: ['none', 'few', 'many'] }, ideal: 'many' }),
  demand({ ...firm, id: 'council', issue: 'council', region: { anyOf: [false, true] } }),
  demand({ ...firm, id: 'venue', issue: 'venue', region: { anyOf: ['ministry', 'chamber'] }, ideal: 'chamber' }),
  rejection({ id: 'notFive', by: 'port', issue: 'raise', region: 5, date }),
  statement({ id: 'soft', by: 'port', issue: 'shifts', region: { anyOf: ['few', 'some'] }, firmness: 'soft', date }),
  proposal({ id: 'yes', by: 'port', terms: { council: true }, date }),
  demand({ id: 'court', by: 'port', issue: 'venue', region: 'court', firmness: 'firm', date }),
)
const numbers = positionNumbers(talks)
const pieces = ({ start, from, to }: Pieces, cell: number) =>
  Array.from(from.slice(start[cell], start[cell + 1]), (end, i) => [end, to[(start[cell] as number) + i]])

describe('positions as numbers', () => {
  it('should have a cell for each party and issue, issue by issue', () => {
    expect([numbers.parties, numbers.issues]).toEqual([
      ['union', 'port'],
      ['raise', 'shifts', 'council', 'venue'],
    ])
    expect(numbers.positions.map(({ party, issue }) => `${party} ${issue}`)).toEqual(
      ['union', 'port'].flatMap((party) => numbers.issues.map((issue) => `${party} ${issue}`)),
    )
  })

  // One row for each party, on raise, shifts and council.
  it.each([
    [
      'innerFrom',
      [
        [0.2, 0, 0],
        [Number.POSITIVE_INFINITY, 1 / 3, 1],
      ],
    ],
    [
      'innerTo',
      [
        [0.9, 1, 1],
        [Number.NEGATIVE_INFINITY, 2 / 3, 1],
      ],
    ],
    [
      'outerFrom',
      [
        [0.2, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      'outerTo',
      [
        [0.9, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'ideal',
      [
        [0.2, 1, Number.NaN],
        [Number.NaN, Number.NaN, Number.NaN],
      ],
    ],
  ] as const)('should have the ends and the ideal points on ordered scales in coordinates: %s', (column, rows) => {
    const row = (cell: number) => [...numbers[column].slice(cell, cell + 3)]
    expect([row(0), row(4)]).toEqual(rows)
  })

  it('should have the ideal points on nominal scales by their place', () => {
    expect([numbers.ideal[3], numbers.ideal[7]]).toEqual([2, 0])
  })

  it('should have regions piece by piece, and options by their place', () => {
    expect([0, 1, 2, 3, 4, 5].map((cell) => pieces(numbers.inner, cell))).toEqual([
      [
        [0.2, 0.2],
        [0.6, 0.9],
      ],
      [
        [0, 0],
        [1 / 3, 1 / 3],
        [1, 1],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [1, 1],
        [2, 2],
      ],
      [],
      [
        [1 / 3, 1 / 3],
        [2 / 3, 2 / 3],
      ],
    ])
    expect(pieces(numbers.outer, 4)).toEqual([
      [0, 0.5],
      [0.5, 1],
    ])
    expect(pieces(numbers.outer, 7)).toEqual([[0, 0]])
  })

  it('should flag what is known, what has holes, and the kinds of scale', () => {
    const holes = isKnownFlag | isCompoundFlag
    expect([...numbers.flags]).toEqual([
      holes | isContinuousFlag,
      holes,
      isKnownFlag,
      isKnownFlag | isNominalFlag,
      holes | isContinuousFlag,
      isKnownFlag,
      isKnownFlag,
      isKnownFlag | isNominalFlag,
    ])
  })

  it('should have the distances of nominal options, row by row', () => {
    expect(numbers.distances.map((row) => row && [...row])).toEqual([
      undefined,
      undefined,
      undefined,
      [0, 0.5, 1, 0.5, 0, 1, 1, 1, 0],
    ])
  })
})
