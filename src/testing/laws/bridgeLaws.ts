import * as fc from 'fast-check'
import { bridge } from '../../gap/bridge/bridge.js'
import type { BridgePackage } from '../../gap/bridge/bridgePackage.js'
import type { Objective } from '../../gap/bridge/objective.js'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { contains } from '../../model/region.js'
import { record } from '../../record/record.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { freeId } from '../arbitraries/acts.js'
import { contested, ofBothKinds, ofOptions, onFewIssues } from '../arbitraries/contested.js'
import { pick } from '../arbitraries/recording.js'
import { regionDraws, regionOn } from '../arbitraries/regions.js'
import { gridOf } from '../arbitraries/scales.js'
import { build } from '../arbitraries/scenarios.js'
import { isLess, keyFor, totalOf } from '../oracles/comparisons.js'
import { type Package, probePackages, scaleOf } from '../oracles/packages.js'
import { shortfallOracle } from '../oracles/shortfall.js'
import { bridgePackageLaws, objectives, rounding } from './bridgePackageLaws.js'
import { atLeast, claim, closeEach, equal, same } from './claims.js'
import { type Law, law } from './law.js'
import { tradeOffLaws } from './tradeOffLaws.js'
import { converted, reordered } from './transformations.js'

const leastTotal = law(
  'least total',
  'Just the packages that cost least in total are listed, and of those the ones with the fewest steps.',
  fc.property(ofBothKinds, (scenario) => {
    const talks = build(scenario)
    const shortfallsAt = shortfallOracle(talks)
    if (shortfallsAt === undefined) return
    const { packages, more, complete } = bridge(talks, { limit: 10_000 })
    equal({ more, complete }, { more: false, complete: true }, 'whether these are all')
    const all = probePackages(talks).map((candidate) => ({ candidate, ...totalOf(shortfallsAt(candidate)) }))
    const least = Math.min(...all.map(({ spans }) => spans))
    const cheapest = all.filter(({ spans }) => spans < least + 1e-9)
    const fewest = Math.min(...cheapest.map(({ steps }) => steps))
    const best = new Set(cheapest.filter(({ steps }) => steps === fewest).map(({ candidate }) => candidate))
    const wrong = all.filter(({ candidate }) => {
      return packages.filter((one) => covers(one, candidate)).length !== (best.has(candidate) ? 1 : 0)
    })
    equal(wrong, [], 'packages that are best and not listed once, or listed and not best')
  }),
)

/** Whether a package of a bridge stands for another one. */
function covers({ terms, alike }: BridgePackage, candidate: Package): boolean {
  return Object.entries(candidate).every(([issue, value]) => {
    const others = alike[issue]
    return others === undefined ? terms[issue] === value : contains(others, value)
  })
}

const fairest = ['worstOff', 'leximin'] as const

const bestOfOptions = law(
  'best of options',
  'Among packages of options, all that are listed are as good as the best, for the worst-off party and by leximin.',
  fc.property(ofOptions, (scenario) => {
    const talks = build(scenario)
    const candidates = spansOfProbes(talks)
    if (candidates === undefined) return
    for (const objective of fairest) {
      const { packages, complete, more } = bridge(talks, { objective, limit: 1_000 })
      equal({ complete, more }, { complete: true, more: false }, 'whether these are all')
      const keys = candidates.map((spans) => keyFor(objective, spans))
      const best = keys.reduce((least, key) => (isLess(key, least) ? key : least))
      for (const one of packages) closeEach(keyOf(objective, one), best, `a package by ${objective}`, rounding)
    }
  }),
)

const bestOfProbes = law(
  'best of probes',
  'No probe is better than what is listed, for the worst-off party or by leximin, and the bound is the largest shortfall.',
  fc.property(onFewIssues, (scenario) => {
    const talks = build(scenario)
    const candidates = spansOfProbes(talks)
    if (candidates === undefined) return
    for (const objective of fairest) {
      const { packages, complete, bound } = bridge(talks, { objective })
      claim(complete, 'something may be better')
      const key = keyOf(objective, packages[0])
      closeEach([bound], key.slice(0, 1), `the bound by ${objective}`, rounding)
      const better = candidates.filter((spans) => isLess(keyFor(objective, spans), key))
      equal(better, [], `the probes that are better by ${objective}`)
    }
  }),
)

/** The shortfalls of the parties at every package of probes. */
function spansOfProbes(talks: Negotiation): number[][] | undefined {
  const shortfallsAt = shortfallOracle(talks)
  if (shortfallsAt === undefined) return undefined
  return probePackages(talks).map((candidate) => shortfallsAt(candidate).map(({ spans }) => spans))
}

function keyOf(objective: Objective, one: BridgePackage | undefined): readonly number[] {
  return keyFor(objective, one?.parties.map(({ shortfall }) => shortfall) ?? [])
}

const terms = law(
  'terms',
  'What is given is settled as given, and the total is the least that this leaves.',
  fc.property(ofOptions, fc.nat(), fc.nat(), (scenario, on, what) => {
    const talks = build(scenario)
    const shortfallsAt = shortfallOracle(talks)
    if (shortfallsAt === undefined) return
    const issue = pick(Object.keys(talks.issues), on)
    const value = pick(gridOf(scaleOf(talks, issue)), what)
    const { packages, bound } = bridge(talks, { terms: { [issue]: value } })
    const left = probePackages(talks).filter((candidate) => candidate[issue] === value)
    const least = Math.min(...left.map((candidate) => totalOf(shortfallsAt(candidate)).spans))
    closeEach([bound], [least], 'the least total', rounding)
    for (const one of packages) same(one.terms[issue], value, `the value for ${issue}`)
  }),
)

const refusal = law(
  'refusal',
  'No package asks less than before when a party rejects something more.',
  fc.property(
    contested({ coalitions: 0, acts: { min: 0, max: 8 } }),
    fc.nat(),
    fc.nat(),
    regionDraws,
    objectives,
    (scenario, who, on, draw, objective) => {
      const before = build(scenario)
      const issue = pick(Object.keys(before.issues), on)
      const rejection: ActInput = {
        kind: 'rejection',
        id: freeId(before.acts),
        by: pick(Object.keys(before.parties), who),
        issue,
        region: regionOn(scaleOf(before, issue), draw),
        date: dayOf(27),
      }
      const question = { objective, limit: 1 }
      const [was, is] = [bridge(before, question), bridge(record(before, rejection), question)]
      if (was.complete && is.complete) atLeast(is.bound, was.bound - rounding, 'the bound')
    },
  ),
)

const invariance = law(
  'invariance',
  'Neither the order of parties and issues nor the unit and the zero of a scale makes a difference.',
  fc.property(
    onFewIssues,
    fc.constantFrom(0.25, 2, 1024),
    fc.integer({ min: -8, max: 8 }),
    objectives,
    (scenario, factor, shift, objective) => {
      const best = (talks: Negotiation) => keyOf(objective, bridge(talks, { objective, limit: 1 }).packages[0])
      const was = best(build(scenario))
      closeEach(best(build(reordered(scenario))), was, 'the best in another order', rounding)
      const inOtherUnits = converted(scenario, (value) => value * factor + shift)
      closeEach(best(build(inOtherUnits)), was, 'the best in other units', rounding)
    },
  ),
)

/** The laws of `bridge`: what is best, what each package asks of whom, and the trade-off between total and worst-off party. */
export function bridgeLaws(): readonly Law[] {
  const best = [leastTotal, bestOfOptions, bestOfProbes, terms, refusal, invariance]
  return [...best, ...bridgePackageLaws(), ...tradeOffLaws()]
}
