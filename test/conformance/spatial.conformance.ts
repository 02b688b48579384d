import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ExpectedUtilityOptions, expectedUtility, type SituationInput } from 'demarche/forecast'
import { describe, expect, it } from 'vitest'
import { winners } from '../../src/forecast/election/winners.js'

/** What the tools of the field say about actors with positions; only what is used here. */
interface Reference {
  readonly cases: Readonly<
    Record<
      string,
      {
        readonly actors: readonly {
          readonly name: string
          readonly c: number
          readonly s: number
          readonly x: number
        }[]
        readonly runs: Readonly<
          Record<
            string,
            { readonly rounds: readonly { readonly positions: readonly number[]; readonly median: number }[] }
          >
        >
      }
    >
  >
  readonly ktab_smp: {
    readonly cases: {
      readonly pce_unit_cases: readonly {
        readonly weights: readonly number[]
        readonly utilities: readonly (readonly number[])[]
        readonly votingRule: 'Prop' | 'Binary' | 'PropCbc'
        readonly victory: 'Linear' | 'Square' | 'Binary'
        readonly pce: 'Conditional' | 'MarkovIncentive' | 'MarkovUniform'
        readonly p: readonly number[]
      }[]
    }
  }
}

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'spatial')
const file = join(folder, 'results.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(file)
const reference: Reference | undefined = known ? JSON.parse(readFileSync(file, 'utf8')) : undefined

describe.runIf(known)('elections as KTAB holds them', () => {
  const votingRules = { Prop: 'proportional', Binary: 'binary', PropCbc: 'proportionalCubic' } as const
  const victories = { Linear: 'linear', Square: 'square', Binary: 'binary' } as const
  const models = {
    Conditional: 'conditional',
    MarkovIncentive: 'markovIncentive',
    MarkovUniform: 'markovUniform',
  } as const

  it('have its probabilities to 1e-13', () => {
    const all = reference?.ktab_smp.cases.pce_unit_cases ?? []
    expect(all).toHaveLength(162)
    const off = all.map((one) => {
      const found = winners(
        {
          options: one.p.length,
          weights: Float64Array.from(one.weights),
          utilities: Float64Array.from(one.utilities.flat()),
        },
        { votingRule: votingRules[one.votingRule], victory: victories[one.victory], model: models[one.pce] },
      )
      return Math.max(...one.p.map((p, i) => Math.abs(p - (found[i] as number))))
    })
    expect(Math.max(...off)).toBeLessThan(1e-13)
  })
})

describe.runIf(known)('the expected-utility model', () => {
  const strongest = { choice: 'strongest', conflict: 'stands' } as const
  const runs: Readonly<Record<string, Required<ExpectedUtilityOptions>['reading']>> = {
    jmckib_python2_code: 'scholz-code',
    paper_strongest_noconflict: strongest,
    paper_category_conflict: { choice: 'category', conflict: 'moves' },
    paper_strongest_noconflict_Q05: { ...strongest, statusQuo: 0.5 },
    paper_strongest_noconflict_norisk: { ...strongest, risk: 'neutral' },
  }
  const each = Object.entries(reference?.cases ?? {}).flatMap(([name, { actors, runs: told }]) =>
    Object.entries(told).map(([run, { rounds }]) => ({ name, actors, run, rounds })),
  )

  it.each(each)('ends as $run on $name, round by round to 1e-10', ({ actors, run, rounds }) => {
    const reading = runs[run] as Required<ExpectedUtilityOptions>['reading']
    const found = expectedUtility(lineOf(actors), { reading, rounds: rounds.length - 1 })
    for (const [n, { positions, median }] of rounds.entries()) {
      // Once nobody moves, nobody ever does.
      const round = found.rounds[n] ?? found.rounds.at(-1)
      const off = positions.map((position, i) => Math.abs(position - (round?.positions.x?.[`a${i}`] ?? Number.NaN)))
      expect(Math.max(...off)).toBeLessThan(1e-10)
      expect(round?.medians.x).toBeCloseTo(median, 10)
    }
  })

  it('was tried on all seven runs', () => {
    expect(each.map(({ run }) => Object.hasOwn(runs, run))).toEqual(Array.from({ length: 7 }, () => true))
  })
})

function lineOf(actors: Reference['cases'][string]['actors']): SituationInput {
  const positions = actors.map(({ x }) => x)
  return {
    issues: { x: { min: Math.min(...positions), max: Math.max(...positions) } },
    actors: Object.fromEntries(
      actors.map(({ c, s, x }, i) => [`a${i}`, { capability: c, stances: { x: { position: x, salience: s } } }]),
    ),
  }
}
