import { type Classes, chancesOf, classesOf, type Diagram, unfold } from './diagram.js'
import type { Bound, Game, Part } from './game.js'
import { gaussLegendre } from './quadrature.js'
import { type Steps, type Stoppable, step } from './steps.js'

/** By player of a game, in their order. */
export interface Values {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

/** Worths to work out and to keep; they take about a second. */
const mostWorths = 2 ** 22
const worthsInStep = 2 ** 10

/**
 * The Shapley values of a game, exactly, if its players lead to few enough different states; else `tooLarge`. Where all
 * others take part with the same chance, a player's value is what it then adds on average, integrated over that chance
 * from 0 to 1 (Owen 1972): a polynomial, so that a few places give the integral exactly. For each chance, those of all
 * states follow from each other player by player, and parts that no player moves both are independent.
 */
export function* exactValues<State>(game: Game<State>, steps: Steps): Stoppable<Values | 'tooLarge'> {
  const diagrams: Diagram<State>[] = []
  for (const parts of independent(game)) {
    const diagram = yield* unfold(parts, steps)
    if (diagram === undefined || diagram === 'tooLarge') return diagram
    diagrams.push(diagram)
  }
  const lower = yield* tabulate(game, diagrams, 'lower', steps)
  if (lower === undefined || lower === 'tooLarge') return lower
  const upper = yield* tabulate(game, diagrams, 'upper', steps)
  if (upper === undefined || upper === 'tooLarge') return upper
  const count = game.players.length
  const tables = { lower, upper }
  const places = new Map(game.players.map((player, place) => [player, place]))
  const values = { lower: new Float64Array(count), upper: new Float64Array(count) }
  // What a player adds is a polynomial of a degree below the number of players.
  const { at, weight } = gaussLegendre(Math.ceil(count / 2))
  for (let i = 0; i < at.length; i++) {
    if (yield step(steps)) return undefined
    const chance = at[i] as number
    const chances = diagrams.map((diagram) => chancesOf(diagram, chance))
    const last = chances.map((rows) => rows.at(-1) as Float64Array)
    for (const [own, diagram] of diagrams.entries()) {
      for (const bound of ['lower', 'upper'] as const) {
        const worths = meanWorths(tables[bound], last, own)
        const effects = meanEffects(diagram, chances[own] as Float64Array[], chance, worths)
        for (const [turn, player] of diagram.players.entries()) {
          const place = places.get(player) as number
          values[bound][place] = (values[bound][place] as number) + (weight[i] as number) * (effects[turn] as number)
        }
      }
    }
  }
  return values
}

/** The parts in groups, such that no player moves parts of two groups. */
function independent<State>({ parts }: Game<State>): Part<State>[][] {
  return parts.reduce<Part<State>[][]>((groups, part) => {
    const isTied = (group: readonly Part<State>[]) =>
      group.some(({ movers }) => movers.some((player) => part.movers.includes(player)))
    const tied = groups.filter(isTied)
    return [...groups.filter((group) => !tied.includes(group)), [...tied.flat(), part]]
  }, [])
}

/** What all that some diagrams can come to is worth: by their classes, as digits, the first one's being the lowest. */
interface Table {
  readonly counts: readonly number[]
  /** By diagram and node. */
  readonly classes: readonly Int32Array[]
  readonly worths: Float64Array
}

function* tabulate<State>(
  game: Game<State>,
  diagrams: readonly Diagram<State>[],
  bound: Bound,
  steps: Steps,
): Stoppable<Table | 'tooLarge'> {
  const all: Classes<State>[] = []
  for (const diagram of diagrams) {
    const classes = yield* classesOf(diagram, bound, steps)
    if (classes === undefined) return undefined
    all.push(classes)
  }
  const counts = all.map(({ states }) => states.length)
  const count = counts.reduce((product, own) => product * own, 1)
  if (count > mostWorths) return 'tooLarge'
  const readers = readersOf(game, diagrams, all)
  const worths = new Float64Array(count)
  for (let cell = 0; cell < count; cell++) {
    if (cell % worthsInStep === 0 && (yield step(steps))) return undefined
    worths[cell] = game.worth(
      readers.map((read) => read(cell)),
      bound,
    )
  }
  return { counts, classes: all.map(({ of }) => of), worths }
}

/** By part of the game: its state in a cell of a table. */
function readersOf<State>(
  game: Game<State>,
  diagrams: readonly Diagram<State>[],
  classes: readonly Classes<State>[],
): ((cell: number) => State)[] {
  let below = 1
  const readers = new Map<Part<State>, (cell: number) => State>()
  for (const [i, { parts }] of diagrams.entries()) {
    const { states } = classes[i] as Classes<State>
    const [place, count] = [below, states.length]
    below *= count
    for (const [k, part] of parts.entries()) {
      const own = states.map((all) => all[k] as State)
      readers.set(part, (cell) => own[Math.floor(cell / place) % count] as State)
    }
  }
  return game.parts.map((part) => readers.get(part) as (cell: number) => State)
}

/** By node of one diagram: what it is worth on average, given the chances of the last nodes of the others. */
function meanWorths({ counts, classes, worths }: Table, chances: readonly Float64Array[], own: number): Float64Array {
  const mean = (values: Float64Array, other: number, below: number) =>
    contract(
      values,
      below,
      byClass(classes[other] as Int32Array, counts[other] as number, chances[other] as Float64Array),
    )
  let means = worths
  for (let other = counts.length - 1; other > own; other--) {
    means = mean(
      means,
      other,
      counts.slice(0, other).reduce((product, count) => product * count, 1),
    )
  }
  for (let other = 0; other < own; other++) means = mean(means, other, 1)
  const nodes = classes[own] as Int32Array
  const byNode = new Float64Array(nodes.length)
  for (let node = 0; node < nodes.length; node++) byNode[node] = means[nodes[node] as number] as number
  return byNode
}

function byClass(classes: Int32Array, count: number, chances: Float64Array): Float64Array {
  const sums = new Float64Array(count)
  for (let node = 0; node < classes.length; node++) {
    const own = classes[node] as number
    sums[own] = (sums[own] as number) + (chances[node] as number)
  }
  return sums
}

/** Takes a digit out of a table by averaging over it; `below` is the number of cells that the digits below it count. */
function contract(values: Float64Array, below: number, chances: Float64Array): Float64Array {
  const means = new Float64Array(values.length / chances.length)
  for (let mean = 0; mean < means.length; mean += below) {
    for (let digit = 0; digit < chances.length; digit++) {
      const chance = chances[digit] as number
      const from = mean * chances.length + digit * below
      for (let i = 0; i < below; i++)
        means[mean + i] = (means[mean + i] as number) + chance * (values[from + i] as number)
    }
  }
  return means
}

/** What each player of a diagram adds on average when each other one takes part with this chance. */
function meanEffects<State>(
  { moved }: Diagram<State>,
  chances: readonly Float64Array[],
  chance: number,
  worths: Float64Array,
): Float64Array {
  const effects = new Float64Array(moved.length)
  let [now, before] = [worths.slice(), worths.slice()]
  for (let turn = moved.length - 1; turn >= 0; turn--) {
    const after = moved[turn] as Int32Array
    const reached = chances[turn] as Float64Array
    let sum = 0
    for (let node = 0; node < after.length; node++) {
      const more = (now[after[node] as number] as number) - (now[node] as number)
      sum += (reached[node] as number) * more
      before[node] = (now[node] as number) + chance * more
    }
    effects[turn] = sum
    ;[now, before] = [before, now]
  }
  return effects
}
