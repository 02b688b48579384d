import {
  type ActKind,
  actKinds,
  assess,
  contains,
  DemarcheError,
  defineNegotiation,
  demand,
  gap,
  type Negotiation,
  parseNegotiation,
  position,
  record,
  recordAll,
  regionOf,
  type Scale,
} from 'demarche'
import {
  acts,
  build,
  issues,
  negotiations,
  parties,
  proposals,
  records,
  regions,
  type Shape,
  scales,
  scenarios,
  values,
} from 'demarche/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wageTalks } from '../support/wage.js'

const single = (talks: Negotiation) =>
  Object.keys(talks.parties).filter((id) => talks.parties[id]?.kind !== 'coalition')

const cellsOf = (talks: Negotiation) =>
  single(talks).flatMap((party) => Object.keys(talks.issues).map((issue) => ({ party, issue })))

describe('scales, values and regions', () => {
  it('are of all four kinds', () => {
    const kinds = new Set(fc.sample(scales, 200).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['binary', 'interval', 'nominal', 'ordinal'])
  })

  it('lie on their scale', () => {
    const drawn = scales.chain((scale) => fc.tuple(fc.constant(scale), values(scale), regions(scale)))
    fc.assert(
      fc.property(drawn, ([scale, value, region]) => {
        expect(contains(regionOf(scale, value), value)).toBe(true)
        expect(() => regionOf(scale, region)).not.toThrow()
      }),
    )
  })

  it('reach between the points of the grid', () => {
    const scale: Scale = { kind: 'interval', min: 0, max: 8 }
    const drawn = fc.sample(values(scale), 500).map(Number)
    expect(drawn.some((value) => !Number.isInteger(value))).toBe(true)
    expect(drawn.some((value) => Object.is(value, -0))).toBe(false)
  })
})

describe('parties and issues', () => {
  it('make a negotiation', () => {
    fc.assert(
      fc.property(parties({ coalitions: 2 }), issues({ issues: 2 }), (parties, issues) => {
        const talks = defineNegotiation({ id: 'talks', title: 'Talks', parties, issues }) as Negotiation
        const coalitions = Object.values(talks.parties).filter(({ kind }) => kind === 'coalition')
        expect(coalitions).toHaveLength(2)
        for (const { members = [] } of coalitions) expect(members.length).toBeGreaterThanOrEqual(2)
        expect(Object.keys(talks.issues)).toHaveLength(2)
      }),
    )
  })
})

describe('negotiations', () => {
  const count = (talks: Negotiation) => ({
    parties: single(talks).length,
    coalitions: Object.keys(talks.parties).length - single(talks).length,
    issues: Object.keys(talks.issues).length,
    acts: talks.acts.length,
  })

  it.each<Required<Pick<Shape, 'parties' | 'coalitions' | 'issues' | 'acts'>>>([
    { parties: 1, coalitions: 0, issues: 1, acts: 0 },
    { parties: 2, coalitions: 1, issues: 4, acts: 9 },
    { parties: 5, coalitions: 2, issues: 2, acts: 30 },
  ])('have just so many parties, issues and acts: %o', (shape) => {
    fc.assert(
      fc.property(negotiations(shape), (talks) => {
        expect(count(talks)).toEqual(shape)
      }),
      { numRuns: 100 },
    )
  })

  it.each([0, 0.25, 0.5, 1])('leave just this share of positions unknown: %d', (unknown) => {
    const shape = { parties: 4, coalitions: { min: 0, max: 1 }, issues: 3, unknown, acts: unknown === 1 ? 0 : 20 }
    fc.assert(
      fc.property(negotiations(shape), (talks) => {
        const silent = cellsOf(talks).filter(({ party, issue }) => !position(talks, party, issue).known)
        expect(silent).toHaveLength(12 * unknown)
      }),
      { numRuns: 300 },
    )
  })

  it('have at least as many contradictions as asked for', () => {
    const shape = {
      contradictions: 3,
      parties: 4,
      issues: 3,
      unknown: 0.25,
      acts: { min: 12, max: 20 },
    }
    fc.assert(
      fc.property(negotiations(shape), (talks) => {
        const pairs = single(talks).flatMap((a, i, all) => all.slice(i + 1).map((b) => [a, b] as const))
        const blocked = pairs.flatMap(([a, b]) =>
          gap(talks, a, b).issues.filter(({ verdict }) => verdict === 'blocked'),
        )
        expect(blocked.length).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 300 },
    )
  })

  it('have just as many linkages as asked for', () => {
    fc.assert(
      fc.property(negotiations({ linkages: 3, issues: { min: 2, max: 3 }, acts: { min: 3, max: 9 } }), (talks) => {
        const linked = talks.acts.filter((act) => act.kind === 'demand' && act.conditionFor !== undefined)
        expect(linked).toHaveLength(3)
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, Shape]>([
    ['parties', { parties: 0 }],
    ['acts', { acts: { min: 3, max: 2 } }],
    ['issues', { issues: 1.5 }],
    ['unknown', { unknown: 1.5 }],
    ['unknown', { unknown: 1, contradictions: 1, parties: 2, acts: 5 }],
    ['acts', { unknown: 1, acts: 2 }],
    ['acts', { contradictions: 2, parties: 2, issues: 2, acts: 3 }],
    ['contradictions', { contradictions: 2, parties: 2, issues: 1 }],
    ['linkages', { linkages: 1, issues: 1 }],
  ])('refuse by the name of %s a shape that cannot be: %o', (field, shape) => {
    const sample = () => fc.sample(negotiations(shape), 1)
    expect(sample).toThrow(DemarcheError)
    expect(sample).toThrow(new RegExp(`^${field}`))
  })

  it('tell of acts of every kind where they are asked to', () => {
    const kinds = (shape: Shape) =>
      new Set(fc.sample(negotiations(shape), 300).flatMap((talks) => talks.acts.map(({ kind }) => kind)))
    expect([...kinds({ context: true })].sort()).toEqual([...actKinds].sort())
    expect([...kinds({})].sort()).toEqual(['acceptance', 'demand', 'proposal', 'rejection', 'statement', 'withdrawal'])
  })

  it('are kept by storage', () => {
    fc.assert(
      fc.property(negotiations({ context: true, linkages: true, coalitions: 2 }), (talks) => {
        expect(parseNegotiation(JSON.parse(JSON.stringify(talks)))).toEqual(talks)
      }),
      { numRuns: 300 },
    )
  })

  it('throw nothing away', () => {
    const thrown = fc.check(fc.property(negotiations({ context: true, linkages: true }), () => true))
    expect([thrown.numRuns, thrown.numSkips]).toEqual([1000, 0])
  })
})

describe('acts', () => {
  const some = negotiations({ context: true, acts: { min: 1, max: 8 } })

  it.each(actKinds.filter((kind) => kind !== 'withdrawal'))('can be recorded next: %s', (kind) => {
    const drawn = some.chain((talks) => fc.tuple(fc.constant(talks), acts(talks, { kinds: [kind] })))
    fc.assert(
      fc.property(drawn, ([talks, act]) => {
        expect(record(talks, act).acts.at(-1)?.kind).toBe(kind)
      }),
      { numRuns: 200 },
    )
  })

  it('can be withdrawals of what stands', () => {
    const stated = negotiations({ unknown: 0, acts: { min: 12, max: 16 } })
    const drawn = stated.chain((talks) => fc.tuple(fc.constant(talks), acts(talks, { kinds: ['withdrawal'] })))
    fc.assert(
      fc.property(drawn, ([talks, act]) => {
        expect(record(talks, act).acts.at(-1)?.kind).toBe('withdrawal')
      }),
      { numRuns: 200 },
    )
  })

  it('are made by whom they are asked of', () => {
    const drawn = some.chain((talks) => {
      const [by = ''] = Object.keys(talks.parties)
      return fc.tuple(fc.constant(by), acts(talks, { by: [by], kinds: ['demand', 'rejection', 'threat'] }))
    })
    fc.assert(
      fc.property(drawn, ([by, act]) => {
        expect(act).toMatchObject({ by })
      }),
    )
  })

  it('are refused where there are none of their kind', () => {
    const silent = build(fc.sample(scenarios({ acts: 0 }), 1)[0] as never)
    const kinds: ActKind[] = ['withdrawal']
    expect(() => acts(silent, { kinds })).toThrow(DemarcheError)
    expect(() => acts(silent, { by: ['nobody'] })).toThrow(/nobody/)
  })

  it('shrink to the first kind, party and issue', () => {
    const [talks] = fc.sample(negotiations({ parties: 3, issues: 2, acts: 4 }), { numRuns: 1, seed: 4 })
    const found = fc.check(fc.property(acts(talks as Negotiation), () => false))
    const [party] = Object.keys((talks as Negotiation).parties)
    expect(found.counterexample?.[0]).toMatchObject({ kind: 'demand', by: party, firmness: 'soft' })
  })
})

describe('records', () => {
  it('can be recorded on a negotiation of one’s own', () => {
    const talks = record(
      wageTalks,
      demand({ id: 'act2', by: 'union', issue: 'raise', region: 5, firmness: 'soft', date: '2025-04-20' }),
    )
    fc.assert(
      fc.property(records(talks, { acts: 12, context: true, linkages: true }), (acts) => {
        expect(recordAll(talks as Negotiation, acts).acts).toHaveLength(13)
      }),
      { numRuns: 300 },
    )
  })
})

describe('proposals', () => {
  it('can be assessed', () => {
    const drawn = negotiations().chain((talks) => fc.tuple(fc.constant(talks), proposals(talks)))
    fc.assert(
      fc.property(drawn, ([talks, proposal]) => {
        expect(assess(talks, proposal)).toHaveLength(Object.keys(talks.parties).length)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a counterexample', () => {
  /** What source text of this package's calls makes. */
  const evaluate = (text: string) =>
    new Function('defineNegotiation', 'recordAll', `return (${text})`)(defineNegotiation, recordAll)

  it('prints as calls that make the negotiation again', () => {
    fc.assert(
      fc.property(negotiations({ context: true, linkages: true }), (talks) => {
        expect(evaluate(fc.stringify(talks))).toEqual(talks)
      }),
      { numRuns: 300 },
    )
  })

  it('prints as the data of the scenario', () => {
    fc.assert(
      fc.property(scenarios({ context: true }), (scenario) => {
        expect(evaluate(fc.stringify(scenario))).toEqual(scenario)
      }),
      { numRuns: 300 },
    )
  })

  it('has the fewest parties, issues and acts, and the shortest names', () => {
    const isBlocked = (talks: Negotiation) => {
      const [a = '', b = ''] = Object.keys(talks.parties)
      return gap(talks, a, b).issues.some(({ verdict }) => verdict === 'blocked')
    }
    const never = fc.property(
      negotiations({ parties: { min: 2, max: 5 }, coalitions: 0 }),
      (talks) => !isBlocked(talks),
    )
    const found = Array.from({ length: 20 }, (_, seed) => fc.check(never, { seed }).counterexample?.[0] as Negotiation)
    for (const talks of found) {
      // Two parties may refuse what a third has put forward; then none of three acts can go.
      expect(['p,q', 'p,q,r']).toContain(Object.keys(talks.parties).join())
      expect(Object.keys(talks.issues)).toHaveLength(1)
      expect(talks.acts.length).toBeLessThanOrEqual(3)
    }
    expect(found.filter(({ acts }) => acts.length <= 2).length).toBeGreaterThan(10)
  })
})
