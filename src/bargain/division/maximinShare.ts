import { freeze } from 'immer'
import * as z from 'zod'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { failAt, type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { type Exact, exact, type Fraction, fractionOf } from './fraction.js'
import { amountSchema, type Quantity } from './quantity.js'

export interface MaximinShareOptions {
  /** How many placements of an item to try before the best found is returned. Default 1,000,000. */
  readonly lookAt?: number
}

/** What a party can be sure of when it divides items that cannot be split and is the last to choose. */
export interface MaximinShare {
  /** The share lies in [lower, upper]; both are the same when the search is complete. */
  readonly lower: Exact
  readonly upper: Exact
  /** Bundles that are each worth at least `lower`; all items are in one of them. */
  readonly bundles: readonly (readonly string[])[]
  /** Whether no bundles can be better. */
  readonly complete: boolean
}

/**
 * The maximin share (Budish 2011): the most that the worst of `count` bundles can be worth, whichever way whole items are put
 * into them. `values` are what each item is worth to the party, from 0 on; worths add up.
 *
 * Exact, by branch and bound over the items from the dearest on; bundles that are worth alike are tried once. Exponential at
 * worst (the problem is NP-hard), hence `lookAt`: about a dozen items take well under a second, and where it does not suffice the
 * answer is an interval. Throws `DemarcheError` unless there are items, and for counts that are no whole number from 1 on.
 */
export function maximinShare(
  values: Readonly<Record<string, Quantity>>,
  count: number,
  options: MaximinShareOptions = {},
): MaximinShare {
  const parsed = Object.entries(parseWith(valuesSchema, readData(values, ['values']), ['values']))
  if (parsed.length === 0) failAt(['values'], { code: 'inconsistent', expected: 'at least one item', found: 'none' })
  wholeNumber('count', count)
  const lookAt = wholeNumber('lookAt', options.lookAt ?? 1_000_000)
  const denominator = parsed.reduce((common, [, worth]) => leastCommon(common, worth), 1n)
  const items = parsed.map(([item, worth]) => ({ item, worth: (worth.numerator * denominator) / worth.denominator }))
  const search = new Search(
    items.toSorted((a, b) => (a.worth < b.worth ? 1 : a.worth > b.worth ? -1 : 0)),
    count,
    lookAt,
  )
  search.place(0)
  const upper = search.isStopped ? search.bound : search.best
  const known = (worth: bigint) => exact(fractionOf(worth, denominator))
  const bundles = Array.from({ length: count }, (_, bundle) =>
    parsed.flatMap(([item]) => (search.bundleOf.get(item) === bundle ? [item] : [])),
  )
  return freeze({ lower: known(search.best), upper: known(upper), bundles, complete: search.best === upper }, true)
}

export const safeMaximinShare: (
  values: Readonly<Record<string, Quantity>>,
  count: number,
  options?: MaximinShareOptions,
) => Safe<MaximinShare> = safe(maximinShare)

const valuesSchema = z.record(idSchema, amountSchema)

interface Item {
  readonly item: string
  readonly worth: bigint
}

/** Depth first: each item in turn into each bundle, the poorest first. */
class Search {
  readonly #items: readonly Item[]
  readonly #sums: bigint[]
  readonly #chosen: number[] = []
  /** What the items from each place on are worth together. */
  readonly #rest: readonly bigint[]
  #left: number
  best = -1n
  /** No bundles can be better than this. */
  readonly bound: bigint
  bundleOf: ReadonlyMap<string, number> = new Map()

  constructor(items: readonly Item[], count: number, lookAt: number) {
    this.#items = items
    this.#sums = Array.from({ length: count }, () => 0n)
    const rest = [0n]
    for (const { worth } of items.toReversed()) rest.unshift((rest[0] as bigint) + worth)
    this.#rest = rest
    // The k dearest items may fill k bundles; what is left for the others is at best divided evenly.
    const bounds = rest.slice(0, count).map((left, k) => left / BigInt(count - k))
    this.bound = bounds.reduce((a, b) => (b < a ? b : a))
    this.#left = Math.max(lookAt, items.length)
  }

  get isStopped(): boolean {
    return this.#left < 0
  }

  place(index: number): void {
    const item = this.#items[index]
    if (item === undefined) {
      this.#note()
      return
    }
    const seen = new Set<bigint>()
    for (const bundle of this.#poorestFirst()) {
      const before = this.#sums[bundle] as bigint
      if (seen.has(before)) continue
      seen.add(before)
      if (this.best === this.bound || this.isStopped || !this.#canImprove(index)) return
      this.#left--
      this.#sums[bundle] = before + item.worth
      this.#chosen[index] = bundle
      this.place(index + 1)
      this.#sums[bundle] = before
    }
  }

  #note(): void {
    const worst = this.#sums.reduce((a, b) => (b < a ? b : a))
    if (worst <= this.best) return
    this.best = worst
    this.bundleOf = new Map(this.#items.map(({ item }, i) => [item, this.#chosen[i] as number]))
  }

  #poorestFirst(): number[] {
    const order = [...this.#sums.keys()]
    return order.sort((a, b) => Number((this.#sums[a] as bigint) - (this.#sums[b] as bigint)))
  }

  /** Whether what is left suffices to bring every bundle above the best so far. */
  #canImprove(index: number): boolean {
    let lacking = 0n
    for (const worth of this.#sums) if (worth <= this.best) lacking += this.best + 1n - worth
    return lacking <= (this.#rest[index] as bigint)
  }
}

function leastCommon(common: bigint, { denominator }: Fraction): bigint {
  return common * fractionOf(denominator, common).numerator
}
