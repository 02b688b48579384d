import type { DemarcheError } from 'demarche'
import { frontier, utility } from 'demarche/bargain'
import {
  type GeniusWebProfile,
  geniusWebScenario,
  type NegmasDomain,
  type NegmasUtilityFunction,
  negmasScenario,
  readGeniusWebDomain,
  readGeniusWebProfile,
  readNegmasDomain,
  readNegmasUtilityFunction,
  readScenario,
  safeReadGeniusWebDomain,
  safeReadGeniusWebProfile,
  safeReadNegmasUtilityFunction,
  safeReadScenario,
  writeGeniusWebDomain,
  writeGeniusWebProfile,
  writeNegmasDomain,
  writeNegmasUtilityFunction,
} from 'demarche/io'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { library } from '../../src/io/text/library.js'

const webDomain = {
  name: 'harbour',
  issuesValues: {
    place: { values: ['here', 'there'] },
    pay: { range: ['0', '10', '2.5'] as [string, string, string] },
  },
}
const webProfile: GeniusWebProfile = {
  name: 'union',
  issueUtilities: {
    place: { discreteutils: { valueUtilities: { here: 0.25 } } },
    pay: { numberutils: { lowValue: 0, lowUtility: 0.2, highValue: 10, highUtility: '1' } },
  },
  issueWeights: { place: 0.4, pay: 0.6 },
  domain: webDomain,
  reservationBid: { issuevalues: { pay: 5 } },
}

const outcomes: NegmasDomain = {
  name: 'harbour',
  type: 'DiscreteCartesianOutcomeSpace',
  issues: [
    { name: 'place', type: 'CategoricalIssue', values: ['no', '007', 'a: b'] },
    { name: 'pay', type: 'negmas.outcomes.ContiguousIssue', values: [2, 5] },
    { name: 'grade', type: 'OrdinalIssue', values: [1, 2, 4] },
  ],
}
const additive: NegmasUtilityFunction = {
  type: 'LinearAdditiveUtilityFunction',
  name: 'union',
  reserved_value: null,
  weights: [2, 1, 0.5],
  values: [
    {
      type: 'TableFun',
      mapping: [
        ['no', 1],
        ['007', 0],
        ['a: b', 3],
      ],
    },
    {
      type: 'TableFun',
      mapping: [
        [2, 1],
        [3, 5],
        [4, 6],
        [5, 7],
      ],
    },
    { type: 'AffineFun', slope: 10, bias: 1 },
  ],
}
const rectangles: NegmasUtilityFunction = {
  type: 'ExpDiscountedUFun',
  discount: 0.9,
  ufun: {
    type: 'HyperRectangleUtilityFunction',
    outcome_ranges: [{ 1: [3, 4] }, null],
    utilities: [7, 1],
    bias: 2,
    reserved_value: 3,
  },
}

const messageOf = (result: { success: boolean; error?: DemarcheError }) => result.error?.message ?? 'no error'

describe('files of GeniusWeb', () => {
  it('come back as they were', () => {
    expect(readGeniusWebDomain(writeGeniusWebDomain(webDomain))).toEqual({ data: webDomain, mended: [] })
    const text = writeGeniusWebProfile(webProfile)
    expect(readGeniusWebProfile(text)).toEqual({ data: webProfile, mended: [] })
    expect(writeGeniusWebProfile(readGeniusWebProfile(text).data)).toBe(text)
  })

  it('mean what they say, the reservation being what its bid is worth', () => {
    const { scenario } = geniusWebScenario(webDomain, { union: webProfile })
    const own = scenario.preferences.union as never
    expect(utility(scenario.domain, own, { place: 'here', pay: 7.5 })).toBeCloseTo(0.4 * 0.25 + 0.6 * 0.8, 12)
    expect(utility(scenario.domain, own, { place: 'there', pay: 10 })).toBeCloseTo(0.6, 12)
    expect(scenario.preferences.union?.reservation).toBeCloseTo(0.6 * 0.6, 12)
    const { reservationBid, ...without } = webProfile
    expect(reservationBid).toBeDefined()
    expect(geniusWebScenario(webDomain, { union: without }).scenario.preferences.union).not.toHaveProperty(
      'reservation',
    )
  })

  it.each([
    [
      'a partial order',
      '{"DefaultPartialOrdering": {}}',
      'found "DefaultPartialOrdering", which orders packages in part',
    ],
    ['other classes', '{"SumOfGroupsUtilitySpace": {}}', 'found "SumOfGroupsUtilitySpace"'],
    [
      'weights that do not sum to 1',
      writeGeniusWebProfile(webProfile).replace('0.4', '0.5'),
      'weights that sum to 1, found 1.1',
    ],
    ['utilities above 1', writeGeniusWebProfile(webProfile).replace('0.25', '1.25'), 'with utilities from 0 to 1'],
    ['what is no JSON', '{"a":\n  [1, 2,\n  x]}', 'line 3: expected JSON, found "x]}"'],
  ])('refuse %s', (_, text, message) => {
    expect(messageOf(safeReadGeniusWebProfile(text))).toContain(message)
  })

  it.each(['{"a" 1}', '{"a":\n1,}', '[1 2]', '"a\nb"', '[1]\n]', '{"a":\n', 'nul', '[01]', '{1:2}', '[1,\n\n'])(
    'tell where %j stops being JSON',
    (text) => {
      const [, line] = /line (\d+): expected JSON/.exec(messageOf(safeReadGeniusWebDomain(text))) ?? []
      const upTo = text.split('\n').slice(0, Number(line)).join('\n')
      expect(Number(line)).toBeLessThanOrEqual(text.split('\n').length)
      // No line after the one that is told can make up for the fault.
      expect(() => JSON.parse(upTo)).toThrow(SyntaxError)
    },
  )
})

describe('files of NegMAS', () => {
  it.each(['yaml', 'json'] as const)('come back as they were from %s', async (format) => {
    expect((await readNegmasDomain(await writeNegmasDomain(outcomes, format))).data).toEqual(outcomes)
    expect((await readNegmasUtilityFunction(await writeNegmasUtilityFunction(rectangles, format))).data).toEqual(
      rectangles,
    )
  })

  it('keep numbers and text apart in YAML', async () => {
    const text = await writeNegmasUtilityFunction(additive)
    expect((await readNegmasUtilityFunction(text)).data).toEqual(additive)
    expect(text).toContain('"no": 1\n')
    expect(text).toContain('2: 1\n')
  })

  it('come back whatever the names are', async () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((name) => name !== '__proto__')
    const pairs = fc.uniqueArray(fc.tuple(word, fc.integer()), { maxLength: 4, selector: ([name]) => name })
    await fc.assert(
      fc.asyncProperty(word, pairs, async (name, mapping) => {
        const own: NegmasUtilityFunction = { ...additive, name, values: [{ type: 'TableFun', mapping }] }
        expect((await readNegmasUtilityFunction(await writeNegmasUtilityFunction(own))).data).toEqual(own)
      }),
      { numRuns: 60 },
    )
  })

  it('mean what they say, numbers as they stand', () => {
    const { scenario } = negmasScenario(outcomes, { a: additive, b: rectangles })
    const at = (party: 'a' | 'b', pay: number) =>
      utility(scenario.domain, scenario.preferences[party] as never, { place: 'a: b', pay, grade: '4' })
    expect(at('a', 3)).toBe(2 * 3 + 5 + 0.5 * 41)
    expect([at('b', 3), at('b', 5)]).toEqual([10, 3])
    expect(scenario.preferences.b).toMatchObject({ reservation: 3, discount: 0.9 })
    expect(scenario.preferences.a).not.toHaveProperty('reservation')
    expect(frontier(scenario).ideal).toEqual([33.5, 10])
  })

  it('are mended where Python wrote numbers that JSON does not have', async () => {
    const text = (await writeNegmasUtilityFunction(additive, 'json')).replace(': null', ': -Infinity')
    const { data, mended } = await readNegmasUtilityFunction(text)
    expect(data.reserved_value).toBeNull()
    expect(mended).toEqual([{ kind: 'number', line: 4, found: '-Infinity', readAs: 'null' }])
    const yaml = (await writeNegmasUtilityFunction(additive)).replace(': null', ': -.inf')
    expect((await readNegmasUtilityFunction(yaml)).data.reserved_value).toBeNull()
  })

  it('refuse other classes by name, and tell the line of a fault', async () => {
    const other = (await writeNegmasUtilityFunction(additive)).replace('AffineFun', 'CosFun')
    expect(messageOf(await safeReadNegmasUtilityFunction(other))).toContain('found "CosFun"')
    expect(messageOf(await safeReadNegmasUtilityFunction('type: x\nvalues: [1'))).toContain('line 2: expected YAML')
    const callable = { ...outcomes, issues: [{ name: 'x', type: 'CallableIssue', values: [] }] }
    expect(() => negmasScenario(callable, { a: additive })).toThrow('found "CallableIssue"')
    expect(() => negmasScenario({ ...outcomes, issues: outcomes.issues.slice(1) }, { a: additive })).toThrow(
      'preferences.a.values: expected one for each of 2 issues, found 3',
    )
  })
})

describe('a scenario from files', () => {
  it('is read in the format of its domain', async () => {
    const web = await readScenario({
      domain: writeGeniusWebDomain(webDomain),
      profiles: { union: writeGeniusWebProfile(webProfile) },
    })
    expect(web).toMatchObject({ format: 'geniusweb', mended: [] })
    const negmas = await readScenario({
      domain: await writeNegmasDomain(outcomes),
      profiles: {
        a: await writeNegmasUtilityFunction(additive),
        b: await writeNegmasUtilityFunction(rectangles, 'json'),
      },
    })
    expect(negmas.format).toBe('negmas')
    expect(Object.keys(negmas.scenario.preferences)).toEqual(['a', 'b'])
  })

  it('says which file a fault is in', async () => {
    const domain = writeGeniusWebDomain(webDomain)
    expect(messageOf(await safeReadScenario({ domain: 'a,b', profiles: {} }))).toMatch(/^domain: expected a domain of/)
    expect(messageOf(await safeReadScenario({ domain, profiles: { union: '{' } }))).toMatch(
      /^profiles\.union\.line 1: /,
    )
    const other = writeGeniusWebProfile({ ...webProfile, issueUtilities: {} })
    expect(messageOf(await safeReadScenario({ domain, profiles: { union: other } }))).toContain('unknown issue "place"')
  })

  it('is refused where it is none', async () => {
    expect(messageOf(await safeReadScenario(null as never))).toContain('expected an object with options, found null')
    expect(messageOf(await safeReadScenario({ domain: 5 as never, profiles: {} }))).toBe(
      'domain: expected the text or the bytes of a file, found 5',
    )
    expect(messageOf(await safeReadScenario({ domain: '{"issues": []}', profiles: [] as never }))).toMatch(
      /^profiles: /,
    )
    const changed = { ...outcomes, issues: [{ ...outcomes.issues[0], values: 'no' }] }
    expect(() => negmasScenario(changed as never, { a: additive })).toThrow(
      'domain.issues[0].values: expected an array',
    )
    expect(() => geniusWebScenario(webDomain, [] as never)).toThrow('profiles: expected a profile for each party')
  })

  it('says which package is not installed', async () => {
    const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
    await expect(library('yaml', () => Promise.reject(missing))).rejects.toThrow('npm install yaml')
    await expect(library('yaml', () => Promise.reject(new TypeError('broken')))).rejects.toThrow(TypeError)
  })
})
