import { seeded } from '../../gap/influence/random.js'

const rounds = 6

/**
 * An order of the whole numbers below `count` drawn by a seed, entry by entry: a Feistel network (Luby & Rackoff 1988) on the
 * next power of 4, walked on until below `count` (Black & Rogaway 2002). No list is kept, so that whoever needs a few places of a
 * long order pays for these alone. `count` is at most 2^31.
 */
export function permutation(count: number, seed: number): (place: number) => number {
  const half = Math.max(1, Math.ceil(Math.log2(count) / 2))
  const size = 2 ** half
  const mask = size - 1
  const random = seeded(seed)
  const keys = Int32Array.from({ length: rounds }, () => random())
  const cross = (place: number): number => {
    let left = Math.floor(place / size)
    let right = place & mask
    for (let round = 0; round < rounds; round++) {
      const next = left ^ (mixed(right ^ (keys[round] as number)) & mask)
      left = right
      right = next
    }
    return left * size + right
  }
  return (place) => {
    let at = cross(place)
    while (at >= count) at = cross(at)
    return at
  }
}

/** The last steps of MurmurHash3 (Appleby 2011): every bit of the result depends on every bit of the number. */
function mixed(number: number): number {
  let bits = number
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
