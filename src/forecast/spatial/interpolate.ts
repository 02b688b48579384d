import type { Arena, State } from './arena.js'
import type { Interpolation } from './settings.js'

/** Where a bargain would have its two actors stand. */
export interface Ends {
  readonly initiator: Float64Array
  readonly receiver: Float64Array
}

/** Keeps actors who do not mind an issue where they are. */
const leastWeight = 1e-6

/** A bargain of two actors by the chance that the initiator prevails, issue by issue (Wise, Lester & Efird 2015). */
export function interpolate(
  { saliences, issues }: Arena,
  { positions }: State,
  i: number,
  j: number,
  probability: number,
  interpolation: Interpolation,
): Ends {
  const [initiator, receiver] = [new Float64Array(issues), new Float64Array(issues)]
  for (let k = 0; k < issues; k++) {
    const [from, to] = [positions[i * issues + k] as number, positions[j * issues + k] as number]
    const [own, other] = [saliences[i * issues + k] as number, saliences[j * issues + k] as number]
    if (interpolation === 's2pMax') {
      const [ofI, ofJ] = [Math.max(0, 1 - 2 * probability), Math.max(0, 2 * probability - 1)]
      initiator[k] = from + yielding(ofI, own, other) * (to - from)
      receiver[k] = to + yielding(ofJ, other, own) * (from - to)
    } else {
      const power = interpolation === 's2p2' ? 2 : 1
      const [ofI, ofJ] = [(own * probability) ** power, (other * (1 - probability)) ** power]
      const all = ofI + ofJ + leastWeight
      initiator[k] = fourDecimals(((ofI + leastWeight) * from + ofJ * to) / all)
      receiver[k] = fourDecimals((ofI * from + (ofJ + leastWeight) * to) / all)
    }
  }
  return { initiator, receiver }
}

/** How far an actor goes over to the other, who is likelier to prevail by `excess`. */
function yielding(excess: number, own: number, other: number): number {
  const pull = excess * other * other
  return pull / (pull + leastWeight + (1 - excess) * own * own)
}

/** As KTAB does, so that bargains which differ by rounding are one. */
export function fourDecimals(share: number): number {
  return Math.floor(0.5 + share * 10_000) / 10_000
}
