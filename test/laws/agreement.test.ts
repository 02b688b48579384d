import {
  assess,
  explainDeadlock,
  feasible,
  minimalConcessions,
  type Negotiation,
  recordAll,
  type Value,
  withdraw,
} from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptanceTest,
  isFeasible,
  minimalOf,
  packagesOf,
  partiesOf,
  subsetsOf,
  without,
} from '../support/agreement.js'
import { actDraws, build, gridOf, makers, orderedScales, scenarios, validActs } from '../support/scenarios.js'

const ordinary = scenarios({ linkages: true, maxActs: 10 })
const small = scenarios({ linkages: true, maxActs: 7, maxIssues: 2 })

describe('feasible', () => {
  it('should find a package that nobody rules out exactly where there is one', () => {
    fc.assert(
      fc.property(ordinary, (scenario) => {
        const talks = build(scenario)
        const { possible } = feasible(talks)
        expect(possible.answer).toBe(isFeasible(talks, packagesOf(talks)) ? 'yes' : 'no')
        if (possible.answer !== 'yes') return
        expect(Object.keys(possible.package).sort()).toEqual(Object.keys(talks.issues).sort())
        for (const { verdict } of assess(talks, { terms: possible.package })) expect(verdict).not.toBe('ruledOut')
      }),
    )
  })

  it('should find a package that all have shown to accept exactly where there is one', () => {
    fc.assert(
      fc.property(ordinary, (scenario) => {
        const talks = build(scenario)
        const accepts = partiesOf(talks).map((party) => acceptanceTest(talks, party))
        const isShown = packagesOf(talks).some((one) => accepts.every((accepted) => accepted(one)))
        const { shown } = feasible(talks)
        expect(shown.answer).toBe(isShown ? 'yes' : 'no')
        if (shown.answer !== 'yes') return
        for (const { verdict } of assess(talks, { terms: shown.package })) expect(verdict).toBe('accepted')
      }),
    )
  })

  it('should look only at the parties, issues and terms that it is asked about, and at what conditions lead to', () => {
    fc.assert(
      fc.property(ordinary, fc.nat(), fc.nat(), fc.nat(), (scenario, partyDraw, issueDraw, valueDraw) => {
        const talks = build(scenario)
        const parties = partiesOf(talks).filter((_, i) => i !== partyDraw % partiesOf(talks).length)
        const issue = Object.keys(talks.issues)[issueDraw % Object.keys(talks.issues).length] as string
        const grid = gridOf(talks.issues[issue]?.scale as never)
        const value = grid[valueDraw % grid.length] as never
        const question = { parties, issues: [issue], terms: { [issue]: value } }
        const { possible, linked } = feasible(talks, question)
        const packages = packagesOf(talks, [issue], linked).filter((one) => one[issue] === value)
        // Of values that no act tells apart only one is among the packages.
        if (packages.length === 0) return
        expect(possible.answer).toBe(isFeasible(talks, packages, parties) ? 'yes' : 'no')
        if (possible.answer === 'yes') expect(possible.package).toMatchObject({ [issue]: value })
        expect(explainDeadlock(talks, question).deadlocks.length > 0).toBe(possible.answer === 'no')
      }),
    )
  })
})

describe('explainDeadlock and minimalConcessions', () => {
  it('should find all minimal sets that a search through every set of acts finds', () => {
    fc.assert(
      fc.property(small, (scenario) => {
        const talks = build(scenario)
        const { corrections, conflicts } = bySearch(talks)
        expect(sorted(minimalConcessions(talks).concessions)).toEqual(corrections)
        expect(sorted(explainDeadlock(talks).deadlocks)).toEqual(conflicts)
      }),
    )
  })

  it('should take what it takes to make one value acceptable to one party, single-peaked or not', () => {
    const oneIssue = scenarios({ scale: orderedScales, maxActs: 9, maxIssues: 1 })
    fc.assert(
      fc.property(oneIssue, fc.nat(), (scenario, draw) => {
        const talks = build(scenario)
        const party = partiesOf(talks)[draw % 2] as string
        const packages = packagesOf(talks)
        const { issue1 } = packages[draw % packages.length] as { issue1: Value }
        const question = { parties: [party], terms: { issue1 } }
        const said = standing(talks).filter((act) => bearsOn(talks, act, party))
        const helps = (set: readonly string[]) => isFeasible(without(talks, set), [{ issue1 }], [party])
        const expected = minimalOf(subsetsOf(said).filter(helps)).filter((set) => set.length > 0)
        expect(sorted(minimalConcessions(talks, question).concessions)).toEqual(inOrder(expected))
      }),
    )
  })

  it('should meet each other, and no part of a set should: each family is the minimal hitting sets of the other', () => {
    fc.assert(
      fc.property(scenarios({ linkages: true, maxActs: 18 }), (scenario) => {
        const talks = build(scenario)
        const [deadlocks, concessions] = [explainDeadlock(talks), minimalConcessions(talks)]
        if (!deadlocks.complete || !concessions.complete) return
        const [conflicts, corrections] = [sorted(deadlocks.deadlocks), sorted(concessions.concessions)]
        expect(hittingSets(conflicts)).toEqual(corrections)
        expect(hittingSets(corrections)).toEqual(conflicts)
      }),
    )
  })

  it('should leave a package once the acts of a concession are withdrawn, and none while one of them stands', () => {
    fc.assert(
      fc.property(ordinary, (scenario) => {
        const talks = build(scenario)
        for (const { acts } of minimalConcessions(talks, { limit: 3 }).concessions) {
          expect(feasible(withdrawn(talks, acts)).possible.answer).toBe('yes')
          for (const act of acts) {
            const others = acts.filter((other) => other !== act)
            expect(feasible(withdrawn(talks, others)).possible.answer).toBe('no')
          }
        }
      }),
    )
  })

  it('should exclude every package by the acts of a deadlock alone', () => {
    fc.assert(
      fc.property(ordinary, (scenario) => {
        const talks = build(scenario)
        for (const { acts } of explainDeadlock(talks, { limit: 3 }).deadlocks) {
          const others = standing(talks).filter((act) => !acts.includes(act))
          expect(feasible(withdrawn(talks, others)).possible.answer).toBe('no')
        }
      }),
    )
  })

  it('should keep a deadlock whatever parties do that made none of its acts', () => {
    const plain = scenarios({ linkages: true, maxActs: 10, collectives: false })
    fc.assert(
      fc.property(plain, fc.array(actDraws, { minLength: 1, maxLength: 3 }), (scenario, draws) => {
        const before = build(scenario)
        const after = recordAll(before, validActs(scenario.definition, draws, scenario.acts))
        const actors = new Set(after.acts.slice(before.acts.length).flatMap(makers))
        const kept = explainDeadlock(before).deadlocks.filter(({ parties }) => !parties.some((one) => actors.has(one)))
        const { deadlocks, complete } = explainDeadlock(after)
        if (complete) expect(sorted(deadlocks)).toEqual(expect.arrayContaining(sorted(kept)))
      }),
    )
  })

  it('should rank concessions by what they cost, whatever the cost is', () => {
    fc.assert(
      fc.property(ordinary, fc.array(fc.nat({ max: 5 }), { minLength: 1 }), (scenario, prices) => {
        const talks = build(scenario)
        const places = new Map(talks.acts.map((act, place) => [act.id, place]))
        const price = (id: string) => prices[(places.get(id) ?? 0) % prices.length] ?? 0
        const { concessions } = minimalConcessions(talks, { cost: (act) => price(act.id) })
        const costs = concessions.map(({ cost }) => cost)
        expect(costs).toEqual(concessions.map(({ acts }) => acts.reduce((sum, act) => sum + price(act), 0)))
        expect(costs).toEqual(costs.toSorted((a, b) => a - b))
        expect(sorted(concessions)).toEqual(sorted(minimalConcessions(talks).concessions))
        const best = minimalConcessions(talks, { cost: (act) => price(act.id), limit: 1 })
        expect(best.cheapest).toBe(true)
        expect(best.concessions).toEqual(concessions.slice(0, 1))
      }),
    )
  })
})

/** Whether an act counts for a party, by itself or by way of a collective. */
function bearsOn(talks: Negotiation, id: string, party: string): boolean {
  const { union } = talks.parties
  const counted = union === undefined ? [party] : ['union', 'party1', 'party2', party]
  return talks.acts.some((act) => act.id === id && makers(act).some((maker) => counted.includes(maker)))
}

function sorted(sets: readonly { acts: readonly string[] }[]): string[][] {
  return inOrder(sets.map(({ acts }) => acts))
}

function inOrder(sets: readonly (readonly string[])[]): string[][] {
  return sets.map((set) => set.toSorted()).toSorted((a, b) => (a.join() < b.join() ? -1 : 1))
}

/** Every set of acts is taken back in turn; a deadlock has an act of each set that helps. */
function bySearch(talks: Negotiation): { corrections: string[][]; conflicts: string[][] } {
  const packages = packagesOf(talks)
  const all = subsetsOf(talks.acts.filter((act) => act.kind !== 'withdrawal').map((act) => act.id))
  const corrections = minimalOf(all.filter((set) => isFeasible(without(talks, set), packages)))
  if (corrections.some((set) => set.length === 0)) return { corrections: [], conflicts: [] }
  const conflicts = minimalOf(all.filter((set) => corrections.every((other) => other.some((act) => set.includes(act)))))
  return { corrections: inOrder(corrections), conflicts: inOrder(conflicts) }
}

/** The minimal sets that have a member of each (Berge 1989): set by set. */
function hittingSets(sets: readonly (readonly string[])[]): string[][] {
  if (sets.length === 0) return []
  const start: string[][] = [[]]
  const hitting = sets.reduce((partial, set) => {
    const extended = partial.flatMap((known) =>
      known.some((act) => set.includes(act)) ? [known] : set.map((act) => [...known, act].toSorted()),
    )
    return minimalOf([...new Map(extended.map((one) => [one.join(), one])).values()])
  }, start)
  return inOrder(hitting)
}

function standing(talks: Negotiation): string[] {
  return talks.acts
    .filter((act) => act.kind !== 'withdrawal' && stillBehind(talks, act.id).length > 0)
    .map(({ id }) => id)
}

function stillBehind(talks: Negotiation, id: string): string[] {
  const act = talks.acts.find((known) => known.id === id)
  const takenBack = talks.acts.filter((other) => other.kind === 'withdrawal' && other.withdraws === id).flatMap(makers)
  return act === undefined ? [] : makers(act).filter((maker) => !takenBack.includes(maker))
}

/** The acts are withdrawn by all who still stand by them. */
function withdrawn(talks: Negotiation, acts: readonly string[]): Negotiation {
  return acts.reduce(
    (left, act) =>
      stillBehind(left, act).reduce(
        (now, by) => withdraw(now, act, { id: `${act}-withdrawn-by-${by}`, by, date: '2025-06-01' }),
        left,
      ),
    talks,
  )
}
