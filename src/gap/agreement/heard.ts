import type { Region } from '../../model/region.js'
import type { Scale } from '../../model/scale.js'
import type { Bearing } from '../../position/bearing.js'
import { cutScale, type Run } from './cells.js'
import { anyOf, bothOf, butNot, type Maybe } from './gates.js'
import { type Literal, not, type Solver } from './solver.js'

/** Values that an act rules out, except where one of these literals holds. */
export interface RuledOut {
  readonly region: Region
  readonly unless: readonly Literal[]
}

/** What an act says of one party on one issue: the cells that it names, and a literal for whether it stands. */
interface Word {
  readonly effect: Bearing['effect']
  readonly stands: Literal
  readonly names: readonly boolean[]
}

/**
 * What the acts of one party on one issue rule out, whichever of them stand: what `hear` reads, in clauses. A value is
 * ruled out by a firm act or a rejection that stands, unless a later act that stands admits it again.
 */
export function ruledOutBy(
  solver: Solver,
  scale: Scale,
  bearings: readonly Bearing[],
  standing: (act: string) => Literal,
  singlePeaked: boolean,
): RuledOut[] {
  const cells = cutScale(
    scale,
    bearings.flatMap(({ region }) => region ?? []),
  )
  const words = bearings.flatMap(({ act, effect, region }): Word[] =>
    region === undefined
      ? []
      : [{ effect, stands: standing(act), names: membership(cells.count, cells.runsOf(region)) }],
  )
  const beyond = singlePeaked && scale.kind !== 'nominal' ? beyondEach(solver, words) : []
  return words.flatMap((word, i) => {
    const later = words.slice(i + 1).filter(({ effect }) => effect !== 'exclude')
    const unless = word.names.map((_, cell) => {
      const way = wayOutOf(word, cell, beyond[i]?.[cell])
      return way && [...way, ...later.filter(({ names }) => names[cell]).map(({ stands }) => stands)]
    })
    return runsOfEqual(unless).map(({ run, value }) => ({ region: cells.regionOf(run), unless: value }))
  })
}

function membership(count: number, runs: readonly Run[]): boolean[] {
  const names = new Array<boolean>(count).fill(false)
  for (const [first, last] of runs) names.fill(true, first, last + 1)
  return names
}

/** What keeps an act from ruling out a cell, later acts aside; nothing does where the act leaves it alone. */
function wayOutOf({ effect, names, stands }: Word, cell: number, beyond: Maybe): Literal[] | undefined {
  if (effect === 'fix') return names[cell] ? undefined : [not(stands)]
  if (effect !== 'exclude') return undefined
  if (names[cell]) return [not(stands)]
  return beyond === undefined ? undefined : [not(stands), not(beyond)]
}

/** For each rejection, by cell, a literal for whether the cell lies beyond what is rejected (see `withBeyond`). */
function beyondEach(solver: Solver, words: readonly Word[]): Maybe[][] {
  const last = words.findLastIndex(({ effect }) => effect === 'exclude')
  let shown: Maybe[] = words[0]?.names.map(() => undefined) ?? []
  return words.slice(0, last + 1).map((word) => {
    const beyond = word.effect === 'exclude' ? beyondRejected(solver, shown, word.names) : []
    shown = shown.map((before, cell) => shownAfter(solver, before, word, cell, beyond[cell]))
    return beyond
  })
}

/** Whether a cell is shown to be accepted after one more act: a literal that holds exactly where it is. */
function shownAfter(
  solver: Solver,
  before: Maybe,
  { effect, stands, names }: Word,
  cell: number,
  beyond: Maybe,
): Maybe {
  switch (effect) {
    case 'fix':
      return names[cell] ? anyOf(solver, [before, stands]) : butNot(solver, before, stands)
    case 'add':
      return names[cell] ? anyOf(solver, [before, stands]) : before
    case 'exclude':
      if (before === undefined) return undefined
      return butNot(solver, before, names[cell] ? stands : bothOf(solver, stands, beyond))
    case 'allow':
    case 'weigh':
      return before
  }
}

/** A cell lies beyond a rejected one when something is shown on the far side of that, and nothing on its own side. */
function beyondRejected(solver: Solver, shown: readonly Maybe[], rejected: readonly boolean[]): Maybe[] {
  const known = shown.map((cell, i) => (rejected[i] ? undefined : cell))
  if (known.every((cell) => cell === undefined)) return known
  const past = new Map<number, Maybe>()
  const short = new Map<number, Maybe>()
  return rejected.map((isRejected, cell) => {
    if (isRejected) return undefined
    const [before, after] = [rejected.lastIndexOf(true, cell), rejected.indexOf(true, cell)]
    return anyOf(solver, [
      before < 0 ? undefined : once(past, before, () => onlyOn(solver, known.slice(0, before), known.slice(before))),
      after < 0 ? undefined : once(short, after, () => onlyOn(solver, known.slice(after), known.slice(0, after))),
    ])
  })
}

function onlyOn(solver: Solver, side: readonly Maybe[], other: readonly Maybe[]): Maybe {
  const some = anyOf(solver, side)
  return some === undefined ? undefined : butNot(solver, some, anyOf(solver, other))
}

function once(found: Map<number, Maybe>, key: number, work: () => Maybe): Maybe {
  if (!found.has(key)) found.set(key, work())
  return found.get(key)
}

/** Neighbouring cells that have the same list; cells without one are left out. */
function runsOfEqual(lists: readonly (readonly Literal[] | undefined)[]): { run: Run; value: readonly Literal[] }[] {
  const runs: { run: Run; value: readonly Literal[] }[] = []
  for (const [cell, value] of lists.entries()) {
    if (value === undefined) continue
    const before = runs.at(-1)
    if (before?.run[1] === cell - 1 && String(before.value) === String(value)) {
      runs[runs.length - 1] = { run: [before.run[0], cell], value: before.value }
    } else runs.push({ run: [cell, cell], value })
  }
  return runs
}
