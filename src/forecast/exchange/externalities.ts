import type { Market } from './market.js'
import type { Trade } from './trade.js'

/**
 * What an exchange is to actors: to the two who make it (`own`), to others who stand, on both issues, where one of the two stands
 * (`inner`), and to all others (`outer`).
 */
export type Closeness = 'own' | 'inner' | 'outer'

export interface Externality {
  readonly actor: string
  readonly closeness: Closeness
  /** By how much what it wants comes nearer, weighted by salience; below 0 where it goes farther away. */
  readonly gain: number
}

/** What an exchange brings each actor that stands on one of its issues: Σ s (|M − x| − |M′ − x|) over both. */
export function externalitiesOf(market: Market, start: Float64Array, trade: Trade): Externality[] {
  const { actors, boards, wanted } = market
  const [first, second] = trade.deal.sides
  const issues = [first.issue, second.issue] as const
  const sideOf = (actor: number, issue: number) =>
    Math.sign((wanted[actor * boards.length + issue] as number) - (start[issue] as number))
  const corner = (actor: number) => issues.map((issue) => sideOf(actor, issue))
  const corners = [corner(first.actor), corner(second.actor)]
  const isInner = (actor: number) => {
    const own = corner(actor)
    return corners.some((one) => one.every((side, i) => side === own[i]))
  }
  const closenessOf = (actor: number): Closeness => {
    if (actor === first.actor || actor === second.actor) return 'own'
    return isInner(actor) ? 'inner' : 'outer'
  }
  return actors.flatMap((actor, a) => {
    const gain = gainOf(market, trade, a)
    return gain === undefined ? [] : [{ actor, closeness: closenessOf(a), gain }]
  })
}

function gainOf({ boards, wanted, saliences }: Market, trade: Trade, actor: number): number | undefined {
  let gain: number | undefined
  for (const { issue } of trade.deal.sides) {
    const at = actor * boards.length + issue
    const goal = wanted[at] as number
    if (Number.isNaN(goal)) continue
    const before = Math.abs((trade.outcomesBefore[issue] as number) - goal)
    const after = Math.abs((trade.outcomesAfter[issue] as number) - goal)
    gain = (gain ?? 0) + (saliences[at] as number) * (before - after)
  }
  return gain
}
