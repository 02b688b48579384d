import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readStatements } from 'demarche/io'
import {
  type Aggregation,
  type DuplicateScope,
  defineStatements,
  eventList,
  frustration,
  matrix,
  type Normalisation,
  oneMode,
  oneModeNetworks,
  type StatementSet,
  type TwoModeAggregation,
  type TwoModeNormalisation,
  twoMode,
  weight,
} from 'demarche/network'
import { describe, expect, it } from 'vitest'

type Cells = readonly (readonly number[])[]
type Tables = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Cells | number>>>>>>

/** What Discourse Network Analyzer found on its own sample; only what is used here. */
interface Reference {
  readonly about: {
    readonly ownTestsReproduced: Readonly<Record<string, number>> & {
      readonly 'manual: Senate x Sierra Club': Readonly<Record<Aggregation, number>>
    }
  }
  readonly organizations: readonly string[]
  readonly concepts: readonly string[]
  readonly statements: readonly {
    readonly id: number
    readonly documentId: number
    readonly date: string
    readonly organization: string
    readonly concept: string
    readonly agreement: number | boolean
  }[]
  readonly onemodeOrganizationViaConcept: Tables
  readonly twomodeOrganizationConcept: Tables
}

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'dna')
const file = join(folder, 'networks.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(file)
const reference: Reference | undefined = known ? JSON.parse(readFileSync(file, 'utf8')) : undefined
const noise = 1e-9

const named: Readonly<Record<string, Normalisation>> = { no: 'none' }

/** Every table of a kind, by duplicates, aggregation and normalisation; counts of statements are told apart. */
function tablesOf(tables: Tables | undefined): (readonly [DuplicateScope, string, string, Cells | number])[] {
  return Object.entries(tables ?? {}).flatMap(([duplicates, byAggregation]) =>
    Object.entries(byAggregation).flatMap(([aggregation, byNormalisation]) =>
      Object.entries(byNormalisation).map(
        ([normalisation, cells]) => [duplicates as DuplicateScope, aggregation, normalisation, cells] as const,
      ),
    ),
  )
}

function expectSame(found: Cells, expected: Cells): void {
  expect(found.map((row) => row.length)).toEqual(expected.map((row) => row.length))
  const off = found.flatMap((row, i) => row.map((value, j) => Math.abs(value - (expected[i]?.[j] as number))))
  expect(Math.max(...off)).toBeLessThanOrEqual(noise)
}

function sample(): StatementSet {
  return defineStatements(
    (reference as Reference).statements.map(({ id, documentId, date, organization, concept, agreement }) => ({
      id: String(id),
      actor: organization,
      concept,
      qualifier: Number(agreement) === 1,
      date,
      document: String(documentId),
    })),
  )
}

const total = (cells: Cells) => cells.flat().reduce((sum, value) => sum + value, 0)

describe.skipIf(!known)('the sample of Discourse Network Analyzer', () => {
  const oneModeTables = tablesOf(reference?.onemodeOrganizationViaConcept)
  const twoModeTables = tablesOf(reference?.twomodeOrganizationConcept)

  it('has all its networks here', () => {
    expect(oneModeTables.length + twoModeTables.length).toBeGreaterThan(25)
    expect(oneMode(sample()).labels).toEqual(reference?.organizations)
    expect(twoMode(sample()).columns).toEqual(reference?.concepts)
  })

  it.each(oneModeTables)('one mode, duplicates %s: %s, %s', (duplicates, aggregation, normalisation, expected) => {
    const options = { duplicates, mergeQualifiers: aggregation === 'ignore' }
    if (typeof expected === 'number') expect(eventList(sample(), options)).toHaveLength(expected)
    else {
      const divided = { ...options, normalisation: named[normalisation] ?? (normalisation as Normalisation) }
      expectSame(matrix(oneMode(sample(), { ...divided, aggregation: aggregation as Aggregation })), expected)
      expectSame(matrix(oneModeNetworks(sample(), divided)[aggregation as Aggregation]), expected)
    }
  })

  it.each(twoModeTables)('two modes, duplicates %s: %s, %s', (duplicates, aggregation, normalisation, expected) => {
    const options = { duplicates, mergeQualifiers: aggregation === 'ignore' }
    if (typeof expected === 'number') expect(eventList(sample(), options)).toHaveLength(expected)
    else {
      const measure = {
        aggregation: aggregation as TwoModeAggregation,
        normalisation: (named[normalisation] ?? normalisation) as TwoModeNormalisation,
      }
      expectSame(matrix(twoMode(sample(), { ...options, ...measure })), expected)
    }
  })

  it('gives the numbers of its own tests and of its manual', () => {
    const { ownTestsReproduced: own } = (reference as Reference).about
    expect(total(matrix(twoMode(sample())))).toBe(own['two-mode ignore sum'])
    expect(total(matrix(oneMode(sample())))).toBe(own['one-mode ignore sum'])
    const average = oneMode(sample(), { aggregation: 'congruence', normalisation: 'average' })
    expect(Math.round(total(matrix(average)))).toBe(own['one-mode congruence average sum, rounded'])
    for (const [aggregation, expected] of Object.entries(own['manual: Senate x Sierra Club'])) {
      const network = oneMode(sample(), { aggregation: aggregation as Aggregation })
      expect(weight(network, 'Senate', 'Sierra Club')).toBe(expected)
    }
  })

  it.each(['document', 'week', 'month', 'year', 'range'] as const)('counts once a %s', (duplicates) => {
    expect(eventList(sample(), { duplicates })).toHaveLength(23)
    expect(eventList(sample(), { duplicates, mergeQualifiers: true })).toHaveLength(22)
  })

  it('has the camps of least frustration that the note has: 13 of 104, and 1 of 25 by document', () => {
    const all = frustration(oneMode(sample(), { aggregation: 'subtract' }))
    expect([all.frustration, all.total, all.exact]).toEqual([13, 104, true])
    expect(all.camps.find((camp) => camp.includes('NPRA') || camp.some((name) => /petro/i.test(name)))).toHaveLength(2)
    const once = frustration(oneMode(sample(), { aggregation: 'subtract', duplicates: 'document' }))
    expect([once.frustration, once.total, once.exact]).toEqual([1, 25, true])
  })

  it('reads the same from its table', async () => {
    const table = new Uint8Array(readFileSync(join(folder, 'statements.csv')))
    const columns = { actors: 'organization', concepts: 'concept', qualifier: 'agreement' }
    const { data } = await readStatements(table, columns)
    expect(oneMode(data, { aggregation: 'subtract' })).toEqual(oneMode(sample(), { aggregation: 'subtract' }))
  })

  /** What the tool does otherwise than its own documentation says is not followed. */
  describe('deviations', () => {
    it('cosine is the product of totals, as in the tool; the cosine of vectors has a name of its own', () => {
      const names = ['Environmental Protection Agency', 'Senate'] as const
      const of = (normalisation: Normalisation) =>
        weight(oneMode(sample(), { aggregation: 'congruence', normalisation }), ...names)
      expect(of('cosine')).toBeCloseTo(0.4, 12)
      expect(of('vectorCosine')).toBeCloseTo(0.7297, 4)
    })

    it('average goes beyond 1, though the tool says that it does not', () => {
      const cells = matrix(oneMode(sample(), { aggregation: 'congruence', normalisation: 'average' }))
      expect(Math.max(...cells.flat())).toBe(2.75)
    })

    it('a month of another year is another month', () => {
      const statement = { actor: 'a', concept: 'c', qualifier: true }
      const set = defineStatements([
        { ...statement, date: '2004-05-03' },
        { ...statement, date: '2005-05-03' },
      ])
      expect(eventList(set, { duplicates: 'month' })).toHaveLength(2)
      expect(eventList(set, { duplicates: 'week' })).toHaveLength(2)
    })
  })
})
