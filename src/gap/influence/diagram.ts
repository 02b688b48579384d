import { type Bound, type Part, playersOf } from './game.js'
import { Machine } from './machine.js'
import { type Steps, type Stoppable, step } from './steps.js'

/**
 * What some parts can come to together, as nodes; they start at node 0. Who takes no part leaves the node as it is, so
 * a node once reached stays, and the nodes that can be reached before a player's turn are the first ones.
 */
export interface Diagram<State> {
  readonly parts: readonly Part<State>[]
  readonly players: readonly number[]
  /** By player, in their order: the node after its move, by the node before it. */
  readonly moved: readonly Int32Array[]
  readonly machines: readonly Machine<State>[]
  /** By node: the states of the parts, each as a digit. */
  readonly keys: readonly number[]
}

/** States of one part, and moves to find them: more would take too much memory, or more than some seconds. */
const mostStates = 2 ** 15
const mostPartMoves = 2 ** 19
/** Moves from all nodes; for 21 players they suffice in any case. */
const mostMoves = 2 ** 21
const nodesInStep = 2 ** 12

/** All nodes of some parts; `tooLarge` when they are too many. */
export function* unfold<State>(parts: readonly Part<State>[], steps: Steps): Stoppable<Diagram<State> | 'tooLarge'> {
  const machines = parts.map((part) => new Machine(part))
  for (const [i, machine] of machines.entries()) {
    const explored = yield* explore(machine, parts[i]?.movers.length ?? 0, steps)
    if (explored !== true) return explored
  }
  if (machines.reduce((product, machine) => product * machine.size, 1) > Number.MAX_SAFE_INTEGER) return 'tooLarge'
  const players = playersOf(parts)
  const keys = [0]
  const nodes = new Map([[0, 0]])
  const moved: Int32Array[] = []
  let moves = 0
  for (const player of players) {
    moves += keys.length
    if (moves > mostMoves) return 'tooLarge'
    const digits = digitsMovedBy(player, parts, machines)
    const after = new Int32Array(keys.length)
    for (let from = 0; from < after.length; from += nodesInStep) {
      if (yield step(steps)) return undefined
      moveNodes(digits, keys, nodes, after, from)
    }
    moved.push(after)
  }
  return { parts, players, moved, machines, keys }
}

/** Finds all states of a part, unless they are too many. */
function* explore<State>(machine: Machine<State>, turns: number, steps: Steps): Stoppable<true | 'tooLarge'> {
  let moves = 0
  for (let turn = 0; turn < turns; turn++) {
    for (let number = 0, before = machine.size; number < before; number++) {
      if (number % 256 === 0 && (yield step(steps))) return undefined
      machine.move(number, turn)
      if (machine.size > mostStates || ++moves > mostPartMoves) return 'tooLarge'
    }
  }
  return true
}

/** A part's state as a digit of a node's key, and how a player moves it. */
interface Digit {
  readonly place: number
  readonly base: number
  readonly moved: Int32Array
}

function digitsMovedBy<State>(
  player: number,
  parts: readonly Part<State>[],
  machines: readonly Machine<State>[],
): Digit[] {
  let place = 1
  return machines.flatMap((machine, i) => {
    const turn = parts[i]?.movers.indexOf(player) ?? -1
    const digit = { place, base: machine.size, moved: machine.movedBy(turn) }
    place *= machine.size
    return turn < 0 ? [] : [digit]
  })
}

function moveNodes(
  digits: readonly Digit[],
  keys: number[],
  nodes: Map<number, number>,
  after: Int32Array,
  from: number,
): void {
  const to = Math.min(after.length, from + nodesInStep)
  for (let node = from; node < to; node++) {
    const before = keys[node] as number
    let key = before
    for (const { place, base, moved } of digits) {
      const state = Math.floor(before / place) % base
      key += ((moved[state] as number) - state) * place
    }
    let reached = key === before ? node : nodes.get(key)
    if (reached === undefined) {
      reached = keys.push(key) - 1
      nodes.set(key, reached)
    }
    after[node] = reached
  }
}

function statesAt<State>(machines: readonly Machine<State>[], key: number): State[] {
  let rest = key
  return machines.map((machine) => {
    const state = machine.state(rest % machine.size)
    rest = Math.floor(rest / machine.size)
    return state
  })
}

/** The nodes of a diagram, those together that as last ones are worth the same. */
export interface Classes<State> {
  /** By node. */
  readonly of: Int32Array
  /** By class: states that stand for all of its nodes. */
  readonly states: readonly (readonly State[])[]
}

export function* classesOf<State>(diagram: Diagram<State>, bound: Bound, steps: Steps): Stoppable<Classes<State>> {
  const { parts, machines, keys } = diagram
  const digits = machines.map((machine, i) => facesOf(machine, (state) => parts[i]?.face(state, bound) ?? ''))
  const known = new Map<number, number>()
  const states: State[][] = []
  const of = new Int32Array(keys.length)
  for (const [node, key] of keys.entries()) {
    if (node % nodesInStep === 0 && (yield step(steps))) return undefined
    const face = faceAt(machines, digits, key)
    let found = known.get(face)
    if (found === undefined) {
      found = states.push(statesAt(machines, key)) - 1
      known.set(face, found)
    }
    of[node] = found
  }
  return { of, states }
}

/** By state of a part: a number, equal for states with the same face. */
function facesOf<State>(machine: Machine<State>, faceOf: (state: State) => string): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from({ length: machine.size }, (_, number) => {
    const face = faceOf(machine.state(number))
    const found = numbers.get(face) ?? numbers.size
    numbers.set(face, found)
    return found
  })
}

function faceAt<State>(machines: readonly Machine<State>[], digits: readonly Int32Array[], key: number): number {
  let [face, place, rest] = [0, 1, key]
  for (let i = 0; i < machines.length; i++) {
    const base = machines[i]?.size ?? 1
    face += (digits[i]?.[rest % base] ?? 0) * place
    place *= base
    rest = Math.floor(rest / base)
  }
  return face
}

/** By player: with which chance each node is where things stand before its turn; at last, after all turns. */
export function chancesOf<State>({ moved, keys }: Diagram<State>, chance: number): Float64Array[] {
  const rows = [Float64Array.of(1)]
  for (const [player, after] of moved.entries()) {
    const before = rows[player] as Float64Array
    const row = new Float64Array(moved[player + 1]?.length ?? keys.length)
    for (let node = 0; node < after.length; node++) {
      const share = before[node] as number
      const reached = after[node] as number
      row[node] = (row[node] as number) + (1 - chance) * share
      row[reached] = (row[reached] as number) + chance * share
    }
    rows.push(row)
  }
  return rows
}
