import * as fc from 'fast-check'
import { feasible } from '../../gap/agreement/feasible.js'
import { assess } from '../../gap/assess.js'
import { bridge } from '../../gap/bridge/bridge.js'
import { contains } from '../../model/region.js'
import { contested, ofBothKinds } from '../arbitraries/contested.js'
import { makers } from '../arbitraries/recording.js'
import { build } from '../arbitraries/scenarios.js'
import { sum, worstAndTotal } from '../oracles/comparisons.js'
import { shortfallOracle } from '../oracles/shortfall.js'
import { claim, closeEach, equal } from './claims.js'
import { type Law, law } from './law.js'

/** What a bridge is built for. */
export const objectives = fc.constantFrom('total' as const, 'worstOff' as const, 'leximin' as const)

/** Shortfalls are solutions of linear equations. */
export const rounding = 1e-7

const shortfalls = law(
  'shortfalls',
  'A shortfall is measured from the nearest package that the party has not ruled out.',
  fc.property(ofBothKinds, objectives, (scenario, objective) => {
    const talks = build(scenario)
    const shortfallsAt = shortfallOracle(talks)
    if (shortfallsAt === undefined) return
    for (const { terms, parties, total, worstOff } of bridge(talks, { objective }).packages) {
      const expected = shortfallsAt(terms).map(({ spans }) => spans)
      const found = parties.map(({ shortfall }) => shortfall)
      closeEach(found, expected, 'the shortfalls', rounding)
      closeEach([worstOff, total], worstAndTotal(expected), 'the largest shortfall and their sum', rounding)
    }
  }),
)

const ruledOut = law(
  'ruled out',
  'A party has ruled a package of a bridge out exactly where assess says so, and then it has something to give.',
  fc.property(ofBothKinds, objectives, (scenario, objective) => {
    const talks = build(scenario)
    for (const { terms, parties } of bridge(talks, { objective }).packages) {
      const expected = assess(talks, { terms }).map(({ verdict }) => verdict === 'ruledOut')
      equal(
        parties.map(({ ruledOut }) => ruledOut),
        expected,
        'whether each party has ruled it out',
      )
      equal(
        parties.map(({ gives }) => gives.length > 0),
        expected,
        'whether each party would have to give something',
      )
    }
  }),
)

const feasibility = law(
  'feasibility',
  'A bridge asks nothing of anybody exactly where a package is feasible.',
  fc.property(ofBothKinds, objectives, (scenario, objective) => {
    const talks = build(scenario)
    const { packages } = bridge(talks, { objective })
    claim(packages.length > 0, 'the bridge has no package')
    const isFeasible = feasible(talks).possible.answer === 'yes'
    for (const { terms, parties } of packages) {
      const asksNothing = parties.every(({ ruledOut }) => !ruledOut)
      equal(asksNothing, isFeasible, `whether ${JSON.stringify(terms)} asks nothing`)
    }
  }),
)

const gives = law(
  'gives',
  'What a party would have to give adds up to its shortfall, and leads to a package that it has not ruled out.',
  fc.property(ofBothKinds, objectives, (scenario, objective) => {
    const talks = build(scenario)
    for (const { terms, parties } of bridge(talks, { objective, limit: 3 }).packages) {
      for (const { party, gives, shortfall } of parties) {
        const given = sum(gives.map(({ weight, spans }) => weight * spans))
        closeEach([given], [shortfall], `what ${party} would have to give`, rounding)
        // What is nearest may be an open end, which itself is ruled out.
        if (!gives.every(({ from, nearest }) => nearest !== undefined && contains(from, nearest))) continue
        const nearer = Object.fromEntries(
          gives.flatMap(({ issue, nearest }) => (nearest === undefined ? [] : [[issue, nearest]])),
        )
        const [assessed] = assess(talks, { terms: { ...terms, ...nearer } }, { parties: [party] })
        claim(
          assessed?.verdict !== 'ruledOut',
          `${party} has ruled out what it would lead to, ${JSON.stringify(nearer)}`,
        )
      }
    }
  }),
)

const grounds = law(
  'grounds',
  'Behind everything that a party would have to give are acts of its own.',
  fc.property(contested({ acts: { min: 0, max: 10 }, coalitions: 0 }), objectives, (scenario, objective) => {
    const talks = build(scenario)
    const made = new Map(talks.acts.map((act) => [act.id, makers(act)]))
    for (const { parties } of bridge(talks, { objective, limit: 3 }).packages) {
      for (const { party, issue, acts } of parties.flatMap(({ party, gives }) =>
        gives.map((give) => ({ party, ...give })),
      )) {
        claim(acts.length > 0, `no act is behind what ${party} would have to give on ${issue}`)
        const others = acts.filter((act) => made.get(act)?.includes(party) !== true)
        equal(others, [], `the acts of others behind what ${party} would have to give on ${issue}`)
      }
    }
  }),
)

/** The laws of the packages of a bridge: what each asks of whom. */
export function bridgePackageLaws(): readonly Law[] {
  return [shortfalls, ruledOut, feasibility, gives, grounds]
}
