import * as fc from 'fast-check'
import { explainDeadlock } from '../../gap/agreement/explainDeadlock.js'
import { feasible } from '../../gap/agreement/feasible.js'
import { minimalConcessions } from '../../gap/agreement/minimalConcessions.js'
import type { Negotiation } from '../../model/negotiation.js'
import { makers, pick } from '../arbitraries/recording.js'
import { orderedScales } from '../arbitraries/scales.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { packagesOf } from '../oracles/packages.js'
import { isFeasible } from '../oracles/packageTests.js'
import { hasOfEach, hittingSets, inOrder, keyOf, minimalOf, subsetsOf } from '../oracles/setFamilies.js'
import { standing, withdrawn, without } from '../oracles/takingBack.js'
import { claim, equal } from './claims.js'
import { type Law, law } from './law.js'

const linked = scenarios({ linkages: true, acts: { min: 0, max: 10 } })

const search = law(
  'search',
  'Deadlocks and concessions are all the minimal sets that a search through every set of acts finds.',
  // There are as many sets as two to the power of the acts.
  fc.property(scenarios({ linkages: true, acts: { min: 0, max: 7 }, issues: { min: 1, max: 2 } }), (scenario) => {
    const talks = build(scenario)
    const { corrections, conflicts } = bySearch(talks)
    equal(setsOf(minimalConcessions(talks).concessions), corrections, 'the concessions')
    equal(setsOf(explainDeadlock(talks).deadlocks), conflicts, 'the deadlocks')
  }),
)

/** Every set of acts is taken back in turn; a deadlock has an act of each set that helps. */
function bySearch(talks: Negotiation): { corrections: string[][]; conflicts: string[][] } {
  const packages = packagesOf(talks)
  const all = subsetsOf(standing(talks))
  const corrections = minimalOf(all.filter((set) => isFeasible(without(talks, set), packages)))
  if (corrections.some((set) => set.length === 0)) return { corrections: [], conflicts: [] }
  const conflicts = minimalOf(all.filter((set) => hasOfEach(set, corrections)))
  return { corrections: inOrder(corrections), conflicts: inOrder(conflicts) }
}

const oneValue = law(
  'one value',
  'A value becomes acceptable to a party by the withdrawals that a search finds, with single-peaked preferences and without.',
  fc.property(
    scenarios({ scale: orderedScales, acts: { min: 0, max: 9 }, issues: 1 }),
    fc.nat(),
    fc.nat(),
    (scenario, who, what) => {
      const talks = build(scenario)
      const party = pick(Object.keys(talks.parties), who)
      const terms = pick(packagesOf(talks), what)
      const said = saidBy(talks, voicesOf(talks, party))
      const helps = (set: readonly string[]) => isFeasible(without(talks, set), [terms], [party])
      const expected = minimalOf(subsetsOf(said).filter(helps)).filter((set) => set.length > 0)
      equal(
        setsOf(minimalConcessions(talks, { parties: [party], terms }).concessions),
        inOrder(expected),
        `what it takes for ${party}`,
      )
    },
  ),
)

function saidBy(talks: Negotiation, parties: ReadonlySet<string>): string[] {
  const theirs = talks.acts.filter((act) => makers(act).some((maker) => parties.has(maker))).map(({ id }) => id)
  return standing(talks).filter((id) => theirs.includes(id))
}

/** A party, those through whom it may be read, and the coalitions that bind any of them. */
function voicesOf({ parties }: Negotiation, party: string): ReadonlySet<string> {
  const voices = new Set([party])
  // A set hands out what is added to it on the way.
  for (const voice of voices) {
    const { members = [], leads = [] } = parties[voice] as Negotiation['parties'][string]
    const binding = Object.keys(parties).filter(
      (id) => parties[id]?.bindsMembers === true && parties[id].members?.includes(voice),
    )
    for (const other of [...members, ...leads, ...binding]) voices.add(other)
  }
  return voices
}

const duality = law(
  'duality',
  'Every concession meets every deadlock, and no part of it does: each family is the minimal hitting sets of the other.',
  fc.property(scenarios({ linkages: true, acts: { min: 0, max: 18 } }), (scenario) => {
    const talks = build(scenario)
    const [deadlocks, concessions] = [explainDeadlock(talks), minimalConcessions(talks)]
    if (!deadlocks.complete || !concessions.complete) return
    const [conflicts, corrections] = [setsOf(deadlocks.deadlocks), setsOf(concessions.concessions)]
    equal(hittingSets(conflicts), corrections, 'what meets every deadlock')
    equal(hittingSets(corrections), conflicts, 'what meets every concession')
  }),
)

const concessions = law(
  'concessions',
  'A package is left once the acts of a concession are withdrawn, and none while one of them stands.',
  fc.property(linked, (scenario) => {
    const talks = build(scenario)
    for (const { acts } of minimalConcessions(talks, { limit: 3 }).concessions) {
      equal(feasible(withdrawn(talks, acts)).possible.answer, 'yes', `whether a package is left without ${acts}`)
      for (const act of acts) {
        const others = acts.filter((other) => other !== act)
        equal(feasible(withdrawn(talks, others)).possible.answer, 'no', `whether one is left while ${act} stands`)
      }
    }
  }),
)

const deadlocks = law(
  'deadlocks',
  'The acts of a deadlock alone exclude every package.',
  fc.property(linked, (scenario) => {
    const talks = build(scenario)
    for (const { acts } of explainDeadlock(talks, { limit: 3 }).deadlocks) {
      const others = standing(talks).filter((act) => !acts.includes(act))
      equal(feasible(withdrawn(talks, others)).possible.answer, 'no', `whether a package is left by ${acts}`)
    }
  }),
)

const persistence = law(
  'persistence',
  'A deadlock stays whatever is done by parties that made none of its acts.',
  fc.property(
    // A coalition may be read through its members, and then also does what they do.
    scenarios({ linkages: true, acts: { min: 1, max: 13 }, coalitions: 0 }),
    fc.integer({ min: 1, max: 3 }),
    (scenario, count) => {
      const [before, after] = [build({ ...scenario, acts: scenario.acts.slice(0, -count) }), build(scenario)]
      const actors = new Set(after.acts.slice(before.acts.length).flatMap(makers))
      const kept = explainDeadlock(before).deadlocks.filter(({ parties }) => !parties.some((one) => actors.has(one)))
      const { deadlocks, complete } = explainDeadlock(after)
      if (!complete) return
      const found = new Set(setsOf(deadlocks).map(keyOf))
      for (const set of setsOf(kept)) claim(found.has(keyOf(set)), `${set} is no deadlock any more`)
    },
  ),
)

const ranking = law(
  'ranking',
  'Concessions are ranked by what they cost, whatever the cost is.',
  fc.property(linked, fc.array(fc.nat({ max: 5 }), { minLength: 1 }), (scenario, prices) => {
    const talks = build(scenario)
    const byAct = new Map(talks.acts.map(({ id }, place) => [id, pick(prices, place)]))
    const price = (id: string) => byAct.get(id) ?? 0
    const cost = (act: { readonly id: string }) => price(act.id)
    const { concessions } = minimalConcessions(talks, { cost })
    const costs = concessions.map((one) => one.cost)
    const expected = concessions.map(({ acts }) => acts.reduce((sum, act) => sum + price(act), 0))
    equal(costs, expected, 'the costs')
    equal(
      costs,
      costs.toSorted((a, b) => a - b),
      'the order of the costs',
    )
    equal(setsOf(concessions), setsOf(minimalConcessions(talks).concessions), 'the concessions, ranked otherwise')
    const best = minimalConcessions(talks, { cost, limit: 1 })
    claim(best.cheapest, 'the only one asked for is not known to be the cheapest')
    equal(best.concessions, concessions.slice(0, 1), 'the only one asked for')
  }),
)

function setsOf(found: readonly { readonly acts: readonly string[] }[]): string[][] {
  return inOrder(found.map(({ acts }) => acts))
}

/** The laws of `explainDeadlock` and `minimalConcessions`. */
export function deadlockLaws(): readonly Law[] {
  return [search, oneValue, duality, concessions, deadlocks, persistence, ranking]
}
