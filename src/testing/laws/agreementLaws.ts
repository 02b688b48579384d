import * as fc from 'fast-check'
import { explainDeadlock } from '../../gap/agreement/explainDeadlock.js'
import { feasible } from '../../gap/agreement/feasible.js'
import { assess } from '../../gap/assess.js'
import { pick } from '../arbitraries/recording.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { packagesOf } from '../oracles/packages.js'
import { acceptanceTest, isFeasible } from '../oracles/packageTests.js'
import { equal } from './claims.js'
import { deadlockLaws } from './deadlockLaws.js'
import { type Law, law } from './law.js'

const linked = scenarios({ linkages: true, acts: { min: 0, max: 10 } })

const possible = law(
  'possible',
  'A package that nobody rules out is found exactly where there is one.',
  fc.property(linked, (scenario) => {
    const talks = build(scenario)
    const { possible } = feasible(talks)
    equal(possible.answer, isFeasible(talks, packagesOf(talks)) ? 'yes' : 'no', 'whether there is a package')
    if (possible.answer !== 'yes') return
    equal(Object.keys(possible.package).sort(), Object.keys(talks.issues).sort(), 'the issues that it settles')
    const refusing = assess(talks, { terms: possible.package }).filter(({ verdict }) => verdict === 'ruledOut')
    equal(refusing, [], 'the parties that rule it out')
  }),
)

const shown = law(
  'shown',
  'A package that all have shown to accept is found exactly where there is one.',
  fc.property(linked, (scenario) => {
    const talks = build(scenario)
    const accepts = Object.keys(talks.parties).map((party) => acceptanceTest(talks, party))
    const isShown = packagesOf(talks).some((one) => accepts.every((accepted) => accepted(one)))
    const { shown } = feasible(talks)
    equal(shown.answer, isShown ? 'yes' : 'no', 'whether there is such a package')
    if (shown.answer !== 'yes') return
    const others = assess(talks, { terms: shown.package }).filter(({ verdict }) => verdict !== 'accepted')
    equal(others, [], 'the parties that have not accepted it')
  }),
)

const question = law(
  'question',
  'Only the parties, issues and terms that are asked about count, and the issues that conditions lead to.',
  fc.property(linked, fc.nat(), fc.nat(), fc.nat(), (scenario, who, on, what) => {
    const talks = build(scenario)
    const all = Object.keys(talks.parties)
    const parties = all.filter((party) => party !== pick(all, who))
    const issue = pick(Object.keys(talks.issues), on)
    const terms = pick(packagesOf(talks, [issue]), what)
    const { possible, linked } = feasible(talks, { parties, issues: [issue], terms })
    const packages = packagesOf(talks, [issue], linked).filter((one) => one[issue] === terms[issue])
    equal(possible.answer, isFeasible(talks, packages, parties) ? 'yes' : 'no', 'whether there is a package')
    if (possible.answer === 'yes') equal(possible.package[issue], terms[issue], `its value for ${issue}`)
    const { deadlocks } = explainDeadlock(talks, { parties, issues: [issue], terms })
    equal(deadlocks.length > 0, possible.answer === 'no', 'whether there is a deadlock')
  }),
)

/** The laws of `feasible`, `explainDeadlock` and `minimalConcessions`. */
export function agreementLaws(): readonly Law[] {
  return [possible, shown, question, ...deadlockLaws()]
}
