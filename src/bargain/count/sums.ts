/** Arithmetic on whole numbers, small or large. */
export interface Whole<Count> {
  readonly of: (number: number) => Count
  readonly plus: (x: Count, y: Count) => Count
  readonly times: (x: Count, y: Count) => Count
}

type Branch = Map<number, Branch | number>

/** Different sums, each with how often it came about. */
export class Sums<Count> {
  readonly #whole: Whole<Count>
  readonly #columns: number[][]
  readonly #counts: Count[] = []
  readonly #places: Branch = new Map()

  constructor(parties: number, whole: Whole<Count>) {
    this.#whole = whole
    this.#columns = Array.from({ length: parties }, () => [])
  }

  get size(): number {
    return this.#counts.length
  }

  at(party: number, place: number): number {
    return (this.#columns[party] as number[])[place] as number
  }

  count(place: number): Count {
    return this.#counts[place] as Count
  }

  add(sum: readonly number[], count: Count): void {
    const last = sum.length - 1
    const branch = this.#branchOf(sum, last)
    const place = branch.get(sum[last] as number) as number | undefined
    if (place !== undefined) {
      this.#counts[place] = this.#whole.plus(this.count(place), count)
      return
    }
    branch.set(sum[last] as number, this.size)
    for (let p = 0; p <= last; p++) (this.#columns[p] as number[]).push(sum[p] as number)
    this.#counts.push(count)
  }

  #branchOf(sum: readonly number[], last: number): Branch {
    let branch = this.#places
    for (let p = 0; p < last; p++) {
      let next = branch.get(sum[p] as number) as Branch | undefined
      if (next === undefined) {
        next = new Map()
        branch.set(sum[p] as number, next)
      }
      branch = next
    }
    return branch
  }
}
