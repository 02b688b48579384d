import * as fc from 'fast-check'
import type { Law } from './law.js'

/** A law that does not hold, with the smallest case found in which it does not. */
export interface BrokenLaw {
  readonly name: string
  readonly statement: string
  /** What the law was tried on; empty where it could not be tried. */
  readonly counterexample: readonly unknown[]
  /** The same as source text, a line or more for each part. */
  readonly printed: readonly string[]
  /** What was found there, and what was expected. */
  readonly because: string
  /** Pass both to `checkLaws` to see the case again. */
  readonly seed: number
  readonly path?: string
}

export interface LawCheck {
  /** Names of the laws that held in every case tried. That is no proof. */
  readonly held: readonly string[]
  readonly broken: readonly BrokenLaw[]
  /** Cases tried, and cases that were drawn and thrown away: 0 for the laws and arbitraries of this package. */
  readonly cases: number
  readonly rejected: number
}

/** How many cases, from which seed: see fast-check's `Parameters`. */
export type CheckParameters = Pick<
  fc.Parameters<unknown>,
  'seed' | 'path' | 'numRuns' | 'endOnFailure' | 'interruptAfterTimeLimit'
>

/**
 * Tries each law on random cases (100 by default), and tells which are broken and by what. Needs no test runner. Cost: that of
 * the cases, and of some more where a law is broken, to find a small one.
 */
export function checkLaws(laws: readonly Law[], parameters: CheckParameters = {}): LawCheck {
  const tried = laws.map((law) => ({ law, details: fc.check(law.property, parameters) }))
  return {
    held: tried.flatMap(({ law, details }) => (details.failed ? [] : [law.name])),
    broken: tried.flatMap(({ law, details }) => (details.failed ? [brokenLaw(law, details)] : [])),
    cases: tried.reduce((sum, { details }) => sum + details.numRuns, 0),
    rejected: tried.reduce((sum, { details }) => sum + details.numSkips, 0),
  }
}

function brokenLaw({ name, statement }: Law, details: fc.RunDetails<unknown>): BrokenLaw {
  const { counterexample, counterexamplePath, errorInstance, seed } = details
  const parts = Array.isArray(counterexample) ? counterexample : counterexample === null ? [] : [counterexample]
  return {
    name,
    statement,
    counterexample: parts,
    printed: parts.map((part) => fc.stringify(part)),
    because: reason(errorInstance),
    seed,
    ...(counterexamplePath === null ? {} : { path: counterexamplePath }),
  }
}

function reason(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message
  return thrown === null || thrown === undefined ? 'it does not hold' : String(thrown)
}

/** A broken law as text: what does not hold, why, the case, and how to see it again. */
export function wordBrokenLaw({ name, statement, because, printed, seed, path }: BrokenLaw): string {
  const again = path === undefined ? `{ seed: ${seed} }` : `{ seed: ${seed}, path: '${path}' }`
  return [`${name}: ${statement}`, `It does not hold: ${because}.`, ...printed, `Again: ${again}`].join('\n')
}
