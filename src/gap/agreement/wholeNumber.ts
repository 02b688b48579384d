import { failAt, show } from '../../model/errors.js'

/** An option that counts something, from 1 on. */
export function wholeNumber(option: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value
  return failAt([option], { code: 'inconsistent', expected: 'a whole number from 1 on', found: show(value) })
}
