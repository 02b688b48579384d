import { freeze } from 'immer'
import { type Safe, safe } from '../../model/errors.js'
import { asGiven, type OptionReaders, readOptions } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { actsById, checked, makersOf } from '../../record/checked.js'
import { atOnce, inTurns, type Search, type SearchOptions, searchReaders } from '../search.js'
import type { Assumption } from '../weights.js'
import { type Concession, type ConcessionCost, concessionOf, costOf } from './concession.js'
import { assumptionsOn, compareLists } from './deadlock.js'
import { type MinimalSets, minimalCorrections } from './minimalSets.js'
import { blockedGroups } from './outlook.js'
import { type PackageSelection, packageReaders, type Scope, scopeOf } from './scope.js'
import { wholeNumber } from './wholeNumber.js'
import { withdrawalsIn } from './withdrawals.js'

export interface ConcessionOptions<Names extends AnyNames = AnyNames> extends PackageSelection<Names>, SearchOptions {
  /** By what the sets are ranked, least first. Default `number`. */
  readonly cost?: ConcessionCost
  /** How many to list, at least 1. Default 100. */
  readonly limit?: number
  /** How many to look at before they are ranked, for each group of issues that are tied together. Default 1,000. */
  readonly lookAt?: number
}

/** What a party alone can do about it. */
export interface Key {
  readonly party: string
  /** Of the sets found, those made of its acts only: it can leave a package without anybody else giving way. */
  readonly alone: readonly Concession[]
  /** Whether every set has an act of its: without it there is no package. Absent while not all sets are known. */
  readonly indispensable?: boolean
}

/** What would have to be withdrawn for a package to be left. */
export interface Concessions {
  readonly parties: readonly string[]
  /** The issues that every package settles, and those that conditions lead to from them. */
  readonly issues: readonly string[]
  readonly linked: readonly string[]
  /** The minimal sets of acts whose withdrawal leaves a package; none where there is one already. */
  readonly concessions: readonly Concession[]
  /** Whether these are all: false when the limit was reached or the search was stopped. */
  readonly complete: boolean
  /** Whether no set that is not listed costs less than those that are. */
  readonly cheapest: boolean
  /** By party that made one of the acts. */
  readonly keys: readonly Key[]
  readonly assumptions: readonly Assumption[]
}

/**
 * What would have to be withdrawn for a package to be left that nobody rules out: every minimal set of acts, ranked by
 * number, by the salience of those who give way, or by a cost of one's own; and what each party could do alone. `withdraw`
 * all acts of a set, by all who made them, and `feasible` says yes; leave one out, and it does not. Empty where a package
 * is left already. That a set is listed does not say that anybody should give way.
 *
 * Exact. Every set meets every deadlock (see `explainDeadlock`), and is found without them, by blocking those found before;
 * issues that nothing ties together are searched apart and their sets combined, cheapest first. The sets can be many, hence
 * `limit` and `lookAt`. Throws `DemarcheError` for unknown names, terms off their scales, a cost below 0 and a limit that is no whole
 * number from 1 on.
 */
export function minimalConcessions<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: ConcessionOptions<NoInfer<Names>> = {},
): Concessions {
  const wide = checked(negotiation)
  const asked = readOptions(options, concessionReaders) as ConcessionOptions
  return atOnce(concessions(wide, asked), asked)
}

/** As `minimalConcessions`, in turns with other work, so that `signal` can stop it from outside. */
export async function minimalConcessionsAsync<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: ConcessionOptions<NoInfer<Names>> = {},
): Promise<Concessions> {
  const wide = checked(negotiation)
  const asked = readOptions(options, concessionReaders) as ConcessionOptions
  return inTurns(concessions(wide, asked), asked)
}

const concessionReaders: OptionReaders<ConcessionOptions> = {
  ...packageReaders,
  ...searchReaders,
  cost: asGiven,
  limit: asGiven,
  lookAt: asGiven,
}

/** The twin of `minimalConcessions` that returns the error instead of throwing it. */
export const safeMinimalConcessions: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: ConcessionOptions<NoInfer<Names>>,
) => Safe<Concessions> = safe(minimalConcessions)

function* concessions(negotiation: Negotiation, options: ConcessionOptions): Search<Concessions> {
  const limit = wholeNumber('limit', options.limit ?? 100)
  const scope = scopeOf(negotiation, options)
  const { parties, issues, linked } = scope
  const costs = costOf(scope, options.cost ?? 'number')
  const { sets, complete, cheapest } = yield* cheapestSets(
    scope,
    costs.cost,
    limit,
    Math.max(limit, wholeNumber('lookAt', options.lookAt ?? 1_000)),
  )
  const found = sets.map(({ places, cost }) => {
    const acts = places.map((place) => (negotiation.acts[place] as Act).id)
    return concessionOf(scope, acts, cost)
  })
  const yielding = [...new Set(found.flatMap((one) => one.parties))]
  const assumptions = [...assumptionsOn(negotiation), ...costs.assumedOf(yielding)]
  return freeze(
    {
      parties,
      issues,
      linked,
      concessions: found,
      complete,
      cheapest,
      keys: keysOf(negotiation, found, complete),
      assumptions,
    },
    true,
  )
}

/** Places of acts in the record, rising, and what they cost together. */
interface CostedSet {
  readonly places: readonly number[]
  readonly cost: number
}

function* cheapestSets(
  scope: Scope,
  cost: (acts: readonly string[]) => number,
  limit: number,
  most: number,
): Search<{ sets: CostedSet[]; complete: boolean; cheapest: boolean }> {
  const blocked = yield* blockedGroups(scope)
  const placeOf = new Map(scope.negotiation.acts.map((act, place) => [act.id, place]))
  let [cheapest, truncated] = [blocked.complete, false]
  let sets: CostedSet[] = []
  for (const [i, group] of blocked.groups.entries()) {
    const withdrawals = withdrawalsIn(scope, group)
    const found = yield* collected(minimalCorrections(withdrawals), most)
    const own = found.sets.map((set) => {
      const acts = set.map((place) => withdrawals.acts[place] as string)
      return { places: acts.map((act) => placeOf.get(act) as number), cost: cost(acts) }
    })
    const all = i === 0 ? own : sets.flatMap((before) => own.map((set) => combined(before, set)))
    sets = all.toSorted(cheapestFirst).slice(0, limit)
    cheapest &&= found.complete
    truncated ||= all.length > limit
  }
  return { sets: blocked.complete ? sets : [], complete: cheapest && !truncated, cheapest }
}

/** Up to so many sets, and whether these are all. */
function* collected(search: MinimalSets, most: number): Search<{ sets: (readonly number[])[]; complete: boolean }> {
  const sets: (readonly number[])[] = []
  for (let steps = 0; ; steps++) {
    const step = search.next()
    if (step.done === true) return { sets, complete: true }
    if (step.value === undefined) {
      if (yield { steps, found: sets.length }) return { sets, complete: false }
    } else if (sets.length === most) return { sets, complete: false }
    else sets.push(step.value)
  }
}

function combined(a: CostedSet, b: CostedSet): CostedSet {
  return { places: [...a.places, ...b.places].sort((x, y) => x - y), cost: a.cost + b.cost }
}

function cheapestFirst(a: CostedSet, b: CostedSet): number {
  return a.cost - b.cost || a.places.length - b.places.length || compareLists(a.places, b.places)
}

function keysOf(negotiation: Negotiation, found: readonly Concession[], complete: boolean): Key[] {
  const makers = (id: string) => makersOf(actsById(negotiation).get(id) as Act)
  return [...new Set(found.flatMap(({ parties }) => parties))].map((party) => {
    const alone = found.filter(({ acts }) => acts.every((act) => makers(act).every((maker) => maker === party)))
    const indispensable = found.every(({ acts }) => acts.some((act) => makers(act).includes(party)))
    return complete ? { party, alone, indispensable } : { party, alone }
  })
}
