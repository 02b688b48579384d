import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'

/** Results end here and are printed, so that no work can be left out. */
let sink = 0

export interface Task {
  readonly name: string
  /** Returns what is timed; what it does before that is not. */
  readonly prepare: () => () => number
}

interface Timing {
  readonly min: number
  readonly median: number
}

export type Timings = ReadonlyMap<string, Timing>

/** Milliseconds. The tasks take turns, so that a busy moment of the machine hits all alike; the first rounds warm up. */
export function measure(rounds: number, warmUp: number, tasks: readonly Task[]): Timings {
  const times = new Map<string, number[]>(tasks.map(({ name }) => [name, []]))
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, prepare } of tasks) {
      const run = prepare()
      const start = performance.now()
      sink += run()
      const time = performance.now() - start
      if (round >= 0) times.get(name)?.push(time)
    }
  }
  return new Map([...times].map(([name, taken]) => [name, summary(name, taken)]))
}

function summary(name: string, taken: readonly number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b)
  const timing = { min: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0 }
  const cells = [timing.min, timing.median].map((time) => time.toPrecision(4).padStart(10))
  console.log(`${name.padEnd(62)}${cells.join(' ')} ${String(sorted.length).padStart(7)}`)
  return timing
}

const verdicts: string[] = []

/** Notes whether the ratio of two minima keeps to its target; the minimum is the time least disturbed by others. */
export function hold(timings: Timings, over: string, under: string, target: { atMost: number } | { atLeast: number }) {
  const ratio = minimum(timings, over) / minimum(timings, under)
  const met = 'atMost' in target ? ratio <= target.atMost : ratio >= target.atLeast
  const wanted = 'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`
  verdicts.push(`${met ? 'met    ' : 'NOT MET'} ${ratio.toPrecision(3).padStart(8)}  (${wanted})  ${over} / ${under}`)
}

/** Notes whether a minimum keeps to its target, in ms. */
export function holdTime(timings: Timings, name: string, { atMost }: { atMost: number }) {
  const time = minimum(timings, name)
  const met = time <= atMost ? 'met    ' : 'NOT MET'
  verdicts.push(`${met} ${time.toPrecision(3).padStart(8)}  (at most ${atMost.toPrecision(3)} ms)  ${name}`)
}

function minimum(timings: Timings, name: string): number {
  const timing = timings.get(name)
  if (timing === undefined) throw new Error(`${name} was not measured`)
  return timing.min
}

/** What the times were taken on, and the head of their table. */
export function announce(what: string): void {
  const processors = cpus()
  console.log(`${processors[0]?.model ?? 'unknown processor'} × ${processors.length}, Node ${process.version}`)
  console.log(`${what}; times in ms\n`)
  console.log(`${''.padEnd(62)}${['min', 'median'].map((head) => head.padStart(10)).join(' ')}  rounds`)
}

export function conclude(): void {
  console.log(`\n${verdicts.join('\n')}`)
  console.log(`\n(sink ${sink.toFixed(3)})`)
}

export function thousand(count: number): string {
  return count.toLocaleString('en')
}
