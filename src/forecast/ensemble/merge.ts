import { failAt, type Path, type Safe, safe } from '../../model/errors.js'
import { readList } from '../../model/input.js'
import { planOf } from './plan.js'
import { type EnsemblePart, type EnsembleResult, readResult, resultOf, type SampledOutcome } from './result.js'

/**
 * Puts results of shards of one ensemble together. In which order, in which groups and how often each comes makes no difference:
 * the same samples have the same outcomes. The result is merged on like those of shards, and `ensembleOf` reads it.
 *
 * Throws `DemarcheError` where results are not of one ensemble (another situation, model or choice of options), where two have
 * another outcome for the same sample, as different versions of a model may, and where there are none. Linear in outcomes.
 */
export function mergeShards(results: readonly EnsembleResult[]): EnsembleResult {
  const read = readList(results, []).map((result, i) => readResult(result, [i]))
  if (read.length === 0) failAt([], { code: 'inconsistent', expected: 'at least one result', found: 'none' })
  const [first] = read as [EnsembleResult, ...EnsembleResult[]]
  const task = taskOf(first)
  for (const [i, result] of read.entries()) {
    if (taskOf(result) !== task) {
      failAt([i], { code: 'inconsistent', expected: 'a result of the same ensemble as the first', found: 'another' })
    }
  }
  const { runs, issues, samples } = planOf(first.situation, first.options)
  const parts = read.flatMap((result, i) =>
    result.parts.map((part, p) => checkedPart(part, issues, runs, samples, [i, 'parts', p])),
  )
  return resultOf(first, joined(parts, issues, runs))
}

/** The twin of `mergeShards` that returns the error instead of throwing it. */
export const safeMergeShards: (results: readonly EnsembleResult[]) => Safe<EnsembleResult> = safe(mergeShards)

/** Checked data has its fields in the order of the schema. */
function taskOf({ situation, model, options }: EnsembleResult): string {
  return JSON.stringify([situation, model, options])
}

function checkedPart(part: EnsemblePart, issues: readonly string[], runs: number, samples: number, path: Path) {
  const { from, to, outcomes } = part
  if (from >= to || to > samples) {
    failAt(path, { code: 'inconsistent', expected: `from below to, up to ${samples}`, found: `${from} and ${to}` })
  }
  for (const issue of issues) {
    const { length } = Object.hasOwn(outcomes, issue) ? (outcomes[issue] as readonly SampledOutcome[]) : []
    const expected = `${(to - from) * runs} outcomes of ${issue}`
    if (length !== (to - from) * runs) failAt(path, { code: 'inconsistent', expected, found: String(length) })
  }
  return part
}

/** The parts in order; where two tell of the same sample, once. */
function joined(parts: readonly EnsemblePart[], issues: readonly string[], runs: number): EnsemblePart[] {
  const rising = parts.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const groups: EnsemblePart[][] = []
  let end = -1
  for (const part of rising) {
    if (part.from > end) groups.push([])
    groups.at(-1)?.push(part)
    end = Math.max(end, part.to)
  }
  return groups.map((group) => (group.length === 1 ? (group[0] as EnsemblePart) : asOne(group, issues, runs)))
}

/** Parts that follow on each other, or overlap. */
function asOne(parts: readonly EnsemblePart[], issues: readonly string[], runs: number): EnsemblePart {
  const from = (parts[0] as EnsemblePart).from
  const rows = issues.map((issue) => {
    const row: SampledOutcome[] = []
    for (const part of parts) {
      const own = part.outcomes[issue] as readonly SampledOutcome[]
      const start = (part.from - from) * runs
      for (const [i, outcome] of own.entries()) {
        if (start + i >= row.length) row.push(outcome)
        else if (row[start + i] !== outcome)
          failDiffering(issue, part.from + Math.floor(i / runs), row[start + i], outcome)
      }
    }
    return [issue, row] as const
  })
  return { from, to: parts.reduce((end, { to }) => Math.max(end, to), 0), outcomes: Object.fromEntries(rows) }
}

function failDiffering(issue: string, sample: number, one: unknown, other: unknown): never {
  const expected = `one outcome of ${issue} in sample ${sample}, whoever runs it`
  failAt([], { code: 'inconsistent', expected, found: `${one} and ${other}` })
}
