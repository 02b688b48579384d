import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Concept,
  defineConflict,
  stability,
  unilateralImprovements,
  unilateralMoves,
  verdict,
} from 'demarche/conflict'
import { readGmcr, writeGmcr } from 'demarche/io'
import { describe, expect, it } from 'vitest'

const compared = ['nash', 'gmr', 'smr', 'seq', 'sim'] as const satisfies readonly Concept[]
type Compared = (typeof compared)[number]

/** What the tool found in its own models; only what is used here. States by their rank among the feasible ones, from 1 on. */
interface Model {
  readonly file: string
  readonly feasibleStates: number
  readonly decisionMakers: readonly { readonly name: string }[]
  readonly states: readonly {
    readonly ordered: number
    readonly decimal: number
    readonly dm: Readonly<Record<string, { readonly reach: readonly number[]; readonly ui: readonly number[] }>>
  }[]
  readonly stability: Readonly<Record<Compared, Readonly<Record<string, readonly number[]>>>>
  readonly independentEquilibria: Readonly<Record<Compared, readonly number[]>>
  readonly disagreements: readonly {
    readonly concept: Compared
    readonly dm: string
    readonly ordered: number
    readonly independent: number
  }[]
}

/** The smallest models in which the tool departs from the definitions; decision makers are told by rankings, the best first. */
interface Counterexample {
  readonly model: {
    readonly options: number
    readonly owners: Readonly<Record<string, readonly number[]>>
    readonly rankingDecimal?: Readonly<Record<string, readonly number[]>>
    readonly rankingOrdered?: Readonly<Record<string, readonly number[]>>
  }
  readonly dm: string
  readonly state: number
  readonly definition: string
}

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'gmcr')
const results = join(folder, 'results.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(results)
const models: readonly Model[] = known ? JSON.parse(readFileSync(results, 'utf8')).models : []
const counterexamples: Readonly<Record<string, Counterexample>> = known
  ? JSON.parse(readFileSync(results, 'utf8')).counterexamples
  : {}
const here = models.filter(({ file }) => existsSync(join(folder, file)))

function open(file: string) {
  const { conflict } = readGmcr(new Uint8Array(readFileSync(join(folder, file)))).data
  const ids = Object.keys(conflict.decisionMakers)
  return { conflict, ids }
}

/** Where the tool departs from the definitions, the definitions are followed. */
function expectedOf({ stability: found, disagreements }: Model, concept: Compared, dm: string): readonly number[] {
  const cells = [...(found[concept][dm] ?? [])]
  for (const one of disagreements) {
    if (one.concept === concept && one.dm === dm) cells[one.ordered - 1] = one.independent
  }
  return cells
}

describe.skipIf(!known)('the models of GMCR+', () => {
  it('are all here', () => {
    expect(here.map(({ file }) => file)).toEqual(['Cuban.gmcr', 'Elmira.gmcr', 'Garrison.gmcr', 'Prisoners.gmcr'])
  })

  it.each(here)('$file has its states, moves and improvements', ({ file, feasibleStates, decisionMakers, states }) => {
    const { conflict, ids } = open(file)
    expect(stability(conflict, { concepts: [] }).states).toBe(feasibleStates)
    const decimals = states.map(({ decimal }) => decimal)
    const numbered = (ordered: readonly number[]) => ordered.map((place) => decimals[place - 1])
    for (const { decimal, dm } of states) {
      for (const [i, { name }] of decisionMakers.entries()) {
        const maker = ids[i] as string
        expect(unilateralMoves(conflict, maker, decimal)).toEqual(numbered(dm[name]?.reach ?? []))
        expect(unilateralImprovements(conflict, maker, decimal)).toEqual(numbered(dm[name]?.ui ?? []))
      }
    }
  })

  it.each(here)('$file has every cell of every concept', (model) => {
    const { conflict, ids } = open(model.file)
    const { stable, equilibria } = stability(conflict)
    for (const concept of compared) {
      for (const [i, { name }] of model.decisionMakers.entries()) {
        const own = stable[concept]?.[ids[i] as string] ?? []
        const cells = model.states.map(({ decimal }) => Number(own.includes(decimal)))
        expect(cells, `${concept} ${name}`).toEqual(expectedOf(model, concept, name))
      }
      const expected = model.independentEquilibria[concept].map((place) => model.states[place - 1]?.decimal)
      expect(equilibria[concept], concept).toEqual(expected)
    }
  })

  it('leave the tool in two cells: Garrison, state 6, where three opponents move one after another', () => {
    const cells = here.flatMap(({ file, disagreements }) =>
      disagreements.map(({ concept, dm, ordered, independent }) => [file, concept, dm, ordered, independent]),
    )
    expect(cells).toEqual(['gmr', 'smr'].map((concept) => ['Garrison.gmcr', concept, 'Canadian Opposition', 6, 1]))
  })

  it.each(Object.entries(counterexamples))('leave the tool in its counterexample %s', (_, { model, ...cell }) => {
    const [rankings, first] = model.rankingDecimal === undefined ? [model.rankingOrdered, 1] : [model.rankingDecimal, 0]
    const conflict = defineConflict({
      decisionMakers: Object.fromEntries(
        Object.entries(rankings ?? {}).map(([id, states]) => [
          id,
          { preferences: { kind: 'ranking', ranking: states.map((state) => [state - first]) } },
        ]),
      ),
      options: Object.fromEntries(
        Array.from({ length: model.options }, (__, bit) => [
          `o${bit}`,
          { owners: Object.keys(model.owners).filter((id) => model.owners[id]?.includes(bit)) },
        ]),
      ),
    })
    const concept = cell.definition.split('-')[0]?.toLowerCase() as Concept
    expect(verdict(conflict, cell.dm, cell.state - first, concept).stable).toBe(cell.definition.endsWith('-stable'))
  })

  it.each(here)('$file comes back from what is written of it', ({ file }) => {
    const { conflict } = open(file)
    const { conflict: again } = readGmcr(writeGmcr(conflict).text).data
    expect(stability(again)).toEqual(stability(conflict))
  })
})
