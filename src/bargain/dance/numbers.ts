import { failAt, show } from '../../model/errors.js'

/** A parameter within its range, ends included. */
export function numberFrom(name: string, value: number, least: number, most = Number.POSITIVE_INFINITY): number {
  if (typeof value === 'number' && value >= least && value <= most && Number.isFinite(value)) return value
  const expected = most === Number.POSITIVE_INFINITY ? `a number from ${least} on` : `a number from ${least} to ${most}`
  return failAt([name], { code: 'inconsistent', expected, found: show(value) })
}

export function positive(name: string, value: number): number {
  if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value
  return failAt([name], { code: 'inconsistent', expected: 'a number above 0', found: show(value) })
}
