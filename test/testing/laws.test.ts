import {
  type ActInput,
  gap,
  type Negotiation,
  parseNegotiation,
  position,
  rejection,
  type Scale,
  undo,
  type Value,
} from 'demarche'
import {
  checkLaws,
  describeLaws,
  keeperOf,
  type LawCheck,
  laws,
  type RecordKeeper,
  type ValueDistance,
  wordBrokenLaw,
} from 'demarche/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueDistance } from '../../src/model/scale.js'
import { families } from '../laws/families.js'

const namesOf = ({ broken }: LawCheck) => broken.map(({ name }) => name)

/** The laws that something breaks, in few cases: the first of many is found soon. */
const breaks = (found: Parameters<typeof checkLaws>[0]) => namesOf(checkLaws(found, { numRuns: 200 }))

describe('the families', () => {
  it.each(Object.entries(families))('of %s have names of their own and say what holds in a sentence', (_, family) => {
    expect(new Set(family.map(({ name }) => name)).size).toBe(family.length)
    for (const { statement } of family) expect(statement).toMatch(/^[A-Z].*\.$/)
  })

  it('throw no case away', () => {
    const checks = Object.values(families).map((family) => checkLaws(family, { numRuns: 5 }))
    expect(checks.flatMap(namesOf)).toEqual([])
    expect(checks.map(({ rejected }) => rejected)).toEqual(checks.map(() => 0))
  })

  it('cover every family of the package that needs no function', () => {
    const ofFunctions = ['agent', 'aggregation', 'measure', 'recoding']
    expect(Object.keys(families).sort()).toEqual(
      Object.keys(laws)
        .filter((name) => !ofFunctions.includes(name))
        .sort(),
    )
  })
})

describe('checkLaws', () => {
  const steps = (scale: Scale, x: Value, y: Value) => valueDistance(scale, x, y)

  it.each<[string, ValueDistance, string[]]>([
    ['the square of a distance', (scale, x, y) => steps(scale, x, y) ** 2, ['triangle']],
    ['whether two values differ', (_, x, y) => (x === y ? 0 : 1), []],
    [
      'a distance in units',
      (scale, x, y) => (scale.kind === 'interval' ? Math.abs(Number(x) - Number(y)) : steps(scale, x, y)),
      ['range', 'units'],
    ],
    [
      'a signed distance',
      (scale, x, y) => Math.max(0, steps(scale, x, y) * (String(x) > String(y) ? 1 : 0)),
      ['indiscernibles', 'symmetry', 'triangle', 'betweenness', 'units', 'names'],
    ],
    ['half a step for nothing', (scale, x, y) => steps(scale, x, y) / 2 + 0.25, ['identity']],
  ])('names the laws that %s breaks', (_, distance, broken) => {
    expect(breaks(laws.distance(distance))).toEqual(broken)
  })

  it('names the laws that an aggregation breaks', () => {
    const sum = (distances: readonly number[]) => distances.reduce((total, one) => total + one, 0)
    const product = (distances: readonly number[]) => distances.reduce((total, one) => total * one, 1)
    const first = ([distance = 0]: readonly number[]) => distance
    const lowest = (distances: readonly number[]) => Math.min(...distances)
    expect(breaks(laws.aggregation(sum))).toEqual(['range', 'unanimity', 'irrelevance'])
    expect(breaks(laws.aggregation(product))).toEqual(['unanimity', 'triangle', 'irrelevance'])
    expect(breaks(laws.aggregation(first))).toEqual(['order'])
    expect(breaks(laws.aggregation(lowest))).toEqual(['triangle', 'irrelevance'])
  })

  it('names the laws that a measure of one’s own breaks', () => {
    const guess = (talks: Negotiation, a: string, b: string) => {
      const { lower, upper } = gap(talks, a, b)
      return { lower, upper, estimate: upper === 1 ? 0.5 : upper }
    }
    const optimist = (talks: Negotiation, a: string, b: string) => {
      const { lower } = gap(talks, a, b)
      return { lower, upper: lower }
    }
    expect(breaks(laws.measure(guess))).toEqual(['bounds'])
    expect(breaks(laws.measure(optimist))).toEqual(['ignorance'])
  })

  it('names the laws that a reading of positions breaks', () => {
    const literal = (talks: Negotiation, party: string, issue: string) => {
      const read = position(talks, party, issue)
      return { ...read, acts: read.acts.slice(0, 1) }
    }
    expect(breaks(laws.position(literal))).toEqual(['grounds'])
  })

  it('names the laws that an agent breaks', () => {
    const first = (scale: Scale): Value => {
      if (scale.kind === 'interval') return scale.min
      return scale.kind === 'binary' ? true : ((scale.kind === 'ordinal' ? scale.levels : scale.options)[0] as string)
    }
    const refuse = (talks: Negotiation, by: string, date = '2025-05-01'): ActInput[] => {
      const [[issue, { scale }] = ['', { scale: { kind: 'binary' } as const }]] = Object.entries(talks.issues)
      return [rejection({ id: 'no', by, issue, region: first(scale), date })]
    }
    expect(breaks(laws.agent(() => []))).toEqual([])
    expect(breaks(laws.agent((talks, party) => refuse(talks, party)))).toEqual([])
    expect(breaks(laws.agent((talks, party) => refuse(talks, party, '2025-04-01')))).toEqual(['order of time'])
    expect(breaks(laws.agent((talks) => refuse(talks, 'p')))).toEqual(['validity', 'own voice'])
    let asked = 0
    const moody = (talks: Negotiation, party: string) => (asked++ % 2 === 0 ? refuse(talks, party) : [])
    expect(breaks(laws.agent(moody))).toEqual(['determinism'])
  })

  it('names the laws that a recoding breaks', () => {
    const naming = ['answers', 'withdraws', 'reiterates', 'concerning', 'causedBy', 'perhapsSameAs', 'partOf']
    const namedBy = (act: object) => naming.flatMap((field) => Reflect.get(act, field) ?? [])
    /** What a coder only knows from elsewhere, and what names such an act. */
    const withoutHearsay = (talks: Negotiation) => {
      const gone = new Set<string>()
      const acts = talks.acts.filter((act) => {
        const isGone = act.certainty === 'world' || namedBy(act).some((id) => gone.has(id))
        if (isGone) gone.add(act.id)
        return !isGone
      })
      return parseNegotiation({ ...talks, acts })
    }
    const withoutDemands = (talks: Negotiation) =>
      parseNegotiation({ ...talks, acts: talks.acts.filter(({ kind }) => kind !== 'demand') })
    expect(breaks(laws.recoding((talks) => talks))).toEqual([])
    expect(breaks(laws.recoding(withoutHearsay))).toEqual([])
    // Answers name demands that are gone.
    expect(breaks(laws.recoding(withoutDemands))).toContain('validity')
    const withoutLast = (talks: Negotiation) => undo(talks, Math.min(1, talks.acts.length))
    expect(breaks(laws.recoding(withoutLast))).toEqual(['idempotence', 'no foresight'])
  })

  it('names the law that a keeper breaks, and what was done', () => {
    const forgetful = (definition: Parameters<typeof keeperOf>[0]): RecordKeeper => {
      const keeper = keeperOf(definition)
      return { ...keeper, undo: (count) => keeper.undo(Math.min(1, count)) }
    }
    const [broken] = checkLaws(laws.keeper(forgetful), { numRuns: 300 }).broken
    expect(broken?.name).toBe('list')
    const commands = broken?.printed[1]?.split(/,(?=record|undo|withdraw|asOf)/) ?? []
    expect(commands).toHaveLength(3)
    expect(commands[2]).toMatch(/^undo\(2\)/)
  })

  it('gives the smallest case found, and shows it again for its seed and path', () => {
    const squared: ValueDistance = (scale, x, y) => valueDistance(scale, x, y) ** 2
    const [broken] = checkLaws(laws.distance(squared), { numRuns: 300 }).broken
    const again = checkLaws(laws.distance(squared), { seed: broken?.seed as number, path: broken?.path as string })
    expect(broken?.because).toMatch(/^from .* found .*, expected at most/)
    expect(again.broken.find(({ name }) => name === 'triangle')?.counterexample).toEqual(broken?.counterexample)
    expect(wordBrokenLaw(broken as NonNullable<typeof broken>)).toContain(`Again: { seed: ${broken?.seed}, path: '`)
  })

  it('counts cases, and those thrown away', () => {
    const picky = { name: 'picky', statement: 'Odd.', property: fc.property(fc.nat(), (n) => fc.pre(n % 2 === 1)) }
    const { held, cases, rejected } = checkLaws([picky], { numRuns: 50 })
    expect([held, cases]).toEqual([['picky'], 50])
    expect(rejected).toBeGreaterThan(10)
  })

  it('says of a law that cannot be tried that it is broken', () => {
    const property = fc.property(fc.nat(), () => fc.pre(false))
    const { broken } = checkLaws([{ name: 'never', statement: 'Never.', property }], { numRuns: 50 })
    expect(broken[0]).toMatchObject({ name: 'never', counterexample: [] })
  })
})

describe('describeLaws', () => {
  const registered = (found: Parameters<typeof describeLaws>[1]) => {
    const tests: [string, () => void][] = []
    const runner = {
      describe: (_: string, body: () => void) => body(),
      it: (title: string, run: () => void) => tests.push([title, run]),
    }
    describeLaws('subject', found, { runner, numRuns: 300 })
    return tests
  }

  it('registers a test for each law', () => {
    const found = laws.distance(valueDistance)
    const tests = registered(found)
    expect(tests.map(([title]) => title)).toEqual(found.map(({ name, statement }) => `${name}: ${statement}`))
    for (const [, run] of tests) expect(run).not.toThrow()
  })

  it('fails by the counterexample', () => {
    const tests = registered(laws.distance((scale, x, y) => valueDistance(scale, x, y) ** 2))
    const failing = tests.flatMap(([title, run]) => {
      try {
        run()
        return []
      } catch (error) {
        return [[title, (error as Error).message]]
      }
    })
    expect(failing).toHaveLength(1)
    expect(failing[0]?.[1]).toMatch(/^triangle: .*\nIt does not hold: .*\n.*Again: /s)
  })

  it('asks for a runner where there is none', () => {
    expect(() => describeLaws('subject', [])).toThrow(/runner: expected a runner \{ describe, it \}/)
  })
})
