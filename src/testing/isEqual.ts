/**
 * Whether two values are the same data: fields in any order, `undefined` counting as absent, -0 not being 0. Numbers may
 * differ by `within`, if it is given.
 */
export function isEqual(a: unknown, b: unknown, within?: number): boolean {
  if (Object.is(a, b)) return true
  if (typeof a === 'number' && typeof b === 'number') return within !== undefined && Math.abs(a - b) <= within
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    isEqual(Reflect.get(a, key), Reflect.get(b, key), within),
  )
}
