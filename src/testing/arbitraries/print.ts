import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Act } from '../../model/negotiation.js'
import { literal } from './literal.js'

interface Told {
  readonly definition: object
  readonly acts: readonly (Act | ActInput)[]
}

/** A scenario as an object literal. */
export function printScenario({ definition, acts }: Told): string {
  return literal({ definition, acts })
}

/** A negotiation as calls that make it. */
export function printNegotiation({ definition, acts }: Told): string {
  const made = `defineNegotiation(${literal(definition)})`
  return acts.length === 0 ? made : `recordAll(${made}, ${literal(acts)})`
}

/** The value, which fast-check prints by `print` where it is part of a counterexample. */
export function printAs<T extends object>(value: T, print: (value: T) => string): T {
  return Object.defineProperty(value, fc.toStringMethod, { value: () => print(value), enumerable: false })
}
