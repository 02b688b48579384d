import type { BargainingIssue } from '../bargain/domain.js'
import type { Value } from '../model/scale.js'

/** An issue of a file: one that packages settle, or one that has a single value. */
export type FileIssue =
  | { readonly kind: 'open'; readonly issue: BargainingIssue }
  | { readonly kind: 'settled'; readonly value: Value }

/** An issue whose values have names. */
export function namedValues(name: string, values: readonly string[], ordered = false): FileIssue {
  const [value = ''] = values
  if (values.length === 1) return { kind: 'settled', value }
  const scale = ordered
    ? ({ kind: 'ordinal', levels: values } as const)
    : ({ kind: 'nominal', options: values } as const)
  return { kind: 'open', issue: { ...named(name), scale } }
}

/** An issue whose values are numbers, all of them or those in steps from the least. */
export function numbers(name: string, min: number, max: number, step?: number): FileIssue {
  const single = min === max || (step !== undefined && (max - min) / step < 1 - 1e-9)
  if (single) return { kind: 'settled', value: min }
  const issue: BargainingIssue = { ...named(name), scale: { kind: 'interval', min, max } }
  return { kind: 'open', issue: step === undefined ? issue : { ...issue, step } }
}

function named(name: string): { name?: string } {
  return name === '' ? {} : { name }
}
