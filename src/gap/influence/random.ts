/** A sequence of 32-bit numbers that look drawn by chance, the same for the same seed on every machine. */
export type Random = () => number

/**
 * Doty-Humphrey's sfc32 (PractRand 0.95), seeded by one whole number; the first 12 numbers are dropped to mix it in. Of one seed
 * there are 2^32 streams, by a whole number from 0 on.
 */
export function seeded(seed: number, stream = 0): Random {
  let [a, b, c, counter] = [stream | 0, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1]
  const random = () => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let i = 0; i < 12; i++) random()
  return random
}

/** Brings a list into an order drawn by chance, all orders being equally likely (Durstenfeld 1964). */
export function shuffle(list: Int32Array, random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1, random)
    const moved = list[i] as number
    list[i] = list[j] as number
    list[j] = moved
  }
}

/** A number from 0 to less than `count`, all being equally likely: numbers of the last, incomplete round are dropped. */
export function below(count: number, random: Random): number {
  const rounds = 2 ** 32 - (2 ** 32 % count)
  let drawn = random()
  while (drawn >= rounds) drawn = random()
  return drawn % count
}
