import type { Reading } from '../../src/forecast/expectedUtility/reading.js'
import type { Drawn } from './draws.js'

/** One round of the expected-utility model, straight from the equations: nothing is sorted, kept or shared. */
export function playPlainly(actors: readonly Drawn[], reading: Reading): number[] {
  const x = actors.map(({ position }) => position)
  const s = actors.map(({ salience }) => salience)
  const w = actors.map(({ salience, capability }) => salience * capability)
  const all = [...x.keys()]
  const R = Math.max(...x) - Math.min(...x)
  const median = medianOf(x, w, reading.ties)
  const sum = (each: (k: number) => number) => all.reduce((total, k) => total + each(k), 0)

  function expectation(r: readonly number[], voting: readonly number[]) {
    const at = <T>(list: readonly T[], i: number) => list[i] as T
    const gap = (i: number, j: number) => Math.abs(at(x, i) - at(x, j)) / R
    const vote = (k: number, i: number, j: number) =>
      at(w, k) * (gap(k, j) ** at(voting, k) - gap(k, i) ** at(voting, k))
    const everything = sum((k) => sum((i) => sum((j) => Math.abs(vote(k, i, j)))))
    const chance = (i: number, j: number) =>
      sum((k) => Math.max(0, vote(k, i, j))) /
      (reading.denominator === 'pair' ? sum((k) => Math.abs(vote(k, i, j))) : everything)
    const u = (v: number, exponent: number) => 2 - 4 * v ** exponent
    return (i: number, j: number, viewer: number, resists: number) => {
      const [d, exponent] = [gap(i, j), at(r, viewer)]
      const P = chance(i, j)
      const [success, failure] = [u(0.5 - 0.5 * d, exponent), u(0.5 + 0.5 * d, exponent)]
      const toMedian = Math.abs(at(x, i) - median) / R
      const m = toMedian + d
      const T = toMedian < d - rounding ? 1 : 0
      const drift = T * u(0.5 - 0.25 * m, exponent) + (1 - T) * u(0.5 + 0.25 * m, exponent)
      const resistance = at(s, resists)
      return (
        resistance * (P * success + (1 - P) * failure) +
        (1 - resistance) * success -
        reading.statusQuo * u(0.5, exponent) -
        (1 - reading.statusQuo) * drift
      )
    }
  }

  const ones = all.map(() => 1)
  const view = (i: number, j: number) => (reading.otherRisk === 'focal' ? i : j)
  const resister = (i: number, j: number) => (reading.resistance === 'target' ? i : j)
  const neutral = expectation(ones, ones)
  const S = all.map((i) =>
    all
      .filter((j) => j !== i)
      .reduce(
        (total, j) =>
          total + (reading.security === 'own' ? neutral(i, j, i, j) : neutral(j, i, view(i, j), resister(i, j))),
        0,
      ),
  )
  const [least, most] = [Math.min(...S), Math.max(...S)]
  const r = S.map((own) => {
    const acceptance = most - least > 1e-12 ? (2 * own - most - least) / (most - least) : 0
    return reading.risk === 'neutral' ? 1 : (1 - acceptance / 3) / (1 + acceptance / 3)
  })
  const E = expectation(r, reading.votes === 'risk' ? r : ones)
  return all.map((i) => {
    const from = x[i] as number
    const offers = all
      .filter((j) => j !== i)
      .flatMap((j) => {
        const to = x[j] as number
        const [own, other] = [E(i, j, i, j), E(j, i, view(i, j), resister(i, j))]
        const kind = kindOf(own, other, reading)
        const weighted = (Math.abs(own) * from + Math.abs(other) * to) / (Math.abs(own) + Math.abs(other))
        const goes = kind === 1 ? from + (to - from) * Math.abs(own / other) : to
        return kind === undefined ? [] : [{ kind, goes, other, weighted: kind === 1 ? weighted : 0 }]
      })
    const move = (goes: number) => Math.abs(goes - from)
    const keys = {
      category: offers.map(({ kind, goes }) => [kind, move(goes)]),
      leastMove: offers.map(({ goes }) => [move(goes)]),
      strongest: offers.map(({ other, goes }) => [-other, move(goes)]),
      weightedPosition: offers.map(({ kind, goes, weighted }) => [kind, weighted, move(goes)]),
    }[reading.choice]
    const ranked = offers
      .map(({ goes }, n) => ({ goes, key: [...(keys[n] as number[]), reading.ties === 'lower' ? goes : -goes] }))
      .sort((a, b) => {
        const differs = a.key.findIndex((value, n) => Math.abs(value - (b.key[n] as number)) > 1e-12)
        return differs < 0 ? 0 : (a.key[differs] as number) - (b.key[differs] as number)
      })
    return ranked[0]?.goes ?? from
  })
}

/** Coarse numbers make exact ties, which rounding must not decide. */
const rounding = 1e-12

/** 0 conflict, 1 compromise, 2 capitulation. */
function kindOf(own: number, other: number, reading: Reading): number | undefined {
  const isLess = (a: number, b: number) => a < b - rounding
  if (isLess(0, own)) return isLess(own, other) && reading.conflict === 'moves' ? 0 : undefined
  if (!isLess(own, 0)) return undefined
  const wins = isLess(0, other)
  if (wins && isLess(other, -own)) return reading.capitulation ? 2 : undefined
  return (reading.upperHand === 'figure' ? wins : !wins && isLess(other, own)) ? 1 : undefined
}

function medianOf(x: readonly number[], w: readonly number[], ties: 'lower' | 'upper'): number {
  const half = w.reduce((total, own) => total + own, 0) / 2
  const upTo = (position: number) =>
    w.reduce((total, own, i) => ((x[i] as number) <= position ? total + own : total), 0)
  const downTo = (position: number) =>
    w.reduce((total, own, i) => ((x[i] as number) >= position ? total + own : total), 0)
  return ties === 'lower'
    ? Math.min(...x.filter((position) => upTo(position) >= half))
    : Math.max(...x.filter((position) => downTo(position) >= half))
}
