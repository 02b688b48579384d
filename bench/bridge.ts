/**
 * How long it takes to find the packages that leave the least to give, and how that grows: in total, for many parties and
 * issues, and for the worst-off party and by leximin over a dozen issues.
 */
import { type BridgeOptions, bridge } from '../src/gap/bridge/bridge.js'
import { type Negotiation, recordAll } from '../src/index.js'
import { allScales, makeScenario } from './data.js'
import { announce, conclude, hold, measure, type Task, thousand } from './measure.js'

/** With packages among the acts, some of them refused, unless `plain`. */
function talks(parties: number, issues: number, acts: number, plain = true): Negotiation {
  const made = makeScenario({ seed: 20260101, parties, issues, acts, scales: allScales, plain })
  return recordAll(made.negotiation, made.acts)
}

function task(name: string, negotiation: Negotiation, options: BridgeOptions = {}): Task {
  return { name, prepare: () => () => bridge(negotiation, options).packages.length }
}

function benchTotal(): void {
  const sizes = [
    [60, 60, 3600],
    [120, 60, 7200],
  ] as const
  const tasks = sizes.map(([parties, issues, acts]) =>
    task(`least total, ${parties} × ${issues} × ${thousand(acts)}`, talks(parties, issues, acts)),
  )
  const refused = task('least total, 60 × 60 × 1,000, with refused packages', talks(60, 60, 1000, false))
  const timings = measure(5, 2, [...tasks, refused])
  hold(timings, (tasks[1] as Task).name, (tasks[0] as Task).name, { atMost: 5 })
}

function benchOthers(): void {
  const dozen = talks(5, 12, 150, false)
  measure(5, 2, [
    task('worst-off, 5 × 12 × 150', dozen, { objective: 'worstOff' }),
    task('leximin, 5 × 12 × 150', dozen, { objective: 'leximin' }),
    task('trade-off, 5 × 12 × 150', dozen, { tradeOff: true }),
    task('worst-off, 10 × 20 × 500', talks(10, 20, 500, false), { objective: 'worstOff' }),
  ])
}

function main(): void {
  announce('positions known before')
  benchTotal()
  benchOthers()
  conclude()
}

main()
