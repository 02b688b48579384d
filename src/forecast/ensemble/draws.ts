import { type Random, seeded } from '../../gap/influence/random.js'
import { keyOf, type UncertainInput } from './input.js'
import { permutation } from './permutation.js'

/** How numbers are drawn: each by itself, or such that of n samples each has another n-th of every range (McKay, Beckman & Conover 1979). */
export const samplings = ['latinHypercube', 'random'] as const
export type Sampling = (typeof samplings)[number]

/** Where in its range an input is drawn in a sample, from 0 up to 1: for the sample itself and for its counterpart. */
export type Draws = (sample: number) => readonly [own: number, counterpart: number]

/**
 * What is drawn of an input depends on the seed, on which number it is, and on the number of the sample: not on what else is not
 * known, nor on which samples are drawn, where and in which order.
 */
export function drawsOf(input: UncertainInput, seed: number, samples: number, sampling: Sampling): Draws {
  const key = keyOf(input)
  const own = hash(`${seed} ${key}`)
  const draw = (sample: number) => {
    const random = seeded(own, sample)
    return [fraction(random), fraction(random)] as const
  }
  if (sampling === 'random') return draw
  const [order, other] = [
    permutation(samples, hash(`order ${seed} ${key}`)),
    permutation(samples, hash(`other ${seed} ${key}`)),
  ]
  return (sample) => {
    const [within, besides] = draw(sample)
    return [(order(sample) + within) / samples, (other(sample) + besides) / samples]
  }
}

/** From 0 to less than 1, in steps of 2^-53. */
function fraction(random: Random): number {
  return ((random() >>> 5) * 2 ** 26 + (random() >>> 6)) / 2 ** 53
}

/** A whole number below 2^53 from a text: FNV-1a (Fowler, Noll & Vo 1991), from two starts. */
function hash(text: string): number {
  let [high, low] = [0x811c9dc5, 0x050c5d1f]
  for (let i = 0; i < text.length; i++) {
    high = Math.imul(high ^ text.charCodeAt(i), 0x01000193)
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193)
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0)
}
