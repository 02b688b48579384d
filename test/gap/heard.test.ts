import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type RuledOut, ruledOutBy } from '../../src/gap/agreement/heard.js'
import { type Literal, not, Solver } from '../../src/gap/agreement/solver.js'
import { contains, intervalRegion, pointRegion, type Region, unionOf } from '../../src/model/region.js'
import { type IntervalScale, type OptionScale, optionsOf, type Scale, type Value } from '../../src/model/scale.js'
import type { Bearing } from '../../src/position/bearing.js'
import { hear, silence } from '../../src/position/stance.js'

const line: IntervalScale = { kind: 'interval', min: 0, max: 3 }
const ladder: OptionScale = { kind: 'ordinal', levels: ['none', 'few', 'some', 'many', 'all'] }
const places: OptionScale = { kind: 'nominal', options: ['north', 'south', 'east'] }

/** A scale in parts, each with a value of it: options, or on the line the whole numbers and what is between them. */
interface Parts {
  readonly scale: Scale
  readonly parts: readonly (readonly [Value, Region])[]
}

const cut: readonly Parts[] = [
  {
    scale: line,
    parts: [0, 0.5, 1, 1.5, 2, 2.5, 3].map((at) => [
      at,
      Number.isInteger(at) ? pointRegion(line, at) : intervalRegion(Math.floor(at), Math.ceil(at), true, true),
    ]),
  },
  ...[ladder, places].map((scale) => ({
    scale,
    parts: optionsOf(scale).map((at) => [at, pointRegion(scale, at)] as const),
  })),
]

const bearing = fc.record({
  effect: fc.constantFrom('fix', 'add', 'allow', 'exclude', 'exclude', 'weigh'),
  parts: fc.uniqueArray(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 }),
  stands: fc.boolean(),
})

describe('ruledOutBy', () => {
  it('should rule out what a party that made only the acts that stand does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cut),
        fc.array(bearing, { maxLength: 6 }),
        fc.boolean(),
        ({ scale, parts }, said, singlePeaked) => {
          const all = said.map(({ effect, parts: named }, i): Bearing => {
            const region = unionOf(
              scale,
              named.map((part) => (parts[part % parts.length] as Parts['parts'][number])[1]),
            )
            const own = { act: `act${i}`, issue: 'one', effect } as const
            return effect === 'weigh' ? { ...own, salience: 0.5 } : { ...own, region }
          })
          const stance = silence(scale)
          for (const [i, one] of all.entries()) if (said[i]?.stands) hear(scale, stance, one, singlePeaked)
          const { solver, stands, out } = read(scale, all, singlePeaked)
          const assumed = said.map((one, i) => (one.stands ? stands[i] : not(stands[i] as Literal)) as Literal)
          expect(solver.solve(assumed)).toBe(true)
          const inForce = out.filter(({ unless }) => !unless.some((literal) => solver.holds(literal)))
          const left = parts.filter(([value]) => !inForce.some(({ region }) => contains(region, value)))
          expect(left).toEqual(parts.filter(([value]) => contains(stance.outer, value)))
        },
      ),
    )
  })

  it('should say what rules out neighbouring values alike in one', () => {
    const { stands, out, variables } = read(
      line,
      [
        { act: 'a', issue: 'one', effect: 'fix', region: intervalRegion(1, 2) },
        { act: 'b', issue: 'one', effect: 'add', region: intervalRegion(2, 2.5) },
        { act: 'c', issue: 'one', effect: 'weigh', salience: 1 },
        { act: 'd', issue: 'one', effect: 'exclude', region: intervalRegion(0, 1) },
        { act: 'e', issue: 'one', effect: 'allow', region: intervalRegion(0.5, 3) },
      ],
      false,
    )
    const [a, b, , d, e] = stands as [Literal, Literal, Literal, Literal, Literal]
    expect(out).toEqual([
      { region: intervalRegion(0, 0.5, false, true), unless: [not(a)] },
      { region: intervalRegion(0.5, 1, false, true), unless: [not(a), e] },
      { region: intervalRegion(2, 2.5, true, false), unless: [not(a), b, e] },
      { region: intervalRegion(2.5, 3, true, false), unless: [not(a), e] },
      { region: intervalRegion(0, 0.5, false, true), unless: [not(d)] },
      { region: intervalRegion(0.5, 1), unless: [not(d), e] },
    ])
    expect(variables).toBe(5)
  })

  it('should leave in one what another act cuts', () => {
    const { stands, out } = read(
      line,
      [intervalRegion(0, 2), intervalRegion(1, 3)].map((region, i) => ({
        act: `act${i}`,
        issue: 'one',
        effect: 'exclude' as const,
        region,
      })),
      false,
    )
    expect(out).toEqual([
      { region: intervalRegion(0, 2), unless: [not(stands[0] as Literal)] },
      { region: intervalRegion(1, 3), unless: [not(stands[1] as Literal)] },
    ])
  })

  it('should keep apart what is alike and no neighbour', () => {
    const { stands, out } = read(line, [{ act: 'a', issue: 'one', effect: 'fix', region: pointRegion(line, 1) }], true)
    const unless = [not(stands[0] as Literal)]
    expect(out).toEqual([
      { region: intervalRegion(0, 1, false, true), unless },
      { region: intervalRegion(1, 3, true, false), unless },
    ])
  })

  it('should look beyond a rejection from what the last firm word shows, not from what was shown before', () => {
    const { solver, stands, out } = read(
      ladder,
      [
        { act: 'a', issue: 'one', effect: 'add', region: pointRegion(ladder, 'all') },
        { act: 'b', issue: 'one', effect: 'fix', region: pointRegion(ladder, 'few') },
        { act: 'c', issue: 'one', effect: 'allow', region: pointRegion(ladder, 'all') },
        { act: 'd', issue: 'one', effect: 'exclude', region: pointRegion(ladder, 'some') },
      ],
      true,
    )
    const isOut = (value: string, ...standing: number[]) => {
      expect(solver.solve(stands.map((literal, i) => (standing.includes(i) ? literal : not(literal))))).toBe(true)
      return out.some(({ region, unless }) => contains(region, value) && !unless.some((one) => solver.holds(one)))
    }
    expect(isOut('all', 0, 1, 2, 3)).toBe(true)
    expect(isOut('all', 1, 2, 3)).toBe(true)
    expect(isOut('all', 0, 1, 2)).toBe(false)
    expect(isOut('all', 0, 2, 3)).toBe(false)
    expect(isOut('all', 2, 3)).toBe(false)
    expect(isOut('few', 0, 2, 3)).toBe(true)
    expect(isOut('few', 0, 1, 2, 3)).toBe(false)
  })

  it('should see nothing beyond a rejected option where options have no order', () => {
    const said = (['add', 'exclude'] as const).map(
      (effect, i): Bearing => ({
        act: `act${i}`,
        issue: 'one',
        effect,
        region: pointRegion(places, ['north', 'south'][i] as string),
      }),
    )
    const { stands, out } = read(places, said, true)
    expect(out).toEqual([{ region: pointRegion(places, 'south'), unless: [not(stands[1] as Literal)] }])
  })

  it('should need further variables only for what may lie beyond a rejection', () => {
    const furtherFor = (...said: (readonly [Bearing['effect'], ...string[]])[]) => {
      const bearings = said.map(
        ([effect, ...options], i): Bearing => ({
          act: `act${i}`,
          issue: 'one',
          effect,
          region: { kind: 'options', options },
        }),
      )
      const [plain, peaked] = [false, true].map((singlePeaked) => read(ladder, bearings, singlePeaked).variables)
      expect(plain).toBe(bearings.length)
      return (peaked as number) - bearings.length
    }
    expect(furtherFor(['fix', 'none'], ['add', 'some'], ['fix', 'none', 'all'], ['allow', 'none'])).toBe(0)
    expect(furtherFor(['exclude', 'none'], ['exclude', 'some'])).toBe(0)
    expect(furtherFor(['allow', 'none'], ['exclude', 'some'])).toBe(0)
    // Where one act alone shows something, it says for what lies beyond; what follows the last rejection does not matter.
    expect(furtherFor(['add', 'none'], ['exclude', 'some'], ['fix', 'all'], ['add', 'none'])).toBe(0)
    // On either side a value is shown: two for whether it is the only one, and two for each that may still be shown.
    const both = ['add', 'none', 'all'] as const
    expect(furtherFor(['add', 'none'], ['add', 'all'], ['exclude', 'some'])).toBe(6)
    expect(furtherFor(['add', 'none'], ['add', 'all'], ['exclude', 'few', 'some', 'many'])).toBe(6)
    expect(furtherFor(both, ['exclude', 'some'])).toBe(6)
    // On one side two are shown: one for whether either is. On the other there is nothing to ask.
    expect(furtherFor(['add', 'none'], ['add', 'few'], ['exclude', 'some'])).toBe(1)
    // What is rejected itself is shown no more, whatever is beyond: a variable for that.
    expect(furtherFor(['add', 'none'], ['exclude', 'none', 'few'])).toBe(1)
  })
})

/** What acts rule out, with a variable for each, and how many variables there are in all. */
function read(
  scale: Scale,
  bearings: readonly Bearing[],
  singlePeaked: boolean,
): { solver: Solver; stands: Literal[]; out: RuledOut[]; variables: number } {
  const solver = new Solver()
  const stands = bearings.map(() => solver.variable(true))
  const standing = (act: string) => stands[bearings.findIndex((one) => one.act === act)] as Literal
  const out = ruledOutBy(solver, scale, bearings, standing, singlePeaked)
  return { solver, stands, out, variables: solver.variable(true) / 2 }
}
