import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Backtest,
  backtest,
  compromise,
  type ExpectedUtilityOptions,
  election,
  expectedUtility,
  type ForecastModel,
  mean,
  median,
  nashBargaining,
  procedure,
  type SituationInput,
} from 'demarche/forecast'
import { readActorTable, readDecisionTable } from 'demarche/io'
import { describe, expect, it } from 'vitest'
import { winners } from '../../src/forecast/election/winners.js'

/** What the tools of the field say about actors with positions; only what is used here. */
interface Reference {
  readonly deu3: {
    readonly outcomes: Readonly<Record<string, number>>
    readonly table: Readonly<
      Record<
        string,
        {
          readonly n: number
          readonly mae: number
          readonly rmse: number
          readonly medae: number
          readonly hit10: number
          readonly hit20: number
          readonly bias: number
        }
      >
    >
    readonly forecasts: Readonly<Record<string, Readonly<Record<string, number>>>>
  }
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

describe.runIf(known)('decisions of the European Union', async () => {
  if (!known) return
  const data = join(folder, 'deu3')
  const leaveOut = { unknownSalience: 'leaveOut' } as const
  const models: Readonly<Record<string, ForecastModel>> = {
    'compromise: votes x salience mean': (situation) => compromise(situation, leaveOut),
    'mean (unweighted)': (situation) => mean(situation, leaveOut),
    'salience-weighted mean': (situation) => mean(situation, { ...leaveOut, weights: 'salience' }),
    'median (unweighted)': (situation) => median(situation, { ...leaveOut, ties: 'middle' }),
    'median, votes x salience': (situation) => median(situation, { ...leaveOut, weights: 'product' }),
    'Nash, salience': (situation) => nashBargaining(situation, leaveOut),
    'Nash, symmetric': (situation) => nashBargaining(situation, { ...leaveOut, weights: 'equal' }),
    'Nash, reference point': (situation) => nashBargaining(situation, { ...leaveOut, noAgreement: 'referencePoint' }),
    'election, mean': (situation) => election(situation, leaveOut),
    'election, mode': (situation) => election(situation, { ...leaveOut, point: 'mode' }),
    'procedure, 71 % of votes, Commission': (situation) =>
      procedure(situation, { ...leaveOut, agendaSetter: 'com', majority: 0.713 }),
    'procedure, unanimity, Commission': (situation) => procedure(situation, { ...leaveOut, agendaSetter: 'com' }),
    'expected utility': (situation) => expectedUtility(situation, { ...leaveOut, trace: false }),
    'expected utility, as code': (situation) =>
      expectedUtility(situation, { ...leaveOut, trace: false, reading: 'scholz-code' }),
  }
  const wide = (await readDecisionTable(readFileSync(join(data, 'deu3-raw.tsv')))).data
  const { data: tidy } = await readActorTable(readFileSync(join(data, 'deu3-positions.csv')), {
    scale: { min: 0, max: 100 },
    salienceOf: 100,
  })
  const found: Backtest = backtest([{ ...tidy, issues: { ...wide.issues } }], models, {
    against: 'compromise: votes x salience mean',
  })
  const named: Readonly<Record<string, string>> = {
    'constant 50': 'midpoint',
    'reference point (status quo)': 'referencePoint',
  }

  it('are read the same from the wide table and from the tidy one', () => {
    expect(Object.keys(wide.issues)).toHaveLength(364)
    const stances = (situation: SituationInput) =>
      Object.entries(situation.actors).flatMap(([actor, own]) =>
        Object.entries(own.stances).flatMap(([issue, { position, salience }]) =>
          position === undefined ? [] : [[actor, issue, position, salience].join()],
        ),
      )
    expect(stances(tidy).sort()).toEqual(stances(wide).sort())
  })

  it('are forecast with the errors that are known, issue by issue', () => {
    expect(found.issues.filter(({ issue }) => Object.hasOwn(reference?.deu3.outcomes ?? {}, issue))).toHaveLength(351)
    for (const [model, known] of Object.entries(reference?.deu3.table ?? {})) {
      const score = found.scores.find((one) => one.model === (named[model] ?? model))
      expect.soft([model, score?.issues]).toEqual([model, known.n])
      expect.soft((score?.meanAbsolute ?? 0) * 100, model).toBeCloseTo(known.mae, 4)
      expect.soft((score?.rootMeanSquare ?? 0) * 100, model).toBeCloseTo(known.rmse, 4)
      expect.soft((score?.medianAbsolute ?? 0) * 100, model).toBeCloseTo(known.medae, 3)
      expect.soft(score?.hits[0]?.share, model).toBeCloseTo(known.hit10, 5)
      expect.soft((score?.bias ?? 0) * 100, model).toBeCloseTo(known.bias, 4)
    }
    // Capabilities stand in the file with few digits.
    for (const [model, forecasts] of Object.entries(reference?.deu3.forecasts ?? {})) {
      for (const [issue, at] of Object.entries(forecasts)) {
        expect
          .soft(found.issues.find((one) => one.issue === issue)?.forecasts[model], `${model} ${issue}`)
          .toBeCloseTo(at, 3)
      }
    }
  })

  it('make a table for every model', () => {
    const rows = found.scores.map(
      ({ model, issues, meanAbsolute, rootMeanSquare, medianAbsolute, hits, difference }) => {
        const numbers = [meanAbsolute, rootMeanSquare, medianAbsolute].map((error) => (100 * error).toFixed(2))
        const bounds = [difference?.mean, difference?.atLeast, difference?.atMost].map((by) =>
          (100 * (by ?? Number.NaN)).toFixed(2),
        )
        return [model, issues, ...numbers, (hits[0]?.share ?? 0).toFixed(3), ...bounds].join(' | ')
      },
    )
    process.stdout.write(`${rows.join('\n')}\n`)
    expect(found.compared).toBe(Object.keys(models).length + 3)
  })
})
