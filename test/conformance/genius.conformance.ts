import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  frontier,
  geniusKalaiSmorodinsky,
  geniusNash,
  negmasKalai,
  negmasKalaiSmorodinsky,
  negmasNash,
  outcomeSpace,
  rationalPackages,
  type Scenario,
  type Solution,
  solutions,
} from 'demarche/bargain'
import { readGeniusDomain, readGeniusProfile, readScenario, writeGeniusDomain, writeGeniusProfile } from 'demarche/io'
import { describe, expect, it } from 'vitest'

type Points = readonly (readonly number[])[]

/** What was worked out elsewhere about a domain and some of its profiles; only what is used here. */
interface Reference {
  readonly domain: string
  readonly source: string
  readonly domainFile: string
  readonly profiles: readonly string[]
  readonly normalisation: 'genius' | 'negmas-raw' | 'negmas-unit' | 'geniusweb'
  readonly outcomes: number
  readonly rationalOutcomes: number
  readonly paretoCount: number
  readonly paretoUnique: number
  readonly paretoOutcomesTol1e9?: number
  readonly paretoUniqueTol1e9?: number
  /** The first 200, the first party's worst first. */
  readonly paretoUtilities: Points
  readonly nashAll: Points
  readonly kalaiAll: Points
  readonly ksAll: Points
  readonly welfareAll: Points
  readonly reserved: readonly number[]
  /** By definition, from all outcomes. */
  readonly textbook?: Readonly<Record<'nash' | 'egalitarian' | 'ksMaximin' | 'utilitarian', readonly number[]>> & {
    readonly ksValue: number
    readonly nashProduct: number
    readonly utilitarianValue: number
  }
  readonly geniusJava?: { readonly nash: readonly number[]; readonly ks: readonly number[] }
}

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'genius')
const results = join(folder, 'results.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(results)
const references: readonly Reference[] = known ? JSON.parse(readFileSync(results, 'utf8')) : []
const noise = 1e-9

function fileOf({ source }: Reference, name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, source.split('/').at(-1) as string, name)))
}

async function scenarioOf(reference: Reference): Promise<Scenario> {
  const profiles = reference.profiles.map((name, i) => [`party${i + 1}`, fileOf(reference, name)])
  const files = { domain: fileOf(reference, reference.domainFile), profiles: Object.fromEntries(profiles) }
  const semantics = reference.normalisation === 'genius' ? 'genius' : 'negmas'
  const { scenario, mended } = await readScenario(files, { semantics })
  expect(mended).toEqual([])
  return scenario
}

function sorted(points: Points): Points {
  return points.toSorted((a, b) => (b[0] as number) - (a[0] as number) || (b[1] as number) - (a[1] as number))
}

function expectSame(found: Points, expected: Points): void {
  expect(found).toHaveLength(expected.length)
  const [own, other] = [sorted(found), sorted(expected)]
  const off = own.map((point, i) => Math.max(...point.map((at, p) => Math.abs(at - (other[i]?.[p] as number)))))
  expect(Math.max(0, ...off)).toBeLessThanOrEqual(noise)
}

/** As GENIUS does with every utility, which matters where weights sum to more than 1. */
function cutAt1({ points }: Solution) {
  return { points: points.map((point) => ({ ...point, utilities: point.utilities.map((at) => Math.min(1, at)) })) }
}

function expectAmong(solution: Pick<Solution, 'points'>, expected: readonly number[] | undefined): void {
  if (expected === undefined) return
  const off = solution.points.map(({ utilities }) =>
    Math.max(...utilities.map((at, p) => Math.abs(at - (expected[p] as number)))),
  )
  expect(Math.min(...off)).toBeLessThanOrEqual(noise)
}

function pointsOf({ points }: Pick<Solution, 'points'>): Points {
  return points.map(({ utilities }) => utilities)
}

const compared = references.filter(({ normalisation }) => ['genius', 'negmas-raw', 'geniusweb'].includes(normalisation))
const ofGenius = compared.filter(({ normalisation }) => normalisation !== 'geniusweb')

describe.skipIf(!known)('the domains of GENIUS and GeniusWeb', () => {
  it('are all there', () => {
    expect(compared.length).toBeGreaterThan(20)
  })

  it.each(compared.map((reference) => [reference.domain, reference.normalisation, reference] as const))(
    '%s (%s): counts and frontier',
    async (_name, _normalisation, reference) => {
      const scenario = await scenarioOf(reference)
      const exact = frontier(scenario)
      const merged = frontier(scenario, { tolerance: noise })
      const rational = BigInt(reference.rationalOutcomes)
      expect(outcomeSpace(scenario).size).toBe(BigInt(reference.outcomes))
      expect(rationalPackages(scenario)).toMatchObject({ lower: rational, upper: rational })
      expect(exact.packages).toBe(BigInt(reference.paretoCount))
      expect(exact.points).toHaveLength(reference.paretoUnique)
      expect(merged.packages).toBe(BigInt(reference.paretoOutcomesTol1e9 ?? reference.paretoCount))
      expect(merged.points).toHaveLength(reference.paretoUniqueTol1e9 ?? reference.paretoUnique)
      const least = pointsOf(exact).slice(-reference.paretoUtilities.length)
      expectSame(least, reference.paretoUtilities)
    },
  )

  it.each(compared.map((reference) => [reference.domain, reference.normalisation, reference] as const))(
    '%s (%s): solutions',
    async (_name, _normalisation, reference) => {
      const scenario = await scenarioOf(reference)
      const { nash, kalaiSmorodinsky, egalitarian, utilitarian } = solutions(scenario)
      const { textbook, geniusJava } = reference
      expectAmong(nash, textbook?.nash)
      expectAmong(kalaiSmorodinsky, textbook?.ksMaximin)
      expectAmong(egalitarian, textbook?.egalitarian)
      expectAmong(utilitarian, textbook?.utilitarian)
      if (textbook !== undefined) expect(nash.value[0]).toBeCloseTo(textbook.nashProduct, 9)
      if (textbook !== undefined) expect(kalaiSmorodinsky.value[0]).toBeCloseTo(textbook.ksValue, 9)
      expectSame(pointsOf(negmasNash(scenario)), reference.nashAll)
      expectSame(pointsOf(negmasKalai(scenario)), reference.kalaiAll)
      expectSame(pointsOf(negmasKalaiSmorodinsky(scenario)), reference.ksAll)
      expectSame(pointsOf(utilitarian), reference.welfareAll)
      expectAmong(cutAt1(geniusNash(scenario)), geniusJava?.nash)
      expectAmong(cutAt1(geniusKalaiSmorodinsky(scenario)), geniusJava?.ks)
    },
  )

  it.each([...new Set(ofGenius.flatMap(({ source, domainFile }) => [`${source} ${domainFile}`]))])(
    '%s: the domain is written as it was read',
    async (name) => {
      const [source = '', file = ''] = name.split(' ')
      const { data } = await readGeniusDomain(fileOf({ source } as Reference, file))
      expect((await readGeniusDomain(await writeGeniusDomain(data))).data).toEqual(data)
    },
  )

  it.each([...new Set(ofGenius.flatMap(({ source, profiles }) => profiles.map((file) => `${source} ${file}`)))])(
    '%s: the profile is written as it was read',
    async (name) => {
      const [source = '', file = ''] = name.split(' ')
      const { data } = await readGeniusProfile(fileOf({ source } as Reference, file))
      expect((await readGeniusProfile(await writeGeniusProfile(data))).data).toEqual(data)
    },
  )
})
