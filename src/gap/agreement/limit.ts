import { failAt, show } from '../../model/errors.js'

/** How many results to find: 100, unless another number is asked for. */
export function limitOf(limit = 100): number {
  if (Number.isInteger(limit) && limit >= 1) return limit
  return failAt(['limit'], { code: 'inconsistent', expected: 'a whole number from 1 on', found: show(limit) })
}
