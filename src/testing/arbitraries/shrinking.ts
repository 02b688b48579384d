import * as fc from 'fast-check'

interface Drawn {
  readonly context: unknown
}

/**
 * The same values as `drawn`. A counterexample is made smaller by what it was drawn from as long as that goes, and then by what
 * it says: `smaller` tells the values that are a little less than one.
 */
export class Shrinking<T> extends fc.Arbitrary<T> {
  readonly #drawn: fc.Arbitrary<T>
  readonly #smaller: (value: T) => Iterable<T>

  constructor(drawn: fc.Arbitrary<T>, smaller: (value: T) => Iterable<T>) {
    super()
    this.#drawn = drawn
    this.#smaller = smaller
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return keepContext(this.#drawn.generate(random, bias))
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    const byDraw =
      context === undefined
        ? fc.Stream.nil<fc.Value<T>>()
        : this.#drawn.shrink(value, (context as Drawn).context).map(keepContext)
    return byDraw.join(fc.stream(this.#bySaying(value)))
  }

  *#bySaying(value: T): IterableIterator<fc.Value<T>> {
    for (const smaller of this.#smaller(value)) yield new fc.Value(smaller, undefined)
  }
}

function keepContext<T>(drawn: fc.Value<T>): fc.Value<T> {
  const context: Drawn = { context: drawn.context }
  return new fc.Value(drawn.value_, context)
}
