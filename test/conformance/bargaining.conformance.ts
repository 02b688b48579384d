import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchange, type SpatialOptions, type SpatialRound, spatialBargaining } from 'demarche/forecast'
import { readDecide, readKtabCsv, readKtabXml, writeDecide, writeKtabCsv, writeKtabXml } from 'demarche/io'
import { describe, expect, it } from 'vitest'
import { ktabSwitches } from '../../src/io/ktab/settings.js'

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'spatial')
const results = join(folder, 'results.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(results)
const bytes = (...path: string[]) => new Uint8Array(readFileSync(join(folder, ...path)))

interface Exchanged {
  readonly gain: number
  readonly i: string
  readonly i_supply: string
  readonly i_to: number
  readonly j: string
  readonly j_supply: string
  readonly j_to: number
}
interface Run {
  readonly turns: number
  readonly history?: readonly (readonly (readonly number[])[])[]
  readonly final?: readonly (readonly number[])[]
  readonly win_probability?: readonly (readonly number[])[]
  readonly final_win_probability?: readonly number[]
  readonly risk_attitude?: readonly (readonly number[])[]
  readonly final_pce_mean?: readonly number[]
}
interface Reference {
  readonly ktab_smp: {
    readonly cases: {
      readonly 'SOE-Policy': Run
      readonly dummyData_3Dim: Run
      readonly dummyData_3Dim_variants: Readonly<Record<string, Run>>
    }
  }
  readonly exchange_model_equal_gain: {
    readonly cases: Readonly<
      Record<
        string,
        { readonly rounds: readonly { readonly mds: object; readonly first_exchanges: readonly Exchanged[] }[] }
      >
    >
  }
}
const reference = (known ? JSON.parse(readFileSync(results, 'utf8')) : {}) as Reference

describe.skipIf(!known)('the exchange model', () => {
  it.each([
    ['cop21.csv', ['cop21', 'cop21-decide.tsv']],
    ['sample_data.txt', ['copenhagen2009', 'toll-ring-sample-decide.tsv']],
  ])('makes the first exchanges of %s as DECIDE does', (name, path) => {
    const { data } = readDecide(bytes(...path))
    const idOf = (named: string, all: Readonly<Record<string, { readonly name?: string | undefined }>>) =>
      Object.keys(all).find((id) => id === named || all[id]?.name === named)
    const rounds = reference.exchange_model_equal_gain.cases[name]?.rounds ?? []
    const { rounds: told } = exchange(data)
    for (const [issue, at] of Object.entries(rounds[0]?.mds ?? {})) {
      expect(told[0]?.outcome[idOf(issue, data.issues) as string]).toBeCloseTo(at as number, 9)
    }
    const first = rounds[1]?.first_exchanges ?? []
    expect(first).toHaveLength(12)
    for (const [n, expected] of first.entries()) {
      const made = told[1]?.exchanges[n]
      expect(100 * (made?.gain as number)).toBeCloseTo(expected.gain, 9)
      const gives = [
        [expected.i, expected.i_supply, expected.i_to],
        [expected.j, expected.j_supply, expected.j_to],
      ] as const
      for (const [actor, issue, to] of gives) {
        const one = made?.concessions.find((own) => own.actor === idOf(actor, data.actors))
        expect(one?.issue).toBe(idOf(issue, data.issues))
        const { min = 0, max = 1 } = data.issues[idOf(issue, data.issues) as string] ?? {}
        expect((100 * ((one?.to as number) - min)) / (max - min)).toBeCloseTo(to, 8)
      }
    }
  })
})

describe.skipIf(!known)('spatial bargaining', () => {
  const cases = reference.ktab_smp?.cases
  /** By actor and dimension, as KTAB lists them. */
  const listed = ({ positions }: SpatialRound) => {
    const [first = {}] = Object.values(positions)
    return Object.keys(first).map((actor) => Object.values(positions).map((own) => own[actor] as number))
  }
  const close = (found: readonly number[], expected: readonly number[], digits: number) => {
    expect(found).toHaveLength(expected.length)
    for (const [i, at] of expected.entries()) expect(found[i]).toBeCloseTo(at, digits)
  }

  it.each(['dummyData_3Dim', 'SOE-Policy'] as const)('follows KTAB through all turns of %s', async (name) => {
    const run = cases[name]
    const { situation } = (await readKtabCsv(bytes('ktab-examples', `${name}.csv`))).data
    const { rounds, outcome } = spatialBargaining(situation)
    expect(rounds).toHaveLength(run.turns)
    for (const [t, round] of rounds.entries()) {
      for (const [i, point] of listed(round).entries()) close(point, run.history?.[t]?.[i] ?? [], 9)
      close(Object.values(round.chances), run.win_probability?.[t] ?? [], 9)
      close(Object.values(round.riskAversions), run.risk_attitude?.[t] ?? [], 9)
    }
    close(Object.values(outcome), run.final_pce_mean ?? [], 9)
  })

  // The two others are those in which KTAB errs.
  const variants = Object.entries(cases?.dummyData_3Dim_variants ?? {}).filter(
    ([name]) => !name.startsWith('BargnModel'),
  )
  it.each(variants)('comes to what KTAB comes to with %s', async (name, run) => {
    const [element, value] = name.split('=') as [keyof typeof ktabSwitches, string]
    const { option, values } = ktabSwitches[element]
    const options = { [option]: (values as Readonly<Record<string, string>>)[value] } as SpatialOptions
    const { situation } = (await readKtabCsv(bytes('ktab-examples', 'dummyData_3Dim.csv'))).data
    const { rounds } = spatialBargaining(situation, options)
    expect(rounds).toHaveLength(run.turns)
    const last = rounds.at(-1) as SpatialRound
    for (const [i, point] of listed(last).entries()) close(point, run.final?.[i] ?? [], 6)
    close(Object.values(last.chances), run.final_win_probability ?? [], 9)
  })
})

describe.skipIf(!known)('files of spatial models', () => {
  it('come back as they were read', async () => {
    for (const name of [
      'cop21/cop21-decide.tsv',
      'cop21/CoP21-with-scale-meanings.csv',
      'copenhagen2009/copenhagen-decide.tsv',
    ]) {
      const { data } = readDecide(bytes(...name.split('/')))
      expect(Object.keys(data.actors).length).toBeGreaterThan(10)
      expect(readDecide(writeDecide(data)).data).toEqual(data)
    }
    for (const name of ['SOE-Policy.csv', 'dummyData-a040.csv', 'dummyData_3Dim.csv']) {
      const { data } = await readKtabCsv(bytes('ktab-examples', name))
      expect((await readKtabCsv(await writeKtabCsv(data))).data).toEqual(data)
    }
    const { data } = await readKtabXml(bytes('ktab-examples', 'dummyData_3Dim.xml'))
    expect((await readKtabXml(await writeKtabXml(data, { dialect: 'schema' }))).data.situation).toEqual(data.situation)
    const example = (await readKtabXml(bytes('ktab-examples', 'smpExample.xml'))).data
    expect(example.accommodation?.Bob).toEqual({ Bob: 0.75, Alice: 0.07 })
    expect(example.switches.votingRule).toBe('proportionalCubic')
  })
})
