/** Numbers from 0 to less than 1, the same for the same seed (Lehmer 1951, with the constants of Park & Miller 1988). */
export function seeded(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  const next = () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
  next()
  return next
}
