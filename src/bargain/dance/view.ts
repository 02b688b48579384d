import type { Menu } from './menu.js'

/** What a party sees when it is its turn. It knows its own utilities alone; those of others it does not see. */
export interface View {
  /** How much of the time has passed, from 0 in the first round to 1 in the last. */
  readonly time: number
  /** From 0. */
  readonly round: number
  /** How many rounds there are at most. */
  readonly rounds: number
  /** What its best package is worth to the party. */
  readonly most: number
  /** What it has without agreement: less than that it never offers. */
  readonly least: number
  /** What its own offers are worth to it, from the first to the last. */
  readonly made: readonly number[]
  /** What the offers of each other party are worth to it, from the first to the last; what it excludes counts as its worst package. */
  readonly received: readonly (readonly number[])[]
  /** The number of the package that is on the table, if one is. */
  readonly standing: number | undefined
  /** A number from 0 to less than 1 that is drawn by chance, and the same for the same seed. */
  readonly random: () => number
}

/** How much a party asks for: the utility to itself of what it offers next. What is out of reach is brought into it. */
export type Tactic = (view: View) => number

/** Which package a party offers when it asks for so much: its place on the menu, from 0. */
export type OfferChoice = (menu: Menu, target: number, view: View) => number

/**
 * Whether a party takes what is on the table: `offered` is what that is worth to it, `next` what the package is that it would
 * offer otherwise. What is worth less than no agreement is never taken, whatever is answered.
 */
export type Acceptance = (offered: number, next: number, view: View) => boolean
