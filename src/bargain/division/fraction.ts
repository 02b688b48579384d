/** A rational number in lowest terms; the denominator is above 0. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** A number as a fraction, so that it can be compared without tolerance, and as the nearest number of JavaScript. */
export interface Exact {
  /** In lowest terms, such as `395/6` or `-3`. */
  readonly fraction: string
  readonly value: number
}

export const zero: Fraction = Object.freeze({ numerator: 0n, denominator: 1n })
export const one: Fraction = Object.freeze({ numerator: 1n, denominator: 1n })

/** Throws `RangeError` for a denominator of 0. */
export function fractionOf(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError('a fraction has a denominator other than 0')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = sign * greatestDivisor(numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fractionOf(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fractionOf(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
}

export function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator }
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fractionOf(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** Throws `RangeError` where `b` is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fractionOf(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** Below 0, 0 or above 0, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sum(fractions: Iterable<Fraction>): Fraction {
  let total = zero
  for (const fraction of fractions) total = add(total, fraction)
  return total
}

export function exact(fraction: Fraction): Exact {
  const { numerator, denominator } = fraction
  const text = denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`
  return { fraction: text, value: nearestNumber(fraction) }
}

const form = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,4})|\/(\d+))?$/

/** Reads `3`, `-0.25`, `1e-7` or `1/6`, the last only without a decimal point; `undefined` for anything else. */
export function readFraction(text: string): Fraction | undefined {
  const [, sign, whole = '', decimals = '', exponent = '0', divisor] = form.exec(text) ?? []
  if (sign === undefined || (divisor !== undefined && (decimals !== '' || /^0+$/.test(divisor)))) return undefined
  const digits = BigInt(`${sign}${whole}${decimals}`)
  if (divisor !== undefined) return fractionOf(digits, BigInt(divisor))
  const power = Number(exponent) - decimals.length
  return power < 0 ? fractionOf(digits, 10n ** BigInt(-power)) : fractionOf(digits * 10n ** BigInt(power), 1n)
}

/** Quotients of more bits than a number has, with a bit for what is cut off, so that they are rounded once only. */
function nearestNumber({ numerator, denominator }: Fraction): number {
  const size = numerator < 0n ? -numerator : numerator
  const shift = Math.max(0, 66 + bitsIn(denominator) - bitsIn(size))
  const shifted = size << BigInt(shift)
  const quotient = shifted / denominator
  const rounded = Number(quotient * denominator === shifted ? quotient : quotient | 1n)
  return (numerator < 0n ? -1 : 1) * timesPowerOfTwo(rounded, -shift)
}

/** In two steps, as 2 ** -1100 would be 0 by itself. */
function timesPowerOfTwo(value: number, power: number): number {
  const half = Math.trunc(power / 2)
  return value * 2 ** half * 2 ** (power - half)
}

function bitsIn(value: bigint): number {
  return value.toString(16).length * 4
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
