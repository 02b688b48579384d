import type { Part } from './game.js'

/** The states of a part by number, found as they are asked for; each is worked out once. */
export class Machine<State> {
  readonly #part: Part<State>
  #states: State[] = []
  #numbers = new Map<string, number>()
  /** By turn: the state after it, by the state before it. */
  #moved: Map<number, number>[] = []

  constructor(part: Part<State>) {
    this.#part = part
    this.forget()
  }

  /** Number 0 is the start. */
  get size(): number {
    return this.#states.length
  }

  state(number: number): State {
    return this.#states[number] as State
  }

  move(number: number, turn: number): number {
    const moved = this.#moved[turn] as Map<number, number>
    let after = moved.get(number)
    if (after === undefined) {
      after = this.#numberOf(this.#part.move(this.state(number), turn))
      moved.set(number, after)
    }
    return after
  }

  /** The states after this turn, by the states that were asked for: the first ones, without a gap. */
  movedBy(turn: number): Int32Array {
    return Int32Array.from({ length: this.#moved[turn]?.size ?? 0 }, (_, number) => this.move(number, turn))
  }

  /** Drops all states but the start; numbers given out before mean nothing any more. */
  forget(): void {
    this.#states = []
    this.#numbers = new Map()
    this.#moved = this.#part.movers.map(() => new Map())
    this.#numberOf(this.#part.start)
  }

  #numberOf(state: State): number {
    const key = this.#part.key(state)
    let number = this.#numbers.get(key)
    if (number === undefined) {
      number = this.#states.push(state) - 1
      this.#numbers.set(key, number)
    }
    return number
  }
}
