import type { Expression } from '../../conflict/expression.js'
import { failAt, type Path } from '../../model/errors.js'

/** Options that are taken or not, all at once. */
export type Conjunction = ReadonlyMap<string, boolean>

const most = 1000

/**
 * A statement as an OR of conjunctions, none of them implied by another: none where it is never true. Throws
 * `DemarcheError` where there would be more than a thousand on the way.
 */
export function disjunctionOf(expression: Expression, path: Path): readonly Conjunction[] {
  const joined = (parts: readonly (readonly Conjunction[])[]) =>
    parts.reduce(
      (all, part) =>
        limited(
          all.flatMap((one) => part.flatMap((other) => both(one, other))),
          path,
        ),
      [new Map<string, boolean>()] as readonly Conjunction[],
    )
  const spread = (of: Expression, isTrue: boolean): readonly Conjunction[] => {
    switch (of.kind) {
      case 'option':
        return [new Map([[of.option, isTrue]])]
      case 'not':
        return spread(of.of, !isTrue)
      case 'and':
      case 'or': {
        const parts = of.all.map((part) => spread(part, isTrue))
        return (of.kind === 'and') === isTrue ? joined(parts) : limited(parts.flat(), path)
      }
      case 'if':
        return isTrue
          ? limited([...spread(of.consequence, true), ...spread(of.condition, false)], path)
          : joined([spread(of.consequence, false), spread(of.condition, true)])
      case 'iff':
        return limited(
          [
            ...joined([spread(of.one, true), spread(of.other, isTrue)]),
            ...joined([spread(of.one, false), spread(of.other, !isTrue)]),
          ],
          path,
        )
    }
  }
  return spread(expression, true)
}

function both(one: Conjunction, other: Conjunction): Conjunction[] {
  const all = new Map(one)
  for (const [option, isTaken] of other) {
    if ((all.get(option) ?? isTaken) !== isTaken) return []
    all.set(option, isTaken)
  }
  return [all]
}

/** Without those that another implies. */
function limited(conjunctions: readonly Conjunction[], path: Path): readonly Conjunction[] {
  if (conjunctions.length > most) {
    const found = conjunctions.length
    failAt(path, {
      code: 'tooMany',
      what: 'conjunctions in a statement that the file has to spell out',
      found,
      limit: most,
    })
  }
  const kept: Conjunction[] = []
  for (const one of conjunctions.toSorted((a, b) => a.size - b.size)) {
    if (!kept.some((wider) => [...wider].every(([option, isTaken]) => one.get(option) === isTaken))) kept.push(one)
  }
  return kept
}
