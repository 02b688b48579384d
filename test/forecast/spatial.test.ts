import { defineSituation, type SpatialOptions, safeSpatialBargaining, spatialBargaining } from 'demarche/forecast'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { electionModels, victoryModels, votingRules } from '../../src/forecast/election/rules.js'
import { cases } from '../cases.js'
import { seeded } from '../support/random.js'
import { plainTurn } from './plainSpatial.js'

const settings = fc.record({
  votingRule: fc.constantFrom(...votingRules),
  victory: fc.constantFrom(...victoryModels),
  election: fc.constantFrom(...electionModels),
  thirdParties: fc.constantFrom('semi', 'none', 'full'),
  riskRange: fc.constantFrom('mid', 'min', 'max'),
  riskAdjustment: fc.constantFrom('none', 'oneThird', 'half', 'twoThirds', 'full'),
  interpolation: fc.constantFrom('s2p2', 's1p1', 's2pMax'),
  bargains: fc.constantFrom('initiator', 'both', 'compromise'),
}) satisfies fc.Arbitrary<SpatialOptions>

const sizes = fc.record({
  actors: fc.integer({ min: 1, max: 6 }),
  issues: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat(),
})
type Size = typeof sizes extends fc.Arbitrary<infer S> ? S : never

/** Everybody stands on everything; scales from `min` on. */
function drawn({ actors, issues, seed }: Size, { min = 0, span = 1, ends = false } = {}) {
  const random = seeded(seed)
  const place = () => (ends ? Math.round(random()) : random())
  const stance = () => ({ position: min + span * place(), salience: (0.1 + 0.9 * random()) / issues })
  const stances = () => Object.fromEntries(Array.from({ length: issues }, (_, k) => [`i${k}`, stance()]))
  return defineSituation({
    issues: Object.fromEntries(Array.from({ length: issues }, (_, k) => [`i${k}`, { min, max: min + span }])),
    actors: Object.fromEntries(
      Array.from({ length: actors }, (_, i) => [`a${i}`, { capability: 1 + 99 * random(), stances: stances() }]),
    ),
  })
}

/** All-or-nothing votes tell bargains apart that differ by rounding alone, as those that are not rounded can. */
function wellPosed<Asked extends SpatialOptions>(asked: Asked): Asked {
  const isSharp = asked.votingRule === 'binary' || asked.votingRule === 'proportionalBinary'
  return isSharp && asked.interpolation === 's2pMax' ? { ...asked, interpolation: 's2p2' } : asked
}

const byActor = (positions: Readonly<Record<string, Readonly<Record<string, number>>>>, actors: readonly string[]) =>
  Object.fromEntries(
    actors.map((actor) => [
      actor,
      Object.fromEntries(Object.entries(positions).map(([issue, own]) => [issue, own[actor] as number])),
    ]),
  )

describe('a round of spatial bargaining', () => {
  const full = {
    transitions: 'deterministic',
    accommodation: {},
    rounds: 1,
    settledAt: 0,
    seed: 1,
  } as const

  it('should be what plain loops over the formulas of KTAB make of it, whatever is asked', () => {
    fc.assert(
      fc.property(sizes, settings, (size, drawnSettings) => {
        const asked = wellPosed(drawnSettings)
        const situation = drawn(size)
        const actors = Object.keys(situation.actors)
        const { rounds } = spatialBargaining(situation, { ...asked, rounds: 1 })
        const [start, round] = rounds
        const plain = plainTurn(situation, byActor(start?.positions ?? {}, actors), { ...full, ...asked })
        expect(Object.fromEntries(round?.challenges.map(({ actor, target }) => [actor, target]) ?? [])).toEqual(
          plain.targets,
        )
        for (const { actor, options, chosen } of round?.choices ?? []) {
          const expected = plain.chances[actor] ?? []
          expect(options).toHaveLength(expected.length)
          const total = options.reduce((sum, { probability }) => sum + probability, 0)
          expect(total).toBeCloseTo(1, 9)
          // The order of options decides between equals only.
          const told = options.map(({ bargain, probability }) => ({
            to: bargain?.positions[actor] ?? byActor(start?.positions ?? {}, [actor])[actor],
            probability,
          }))
          for (const { to, probability } of told) {
            const near = expected.filter(([point]) =>
              Object.entries(point).every(([k, x]) => Math.abs((to?.[k] as number) - x) < 1e-4 + 1e-9),
            )
            expect(Math.min(...near.map(([, chance]) => Math.abs(chance - probability)))).toBeLessThan(1e-4)
          }
          const most = Math.max(...options.map(({ probability }) => probability))
          expect(options[chosen]?.probability).toBe(most)
        }
      }),
      { numRuns: Math.ceil(cases / 2) },
    )
  })

  it('should not depend on units or on the order of issues', () => {
    fc.assert(
      fc.property(sizes, settings, fc.constantFrom(0.5, 3, 100), (size, asked, span) => {
        const [one, other] = [drawn(size), drawn(size, { min: -2, span })]
        const turned = { ...other, issues: Object.fromEntries(Object.entries(other.issues).reverse()) }
        const [plain, same] = [one, turned].map((situation) => spatialBargaining(situation, { ...asked, rounds: 2 }))
        expect(same?.rounds).toHaveLength(plain?.rounds.length ?? 0)
        for (const [issue, at] of Object.entries(plain?.outcome ?? {})) {
          const share = ((same?.outcome[issue] as number) + 2) / span
          // Bargains are rounded to 1e-4 of a scale: what lies between two of these can go either way.
          expect(Math.abs(share - at)).toBeLessThan(1e-3)
        }
      }),
      { numRuns: Math.ceil(cases / 8) },
    )
  })

  it('should go on where all stand at ends, at every adjustment of risk', () => {
    fc.assert(
      fc.property(sizes, settings, (size, asked) => {
        const { outcome, rounds } = spatialBargaining(drawn(size, { ends: true }), { ...asked, rounds: 4 })
        for (const at of Object.values(outcome)) {
          expect(at).toBeGreaterThanOrEqual(-1e-9)
          expect(at).toBeLessThanOrEqual(1 + 1e-9)
        }
        for (const { chances, riskAversions } of rounds) {
          for (const chance of Object.values(chances)) expect(chance).toBeGreaterThanOrEqual(0)
          for (const aversion of Object.values(riskAversions)) expect(Math.abs(aversion)).toBeLessThanOrEqual(1 + 1e-9)
        }
      }),
      { numRuns: Math.ceil(cases / 8) },
    )
  })
})

describe('spatial bargaining', () => {
  const talks = drawn({ actors: 5, issues: 2, seed: 11 })

  it('tells where all stood, whom each challenged, and what each did', () => {
    const { rounds, outcome, assumptions, undecided } = spatialBargaining(talks)
    expect([assumptions, undecided]).toEqual([[], []])
    expect(rounds.length).toBeGreaterThan(2)
    expect(rounds[0]).toMatchObject({ challenges: [], choices: [] })
    for (const [t, { choices, positions, ideals }] of rounds.entries()) {
      expect(ideals).toEqual(positions)
      for (const { actor, options, chosen } of choices) {
        const before = byActor(rounds[t - 1]?.positions ?? {}, [actor])[actor]
        expect(byActor(positions, [actor])[actor]).toEqual(options[chosen]?.bargain?.positions[actor] ?? before)
      }
    }
    expect(Object.keys(outcome)).toEqual(['i0', 'i1'])
  })

  it('draws by its seed alone', () => {
    const asked = { transitions: 'stochastic', rounds: 6, settledAt: 0 } as const
    const runs = [1, 1, 2, 3, 4].map((seed) => JSON.stringify(spatialBargaining(talks, { ...asked, seed }).rounds))
    expect(runs[0]).toBe(runs[1])
    expect(new Set(runs).size).toBeGreaterThan(2)
  })

  it('keeps ideal points apart from positions as far as actors accommodate', () => {
    const accommodation = { a0: {}, a1: { a1: 0.5 }, a2: { a0: 1 } }
    const [start, first] = spatialBargaining(talks, { accommodation, rounds: 1 }).rounds
    const [ideals, positions] = [
      byActor(first?.ideals ?? {}, ['a0', 'a1', 'a2', 'a3']),
      byActor(first?.positions ?? {}, ['a0', 'a1', 'a2', 'a3']),
    ]
    const before = byActor(start?.positions ?? {}, ['a0', 'a1'])
    expect(ideals.a0).toEqual(before.a0)
    expect(ideals.a1?.i0).toBeCloseTo(((before.a1?.i0 as number) + (positions.a1?.i0 as number)) / 2, 12)
    expect(ideals.a2).toEqual(positions.a0)
    expect(ideals.a3).toEqual(positions.a3)
  })

  it('says whom it leaves out, and what it does to saliences and capabilities', () => {
    const { assumptions, rounds } = spatialBargaining({
      issues: { pay: {}, hours: {} },
      actors: {
        union: {
          stances: {
            pay: { position: 1, salience: 1, capability: 1 },
            hours: { position: 0, salience: 1, capability: 3 },
          },
        },
        port: {
          capability: 2,
          stances: { pay: { position: 0, salience: 0.5 }, hours: { position: 1, salience: 0.5 } },
        },
        town: { capability: 1, stances: { pay: { position: 0.5, salience: 0.5 } } },
      },
    })
    expect(assumptions).toEqual([
      { kind: 'noPosition', issue: 'hours', actors: ['town'] },
      { kind: 'notOnAllIssues', actors: ['town'] },
      { kind: 'salienceShared', actors: ['union'], dividedBy: 2 },
      { kind: 'meanCapability', actors: ['union'] },
    ])
    expect(Object.keys(rounds[0]?.positions.pay ?? {})).toEqual(['union', 'port'])
  })

  it('takes an aversion to risk that is known as it is', () => {
    const bold = { ...talks, actors: { ...talks.actors, a0: { ...talks.actors.a0, riskAversion: -0.25 } } }
    expect(spatialBargaining(bold as typeof talks).rounds[1]?.riskAversions.a0).toBe(-0.25)
  })

  it('has nothing to say of nobody', () => {
    const nobody = spatialBargaining({ issues: { x: {} }, actors: {} })
    expect(nobody).toMatchObject({ outcome: {}, undecided: [{ issue: 'x', why: 'noPosition' }], rounds: [] })
    const apart = spatialBargaining({
      issues: { x: {}, y: {} },
      actors: { a: { stances: { x: { position: 1 } } }, b: { stances: { y: { position: 1 } } } },
    })
    expect(apart.undecided.map(({ why }) => why)).toEqual(['tooFewActors', 'tooFewActors'])
  })

  it.each([
    [{ accommodation: { a9: {} } }, 'unknown actor "a9"'],
    [{ accommodation: { a0: { a0: 0.6, a1: 0.6 } } }, 'shares that sum to at most 1'],
    [{ votingRule: 'cubik' }, 'did you mean "cubic"?'],
    [{ rounds: 1.5 }, 'rounds'],
  ])('refuses %j', (options, message) => {
    const told = safeSpatialBargaining(talks, options as SpatialOptions)
    expect(told.success || told.error.message).toContain(message)
  })
})
