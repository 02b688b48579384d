import {
  type ActInput,
  defineNegotiation,
  type IsoDate,
  type Negotiation,
  type RegionExpression,
  type Scale,
  type Value,
} from '../src/index.js'

/** What a made-up negotiation is to be like. */
export interface Shape {
  readonly seed: number
  readonly parties: number
  readonly issues: number
  readonly acts: number
  /** The scales of the issues, dealt out in turn. */
  readonly scales: readonly Scale[]
  /** Only firm demands of one span each, so that no region has a hole. Default: acts of all kinds. */
  readonly plain?: boolean
}

/** An empty negotiation and the acts to record in it. */
export interface Scenario {
  readonly negotiation: Negotiation
  readonly acts: readonly ActInput[]
}

export const orderedScales: readonly Scale[] = [
  { kind: 'binary' },
  { kind: 'ordinal', levels: ['none', 'low', 'medium', 'high', 'full'] },
  { kind: 'interval', min: 0, max: 1000, unit: 'square kilometres' },
]

const nominal: Scale = {
  kind: 'nominal',
  options: ['north', 'east', 'south', 'west'],
  distances: [{ between: ['north', 'east'], distance: 0.5 }],
}

export const allScales: readonly Scale[] = [...orderedScales, nominal]

/** Numbers from 0 up to, not including, 1. */
export type Random = () => number

/** A linear congruential generator (the constants of Numerical Recipes), so that every run has the same data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Acts of every kind that bears on positions, valid in their order, and some that do not. */
export function makeScenario({ seed, parties, issues, acts, scales, plain = false }: Shape): Scenario {
  const random = randomFrom(seed)
  const negotiation = defineNegotiation({
    id: 'bench',
    title: 'Benchmark',
    parties: Object.fromEntries(idsOf('party', parties).map((id) => [id, { kind: 'state', name: id } as const])),
    issues: Object.fromEntries(
      idsOf('issue', issues).map((id, i) => [id, { name: id, scale: pickAt(scales, i % scales.length) }]),
    ),
  }) as Negotiation
  const made = new ActMaker(negotiation, random, plain)
  return { negotiation, acts: Array.from({ length: acts }, (_, i) => made.next(i, acts)) }
}

function idsOf(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${word}${i + 1}`)
}

function pickAt<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}

type Stance = Extract<ActInput, { readonly kind: 'demand' | 'statement' | 'proposal' }>

class ActMaker {
  readonly #negotiation: Negotiation
  readonly #random: Random
  readonly #plain: boolean
  readonly #parties: readonly string[]
  readonly #issues: readonly string[]
  readonly #stances: Stance[] = []
  readonly #withdrawable: Stance[] = []

  constructor(negotiation: Negotiation, random: Random, plain: boolean) {
    this.#negotiation = negotiation
    this.#random = random
    this.#plain = plain
    this.#parties = Object.keys(negotiation.parties)
    this.#issues = Object.keys(negotiation.issues)
  }

  next(index: number, of: number): ActInput {
    const base = { id: `act${index + 1}`, by: this.#pick(this.#parties), date: dayOf(index, of) }
    if (this.#plain) return this.#firmDemand(base)
    const draw = this.#random()
    // 20 % answers, 5 % withdrawals, 5 % context; the rest says what its maker wants.
    if (draw < 0.2 && this.#stances.length > 0) return this.#answer(base, draw < 0.1)
    if (draw < 0.25 && this.#withdrawable.length > 0) return this.#withdrawal(base)
    if (draw < 0.3) return { ...base, kind: 'appeal', issue: this.#pick(this.#issues) }
    const stance = this.#stance(base, draw)
    this.#stances.push(stance)
    this.#withdrawable.push(stance)
    return stance
  }

  #firmDemand(base: Base): ActInput {
    const issue = this.#pick(this.#issues)
    return { ...base, kind: 'demand', issue, region: this.#region(issue), firmness: 'firm' }
  }

  #answer(base: Base, yes: boolean): ActInput {
    const answered = this.#pick(this.#stances)
    const by = this.#pick(this.#parties.filter((party) => party !== answered.by))
    return { ...base, by, kind: yes ? 'acceptance' : 'rejection', answers: answered.id }
  }

  /** Takes back an act that still stands, in constant time. */
  #withdrawal(base: Base): ActInput {
    const at = Math.floor(this.#random() * this.#withdrawable.length)
    const act = pickAt(this.#withdrawable, at)
    const last = this.#withdrawable.pop() as Stance
    if (last !== act) this.#withdrawable[at] = last
    return { ...base, by: act.by, kind: 'withdrawal', withdraws: act.id }
  }

  #stance(base: Base, draw: number): Stance {
    const issue = this.#pick(this.#issues)
    const said = { issue, region: this.#region(issue), firmness: this.#random() < 0.5 ? 'firm' : 'soft' } as const
    if (draw < 0.4) return { ...base, kind: 'proposal', terms: { [issue]: said.region } }
    if (draw < 0.5) return { ...base, kind: 'proposal', terms: this.#package() }
    if (draw < 0.65) return { ...base, kind: 'statement', ...said, salience: Math.ceil(this.#random() * 8) / 8 }
    return { ...base, kind: 'demand', ...said }
  }

  #package(): Record<string, RegionExpression> {
    const issues = Array.from({ length: 4 }, () => this.#pick(this.#issues))
    return Object.fromEntries(issues.map((issue) => [issue, this.#region(issue)]))
  }

  #region(issue: string): RegionExpression {
    const scale = this.#negotiation.issues[issue]?.scale
    switch (scale?.kind) {
      case 'interval':
        return this.#intervals(scale.min, scale.max)
      case 'ordinal':
        return !this.#plain && this.#random() < 0.5
          ? { anyOf: this.#some(scale.levels) }
          : { atLeast: this.#pick(scale.levels) }
      case 'nominal':
        return { anyOf: this.#some(scale.options) }
      default:
        return this.#random() < 0.5
    }
  }

  /** A point, a bound or a span; one time in ten, unless all is plain, two spans. */
  #intervals(min: number, max: number): RegionExpression {
    const at = Array.from({ length: 4 }, () => min + Math.floor(this.#random() * (max - min))).toSorted((x, y) => x - y)
    const [a, b, c, d] = at as [number, number, number, number]
    const draw = this.#random()
    if (draw < 0.3) return b
    if (draw < 0.6) return { atLeast: c }
    if (draw < 0.9 || this.#plain) return { atLeast: a, atMost: d }
    return {
      anyOf: [
        { atLeast: a, atMost: b },
        { atLeast: c, atMost: d },
      ],
    }
  }

  #some(values: readonly Value[]): Value[] {
    return [this.#pick(values), this.#pick(values)]
  }

  #pick<T>(list: readonly T[]): T {
    return pickAt(list, Math.floor(this.#random() * list.length))
  }
}

type Base = { readonly id: string; readonly by: string; readonly date: IsoDate }

/** Days in rising order over ten years, whatever the number of acts. */
function dayOf(index: number, of: number): IsoDate {
  const day = Math.floor((index / of) * 3650)
  return new Date(Date.UTC(2015, 0, 1 + day)).toISOString().slice(0, 10)
}
