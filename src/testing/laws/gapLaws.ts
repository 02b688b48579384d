import * as fc from 'fast-check'
import { type Gap, gap } from '../../gap/gap.js'
import { gapMatrix } from '../../gap/matrix.js'
import type { Metric } from '../../gap/metric.js'
import { trajectory } from '../../gap/trajectory.js'
import { asOf } from '../../record/history.js'
import { build, scenarios } from '../arbitraries/scenarios.js'
import { aggregationLaws } from './aggregationLaws.js'
import { pairsOf } from './cases.js'
import { atLeast, atMost, close, equal, same } from './claims.js'
import { type Law, law } from './law.js'
import { measureLaws } from './measureLaws.js'

type Numbers = Pick<Gap, 'lower' | 'upper' | 'estimate' | 'verdict'>

function numbers({ lower, upper, estimate, verdict }: Numbers): Numbers {
  return { lower, upper, verdict, ...(estimate === undefined ? {} : { estimate }) }
}

/**
 * The laws of `gap` under a metric, one of the built-in ones or one's own: those of every measure, and that the issues, the
 * matrix and the trajectory tell the same as the gap. For a function, the laws of aggregation come first.
 */
export function gapLaws(metric: Metric = 'cityBlock'): readonly Law[] {
  const measured = measureLaws((talks, a, b) => gap(talks, a, b, { metric }))
  const aggregated = aggregationLaws(metric).map((one) => ({ ...one, name: `metric ${one.name}` }))
  return [...aggregated, ...measured, issueBounds(metric), matrix(metric), steps(metric)]
}

function issueBounds(metric: Metric): Law {
  return law(
    'issues',
    'On each issue the bounds are in order, from 0 to 1, and the same from both sides.',
    fc.property(scenarios(), (scenario) => {
      const talks = build(scenario)
      for (const [a, b] of pairsOf(talks)) {
        const [there, back] = [gap(talks, a, b, { metric }).issues, gap(talks, b, a, { metric }).issues]
        equal(back.map(numbers), there.map(numbers), `the issues from ${b} to ${a}`)
        for (const { issue, lower, upper, estimate = lower } of there) {
          atLeast(lower, 0, `the lower bound on ${issue}`)
          atLeast(estimate, lower, `the estimate on ${issue}`)
          atMost(estimate, upper, `the estimate on ${issue}`)
          atMost(upper, 1, `the upper bound on ${issue}`)
        }
      }
    }),
  )
}

function matrix(metric: Metric): Law {
  return law(
    'matrix',
    'The matrix says of every pair what the gap says, and of all of them the largest and the mean.',
    fc.property(scenarios({ acts: { min: 0, max: 16 } }), (scenario) => {
      const talks = build(scenario)
      const { parties, cells, diameter, mean } = gapMatrix(talks, { metric })
      for (const [i, a] of parties.entries()) {
        for (const [j, b] of parties.entries()) {
          equal(cells[i]?.[j], numbers(gap(talks, a, b, { metric })), `the cell of ${a} and ${b}`)
        }
      }
      const pairs = pairsOf(talks).map(([a, b]) => gap(talks, a, b, { metric }))
      same(diameter.upper, Math.max(...pairs.map(({ upper }) => upper)), 'the upper diameter')
      close(mean.lower, pairs.reduce((sum, { lower }) => sum + lower, 0) / pairs.length, 'the lower mean')
    }),
  )
}

function steps(metric: Metric): Law {
  return law(
    'trajectory',
    'At the end of each day the trajectory stands where the gap of that day stands, and each step starts where the last ended.',
    fc.property(scenarios(), (scenario) => {
      const talks = build(scenario)
      const days = new Set(talks.acts.map((act) => String(act.date)))
      for (const [a, b] of pairsOf(talks)) {
        const { start, steps } = trajectory(talks, a, b, { metric })
        for (const day of days) {
          const last = steps.findLast((step) => step.date <= day) ?? start
          equal(numbers(last), numbers(gap(asOf(talks, day), a, b, { metric })), `the gap of ${a} and ${b} on ${day}`)
        }
        for (const [i, { before, act }] of steps.entries())
          equal(before, numbers(steps[i - 1] ?? start), `before ${act}`)
      }
    }),
  )
}
