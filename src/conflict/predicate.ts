import type { Expression } from './expression.js'

/** Digits of a state below and above 2^26, so that both halves are small whole numbers. */
export const half = 26

/** What is known of a state: digits, and which of them are settled. */
export interface Partial {
  readonly low: number
  readonly high: number
  readonly knownLow: number
  readonly knownHigh: number
}

/** 1 for true, 0 for false, and 0.5 where that is not settled (Kleene 1938). */
export type Truth = (state: Partial) => number

/** A statement as a function of a state that need not be settled as a whole. */
export function truthOf(expression: Expression, bitOf: ReadonlyMap<string, number>): Truth {
  switch (expression.kind) {
    case 'option': {
      const bit = bitOf.get(expression.option) as number
      const mask = 1 << (bit % half)
      return bit < half
        ? ({ low, knownLow }) => ((knownLow & mask) === 0 ? 0.5 : (low & mask) === 0 ? 0 : 1)
        : ({ high, knownHigh }) => ((knownHigh & mask) === 0 ? 0.5 : (high & mask) === 0 ? 0 : 1)
    }
    case 'not': {
      const of = truthOf(expression.of, bitOf)
      return (state) => 1 - of(state)
    }
    case 'and': {
      const all = expression.all.map((part) => truthOf(part, bitOf))
      return (state) => {
        let least = 1
        for (const part of all) {
          least = Math.min(least, part(state))
          if (least === 0) return 0
        }
        return least
      }
    }
    case 'or': {
      const all = expression.all.map((part) => truthOf(part, bitOf))
      return (state) => {
        let most = 0
        for (const part of all) {
          most = Math.max(most, part(state))
          if (most === 1) return 1
        }
        return most
      }
    }
    case 'if': {
      const [consequence, condition] = [truthOf(expression.consequence, bitOf), truthOf(expression.condition, bitOf)]
      return (state) => Math.max(consequence(state), 1 - condition(state))
    }
    case 'iff': {
      const [one, other] = [truthOf(expression.one, bitOf), truthOf(expression.other, bitOf)]
      return (state) => {
        const [a, b] = [one(state), other(state)]
        return a === 0.5 || b === 0.5 ? 0.5 : Number(a === b)
      }
    }
  }
}

/** A state of which all is settled. */
export function settled(decimal: number): Partial {
  const everything = 2 ** half - 1
  return {
    low: decimal % 2 ** half,
    high: Math.floor(decimal / 2 ** half),
    knownLow: everything,
    knownHigh: everything,
  }
}
