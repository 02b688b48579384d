import * as z from 'zod'
import { failAt } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { idSchema } from '../../model/ids.js'
import { readData } from '../../model/input.js'
import { type Fraction, sum } from './fraction.js'
import { amountSchema, type Quantity } from './quantity.js'

/** What each item, as a whole, is worth to each party: from 0 on, in a unit of the party's own. */
export type Valuations = Readonly<Record<string, Readonly<Record<string, Quantity>>>>

/** The same by number: of the parties and of the items, in the order given. */
export interface Worths {
  readonly parties: readonly string[]
  readonly items: readonly string[]
  readonly worths: readonly (readonly Fraction[])[]
  /** What all items together are worth to each party. */
  readonly totals: readonly Fraction[]
}

const valuationsSchema = z.record(idSchema, z.record(idSchema, amountSchema))

/** Checks that there are parties and items, and that every party values every item. */
export function readValuations(valuations: Valuations, root: string): Worths {
  const parsed = parseWith(valuationsSchema, readData(valuations, [root]), [root])
  const parties = Object.keys(parsed)
  const items = [...new Set(parties.flatMap((party) => Object.keys(parsed[party] as object)))]
  if (parties.length === 0) failAt([root], { code: 'inconsistent', expected: 'at least one party', found: 'none' })
  if (items.length === 0) failAt([root], { code: 'inconsistent', expected: 'at least one item', found: 'none' })
  const worths = parties.map((party) =>
    items.map((item) => {
      const worth = parsed[party]?.[item]
      return worth ?? failAt([root, party, item], { code: 'missing', expected: `what ${item} is worth to ${party}` })
    }),
  )
  return { parties, items, worths, totals: worths.map(sum) }
}
