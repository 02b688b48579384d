/**
 * How long networks of a million statements take, against a bare loop over the same sparse arrays.
 */
import { seeded } from '../src/gap/influence/random.js'
import { columnsOf } from '../src/network/columns.js'
import { counted } from '../src/network/counted.js'
import {
  defineStatements,
  oneMode,
  oneModeNetworks,
  oneModeOverTime,
  type Statement,
  type StatementSet,
  twoMode,
} from '../src/network/index.js'
import { keptStatements } from '../src/network/kept.js'
import type { Tally } from '../src/network/tally.js'
import { announce, conclude, hold, holdTime, measure, type Task, thousand } from './measure.js'

const shape = { statements: 1_000_000, actors: 2000, concepts: 500, documents: 20_000 }

function makeStatements(): Statement[] {
  const random = seeded(7)
  const below = (limit: number) => Math.floor((random() / 2 ** 32) * limit)
  const two = (number: number) => String(number).padStart(2, '0')
  return Array.from({ length: shape.statements }, () => ({
    actor: `actor${below(shape.actors)}`,
    concept: `concept${below(shape.concepts)}`,
    qualifier: below(2) === 1,
    date: `20${two(15 + below(10))}-${two(1 + below(12))}-${two(1 + below(28))}`,
    document: `document${below(shape.documents)}`,
  }))
}

/** Congruence and conflict of every pair, from the counts by block and row, and nothing else. */
function bareLoop({ rows, blocks, starts, row, count }: Tally): number {
  const byRow: number[][] = Array.from({ length: rows }, () => [])
  for (let block = 0; block < blocks; block++) {
    for (let at = starts[block] as number; at < (starts[block + 1] as number); at++) {
      byRow[row[at] as number]?.push(block, at)
    }
  }
  const [same, other] = [new Float64Array(rows), new Float64Array(rows)]
  const next = starts.slice(0, blocks)
  let checksum = 0
  for (let own = 0; own < rows; own++) {
    const entries = byRow[own] as number[]
    for (let e = 0; e < entries.length; e += 2) {
      const block = entries[e] as number
      const mine = count[entries[e + 1] as number] as number
      for (const [sums, theirs] of [[same, block] as const, [other, block ^ 1] as const]) {
        const end = starts[theirs + 1] as number
        let at = next[theirs] as number
        while (at < end && (row[at] as number) <= own) at++
        next[theirs] = at
        for (; at < end; at++)
          sums[row[at] as number] = (sums[row[at] as number] as number) + mine * (count[at] as number)
      }
    }
    for (let pair = own + 1; pair < rows; pair++) checksum += (same[pair] as number) + 2 * (other[pair] as number)
    same.fill(0)
    other.fill(0)
  }
  return checksum
}

const names = {
  define: 'check and freeze the statements',
  all: 'all four one-mode networks',
  bare: 'a bare loop: congruence and conflict of the same counts',
  monthly: 'all four, duplicates once a month',
  jaccard: 'congruence, Jaccard',
  ignore: 'ignore alone',
  concepts: 'subtract, between concepts',
  twoMode: 'two-mode, activity',
  windows: 'windows of a year, by months',
}

const raw = makeStatements()
const set = defineStatements(raw)
const levelled = counted(set, keptStatements(set, {}, false), {}).levelled()
const { documents: _, ...told } = shape
announce(
  `${Object.entries(told)
    .map(([name, size]) => `${thousand(size)} ${name}`)
    .join(', ')}`,
)

const ask = (name: string, run: (statements: StatementSet) => number): Task => ({ name, prepare: () => () => run(set) })
columnsOf(set).order()
const timings = measure(5, 1, [
  { name: names.define, prepare: () => () => defineStatements(raw).statements.length },
  ask(names.all, (statements) => oneModeNetworks(statements).congruence.labels.length),
  { name: names.bare, prepare: () => () => bareLoop(levelled) },
  ask(names.monthly, (statements) => oneModeNetworks(statements, { duplicates: 'month' }).conflict.labels.length),
  ask(
    names.jaccard,
    (statements) => oneMode(statements, { aggregation: 'congruence', normalisation: 'jaccard' }).labels.length,
  ),
  ask(names.ignore, (statements) => oneMode(statements).labels.length),
  ask(
    names.concepts,
    (statements) => oneMode(statements, { nodes: 'concepts', aggregation: 'subtract' }).labels.length,
  ),
  ask(names.twoMode, (statements) => twoMode(statements, { normalisation: 'activity' }).labels.length),
])
holdTime(timings, names.all, { atMost: 3000 })
hold(timings, names.all, names.bare, { atMost: 3 })

const early = defineStatements(raw.slice(0, 20_000))
measure(3, 1, [
  {
    name: `${names.windows}, ${thousand(20_000)} statements`,
    prepare: () => () => oneModeOverTime(early, { kind: 'window', unit: 'months', size: 12 }).length,
  },
])
conclude()
console.log(
  `resident: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, heap in use: ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`,
)
