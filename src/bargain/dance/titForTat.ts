import { failAt, type Safe, safe } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { numberFrom } from './numbers.js'
import { wayDown } from './timeDependent.js'
import type { Tactic, View } from './view.js'

export interface TitForTatOptions {
  /** How many of the other's steps back one answers (δ), from 1 on. Default 1: its last. */
  readonly lag?: number
  /** The share of the way from one's most to one's least that the first offers go, from 0 to 1. Default 0. */
  readonly opening?: number
}

export interface RandomTitForTatOptions extends TitForTatOptions {
  /** By how much one gives more or less than the other did, drawn from −noise to noise, in own utility; from 0 on. Default 0. */
  readonly noise?: number
}

export interface RelativeTitForTatOptions extends TitForTatOptions {
  /** Above 0, since what one has given up is multiplied. Default 0.1. */
  readonly opening?: number
}

export interface AveragedTitForTatOptions {
  /** Over how many of the other's last steps (γ), from 1 on. Default 2. */
  readonly window?: number
  /** Above 0, since what one has given up is multiplied. Default 0.1. */
  readonly opening?: number
}

// Faratin, Sierra & Jennings (1998, section 4.3) answer in values of an issue. Here the answer is in own utility: what one has
// given up is `most` less what one asks for, and what the other still withholds is `most` less what it offers.

/**
 * Gives as much as the other gave, in own utility, in its step `lag` offers ago (random absolute tit-for-tat; Faratin, Sierra &
 * Jennings 1998). With several others, as the one that gave least. Never asks for less than it has without agreement.
 */
export function titForTat(options: RandomTitForTatOptions = {}): Tactic {
  const { lag, opening, noise: given = 0 } = read(options, 0)
  const noise = numberFrom('noise', given, 0)
  return (view) => {
    const steps = stepsOf(view, lag, 1)
    const asked = view.made.at(-1)
    if (asked === undefined || steps.length === 0) return wayDown(view, opening)
    const given = Math.min(...steps.map(({ before, after }) => after - before))
    return within(view, asked - given + noise * (2 * view.random() - 1))
  }
}

/**
 * Gives in the proportion in which the other did, in its step `lag` offers ago: what one has given up grows by the factor by
 * which what the other withholds has shrunk (relative tit-for-tat; Faratin, Sierra & Jennings 1998). With several others, as the
 * one that gave least.
 */
export function relativeTitForTat(options: RelativeTitForTatOptions = {}): Tactic {
  const { lag, opening } = read(options, 0.1)
  if (opening === 0) refuseNoOpening()
  return (view) => proportionate(view, stepsOf(view, lag, 1), opening)
}

/** As `relativeTitForTat`, over the last `window` steps of the other together (averaged tit-for-tat). */
export function averagedTitForTat(options: AveragedTitForTatOptions = {}): Tactic {
  const { opening, window: given = 2 } = read(options, 0.1)
  if (opening === 0) refuseNoOpening()
  const window = steps('window', given)
  return (view) => proportionate(view, stepsOf(view, 1, window), opening)
}

/** The twin of `titForTat` that returns the error instead of throwing it. */
export const safeTitForTat: (options?: RandomTitForTatOptions) => Safe<Tactic> = safe(titForTat)
/** The twin of `relativeTitForTat` that returns the error instead of throwing it. */
export const safeRelativeTitForTat: (options?: RelativeTitForTatOptions) => Safe<Tactic> = safe(relativeTitForTat)
/** The twin of `averagedTitForTat` that returns the error instead of throwing it. */
export const safeAveragedTitForTat: (options?: AveragedTitForTatOptions) => Safe<Tactic> = safe(averagedTitForTat)

function read<Options extends TitForTatOptions>(options: Options, opening: number) {
  const given = readFields(options, [], 'an object with options')
  return { ...given, lag: steps('lag', given.lag ?? 1), opening: numberFrom('opening', given.opening ?? opening, 0, 1) }
}

function steps(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1) return value
  return failAt([name], { code: 'inconsistent', expected: 'a whole number from 1 on', found: String(value) })
}

function refuseNoOpening(): never {
  return failAt(['opening'], {
    code: 'inconsistent',
    expected: 'a share above 0, since what was given up is multiplied',
    found: '0',
  })
}

/** What an offer of another party, and one that it made before, are worth to oneself. */
interface Step {
  readonly before: number
  readonly after: number
}

/** For each other party: the offer `lag - 1` before its last one, and the one `window` before that, or its first one. */
function stepsOf({ received }: View, lag: number, window: number): Step[] {
  return received.flatMap((offers) => {
    const last = offers.length - lag
    if (last < 1) return []
    return [{ before: offers[Math.max(0, last - window)] as number, after: offers[last] as number }]
  })
}

function proportionate(view: View, steps: readonly Step[], opening: number): number {
  const asked = view.made.at(-1)
  if (asked === undefined || steps.length === 0) return wayDown(view, opening)
  const { most } = view
  const yielding = steps.filter(({ after }) => after < most)
  if (yielding.length === 0) return view.least
  const grown = Math.min(...yielding.map(({ before, after }) => (most - before) / (most - after)))
  return within(view, most - grown * (most - asked))
}

function within({ most, least }: View, target: number): number {
  return Math.min(most, Math.max(least, target))
}
