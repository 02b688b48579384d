import { DemarcheError } from 'demarche'
import { frontier, outcomeSpace, utility } from 'demarche/bargain'
import {
  type GeniusDomain,
  type GeniusIssue,
  type GeniusProfile,
  geniusScenario,
  readGeniusDomain,
  readGeniusProfile,
  safeReadGeniusDomain,
  safeReadGeniusProfile,
  writeGeniusDomain,
  writeGeniusProfile,
} from 'demarche/io'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const domainText = `<?xml version="1.0"?>
<negotiation_template number_of_sessions="1">
  <agent name="A" class="any"/>
  <utility_space number_of_issues="3">
    <objective index="1" name="harbour" type="objective" etype="objective" description="">
      <issue index="2" name="Night shifts" type="discrete" etype="discrete" vtype="discrete">
        <item index="1" value="none" description="" cost="0.0"/><item index="2" value="two &amp; more"/>
      </issue>
      <issue index="5" name="raise" type="integer" etype="integer" vtype="integer" lowerbound="2" upperbound="6"/>
      <issue index="9" name="start" type="real" etype="real" vtype="real"><range lowerbound="0" upperbound="10"/></issue>
    </objective>
  </utility_space>
</negotiation_template>
`

const profileText = `<utility_space>
  <reservation value="0.25"/>
  <objective index="1" name="harbour" type="objective">
    <issue index="2" name="Night shifts" type="discrete">
      <item index="1" value="none" evaluation="8"/><item index="2" value="two &amp; more" evaluation="2"/>
    </issue>
    <issue index="5" name="raise" type="integer" lowerbound="2" upperbound="6">
      <evaluator ftype="linear" slope="0.5" offset="-0.5"/>
    </issue>
    <issue index="9" name="start" type="real"><range lowerbound="0" upperbound="10"/>
      <evaluator ftype="triangular" parameter0="0" parameter1="10" parameter2="4"/></issue>
    <weight index="9" value="0.1"/><weight index="1" value="1"/><weight index="2" value="0.5"/><weight index="5" value="0.4"/>
  </objective>
  <discount_factor value="0.5"/>
</utility_space>
`

const domain: GeniusDomain = {
  name: 'harbour',
  issues: [
    { kind: 'discrete', index: 2, name: 'Night shifts', values: ['none', 'two & more'] },
    { kind: 'integer', index: 5, name: 'raise', lower: 2, upper: 6 },
    { kind: 'real', index: 9, name: 'start', lower: 0, upper: 10 },
  ],
}

const profile: GeniusProfile = {
  kind: 'additive',
  name: 'harbour',
  issues: domain.issues,
  evaluators: [
    { kind: 'table', evaluations: [8, 2] },
    { kind: 'linear', slope: 0.5, offset: -0.5 },
    { kind: 'triangular', lower: 0, upper: 10, top: 4 },
  ],
  weights: [
    { index: 9, weight: 0.1 },
    { index: 1, weight: 1 },
    { index: 2, weight: 0.5 },
    { index: 5, weight: 0.4 },
  ],
  reservation: 0.25,
  discount: 0.5,
}

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

async function messageOf(result: Promise<{ success: boolean; error?: DemarcheError }>): Promise<string> {
  const { error } = await result
  return error?.message ?? 'no error'
}

describe('files of GENIUS', () => {
  it('are read as data', async () => {
    expect(await readGeniusDomain(domainText)).toEqual({ data: domain, mended: [] })
    expect(await readGeniusProfile(profileText)).toEqual({ data: profile, mended: [] })
  })

  it('are valued as GENIUS does: over the largest evaluation, from the lower bound, cut to 0 and 1', () => {
    const { scenario, assumptions } = geniusScenario(domain, { union: profile })
    const worth = (raise: number, start = 0) =>
      utility(scenario.domain, scenario.preferences.union as never, { nightShifts: 'two & more', raise, start })
    expect(worth(2)).toBe(0.5 * 0.25)
    expect(worth(4)).toBe(0.5 * 0.25 + 0.4 * 0.5)
    expect(worth(6)).toBe(0.5 * 0.25 + 0.4)
    expect(worth(2, 7)).toBeCloseTo(0.5 * 0.25 + 0.1 * 0.5, 12)
    expect(scenario.preferences.union).toMatchObject({ reservation: 0.25, discount: 0.5 })
    expect(scenario.domain.issues).toMatchObject({ nightShifts: { name: 'Night shifts' }, raise: { step: 1 } })
    expect(assumptions).toEqual([])
  })

  it('are valued as NegMAS does: numbers as they stand, counted from 0', () => {
    const { scenario } = geniusScenario(domain, { union: profile }, { semantics: 'negmas' })
    const own = scenario.preferences.union as never
    expect(utility(scenario.domain, own, { nightShifts: 'none', raise: 6, start: 0 })).toBe(0.5 * 8 + 0.4 * 2.5)
  })

  it('say what they leave open', () => {
    const { reservation, ...unreserved } = profile as Extract<GeniusProfile, { kind: 'additive' }>
    const own: GeniusProfile = { ...unreserved, weights: [{ index: 2, weight: 1.5 }], discount: 3 }
    const single: GeniusIssue = { kind: 'discrete', index: 3, name: 'place', values: ['here'] }
    const wider = { ...domain, issues: [...domain.issues, single] }
    const valued = {
      ...own,
      issues: [...own.issues, single],
      evaluators: [...own.evaluators, { kind: 'table', evaluations: [4] } as const],
      weights: [...own.weights, { index: 3, weight: 0.25 }],
    }
    const { scenario, assumptions } = geniusScenario(wider, { union: valued })
    expect(reservation).toBe(0.25)
    expect(Object.keys(scenario.domain.issues)).toEqual(['nightShifts', 'raise', 'start'])
    expect(scenario.preferences.union).toMatchObject({ constant: 0.25, reservation: 0, discount: 1 })
    expect(assumptions).toEqual([
      { kind: 'settledIssue', name: 'place', value: 'here' },
      { kind: 'noReservation', party: 'union', reservation: 0 },
      { kind: 'noDiscount', party: 'union', found: 3 },
      { kind: 'noWeight', party: 'union', issue: 'raise', weight: 0 },
      { kind: 'noWeight', party: 'union', issue: 'start', weight: 0 },
      { kind: 'above1', party: 'union', most: 1.75 },
    ])
  })

  it('value rectangles over the largest, inside or outside of their bounds', () => {
    const issues: GeniusIssue[] = [1, 2].map((index) => ({
      kind: 'integer',
      index,
      name: `i${index}`,
      lower: 0,
      upper: 9,
    }))
    const rectangles: GeniusProfile = {
      kind: 'hyperRectangles',
      name: '',
      issues,
      largest: 100,
      rectangles: [
        {
          utility: 40,
          weight: 1,
          applies: 'inside',
          bounds: [
            { index: 1, min: 2, max: 4 },
            { index: 2, min: 0, max: 5 },
          ],
        },
        { utility: 10, weight: 2, applies: 'outside', bounds: [{ index: 2, min: 5, max: 20 }] },
        { utility: 5, weight: 1, applies: 'inside', bounds: [] },
      ],
    }
    const { scenario } = geniusScenario({ name: '', issues }, { a: rectangles })
    const at = (i1: number, i2: number) => utility(scenario.domain, scenario.preferences.a as never, { i1, i2 })
    expect([at(2, 0), at(4, 5), at(5, 5), at(9, 4)]).toEqual([0.65, 0.45, 0.05, 0.25].map((x) => expect.closeTo(x, 12)))
    expect(outcomeSpace(scenario).size).toBe(100n)
    expect(frontier(scenario).ideal[0]).toBeCloseTo(0.65, 12)
  })

  it('are mended where they are in Latin-1 without saying so', async () => {
    const { data, mended } = await readGeniusDomain(bytes(domainText.replace('none', 'à côté')))
    expect(data.issues[0]).toMatchObject({ values: ['à côté', 'two & more'] })
    expect(mended).toEqual([{ kind: 'encoding', line: 7, found: 'bytes that are no UTF-8', readAs: 'windows-1252' }])
    const declared = domainText.replace('?>', ' encoding="ISO-8859-1"?>').replace('none', 'à côté')
    expect((await readGeniusDomain(bytes(declared))).mended).toEqual([])
  })

  it('are mended where something stands before them, lines counted from the top', async () => {
    const late = `<!-- made by\n hand -->\n\n${domainText}`
    expect(await readGeniusDomain(late)).toEqual({
      data: domain,
      mended: [{ kind: 'leadingText', line: 1, found: '<!-- made by', readAs: 'nothing' }],
    })
    const broken = late.replace('</objective>', '</objectiv>')
    expect(await messageOf(safeReadGeniusDomain(broken))).toContain('line 14: expected well-formed XML')
  })

  it('are read without numbers that GENIUS does without', async () => {
    const { data, mended } = await readGeniusProfile(profileText.replace('factor value="0.5"', 'factor value="s"'))
    expect(data).not.toHaveProperty('discount')
    expect(mended).toEqual([{ kind: 'number', line: 14, found: 'discount_factor "s"', readAs: '1' }])
  })

  it.each([
    ['text', 'u1,u2\n1,2', 'line 1: expected XML'],
    ['another root', '<html/>', 'line 1: expected a domain of GENIUS, <negotiation_template>, found "html"'],
    ['two roots', '<a/>\n<b/>', 'line 2: expected one element around all'],
    ['an unknown entity', domainText.replace('&amp;', '&x;'), 'line 7: expected &amp; or another'],
    [
      'an entity of its own',
      `<!DOCTYPE a [<!ENTITY x "y">]>\n${domainText.slice(22)}`,
      'line 1: expected no document type',
    ],
    [
      'an external definition',
      `<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>`,
      'line 2: expected no document',
    ],
    ['a bound that is no number', domainText.replace('"6"', '"six"'), 'line 9: expected a number as upperbound'],
    [
      'an issue of another kind',
      domainText.replaceAll('"real"', '"cosmic"'),
      'line 10: expected an issue that is discrete',
    ],
    ['values that are twins', domainText.replace('two &amp; more', 'none'), 'the value id "none" is already taken'],
  ])('tell the line of a fault: %s', async (_, text, message) => {
    expect(await messageOf(safeReadGeniusDomain(text))).toContain(message)
  })

  it('refuse profiles of other kinds by name', async () => {
    const constraint = profileText.replace('<utility_space>', '<utility_space type="constraint">')
    expect(await messageOf(safeReadGeniusProfile(constraint))).toContain('found "constraint"')
  })

  it('refuse a profile that leaves a value without evaluation, or an issue out', () => {
    const without = { ...profile, evaluators: [{ kind: 'table', evaluations: [8, null] }, ...evaluatorsAfterFirst()] }
    expect(() => geniusScenario(domain, { union: without as GeniusProfile })).toThrow(
      /two & more: expected an evaluation/,
    )
    const other = { ...domain, issues: [{ kind: 'discrete', index: 77, name: 'Shifts', values: ['a', 'b'] } as const] }
    expect(() => geniusScenario(other, { union: profile })).toThrow(DemarcheError)
  })

  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(domains(), async (own) => {
        expect((await readGeniusDomain(await writeGeniusDomain(own))).data).toEqual(own)
      }),
      { numRuns: 60 },
    )
    await fc.assert(
      fc.asyncProperty(domains().chain(profilesOf), async (own) => {
        const text = await writeGeniusProfile(own)
        expect((await readGeniusProfile(text)).data).toEqual(own)
        expect(await writeGeniusProfile((await readGeniusProfile(text)).data)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('cannot hold every character', async () => {
    await expect(writeGeniusDomain({ ...domain, name: 'a\u0001' })).rejects.toThrow(/characters that XML can hold/)
  })
})

function evaluatorsAfterFirst() {
  return profile.kind === 'additive' ? profile.evaluators.slice(1) : []
}

/** Any text that XML can hold, with all that has to be escaped. */
function texts() {
  const units = fc.oneof(
    fc.constantFrom(...'<>&"\'\n\t ;#ü€😀'),
    fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
  )
  return fc
    .array(units, { maxLength: 6 })
    .map((all) => all.join('').replaceAll(/\p{Cc}/gu, (character) => ('\n\t'.includes(character) ? character : '·')))
}

function decimals() {
  return fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0)
}

function domains(): fc.Arbitrary<GeniusDomain> {
  const bounds = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.nat(20))
  const kinds = fc.oneof(
    fc.uniqueArray(texts(), { minLength: 1, maxLength: 4 }).map((values) => ({ kind: 'discrete', values }) as const),
    bounds.map(([lower, span]) => ({ kind: 'integer', lower, upper: lower + span }) as const),
    bounds.map(([lower, span]) => ({ kind: 'real', lower: lower / 8, upper: lower / 8 + span / 16 }) as const),
  )
  const entries = fc.uniqueArray(fc.tuple(texts(), kinds), { maxLength: 4, selector: ([name]) => name })
  return fc.record({
    name: texts(),
    issues: entries.map((all) => all.map(([name, kind], i): GeniusIssue => ({ index: 3 * i + 1, name, ...kind }))),
  })
}

function profilesOf({ name, issues }: GeniusDomain): fc.Arbitrary<GeniusProfile> {
  const optional = fc.record({ reservation: decimals(), discount: decimals() }, { requiredKeys: [] })
  const evaluators = issues.map((issue) => {
    const linear = fc.record({ kind: fc.constant('linear' as const), slope: decimals(), offset: decimals() })
    if (issue.kind === 'integer') return linear
    if (issue.kind === 'discrete') {
      const each = fc.array(fc.option(decimals()), { minLength: issue.values.length, maxLength: issue.values.length })
      return each.map((evaluations) => ({ kind: 'table' as const, evaluations }))
    }
    return fc.oneof(
      linear,
      decimals().map((evaluation) => ({ kind: 'constant' as const, evaluation })),
      fc
        .tuple(decimals(), decimals(), decimals())
        .map(([lower, upper, top]) => ({ kind: 'triangular' as const, lower, upper, top })),
    )
  })
  const additive = fc.record({
    kind: fc.constant('additive' as const),
    name: fc.constant(name),
    issues: fc.constant(issues),
    evaluators: fc.tuple(...evaluators),
    weights: fc.array(fc.record({ index: fc.nat(9), weight: decimals() }), { maxLength: 4 }),
  })
  const bound = fc.record({ index: fc.nat(9), min: decimals(), max: decimals() })
  const rectangle = fc.record({
    utility: decimals(),
    weight: decimals(),
    applies: fc.constantFrom('inside' as const, 'outside' as const),
    bounds: fc.array(bound, { minLength: 1, maxLength: 3 }),
  })
  const joint = fc.record({
    kind: fc.constant('hyperRectangles' as const),
    name: fc.constant(name),
    issues: fc.constant(issues),
    largest: fc.double({ min: 0.5, max: 1000, noNaN: true }),
    rectangles: fc.array(rectangle, { maxLength: 3 }),
  })
  return fc
    .tuple(fc.oneof(additive, joint), optional)
    .map(([own, numbers]) => ({ ...own, ...numbers }) as GeniusProfile)
}
