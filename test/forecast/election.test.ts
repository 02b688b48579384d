import { condorcet, election, median, type VotingRule } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { electionModels, victoryModels, votingRules } from '../../src/forecast/election/rules.js'
import { cases } from '../cases.js'
import { drawnActors, situationOf } from './draws.js'

const asked = fc.record({
  votingRule: fc.constantFrom(...votingRules),
  victory: fc.constantFrom(...victoryModels),
  model: fc.constantFrom(...electionModels),
})

/** Two of five actors for 0, three for 1, all with the weight 1. */
const divided = situationOf([0, 0, 1, 1, 1].map((position) => ({ position, salience: 1, capability: 1 })))

describe('elections', () => {
  it.each([
    ['linear', 3 / 5],
    ['square', 9 / 13],
    ['quartic', 81 / 97],
    ['octic', 6561 / 6817],
    ['binary', 1 - 1e-6],
  ] as const)('between two positions are won by the %s share of votes', (victory, chance) => {
    for (const model of electionModels) {
      const { candidates, outcome } = election(divided, { victory, model })
      expect(candidates.x?.map(({ actors }) => actors)).toEqual([
        ['a0', 'a1'],
        ['a2', 'a3', 'a4'],
      ])
      // By incentive, who has more votes is met more often as well.
      if (model === 'markovIncentive') expect(candidates.x?.[1]?.probability).toBeGreaterThan(chance - 1e-5)
      else expect(candidates.x?.[1]?.probability).toBeCloseTo(chance, 5)
      expect(outcome.x).toBeCloseTo(candidates.x?.[1]?.probability ?? Number.NaN, 12)
    }
  })

  it('weigh differences as the voting rule says', () => {
    const sides = situationOf([
      { position: 0, salience: 1, capability: 1 },
      { position: 0.5, salience: 1, capability: 1 },
      { position: 1, salience: 1, capability: 1 },
    ])
    // Half against the middle: of three, the middle one is liked better by a half by one end and by itself.
    const chance = (votingRule: VotingRule) => election(sides, { votingRule }).candidates.x?.[1]?.probability
    const middle = (forMiddle: number, against: number) => {
      const share = forMiddle / (forMiddle + against)
      return share ** 2 / (share ** 2 + 2 * (1 - share) * 0.5)
    }
    expect(chance('proportional')).toBeCloseTo(middle(1, 0.5), 6)
    expect(chance('binary')).toBeCloseTo(middle(2, 1), 6)
    expect(chance('cubic')).toBeCloseTo(middle(0.25, 0.125), 6)
    expect(chance('proportionalCubic')).toBeCloseTo(middle(0.625, 0.3125), 6)
    expect(chance('asymmetricProspect')).toBeCloseTo(middle(2 / 3, 1 / 3), 6)
  })

  it('give probabilities that sum to 1, and an outcome among the positions', () => {
    fc.assert(
      fc.property(drawnActors(), asked, (actors, options) => {
        const { candidates, outcome, undecided } = election(situationOf(actors), options)
        if (undecided.length > 0) {
          expect(actors.every(({ salience, capability }) => salience * capability === 0)).toBe(true)
          return
        }
        const sum = candidates.x?.reduce((total, { probability }) => total + probability, 0)
        expect(sum).toBeCloseTo(1, 9)
        const positions = actors.map(({ position }) => position)
        expect(outcome.x).toBeGreaterThanOrEqual(Math.min(...positions))
        expect(outcome.x).toBeLessThanOrEqual(Math.max(...positions))
      }),
      { numRuns: cases },
    )
  })

  it('take those who shun risks to mind near misses less', () => {
    const bold = (riskAversion: number) =>
      election({
        issues: { x: {} },
        actors: {
          left: { capability: 1, riskAversion, stances: { x: { position: 0, salience: 1 } } },
          middle: { capability: 1, stances: { x: { position: 0.25, salience: 1 } } },
        },
      }).outcome.x as number
    expect(bold(1)).toBeGreaterThan(bold(0))
    expect(bold(0)).toBeGreaterThan(bold(-1))
  })
})

describe('the Condorcet winner', () => {
  it('of proportional votes is the weighted median', () => {
    fc.assert(
      fc.property(drawnActors(), (actors) => {
        const situation = situationOf(actors)
        expect(condorcet(situation).outcome).toEqual(median(situation, { weights: 'product' }).outcome)
      }),
      { numRuns: cases },
    )
  })

  it('beats or ties every other position, or there is none', () => {
    fc.assert(
      fc.property(drawnActors(), fc.constantFrom(...votingRules), (actors, votingRule) => {
        const { outcome, undecided } = condorcet(situationOf(actors), { votingRule })
        const positions = [...new Set(actors.map(({ position }) => position))]
        const votesFor = (position: number, other: number) =>
          actors.reduce((sum, { position: own, salience, capability }) => {
            const gain = Math.abs(own - other) - Math.abs(own - position)
            return gain > 0 ? sum + salience * capability * votes(votingRule, gain) : sum
          }, 0)
        const isUnbeaten = (position: number) =>
          positions.every((other) => votesFor(position, other) - votesFor(other, position) >= -1e-9)
        const winners = positions.filter(isUnbeaten)
        if (undecided[0]?.why === 'noWeight') return
        expect(outcome.x).toBe(winners.length === 0 ? undefined : Math.min(...winners))
      }),
      { numRuns: cases },
    )
  })
})

/** Of a gain d, above 0. */
function votes(rule: VotingRule, d: number): number {
  return {
    proportional: d,
    binary: 1,
    proportionalBinary: 0.8 * d + 0.2,
    proportionalCubic: (d + d ** 3) / 2,
    cubic: d ** 3,
    asymmetricProspect: (2 * d) / 3,
  }[rule]
}
