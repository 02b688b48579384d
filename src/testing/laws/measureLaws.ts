import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { isEmpty } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'
import { position } from '../../position/position.js'
import { record } from '../../record/record.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { freeId } from '../arbitraries/acts.js'
import { regionDraws, regionOn } from '../arbitraries/regions.js'
import { build, renamings, type Scenario, scenarios } from '../arbitraries/scenarios.js'
import { pairsOf } from './cases.js'
import { atLeast, atMost, claim, close, equal } from './claims.js'
import { type Law, law } from './law.js'
import { converted, reordered } from './transformations.js'

/** How far two parties of a negotiation are apart: at least `lower`, at most `upper`, and perhaps a best guess. */
export type Measure = (
  negotiation: Negotiation,
  a: string,
  b: string,
) => { readonly lower: number; readonly upper: number; readonly estimate?: number | undefined }

/** Sums over issues in another order may be off by this much. */
const rounding = 1e-12

/**
 * What a measure of the gap between two parties has to obey, however it is made: bounds in order, symmetry, unknown as unknown,
 * that refusing brings nobody nearer and accepting nobody further, and that names, order and units make no difference.
 */
export function measureLaws(measure: Measure): readonly Law[] {
  const numbers = (talks: Negotiation, a: string, b: string) => {
    const { lower, upper, estimate } = measure(talks, a, b)
    return { lower, upper, estimate }
  }
  const alike = (was: ReturnType<Measure>, is: ReturnType<Measure>, [a, b]: readonly [string, string]) => {
    close(is.lower, was.lower, `the lower bound between ${a} and ${b}`, rounding)
    close(is.upper, was.upper, `the upper bound between ${a} and ${b}`, rounding)
  }
  return [
    law(
      'bounds',
      'The bounds are in order and from 0 to 1, and an estimate lies between them.',
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          const { lower, upper, estimate } = numbers(talks, a, b)
          atLeast(lower, 0, `the lower bound between ${a} and ${b}`)
          atLeast(upper, lower, `the upper bound between ${a} and ${b}`)
          atMost(upper, 1, `the upper bound between ${a} and ${b}`)
          if (estimate === undefined) continue
          atLeast(estimate, lower, `the estimate between ${a} and ${b}`)
          atMost(estimate, upper, `the estimate between ${a} and ${b}`)
        }
      }),
    ),
    law(
      'symmetry',
      'It does not matter who of the two is named first.',
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) equal(numbers(talks, b, a), numbers(talks, a, b), `from ${b} to ${a}`)
      }),
    ),
    law(
      'identity',
      'A party is at no distance from itself, once it has shown on every issue something that it accepts.',
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        for (const party of Object.keys(talks.parties)) {
          const accepts = Object.keys(talks.issues).map((issue) => position(talks, party, issue).inner)
          if (accepts.some(isEmpty)) continue
          close(measure(talks, party, party).upper, 0, `the upper bound between ${party} and itself`, rounding)
        }
      }),
    ),
    law(
      'ignorance',
      'Of two parties who have said nothing, nothing is known: they may agree or be at opposite ends.',
      fc.property(scenarios({ unknown: 1, acts: 0 }), (scenario) => {
        const talks = build(scenario)
        for (const [a, b] of pairsOf(talks)) {
          const { lower, upper } = measure(talks, a, b)
          close(lower, 0, `the lower bound between ${a} and ${b}`, rounding)
          close(upper, 1, `the upper bound between ${a} and ${b}`, rounding)
        }
      }),
    ),
    law(
      'refusal',
      'Nobody comes nearer, as far as is certain, when a party refuses something more.',
      fc.property(oneMore, ([scenario, by, on, draw]) => {
        const [before, after] = withAct(scenario, by, on, (base, issue, scale) => ({
          kind: 'rejection',
          ...base,
          issue,
          region: regionOn(scale, draw),
        }))
        for (const [a, b] of pairsOf(before)) {
          const least = measure(before, a, b).lower
          atLeast(measure(after, a, b).lower, least, `the lower bound between ${a} and ${b}`, rounding)
        }
      }),
    ),
    law(
      'acceptance',
      'Nobody is possibly further away when a party accepts something more.',
      fc.property(oneMore, ([scenario, by, on, draw]) => {
        const [before, after] = withAct(scenario, by, on, (base, issue, scale) => ({
          kind: 'acceptance',
          ...base,
          issue,
          region: regionOn(scale, draw),
        }))
        for (const [a, b] of pairsOf(before)) {
          const most = measure(before, a, b).upper
          atMost(measure(after, a, b).upper, most, `the upper bound between ${a} and ${b}`, rounding)
        }
      }),
    ),
    law(
      'names',
      'It does not matter what parties, issues and acts are called.',
      fc.property(renamings(), ([scenario, renamed]) => {
        const [was, is] = [build(scenario), build(renamed)]
        for (const [i, [a, b]] of pairsOf(was).entries()) {
          const [c, d] = pairsOf(is)[i] as readonly [string, string]
          alike(measure(was, a, b), measure(is, c, d), [a, b])
        }
      }),
    ),
    law(
      'order',
      'The order of parties, issues, and acts of one day that do not depend on each other makes no difference.',
      fc.property(scenarios(), (scenario) => {
        const [was, is] = [build(scenario), build(reordered(scenario))]
        for (const [a, b] of pairsOf(was)) alike(measure(was, a, b), measure(is, a, b), [a, b])
      }),
    ),
    law(
      'units',
      'The unit and the zero of a scale make no difference.',
      fc.property(
        scenarios(),
        fc.constantFrom(0.25, 2, 1024),
        fc.integer({ min: -8, max: 8 }),
        (scenario, factor, shift) => {
          const [was, is] = [build(scenario), build(converted(scenario, (value) => value * factor + shift))]
          for (const [a, b] of pairsOf(was)) alike(measure(was, a, b), measure(is, a, b), [a, b])
        },
      ),
    ),
    law(
      'purity',
      'The same question gets the same answer, and changes nothing.',
      fc.property(scenarios(), (scenario) => {
        const talks = build(scenario)
        const before = JSON.stringify(talks)
        for (const [a, b] of pairsOf(talks)) {
          equal(numbers(talks, a, b), numbers(talks, a, b), `the answer for ${a} and ${b} when asked again`)
        }
        claim(JSON.stringify(talks) === before, 'the negotiation was changed')
      }),
    ),
  ]
}

/** One more act of a party that is no coalition. */
const oneMore = fc.tuple(scenarios({ acts: { min: 0, max: 8 } }), fc.nat(), fc.nat(), regionDraws)

type MakeAct = (base: { id: string; by: string; date: string }, issue: string, scale: Scale) => ActInput

/** A negotiation, and the same after one more act on the last day by a party that is no coalition. */
function withAct(scenario: Scenario, by: number, on: number, make: MakeAct): readonly [Negotiation, Negotiation] {
  const before = build(scenario)
  const single = Object.keys(before.parties).filter((id) => before.parties[id]?.kind !== 'coalition')
  const issues = Object.entries(before.issues)
  const [issue, { scale }] = issues[on % issues.length] as (typeof issues)[number]
  const base = { id: freeId(before.acts), by: single[by % single.length] as string, date: dayOf(27) }
  return [before, record(before, make(base, issue, scale))]
}
