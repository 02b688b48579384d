import {
  type EnsembleResult,
  type EnsembleShard,
  ensemble,
  ensembleOf,
  mergeShards,
  runShard,
  runShardAsync,
  safeMergeShards,
  safeShards,
  shards,
} from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { faultsOf } from '../support/wage.js'
import { vagueSituations } from './unknowns.js'

const few = { numRuns: Math.ceil(cases / 10) }
const stored = <T>(data: T): T => JSON.parse(JSON.stringify(data))

const tasks = fc.record({
  situation: vagueSituations,
  model: fc.constantFrom('compromise', 'condorcet'),
  options: fc.record({
    samples: fc.integer({ min: 1, max: 25 }),
    size: fc.integer({ min: 1, max: 9 }),
    seed: fc.nat(),
    sampling: fc.constantFrom('latinHypercube', 'random'),
    sensitivity: fc.constantFrom('none', 'sobol', 'rankCorrelation'),
  }),
})

/** Shards, some of them more than once, in another order, and how they are put into groups. */
const disorder = fc.infiniteStream(fc.nat(1000))

function disordered(all: readonly EnsembleShard[], numbers: Iterator<number>): EnsembleShard[] {
  const next = () => numbers.next().value as number
  const twice = [...all, ...all.filter(() => next() % 3 === 0)]
  return twice
    .map((shard) => ({ shard, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ shard }) => shard)
}

/** Merges by twos and threes, as results come in, until one is left. */
function mergedInGroups(results: readonly EnsembleResult[], numbers: Iterator<number>): EnsembleResult {
  let left = [...results]
  while (left.length > 1) {
    const size = 2 + ((numbers.next().value as number) % 2)
    left = [...left.slice(size), mergeShards(left.slice(0, size))]
  }
  return mergeShards(left)
}

const situation = {
  issues: { x: { max: 10 } },
  actors: { a: { capability: 1, stances: { x: { position: { atLeast: 2, atMost: 4 } } } } },
}

describe('shards', () => {
  it('give what the ensemble gives, in whichever order, groups and number they are run and stored', () => {
    fc.assert(
      fc.property(tasks, disorder, ({ situation, model, options }, stream) => {
        const numbers = stream[Symbol.iterator]()
        const { size: _, ...plain } = options
        const all = disordered(shards(situation, model, options), numbers)
        const results = all.map((shard) => stored(runShard(stored(shard))))
        const merged = mergeShards(results)
        expect(ensembleOf(stored(merged))).toEqual(ensemble(situation, model, plain))
        expect(mergedInGroups(results, numbers)).toEqual(merged)
        expect(mergeShards([merged, ...results])).toEqual(merged)
      }),
      few,
    )
  })

  it('cover each sample once', () => {
    const made = shards(situation, 'mean', { samples: 10, size: 4 })
    expect(made.map(({ from, to }) => [from, to])).toEqual([
      [0, 4],
      [4, 8],
      [8, 10],
    ])
    expect(shards(situation, 'mean', { samples: 1000 })).toHaveLength(10)
  })

  it('are read as far as they have come', () => {
    const [first, , third] = shards(situation, 'mean', { samples: 30, size: 10 }).map((shard) => runShard(shard))
    const part = mergeShards([third as EnsembleResult, first as EnsembleResult])
    expect(part.parts.map(({ from, to }) => [from, to])).toEqual([
      [0, 10],
      [20, 30],
    ])
    const outcomes = ensemble(situation, 'mean', { samples: 30 }).issues.x?.outcomes ?? []
    expect(ensembleOf(part)).toMatchObject({ samples: 20, complete: false })
    expect(ensembleOf(part).issues.x?.outcomes).toEqual([...outcomes.slice(0, 10), ...outcomes.slice(20)])
  })

  it('stop when told to, and what was done counts', async () => {
    const [shard] = shards(situation, 'mean', { samples: 64, size: 64 }) as [EnsembleShard]
    const control = new AbortController()
    const onProgress = ({ steps }: { readonly steps: number }) => (steps >= 16 ? control.abort() : undefined)
    const half = await runShardAsync(shard, { signal: control.signal, onProgress })
    expect(half.parts.map(({ to }) => to)).toEqual([16])
    expect(mergeShards([half, runShard(shard)])).toEqual(runShard(shard))
    const none = runShard(shard, { signal: control.signal })
    expect(none.parts).toEqual([])
    expect(mergeShards([none, half])).toEqual(half)
  })

  it("run models of one's own by name", () => {
    const own = { seven: () => ({ outcome: { x: 7 } }) }
    const results = shards(situation, 'seven', { samples: 3 }).map((shard) => runShard(shard, { models: own }))
    expect(ensembleOf(mergeShards(results)).issues.x?.spread?.mean).toBe(7)
    expect(faultsOf(() => runShard(shards(situation, 'seven')[0] as EnsembleShard))).toEqual(['model: unknownName'])
  })

  it('refuse what does not belong together, and outcomes that differ', () => {
    const [one, two] = shards(situation, 'mean', { samples: 4, size: 2 }).map((shard) => runShard(shard)) as [
      EnsembleResult,
      EnsembleResult,
    ]
    const other = shards(situation, 'mean', { samples: 4, size: 2, seed: 2 }).map((shard) =>
      runShard(shard),
    )[0] as EnsembleResult
    expect(faultsOf(() => mergeShards([one, other]))).toEqual(['1: inconsistent'])
    const changed = altered(one, (outcomes) => outcomes.splice(1, 1, 9))
    expect(safeMergeShards([one, two, changed])).toMatchObject({ success: false })
    const short = altered(one, (outcomes) => outcomes.pop())
    expect(faultsOf(() => mergeShards([short]))).toEqual(['0.parts.0: inconsistent'])
    expect(faultsOf(() => mergeShards([]))).toEqual([': inconsistent'])
    const [shard] = shards(situation, 'mean', { samples: 4, size: 2 }) as [EnsembleShard]
    expect(faultsOf(() => runShard({ ...shard, to: 5 }))).toEqual(['to: inconsistent'])
    expect(faultsOf(() => runShard({ ...shard, to: 0 }))).toEqual([': inconsistent'])
    expect(safeShards(situation, 7 as never)).toMatchObject({ success: false })
  })
})

function altered(result: EnsembleResult, alter: (outcomes: unknown[]) => unknown): EnsembleResult {
  const copy = structuredClone(result)
  alter(copy.parts[0]?.outcomes.x as unknown[])
  return copy
}
