import { type ActInput, type Negotiation, recordAll } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PackageRules, scopeOf } from '../../src/gap/agreement/scope.js'
import { type Leeway, leewaysOf } from '../../src/gap/bridge/leeway.js'
import { contains, intervalRegion, optionRegion, type Region, unionOf } from '../../src/model/region.js'
import { type OptionScale, optionsOf, type Value } from '../../src/model/scale.js'
import { talksOn } from '../support/talks.js'

const scales = {
  vote: { kind: 'binary' },
  shifts: { kind: 'ordinal', levels: ['none', 'few', 'many'] },
  venue: { kind: 'nominal', options: ['north', 'south', 'east'] },
} as const satisfies Record<string, OptionScale>
const names = Object.keys(scales) as (keyof typeof scales)[]
type Name = (typeof names)[number]

const talks = talksOn(['a'], { ...scales, pay: { kind: 'interval', min: 0, max: 10 } })

const own = { by: 'a', date: '2026-01-01' }
const having = (...acts: object[]) =>
  recordAll(talks, acts.map((act, i) => ({ id: `act${i}`, ...own, ...act })) as ActInput[])
const firm = { kind: 'statement', firmness: 'firm' }
const noVenue = having({ kind: 'rejection', issue: 'venue', region: { anyOf: ['north', 'south', 'east'] } })
const notMany = having(
  { ...firm, issue: 'shifts', region: { atMost: 'few' } },
  { ...firm, issue: 'venue', region: { anyOf: ['north', 'south'] } },
)

const leeways = (negotiation: Negotiation, rules: PackageRules, issues: readonly string[] = names) =>
  leewaysOf({ ...scopeOf(negotiation, { issues } as object), rules: new Map([['a', rules]]) }, 'a')

const only = (name: Name, ...options: Value[]) => optionRegion(scales[name], (one) => options.includes(one))
const terms = (of: Partial<Record<Name, Value>>) =>
  new Map(Object.entries(of).map(([name, value]) => [name, only(name as Name, value as Value)]))
const condition = (outcome: [Name, Value], demanded: [Name, Value]) => ({
  act: 'if',
  outcome: { issue: outcome[0], region: only(...outcome) },
  demanded: { issue: demanded[0], region: only(...demanded) },
  unless: [],
})
const refusal = (of: ReadonlyMap<string, Region>, ...later: ReadonlyMap<string, Region>[]) => ({
  act: 'no',
  terms: of,
  readmitted: later.map((one) => ({ act: 'later', answer: 'proposed' as const, terms: one })),
  unless: [],
})

/** As issue: values, box by box. */
const told = (all: readonly Leeway[]) =>
  all.map(({ issues, boxes }) => {
    return boxes.map((box) =>
      Object.fromEntries(issues.map((issue) => [issue, (box.get(issue) as { options: readonly Value[] }).options])),
    )
  })

describe('leewaysOf', () => {
  it('should be what a party has not ruled out on each issue, where nothing ties issues together', () => {
    expect(told(leeways(notMany, { linkages: [], refused: [] }))).toEqual([
      [{ vote: [false, true] }],
      [{ shifts: ['none', 'few'] }],
      [{ venue: ['north', 'south'] }],
    ])
    expect(leeways(talks, { linkages: [], refused: [] }).map(({ party, issues }) => [party, issues])).toEqual(
      names.map((name) => ['a', [name]]),
    )
    const scope = { ...scopeOf(notMany, { issues: ['shifts'] } as object), rules: new Map() }
    expect(told(leewaysOf(scope, 'a'))).toEqual([[{ shifts: ['none', 'few'] }]])
  })

  it('should leave an outcome or have what is demanded for it', () => {
    const rules = { linkages: [condition(['vote', true], ['venue', 'north'])], refused: [] }
    expect(told(leeways(talks, rules))).toEqual([
      [
        { vote: [false], venue: ['north', 'south', 'east'] },
        { vote: [false, true], venue: ['north'] },
      ],
      [{ shifts: ['none', 'few', 'many'] }],
    ])
  })

  it('should leave a refused package on one of its issues, or be within a later one', () => {
    const refused = [refusal(terms({ vote: true, venue: 'east' }), terms({ vote: true, venue: 'east', shifts: 'few' }))]
    expect(told(leeways(talks, { linkages: [], refused }))).toEqual([
      [
        { vote: [false], venue: ['north', 'south', 'east'], shifts: ['none', 'few', 'many'] },
        { vote: [false, true], venue: ['north', 'south'], shifts: ['none', 'few', 'many'] },
        { vote: [true], venue: ['east'], shifts: ['few'] },
      ],
    ])
  })

  it('should have no box for a later package that the party has ruled out a term of', () => {
    const later = terms({ vote: true, venue: 'south', shifts: 'many' })
    const refused = [refusal(terms({ vote: true, venue: 'south' }), later)]
    expect(told(leeways(notMany, { linkages: [], refused }))[0]).toEqual([
      { vote: [false], venue: ['north', 'south'], shifts: ['none', 'few'] },
      { vote: [false, true], venue: ['north'], shifts: ['none', 'few'] },
    ])
  })

  it('should have no box for a later package that is within an earlier one', () => {
    const wide = new Map([
      ['vote', only('vote', false, true)],
      ['venue', only('venue', 'north', 'south')],
      ['shifts', only('shifts', 'few')],
    ])
    const narrow = terms({ vote: true, venue: 'south', shifts: 'few' })
    const boxes = [
      { vote: [false], venue: ['north', 'south', 'east'], shifts: ['none', 'few', 'many'] },
      { vote: [false, true], venue: ['north', 'east'], shifts: ['none', 'few', 'many'] },
      { vote: [false, true], venue: ['north', 'south'], shifts: ['few'] },
    ]
    for (const later of [
      [wide, narrow],
      [narrow, wide],
    ]) {
      const refused = [refusal(terms({ vote: true, venue: 'south' }), ...later)]
      expect(told(leeways(talks, { linkages: [], refused }))[0]).toEqual(boxes)
    }
  })

  it('should part issues again where one way is left', () => {
    const rules = { linkages: [condition(['vote', true], ['shifts', 'many'])], refused: [] }
    expect(told(leeways(notMany, rules))).toEqual([
      [{ vote: [false] }],
      [{ shifts: ['none', 'few'] }],
      [{ venue: ['north', 'south'] }],
    ])
  })

  it('should leave the other ways where a party has ruled out all values of an issue', () => {
    const rules = { linkages: [condition(['vote', true], ['venue', 'north'])], refused: [] }
    expect(told(leeways(noVenue, rules))).toEqual([
      [{ vote: [false] }],
      [{ venue: [] }],
      [{ shifts: ['none', 'few', 'many'] }],
    ])
  })

  it('should have nothing on any of the issues whose rules leave no package', () => {
    const never = having({ ...firm, issue: 'vote', region: true }, { ...firm, issue: 'venue', region: 'south' })
    const rules = { linkages: [condition(['vote', true], ['venue', 'north'])], refused: [] }
    expect(told(leeways(never, rules))).toEqual([
      [{ vote: [] }],
      [{ venue: [] }],
      [{ shifts: ['none', 'few', 'many'] }],
    ])
  })

  it('should pass over rules that do not bind, since the party speaks for itself', () => {
    const linkages = [{ ...condition(['vote', true], ['venue', 'north']), unless: ['act0'] }]
    expect(told(leeways(talks, { linkages, refused: [] }))).toHaveLength(3)
  })

  it('should cut lines at the regions of rules', () => {
    const linkages = [
      {
        act: 'if',
        outcome: { issue: 'vote', region: only('vote', true) },
        demanded: { issue: 'pay', region: intervalRegion(6, 10) },
        unless: [],
      },
    ]
    const paid = having({ ...firm, issue: 'pay', region: { atLeast: 2, atMost: 8 } })
    const [both] = leeways(paid, { linkages, refused: [] }, ['vote', 'pay'])
    expect(both?.boxes.map((box) => [box.get('vote'), box.get('pay')])).toEqual([
      [only('vote', false), intervalRegion(2, 8)],
      [only('vote', false, true), intervalRegion(6, 8)],
    ])
  })

  const masks = fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 1, max: 7 }))
  const outcome = masks.map(([on, mask]) => ({ issue: names[on] as Name, region: masked(names[on] as Name, mask) }))
  const packages = fc
    .uniqueArray(outcome, { minLength: 1, maxLength: 3, selector: ({ issue }) => issue })
    .map((all) => new Map(all.map(({ issue, region }) => [issue as string, region])))
  const unless = fc.constantFrom<readonly string[]>([], [], [], ['own'])
  const linkage = fc.record({ act: fc.constant('if'), outcome, demanded: outcome, unless })
  const refused = fc
    .record({ of: packages, later: fc.array(packages, { maxLength: 2 }), unless })
    .map(({ of, later, unless }) => ({ ...refusal(of, ...later.map((one) => new Map([...of, ...one]))), unless }))
  const anyRules = fc.record({
    linkages: fc.array(linkage, { maxLength: 3 }),
    refused: fc.array(refused, { maxLength: 3 }),
  })

  function masked(name: Name, mask: number): Region {
    return optionRegion(scales[name], (_, i) => ((mask >> i) & 1) === 1)
  }

  const all = optionsOf(scales.vote).flatMap((vote) =>
    scales.shifts.levels.flatMap((shifts) => scales.venue.options.map((venue) => ({ vote, shifts, venue }))),
  )

  it('should hold just the packages within the position that break no rule', () => {
    fc.assert(
      fc.property(fc.constantFrom(talks, notMany, noVenue), anyRules, (negotiation, rules) => {
        const found = leeways(negotiation, rules)
        const left = all.filter((one) => isLeft(negotiation, rules, one))
        expect(all.filter((one) => found.every((leeway) => holds(leeway, one)))).toEqual(left)
      }),
      { numRuns: 60 },
    )
  })

  type Package = (typeof all)[number]

  function isLeft(negotiation: Negotiation, { linkages, refused }: PackageRules, one: Package): boolean {
    const has = (issue: string, region: Region) => contains(region, one[issue as Name])
    const lies = (terms: ReadonlyMap<string, Region>) => [...terms].every(([issue, region]) => has(issue, region))
    const isOut =
      (negotiation === noVenue && one.venue !== undefined) ||
      (negotiation === notMany && (one.shifts === 'many' || one.venue === 'east'))
    return (
      !isOut &&
      linkages.every(
        ({ outcome, demanded, unless }) =>
          unless.length > 0 || !has(outcome.issue, outcome.region) || has(demanded.issue, demanded.region),
      ) &&
      refused.every(
        ({ terms, readmitted, unless }) =>
          unless.length > 0 || !lies(terms) || readmitted.some((later) => lies(later.terms)),
      )
    )
  }

  function holds({ issues, boxes }: Leeway, one: Package): boolean {
    return boxes.some((box) => issues.every((issue) => contains(box.get(issue) as Region, one[issue as Name])))
  }

  it('should have each issue once, and no more boxes than need be', () => {
    fc.assert(
      fc.property(fc.constantFrom(talks, notMany, noVenue), anyRules, (negotiation, rules) => {
        const found = leeways(negotiation, rules)
        expect(found.flatMap(({ issues }) => issues).toSorted()).toEqual(names.toSorted())
        for (const { issues, boxes } of found) {
          if (boxes.length === 1) expect(issues).toHaveLength(1)
          const asMasks = boxes.map((box) => issues.map((issue) => maskOf(issue as Name, box.get(issue) as Region)))
          const pairs = asMasks.flatMap((x, i) => asMasks.slice(i + 1).map((y) => [x, y] as const))
          expect(pairs.filter(([x, y]) => areOne(x, y))).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  function maskOf(name: Name, region: Region): number {
    return optionsOf(scales[name]).reduce((sum, option, i) => sum + (contains(region, option) ? 2 ** i : 0), 0)
  }

  /** Whether one holds the other, or they differ on one issue only. */
  function areOne(x: readonly number[], y: readonly number[]): boolean {
    const [both, others] = [x.map((mask, i) => mask & (y[i] as number)), x.filter((mask, i) => mask !== y[i])]
    return others.length < 2 || both.join() === x.join() || both.join() === y.join()
  }

  it('should join what two ways leave of a line', () => {
    const on = (region: Region) => ({
      act: 'if',
      outcome: { issue: 'vote', region: only('vote', false, true) },
      demanded: { issue: 'pay', region },
      unless: [],
    })
    const two = unionOf({ kind: 'interval', min: 0, max: 10 }, [intervalRegion(0, 3), intervalRegion(7, 10)])
    const found = leeways(talks, { linkages: [on(two)], refused: [] }, ['vote', 'pay'])
    expect(found.map(({ issues, boxes }) => boxes.map((box) => box.get(issues[0] as string)))).toEqual([
      [only('vote', false, true)],
      [two],
    ])
  })
})
