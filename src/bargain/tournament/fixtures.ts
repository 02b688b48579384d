/** One run of a tournament: who plays which party of which scenario, and for which time. */
export interface Fixture {
  readonly scenario: string
  /** Names of strategies, in the order of the scenario's parties. */
  readonly strategies: readonly string[]
  /** From 0. */
  readonly repetition: number
}

export interface Plan {
  readonly scenarios: readonly { readonly name: string; readonly parties: number }[]
  readonly strategies: readonly string[]
  readonly repetitions: number
  /** Whether a strategy also meets itself, and sits at more than one place. */
  readonly selfPlay: boolean
}

/** Every way to give the parties of every scenario strategies, so many times over. */
export function* fixturesOf({ scenarios, strategies, repetitions, selfPlay }: Plan): Generator<Fixture, void> {
  for (const { name, parties } of scenarios) {
    for (const seats of seatings(strategies, parties, selfPlay)) {
      for (let repetition = 0; repetition < repetitions; repetition++) {
        yield { scenario: name, strategies: seats, repetition }
      }
    }
  }
}

function* seatings(
  strategies: readonly string[],
  parties: number,
  selfPlay: boolean,
): Generator<readonly string[], void> {
  if (parties === 0) {
    yield []
    return
  }
  for (const others of seatings(strategies, parties - 1, selfPlay)) {
    for (const one of strategies) if (selfPlay || !others.includes(one)) yield [...others, one]
  }
}

export function countOf({ scenarios, strategies: { length }, repetitions, selfPlay }: Plan): number {
  const ways = (parties: number) =>
    Array.from({ length: parties }, (_, i) => (selfPlay ? length : Math.max(0, length - i))).reduce((a, b) => a * b, 1)
  return scenarios.reduce((sum, { parties }) => sum + ways(parties) * repetitions, 0)
}

/** Each run has a seed of its own, so that it does not matter what else is run, or in which order (FNV-1a). */
export function seedOf(seed: number, { scenario, strategies, repetition }: Fixture): number {
  let hash = 0x811c9dc5
  for (const unit of JSON.stringify([seed, scenario, strategies, repetition])) {
    hash = Math.imul(hash ^ (unit.codePointAt(0) as number), 0x01000193)
  }
  return hash >>> 0
}
