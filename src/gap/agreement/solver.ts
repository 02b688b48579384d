import { VariableQueue } from './variableQueue.js'

/** A variable that is true, or one that is not: twice the number of the variable, and one more where it is negated. */
export type Literal = number

export function not(literal: Literal): Literal {
  return literal ^ 1
}

type Clause = Literal[]

const [isFalse, isOpen, isTrue] = [-1, 0, 1] as const

/**
 * Decides whether clauses can hold together, by conflict-driven clause learning (Marques-Silva & Sakallah 1999) with two
 * watched literals, activities of variables and restarts (Moskewicz et al. 2001), and under assumptions, of which it
 * names those that fail (Eén & Sörensson 2003). Small, exact, deterministic; learnt clauses are kept, so that asking
 * again under other assumptions is cheap.
 */
export class Solver {
  readonly #watchers: Clause[][] = []
  /** By literal. */
  readonly #value: number[] = []
  /** By variable. */
  readonly #level: number[] = []
  readonly #reason: (Clause | undefined)[] = []
  readonly #activity: number[] = []
  readonly #phase: Literal[] = []
  readonly #seen: boolean[] = []
  readonly #trail: Literal[] = []
  readonly #levelStart: number[] = []
  readonly #queue: VariableQueue
  #propagated = 0
  #bump = 1
  #contradictory = false
  #model: number[] = []
  #core: Literal[] = []

  constructor() {
    this.#queue = new VariableQueue(this.#activity)
  }

  /** A new variable; where the clauses leave it open it is tried as `preferred` first. */
  variable(preferred: boolean): Literal {
    const variable = this.#level.length
    this.#value.push(isOpen, isOpen)
    this.#watchers.push([], [])
    this.#level.push(0)
    this.#reason.push(undefined)
    this.#activity.push(0)
    this.#seen.push(false)
    this.#phase.push(preferred ? 2 * variable : 2 * variable + 1)
    this.#queue.add(variable)
    return 2 * variable
  }

  /** Demands that one of the literals holds. */
  add(literals: readonly Literal[]): void {
    this.#backTo(0)
    const clause = [...new Set(literals)].filter((literal) => this.#value[literal] !== isFalse)
    if (clause.some((literal) => this.#value[literal] === isTrue || clause.includes(not(literal)))) return
    const [first] = clause
    if (first === undefined) this.#contradictory = true
    else if (clause.length > 1) this.#attach(clause)
    else this.#assign(first, undefined)
  }

  /**
   * Whether all clauses can hold together with the assumptions; `undefined` when that is not decided after so many
   * conflicts. Asked again, it goes on with what it has learnt.
   */
  solve(assumptions: readonly Literal[], conflicts = Number.POSITIVE_INFINITY): boolean | undefined {
    this.#backTo(0)
    this.#core = []
    for (let spent = 0, run = 1; ; run++) {
      const allowed = Math.min(conflicts - spent, 100 * luby(run))
      const answer = this.#contradictory ? false : this.#search(assumptions, allowed)
      if (answer !== undefined) return answer
      spent += allowed
      if (spent >= conflicts) return undefined
    }
  }

  /** Whether a literal holds in the solution found last. */
  holds(literal: Literal): boolean {
    return this.#model[literal] === isTrue
  }

  /** Assumptions of the last question that already fail together. */
  get core(): readonly Literal[] {
    return this.#core
  }

  #search(assumptions: readonly Literal[], conflicts: number): boolean | undefined {
    for (let met = 0; ; ) {
      const conflict = this.#propagate()
      if (conflict !== undefined) {
        if (this.#levelStart.length === 0) {
          this.#contradictory = true
          return false
        }
        this.#learn(conflict)
        met++
      } else if (met >= conflicts) {
        this.#backTo(0)
        return undefined
      } else {
        const next = this.#nextDecision(assumptions)
        if (next === 'failed') return false
        if (next === undefined) {
          this.#model = [...this.#value]
          return true
        }
        this.#levelStart.push(this.#trail.length)
        this.#assign(next, undefined)
      }
    }
  }

  /** The next assumption that is open, else the most active variable that is; none when all are decided. */
  #nextDecision(assumptions: readonly Literal[]): Literal | 'failed' | undefined {
    for (let level = this.#levelStart.length; level < assumptions.length; level++) {
      const assumption = assumptions[level] as Literal
      if (this.#value[assumption] === isOpen) return assumption
      if (this.#value[assumption] === isFalse) {
        this.#core = this.#failedWith(assumption)
        return 'failed'
      }
      this.#levelStart.push(this.#trail.length)
    }
    for (;;) {
      const variable = this.#queue.take()
      if (variable === undefined) return undefined
      if (this.#value[2 * variable] === isOpen) return this.#phase[variable] as Literal
    }
  }

  #attach(clause: Clause): void {
    this.#watchers[clause[0] as Literal]?.push(clause)
    this.#watchers[clause[1] as Literal]?.push(clause)
  }

  #assign(literal: Literal, reason: Clause | undefined): void {
    const variable = literal >> 1
    this.#value[literal] = isTrue
    this.#value[not(literal)] = isFalse
    this.#level[variable] = this.#levelStart.length
    this.#reason[variable] = reason
    this.#phase[variable] = literal
    this.#trail.push(literal)
  }

  #backTo(level: number): void {
    const start = this.#levelStart[level]
    if (start === undefined) return
    for (let i = this.#trail.length - 1; i >= start; i--) {
      const literal = this.#trail[i] as Literal
      this.#value[literal] = isOpen
      this.#value[not(literal)] = isOpen
      this.#queue.add(literal >> 1)
    }
    this.#trail.length = start
    this.#levelStart.length = level
    this.#propagated = start
  }

  /** Follows up all that was assigned; returns a clause that cannot hold any more, if there is one. */
  #propagate(): Clause | undefined {
    while (this.#propagated < this.#trail.length) {
      const failed = not(this.#trail[this.#propagated++] as Literal)
      const watching = this.#watchers[failed] as Clause[]
      let kept = 0
      for (let i = 0; i < watching.length; i++) {
        const clause = watching[i] as Clause
        if (this.#moveWatch(clause, failed)) continue
        watching[kept++] = clause
        const first = clause[0] as Literal
        if (this.#value[first] === isOpen) this.#assign(first, clause)
        else if (this.#value[first] === isFalse) {
          for (i++; i < watching.length; i++) watching[kept++] = watching[i] as Clause
          watching.length = kept
          return clause
        }
      }
      watching.length = kept
    }
    return undefined
  }

  /** Puts another literal that can still hold in the place of the failed one; not where the first one holds already. */
  #moveWatch(clause: Clause, failed: Literal): boolean {
    if (clause[0] === failed) {
      clause[0] = clause[1] as Literal
      clause[1] = failed
    }
    if (this.#value[clause[0] as Literal] === isTrue) return false
    for (let k = 2; k < clause.length; k++) {
      const other = clause[k] as Literal
      if (this.#value[other] === isFalse) continue
      clause[1] = other
      clause[k] = failed
      this.#watchers[other]?.push(clause)
      return true
    }
    return false
  }

  /** Learns why the conflict came about (first unique implication point), and goes back to where that decides something. */
  #learn(conflict: Clause): void {
    const here = this.#levelStart.length
    const learnt: Clause = [0]
    const marked: number[] = []
    let [open, position] = [0, this.#trail.length - 1]
    let clause: Clause | undefined = conflict
    let literal: Literal | undefined
    do {
      for (const other of clause ?? []) {
        const variable = other >> 1
        if (other === literal || this.#seen[variable] || this.#level[variable] === 0) continue
        this.#seen[variable] = true
        marked.push(variable)
        this.#favour(variable)
        if (this.#level[variable] === here) open++
        else learnt.push(other)
      }
      while (!this.#seen[(this.#trail[position] as Literal) >> 1]) position--
      literal = this.#trail[position--] as Literal
      clause = this.#reason[literal >> 1]
    } while (--open > 0)
    learnt[0] = not(literal)
    for (const variable of marked) this.#seen[variable] = false
    this.#bump /= 0.95
    this.#backTo(this.#watchDeepest(learnt))
    if (learnt.length > 1) this.#attach(learnt)
    this.#assign(learnt[0], learnt.length > 1 ? learnt : undefined)
  }

  /** Moves the literal decided last, but for the first one, to the second place; returns its level. */
  #watchDeepest(clause: Clause): number {
    const levelOf = (i: number) => this.#level[(clause[i] as Literal) >> 1] as number
    if (clause.length === 1) return 0
    let deepest = 1
    for (let i = 2; i < clause.length; i++) if (levelOf(i) > levelOf(deepest)) deepest = i
    const moved = clause[deepest] as Literal
    clause[deepest] = clause[1] as Literal
    clause[1] = moved
    return levelOf(1)
  }

  #favour(variable: number): void {
    this.#activity[variable] = (this.#activity[variable] as number) + this.#bump
    if ((this.#activity[variable] as number) > 1e100) {
      for (let i = 0; i < this.#activity.length; i++) this.#activity[i] = (this.#activity[i] as number) * 1e-100
      this.#bump *= 1e-100
    }
    this.#queue.rise(variable)
  }

  /** The assumptions from which it follows that this one cannot hold, and itself. */
  #failedWith(assumption: Literal): Literal[] {
    const core = [assumption]
    const because = new Set([assumption >> 1])
    for (let i = this.#trail.length - 1; i >= (this.#levelStart[0] ?? this.#trail.length); i--) {
      const literal = this.#trail[i] as Literal
      if (!because.has(literal >> 1)) continue
      const reason = this.#reason[literal >> 1]
      if (reason === undefined) core.push(literal)
      else for (const other of reason) if ((this.#level[other >> 1] as number) > 0) because.add(other >> 1)
    }
    return core
  }
}

/** 1 1 2 1 1 2 4 1 1 2 … (Luby, Sinclair & Zuckerman 1993): the i-th number, from 1. */
function luby(i: number): number {
  let size = 1
  while (size < i) size = 2 * size + 1
  return size === i ? (size + 1) / 2 : luby(i - (size - 1) / 2)
}
