import { failAt, type Safe, safe } from '../model/errors.js'
import { matrix } from './matrix.js'
import type { OneModeNetwork } from './network.js'

/**
 * The eigenvalues of the Laplacian D − W of a network, rising (Chung 1997): the first is 0, as many are 0 as the network has parts
 * that do not hang together, and they sum to twice the weights of all ties. Cost: the cube of the number of nodes.
 *
 * Throws `DemarcheError` for negative ties.
 */
export function laplacianSpectrum(network: OneModeNetwork): readonly number[] {
  const weights = matrix(network)
  const laplacian = weights.map((row, i) => {
    const negative = row.findIndex((weight) => weight < 0)
    if (negative >= 0) {
      const found = `${network.labels[i]} and ${network.labels[negative]}: ${row[negative]}`
      failAt(['network'], { code: 'inconsistent', expected: 'ties from 0 on', found })
    }
    const degree = row.reduce((sum, weight) => sum + weight, 0)
    return Float64Array.from(row, (weight, j) => (i === j ? degree : -weight))
  })
  return Object.freeze(eigenvalues(laplacian).map((value) => (Math.abs(value) < 1e-12 ? 0 : value)))
}

/** The twin of `laplacianSpectrum` that returns the error instead of throwing it. */
export const safeLaplacianSpectrum: (network: OneModeNetwork) => Safe<readonly number[]> = safe(laplacianSpectrum)

/** Of a symmetric matrix, rising: rotations that make one pair of entries 0 after another (Jacobi 1846), until all are. */
function eigenvalues(a: readonly Float64Array[]): number[] {
  const size = a.length
  const entry = (i: number, j: number) => a[i]?.[j] as number
  const scale = Math.max(...a.map((row) => row.reduce((most, at) => Math.max(most, Math.abs(at)), 0)), 0)
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        off = Math.max(off, Math.abs(entry(p, q)))
        if (Math.abs(entry(p, q)) > 1e-15 * scale) rotate(a, p, q)
      }
    }
    if (off <= 1e-14 * scale) break
  }
  return a.map((row, i) => row[i] as number).sort((x, y) => x - y)
}

function rotate(a: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [a[p], a[q]] as [Float64Array, Float64Array]
  const apq = rowP[q] as number
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < a.length; k++) {
    const row = a[k] as Float64Array
    const [akp, akq] = [row[p] as number, row[q] as number]
    row[p] = c * akp - s * akq
    row[q] = s * akp + c * akq
  }
  for (let k = 0; k < a.length; k++) {
    const [apk, aqk] = [rowP[k] as number, rowQ[k] as number]
    rowP[k] = c * apk - s * aqk
    rowQ[k] = s * apk + c * aqk
  }
}
