import { type Random, seeded } from '../../gap/influence/random.js'
import { failAt } from '../../model/errors.js'
import type { Ending } from './dance.js'
import type { Menu } from './menu.js'
import type { FullStrategy } from './strategy.js'
import type { Table } from './table.js'
import type { View } from './view.js'

/** Parties by their places; an offer by the number of its package, an answer by the place of the offer in the log. */
interface LogEntry {
  readonly kind: 'offer' | 'acceptance' | 'rejection'
  readonly round: number
  readonly party: number
  readonly index: number
}

export interface Play {
  readonly log: readonly LogEntry[]
  readonly offers: number
  readonly rounds: number
  readonly ended: Ending
  readonly agreed?: { readonly index: number; readonly round: number; readonly time: number }
}

export interface Rules {
  readonly rounds: number
  readonly order: readonly number[]
  readonly seed: number
}

/** A seat at the table: what its party sees is kept up as offers are made. */
interface Seat {
  readonly party: number
  readonly strategy: FullStrategy
  readonly menu: Menu
  readonly utilities: Float64Array
  readonly worst: number
  readonly view: { -readonly [Field in keyof View]: View[Field] } & { made: number[]; received: number[][] }
}

/** The moves of stacked alternating offers. A few operations an offer, besides those of the strategies. */
export function play(table: Table, strategies: readonly FullStrategy[], { rounds, order, seed }: Rules): Play {
  const random = seeded(seed)
  const seats = order.map((party) => seatOf(table, party, strategies[party] as FullStrategy, rounds, random))
  const log: LogEntry[] = []
  if (seats.some(({ menu }) => menu.count === 0)) return { log, offers: 0, rounds: 0, ended: 'noPackage' }
  let [offers, standing, entry, takers] = [0, -1, -1, 0]
  for (let round = 0; round < rounds; round++) {
    const time = rounds === 1 ? 1 : round / (rounds - 1)
    for (const seat of seats) {
      const { view, party, strategy, menu } = seat
      view.time = time
      view.round = round
      const place = placeOf(seat, table)
      if (standing >= 0 && isTaken(seat, standing, menu.utilities[place] as number)) {
        log.push({ kind: 'acceptance', round, party, index: entry })
        if (++takers < seats.length - 1) continue
        return { log, offers, rounds: round + 1, ended: 'agreement', agreed: { index: standing, round, time } }
      }
      if (standing >= 0) log.push({ kind: 'rejection', round, party, index: entry })
      if (strategy.leave(view)) return { log, offers, rounds: round + 1, ended: 'left' }
      standing = menu.packages[place] as number
      entry = log.push({ kind: 'offer', round, party, index: standing }) - 1
      takers = 0
      offers++
      show(seats, seat, standing)
    }
  }
  return { log, offers, rounds, ended: 'deadline' }
}

function seatOf(table: Table, party: number, strategy: FullStrategy, rounds: number, random: Random): Seat {
  const menu = table.menus[party] as Menu
  const view: Seat['view'] = {
    time: 0,
    round: 0,
    rounds,
    most: menu.utilities[0] as number,
    least: table.least[party] as number,
    made: [],
    received: table.parties.slice(1).map(() => []),
    standing: undefined,
    random: () => random() / 2 ** 32,
  }
  const utilities = table.payoffs.utilities[party] as Float64Array
  return { party, strategy, menu, utilities, worst: table.worst[party] as number, view }
}

/** Where on its menu the offer is that the party would make now. */
function placeOf({ strategy, menu, view, party }: Seat, { parties }: Table): number {
  const target = strategy.tactic(view)
  if (!(typeof target === 'number' && !Number.isNaN(target))) answered(parties, party, 'tactic', 'a utility', target)
  const place = strategy.offer(menu, target, view)
  if (Number.isInteger(place) && place >= 0 && place < menu.count) return place
  return answered(parties, party, 'offer', `a place on the menu, from 0 to ${menu.count - 1}`, place)
}

function isTaken({ strategy, utilities, view }: Seat, standing: number, next: number): boolean {
  const offered = utilities[standing] as number
  return offered >= view.least && strategy.accept(offered, next, view)
}

/** Everybody sees the offer: its maker as its own, the others as one received from the maker. */
function show(seats: readonly Seat[], maker: Seat, index: number): void {
  const from = seats.indexOf(maker)
  for (const [s, { view, utilities, worst }] of seats.entries()) {
    const worth = Math.max(worst, utilities[index] as number)
    view.standing = index
    if (s === from) view.made.push(worth)
    else view.received[from < s ? from : from - 1]?.push(worth)
  }
}

function answered(parties: readonly string[], party: number, part: string, expected: string, found: unknown): never {
  const path = ['strategies', parties[party] as string, part]
  return failAt(path, { code: 'inconsistent', expected, found: String(found) })
}
