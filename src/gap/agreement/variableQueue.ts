/** Variables by falling activity, those of equal activity in the order of their numbers: a binary heap. */
export class VariableQueue {
  readonly #activity: readonly number[]
  readonly #heap: number[] = []
  readonly #place: number[] = []

  /** Activities by variable; they may grow, if `rise` is told, or all be scaled alike. */
  constructor(activity: readonly number[]) {
    this.#activity = activity
  }

  /** Puts a variable in, unless it is there. */
  add(variable: number): void {
    if ((this.#place[variable] ?? -1) >= 0) return
    this.#heap.push(variable)
    this.#up(this.#heap.length - 1)
  }

  /** Takes the first variable out. */
  take(): number | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first === undefined || last === undefined) return undefined
    this.#place[first] = -1
    if (first !== last) {
      this.#put(last, 0)
      this.#down(0)
    }
    return first
  }

  /** Moves a variable forward after its activity grew. */
  rise(variable: number): void {
    const place = this.#place[variable] ?? -1
    if (place >= 0) this.#up(place)
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#activity[a] as number, this.#activity[b] as number]
    return x > y || (x === y && a < b)
  }

  #put(variable: number, place: number): void {
    this.#heap[place] = variable
    this.#place[variable] = place
  }

  #up(from: number): void {
    const variable = this.#heap[from] as number
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      const above = this.#heap[parent] as number
      if (!this.#before(variable, above)) break
      this.#put(above, place)
      place = parent
    }
    this.#put(variable, place)
  }

  #down(from: number): void {
    const variable = this.#heap[from] as number
    let place = from
    for (;;) {
      let child = 2 * place + 1
      const [left, right] = [this.#heap[child], this.#heap[child + 1]]
      if (left === undefined) break
      if (right !== undefined && this.#before(right, left)) child++
      const below = this.#heap[child] as number
      if (!this.#before(below, variable)) break
      this.#put(below, place)
      place = child
    }
    this.#put(variable, place)
  }
}
