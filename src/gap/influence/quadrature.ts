/** Where to evaluate a function between 0 and 1, and how much each place counts in its integral. */
export interface Quadrature {
  readonly at: Float64Array
  readonly weight: Float64Array
}

/**
 * Gauss-Legendre quadrature: with `count` places the integral from 0 to 1 of a polynomial of degree below 2 × `count` is
 * exact. The places are the roots of the Legendre polynomial, by Newton's method from Tricomi's approximation.
 */
export function gaussLegendre(count: number): Quadrature {
  const [at, weight] = [new Float64Array(count), new Float64Array(count)]
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 10; step++) {
      const [value, derivative] = legendre(count, x)
      slope = derivative
      x -= value / slope
    }
    at[i] = (1 - x) / 2
    weight[i] = 1 / ((1 - x * x) * slope * slope)
  }
  return { at, weight }
}

/** The Legendre polynomial of this degree at `x`, inside (-1, 1), and its derivative there. */
function legendre(degree: number, x: number): [value: number, derivative: number] {
  let [before, value] = [0, 1]
  for (let k = 0; k < degree; k++) {
    const next = ((2 * k + 1) * x * value - k * before) / (k + 1)
    before = value
    value = next
  }
  return [value, (degree * (x * value - before)) / (x * x - 1)]
}
