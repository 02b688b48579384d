import { defineStatements, type Statement, type StatementSet } from 'demarche/network'
import * as fc from 'fast-check'

export interface DrawShape {
  readonly kinds?: readonly ('boolean' | 'integer' | 'nominal' | 'none')[]
  readonly most?: number
}

const letters = ['é', 'B', 'a', 'Ω', 'b', 'A', '10', '9', 'constructor']

/** A handful of actors and concepts over two years, so that much is said twice. */
export function statementSets({
  kinds = ['boolean', 'integer', 'nominal'],
  most = 24,
}: DrawShape = {}): fc.Arbitrary<StatementSet> {
  const one = fc.record({
    actor: fc.nat(5),
    concept: fc.nat(3),
    level: fc.nat(3),
    day: fc.nat(729),
    document: fc.nat(3),
  })
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      offset: fc.integer({ min: -300, max: 300 }),
      wide: fc.boolean(),
      drawn: fc.array(one, { maxLength: most }),
    })
    .map(({ kind, offset, wide, drawn }) => {
      const qualifier = (level: number) =>
        ({ boolean: level % 2 === 0, integer: offset + level, nominal: `c${level}`, none: undefined })[kind]
      const statements = drawn.map(({ actor, concept, level, day, document }): Statement => {
        const own = qualifier(level)
        const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
        const said = {
          actor: letters[actor] as string,
          concept: letters[concept + 5] as string,
          date,
          document: `d${document}`,
        }
        return own === undefined ? said : { ...said, qualifier: own }
      })
      const scale = { kind: 'integer', min: offset - 1, max: offset + 5 } as const
      return defineStatements(kind === 'integer' && wide ? { statements, qualifier: scale } : { statements })
    })
}
