import * as fc from 'fast-check'
import { gap } from '../../gap/gap.js'
import { zopa } from '../../gap/zopa.js'
import type { Negotiation } from '../../model/negotiation.js'
import { contains } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'
import { position } from '../../position/position.js'
import { probesOf } from '../arbitraries/scales.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { cellsOf, pairsOf } from './cases.js'
import { close, equal } from './claims.js'
import { type Law, law } from './law.js'

const verdicts = law(
  'verdicts',
  'Agreed, open, blocked and unknown are what the values say that both accept, or have left.',
  fc.property(scenarios(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      for (const { issue, verdict } of gap(talks, a, b).issues) {
        equal(verdict, verdictByValues(talks, issue, a, b), `the verdict on ${issue} between ${a} and ${b}`)
      }
    }
  }),
)

function verdictByValues(talks: Negotiation, issue: string, a: string, b: string): string {
  const [p, q] = [position(talks, a, issue), position(talks, b, issue)]
  const probes = probesOf(talks.issues[issue]?.scale as Scale)
  if (!p.known || !q.known) return 'unknown'
  if (probes.some((value) => contains(p.inner, value) && contains(q.inner, value))) return 'agreed'
  return probes.some((value) => contains(p.outer, value) && contains(q.outer, value)) ? 'open' : 'blocked'
}

const selves = law(
  'selves',
  'A party agrees with itself once it has spoken and not refused everything; before, even that is unknown.',
  fc.property(scenarios(), (scenario) => {
    const talks = build(scenario)
    for (const [party, issue] of cellsOf(talks)) {
      const { known, outer } = position(talks, party, issue)
      const { lower, upper, verdict } = gap(talks, party, party, { issues: [issue] })
      const refusesAll = probesOf(talks.issues[issue]?.scale as Scale).every((value) => !contains(outer, value))
      if (known && !refusesAll) equal([lower, upper, verdict], [0, 0, 'agreed'], `${party} with itself on ${issue}`)
      if (!known) equal([lower, upper, verdict], [0, 1, 'unknown'], `${party} with itself on ${issue}`)
    }
  }),
)

const weights = law(
  'weights',
  'Issues weigh what both parties say that they matter, alike where one has not said it, and that is named as an assumption.',
  fc.property(scenarios(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const { weights, issues, lower, assumptions } = gap(talks, a, b)
      const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
      close(total, 1, 'the sum of the weights')
      const mean = issues.reduce((sum, one) => sum + (weights[one.issue] ?? 0) * one.lower, 0)
      close(lower, mean, `the lower bound between ${a} and ${b}`)
      const unknown = [a, b].filter((party) =>
        Object.keys(talks.issues).some((issue) => position(talks, party, issue).salience === undefined),
      )
      const assumed = assumptions.flatMap((one) => (one.kind === 'equalSalience' ? [one.party] : []))
      equal(assumed, unknown, 'the parties for whom equal weights are assumed')
    }
  }),
)

const zones = law(
  'zones of agreement',
  'A zone of possible agreement holds the values that all have shown to accept, and those that none has ruled out.',
  fc.property(scenarios(), (scenario) => {
    const talks = build(scenario)
    for (const [issue, { scale }] of Object.entries(talks.issues)) {
      const { shown, possible } = zopa(talks, issue)
      const theirs = Object.keys(talks.parties).map((party) => position(talks, party, issue))
      for (const value of probesOf(scale)) {
        const [accepted, left] = [
          theirs.every(({ inner }) => contains(inner, value)),
          theirs.every(({ outer }) => contains(outer, value)),
        ]
        equal([contains(shown, value), contains(possible, value)], [accepted, left], `${value} on ${issue}`)
      }
    }
  }),
)

/** The laws of what is said on one issue: verdicts, weights and zones of agreement. */
export function verdictLaws(): readonly Law[] {
  return [verdicts, selves, weights, zones]
}
