import { assess, DemarcheError, demandStatus, gap, gapMatrix, parseNegotiation, trajectory } from 'demarche'
import {
  acceptAtLeast,
  acceptCombined,
  acceptFrom,
  acceptLast,
  acceptNext,
  alternatingOffers,
  anyWithin,
  averagedTitForTat,
  boulware,
  closest,
  conceder,
  defineScenario,
  hardliner,
  linear,
  mixed,
  monotonicConcession,
  mostAlike,
  type NegotiationDance,
  nash,
  relativeTitForTat,
  type Strategy,
  safeAlternatingOffers,
  singleText,
  type Tactic,
  timeDependent,
  titForTat,
  utilities,
  type View,
} from 'demarche/bargain'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { type Drawn, efficient, everyPackage, rational, scenarios } from '../support/bargain.js'

const some = { numRuns: Math.ceil(cases / 3) }

const tactics: fc.Arbitrary<Tactic> = fc.oneof(
  fc
    .record({
      form: fc.constantFrom('polynomial' as const, 'exponential' as const),
      beta: fc.double({ min: 0.05, max: 20, noNaN: true }),
      kappa: fc.double({ min: 0.001, max: 1, noNaN: true }),
    })
    .map(timeDependent),
  fc.constantFrom(
    boulware,
    linear,
    conceder,
    hardliner,
    titForTat({ opening: 0.1, noise: 0.05 }),
    relativeTitForTat(),
    averagedTitForTat({ window: 3 }),
    mixed([
      { tactic: linear, weight: 1 },
      { tactic: titForTat(), weight: 2 },
    ]),
  ),
)

const strategies: fc.Arbitrary<Strategy> = fc.record({
  tactic: tactics,
  offer: fc.constantFrom(closest(), anyWithin(0.2), mostAlike(0.2)),
  accept: fc.constantFrom(
    acceptNext(),
    acceptNext({ factor: 1.1, gap: 0.1 }),
    acceptLast(),
    acceptAtLeast(1),
    acceptFrom(0.8),
    acceptCombined(0.5),
    acceptCombined(0.5, 'average'),
  ),
})

const tables = fc.record({
  drawn: scenarios({ maxIssues: 3 }),
  strategies: fc.array(strategies, { minLength: 4, maxLength: 4 }),
  rounds: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(),
})

const partiesOf = ({ scenario }: Drawn) => Object.keys(scenario.preferences)

function danceOf({ drawn, strategies, rounds, seed }: typeof tables extends fc.Arbitrary<infer T> ? T : never) {
  const own = Object.fromEntries(partiesOf(drawn).map((party, p) => [party, strategies[p] as Strategy]))
  return alternatingOffers(drawn.scenario, own, { rounds, seed })
}

const offersOf = ({ moves }: NegotiationDance) => moves.flatMap((move) => (move.kind === 'offer' ? [move] : []))

describe('stacked alternating offers', () => {
  it('should leave nobody with less than no agreement, and agree only on what all others took', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { moves, agreement, disagreement, ended, parties } = danceOf(table)
        expect(agreement !== undefined).toBe(ended === 'agreement')
        if (agreement === undefined) return
        expect(Object.values(utilities(table.drawn.scenario, agreement.settlement))).toEqual(agreement.utilities)
        for (const [p, at] of agreement.utilities.entries())
          expect(at).toBeGreaterThanOrEqual((disagreement[p] as number) - 1e-12)
        const last = moves.findLastIndex(({ kind }) => kind === 'offer')
        const offer = moves[last]
        expect(offer).toMatchObject({ settlement: agreement.settlement })
        const takers = moves.slice(last + 1)
        expect(takers.map(({ kind }) => kind)).toEqual(takers.map(() => 'acceptance'))
        expect(takers.map(({ party }) => party).toSorted()).toEqual(parties.filter((party) => party !== offer?.party))
      }),
      some,
    )
  })

  it('should give each party its turn in order, and the answer before the offer', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { moves, parties } = danceOf(table)
        const turns = moves.filter(({ kind }) => kind !== 'rejection')
        expect(turns.map(({ party }) => party)).toEqual(turns.map((_, i) => parties[i % parties.length]))
        expect(turns.map(({ round }) => round)).toEqual(turns.map((_, i) => Math.floor(i / parties.length)))
        for (const [i, move] of moves.entries()) {
          if (move.kind === 'offer') continue
          expect(move.offer).toBe(moves.slice(0, i).findLastIndex(({ kind }) => kind === 'offer'))
          if (move.kind === 'rejection' && i + 1 < moves.length)
            expect(moves[i + 1]).toMatchObject({ kind: 'offer', party: move.party })
        }
      }),
      some,
    )
  })

  it('should offer nothing that is worth less to its maker than no agreement, or that it excludes', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const dance = danceOf(table)
        for (const { party, settlement } of offersOf(dance)) {
          const at = utilities(table.drawn.scenario, settlement)[party] as number
          expect(at).toBeGreaterThanOrEqual((dance.disagreement[dance.parties.indexOf(party)] as number) - 1e-12)
          expect(at).toBeGreaterThan(Number.NEGATIVE_INFINITY)
        }
      }),
      some,
    )
  })

  it('should be the same for the same seed, and a negotiation like any other', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const dance = danceOf(table)
        expect(danceOf(table)).toEqual(dance)
        expect(Object.isFrozen(dance.acts)).toBe(true)
        const { negotiation } = dance
        expect(parseNegotiation(JSON.parse(JSON.stringify(negotiation)))).toEqual(negotiation)
        expect(negotiation.acts.map(({ id }) => id)).toEqual(dance.acts.map(({ id }) => id))
        expect(gapMatrix(negotiation)).toBeDefined()
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })

  it('should fall in time with tactics of time, between the most and the least', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.1, max: 10, noNaN: true }), ({ drawn, rounds }, beta) => {
        const strategy = { tactic: timeDependent({ beta }), accept: () => false }
        const own = Object.fromEntries(partiesOf(drawn).map((party) => [party, strategy]))
        const dance = alternatingOffers(drawn.scenario, own, { rounds })
        for (const party of dance.parties) {
          const worths = offersOf(dance)
            .filter((offer) => offer.party === party)
            .map(({ settlement }) => utilities(drawn.scenario, settlement)[party] as number)
          expect(worths).toEqual(worths.toSorted((a, b) => b - a))
          const all = everyPackage(drawn.scenario.domain).map((one) => utilities(drawn.scenario, one)[party] as number)
          const most = Math.max(...all)
          if (rounds > 1 && worths.length > 0) expect(worths[0]).toBeCloseTo(most, 9)
        }
      }),
      some,
    )
  })

  it('should say so where some party has no package that is worth as much as no agreement', () => {
    const { scenario } = pie()
    const all = { a: { tactic: linear }, b: { tactic: linear } }
    const none = alternatingOffers(scenario, all, { rounds: 5, disagreement: { a: 11, b: 0 } })
    expect(none).toMatchObject({ ended: 'noPackage', moves: [], acts: [] })
  })
})

/** Ten coins for two, one each at a time. */
function pie(discount = 1) {
  const issue = { scale: { kind: 'interval', min: 0, max: 10, unit: 'coins' }, step: 1 } as const
  return {
    scenario: defineScenario({
      domain: { issues: { share: issue } },
      preferences: {
        a: { values: { share: { kind: 'linear', slope: 1, intercept: 0 } }, reservation: 0, discount },
        b: { values: { share: { kind: 'linear', slope: -1, intercept: 10 } }, reservation: 0 },
      },
    }),
  }
}

const sharesOf = (dance: NegotiationDance, party: string) =>
  offersOf(dance)
    .filter((offer) => offer.party === party)
    .map(({ settlement }) => settlement.share)

describe('tactics on ten coins', () => {
  const never = { accept: () => false }
  const play = (a: Tactic, b: Tactic, rounds = 11) =>
    alternatingOffers(pie().scenario, { a: { tactic: a, ...never }, b: { tactic: b, ...never } }, { rounds })

  it('should concede a coin a round when linear, late when Boulware, early when a conceder', () => {
    expect(sharesOf(play(linear, hardliner), 'a')).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    expect(sharesOf(play(boulware, hardliner), 'a')).toEqual([10, 10, 10, 10, 10, 10, 10, 9, 7, 5, 0])
    expect(sharesOf(play(conceder, hardliner), 'a')).toEqual([10, 4, 3, 3, 2, 2, 1, 1, 1, 1, 0])
  })

  it('should follow the formulas of Faratin, Sierra & Jennings (1998)', () => {
    const view = (time: number): View => ({
      time,
      round: 0,
      rounds: 2,
      most: 1,
      least: 0.2,
      made: [],
      received: [[]],
      standing: undefined,
      random: () => 0,
    })
    const polynomial = timeDependent({ beta: 0.5, kappa: 0.1 })
    expect(polynomial(view(0.5))).toBeCloseTo(1 - 0.8 * (0.1 + 0.9 * 0.5 ** 2), 12)
    const exponential = timeDependent({ form: 'exponential', beta: 2, kappa: 0.1, by: 0.8 })
    expect(exponential(view(0.2))).toBeCloseTo(1 - 0.8 * Math.exp((1 - 0.25) ** 2 * Math.log(0.1)), 12)
    expect(exponential(view(0.9))).toBeCloseTo(0.2, 12)
    expect(timeDependent({ beta: 1, concede: 0.5 })(view(1))).toBeCloseTo(0.6, 12)
  })

  it('should give what the other gave, a step later', () => {
    const dance = play(titForTat(), linear)
    expect(sharesOf(dance, 'b').slice(0, 4)).toEqual([0, 1, 2, 3])
    // b's first step is seen after its second offer.
    expect(sharesOf(dance, 'a').slice(0, 5)).toEqual([10, 10, 9, 8, 7])
  })

  it('should answer in proportion: what is withheld shrinks as the other shrinks it', () => {
    const seen = (received: number[], made: number[]): View => ({
      time: 0,
      round: 0,
      rounds: 9,
      most: 10,
      least: 0,
      made,
      received: [received],
      standing: undefined,
      random: () => 0.5,
    })
    // It withheld 8, then 4: what I gave up, 2, doubles.
    expect(relativeTitForTat()(seen([2, 6], [8]))).toBe(6)
    expect(relativeTitForTat({ lag: 2 })(seen([2, 6, 6], [8]))).toBe(6)
    expect(averagedTitForTat({ window: 2 })(seen([2, 2, 6], [8]))).toBe(6)
    expect(relativeTitForTat()(seen([2, 10], [8]))).toBe(0)
    expect(relativeTitForTat({ opening: 0.3 })(seen([2], []))).toBe(7)
    // Of two others, as the one that gave less.
    expect(
      titForTat()({
        ...seen([2, 6], [8]),
        received: [
          [2, 6],
          [3, 4],
        ],
      }),
    ).toBe(7)
    expect(titForTat({ noise: 2 })({ ...seen([2, 6], [8]), random: () => 0.75 })).toBe(5)
  })

  it('should accept what is as good as its next offer, and by time', () => {
    const meet = alternatingOffers(pie().scenario, { a: { tactic: linear }, b: { tactic: linear } }, { rounds: 11 })
    // b holds 5 as the round in which it would ask for that begins: a has just offered it.
    expect(meet.agreement).toMatchObject({ settlement: { share: 5 }, utilities: [5, 5], round: 5, time: 0.5 })
    const late = { a: { tactic: hardliner, accept: acceptFrom(0.7) }, b: { tactic: hardliner } }
    const forced = alternatingOffers(pie().scenario, late, { rounds: 11, order: ['b', 'a'] })
    expect(forced.agreement).toMatchObject({ settlement: { share: 0 }, round: 7 })
    const leaving = { a: { tactic: hardliner, leave: ({ round }: View) => round === 3 }, b: { tactic: hardliner } }
    expect(alternatingOffers(pie().scenario, leaving, { rounds: 11 })).toMatchObject({ ended: 'left' })
  })

  it('should accept what is as good as can still be expected', () => {
    const view = { time: 0.8, round: 8, rounds: 10, made: [9], received: [[1, 2, 5, 3]] } as unknown as View
    expect(acceptCombined(0.7)(3, 9, view)).toBe(false)
    expect(acceptCombined(0.7)(5, 9, view)).toBe(true)
    expect(acceptCombined(0.7, 'average')(4, 9, view)).toBe(true)
    expect(acceptCombined(0.7, 'average')(3, 9, view)).toBe(false)
    expect(acceptCombined(0.9)(5, 9, view)).toBe(false)
    expect(acceptLast()(9, 0, view)).toBe(true)
    expect(acceptLast()(8, 0, view)).toBe(false)
  })

  it('should count what is left of utilities by then', () => {
    const both = { a: { tactic: linear }, b: { tactic: linear } }
    const { agreement } = alternatingOffers(pie(0.25).scenario, both, { rounds: 11 })
    expect(agreement).toMatchObject({ utilities: [5, 5], discounted: [2.5, 5] })
  })

  it('should be told by gap functions as what it is', () => {
    const both = { a: { tactic: linear }, b: { tactic: linear } }
    const { negotiation } = alternatingOffers(pie().scenario, both, { rounds: 11, date: (r) => `2030-01-0${r + 1}` })
    expect(gap(negotiation, 'a', 'b')).toMatchObject({ lower: 0, upper: 0 })
    expect(trajectory(negotiation, 'a', 'b').steps.at(-1)).toMatchObject({ date: '2030-01-06', upper: 0 })
    expect(assess(negotiation, { terms: { share: 5 } }).every(({ verdict }) => verdict === 'accepted')).toBe(true)
    expect(demandStatus(negotiation)).toEqual([])
  })
})

describe('choice of packages', () => {
  it('should give where the other cares, if what is alike is offered', () => {
    const alike = { tactic: linear, offer: mostAlike(0.1) }
    const plain = { tactic: linear, offer: closest() }
    fc.assert(
      fc.property(scenarios({ minParties: 2, maxParties: 2, maxIssues: 3, joint: false }), ({ scenario }) => {
        for (const strategy of [alike, plain]) {
          const { moves, disagreement } = alternatingOffers(scenario, { p0: strategy, p1: strategy }, { rounds: 8 })
          for (const move of moves) {
            if (move.kind !== 'offer') continue
            const at = utilities(scenario, move.settlement)[move.party] as number
            expect(at).toBeGreaterThanOrEqual((disagreement[Number(move.party.slice(1))] as number) - 1e-12)
          }
        }
      }),
      { numRuns: Math.ceil(cases / 10) },
    )
  })
})

describe('monotonic concession', () => {
  const drawn = scenarios({ maxParties: 4, maxIssues: 3 })

  it('should end at a package with the largest Nash product, for any number of parties', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (one, seed) => {
        const { scenario } = one
        const { agreement, ended, disagreement } = monotonicConcession(scenario, { seed })
        const product = (at: readonly number[]) =>
          at.reduce((all, own, p) => all * (own - (disagreement[p] as number)), 1)
        const deals = rational(one.valued, disagreement)
        expect(ended).toBe(deals.length === 0 ? 'noPackage' : 'agreement')
        if (agreement === undefined) return
        const most = Math.max(...deals.map(({ utilities: at }) => product(at)))
        expect(product(agreement.utilities)).toBeCloseTo(most, 9)
        const best = nash(scenario).points.map(({ utilities: at }) => at.join(' '))
        if (most > 0) expect(best).toContain(agreement.utilities.join(' '))
      }),
      some,
    )
  })

  it('should never go back: whoever offers again gives itself less', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const dance = monotonicConcession(one.scenario)
        const deals = efficient(rational(one.valued, dance.disagreement)).map(({ utilities: at }) => at.join(' '))
        for (const party of dance.parties) {
          const own = offersOf(dance).filter((offer) => offer.party === party)
          const worths = own.map(({ settlement }) => utilities(one.scenario, settlement)[party] as number)
          expect(worths).toEqual([...new Set(worths)].toSorted((a, b) => b - a))
          for (const { settlement } of own)
            expect(deals).toContain(Object.values(utilities(one.scenario, settlement)).join(' '))
        }
      }),
      some,
    )
  })

  it('should divide ten coins evenly, coin by coin', () => {
    const dance = monotonicConcession(pie().scenario)
    expect(dance.agreement).toMatchObject({ settlement: { share: 5 } })
    expect(sharesOf(dance, 'a')[0]).toBe(10)
    expect(sharesOf(dance, 'b')[0]).toBe(0)
    expect(gap(dance.negotiation, 'a', 'b')).toMatchObject({ lower: 0, upper: 0 })
  })
})

describe('mediated single text', () => {
  const drawn = fc.record({
    one: scenarios({ maxIssues: 4 }),
    rounds: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
    changes: fc.integer({ min: 1, max: 3 }),
  })

  /** The texts, one after another: a draft becomes the text when all take it. */
  const textsOf = ({ moves, parties }: NegotiationDance) =>
    moves.flatMap((move, i) => {
      const votes = moves.slice(i + 1, i + 1 + parties.length)
      const isText = i === 0 || (move.kind === 'offer' && votes.every(({ kind }) => kind === 'acceptance'))
      return move.kind === 'offer' && isText ? [move.settlement] : []
    })

  it('should make no text worse for anybody than the one before, without temperatures', () => {
    fc.assert(
      fc.property(drawn, ({ one: { scenario }, ...options }) => {
        const dance = singleText(scenario, options)
        const worths = textsOf(dance).map((text) => Object.values(utilities(scenario, text)))
        for (const [i, at] of worths.entries())
          for (const [p, own] of at.entries())
            expect(own).toBeGreaterThanOrEqual(i === 0 ? own : (worths[i - 1]?.[p] as number))
        const isRational = worths.at(-1)?.every((own, p) => own >= (dance.disagreement[p] as number))
        expect(dance.agreement?.settlement).toEqual(isRational ? textsOf(dance).at(-1) : undefined)
        expect(singleText(scenario, options)).toEqual(dance)
      }),
      some,
    )
  })

  it('should change as many issues as it may, and show every draft to all', () => {
    fc.assert(
      fc.property(drawn, ({ one: { scenario }, ...options }) => {
        const dance = singleText(scenario, options)
        const drafts = offersOf(dance)
        expect(drafts).toHaveLength(options.rounds + 1)
        expect(dance.moves).toHaveLength(1 + options.rounds * (1 + dance.parties.length))
        expect(drafts.every(({ party }) => party === 'mediator')).toBe(true)
      }),
      some,
    )
  })

  it('should get further with parties that take losses early', () => {
    // Two peaks: from 0 to 3 one has to go through 1 and 2, which are worse for both.
    const table = (worth: number[]) =>
      ({ kind: 'table', worth: Object.fromEntries(worth.map((at, v) => [`v${v}`, at])) }) as const
    const scale = { kind: 'ordinal', levels: ['v0', 'v1'] } as const
    const scenario = defineScenario({
      domain: { issues: { x: { scale }, y: { scale } } },
      preferences: Object.fromEntries(
        ['a', 'b'].map((party) => [
          party,
          {
            values: { x: table([0, -1]), y: table([0, -1]) },
            interactions: [{ kind: 'hyperRectangle', within: { x: 'v1', y: 'v1' }, utility: 5 }],
            reservation: 0,
          },
        ]),
      ),
    })
    const text = { x: 'v0', y: 'v0' }
    const ends = (temperatures: Record<string, number>) =>
      Array.from({ length: 20 }, (_, seed) => singleText(scenario, { rounds: 60, text, seed, temperatures }).agreement)
    expect(ends({}).every((end) => end?.utilities[0] === 0)).toBe(true)
    expect(ends({ a: 2, b: 2 }).filter((end) => end?.utilities[0] === 3).length).toBeGreaterThan(15)
  })
})

describe('bad input', () => {
  const { scenario } = pie()
  const both = { a: { tactic: linear }, b: { tactic: linear } }
  const refused = (call: () => unknown) => {
    try {
      call()
    } catch (error) {
      if (error instanceof DemarcheError) return error.message
      throw error
    }
    return 'accepted'
  }

  it.each<[string, () => unknown, string]>([
    ['no strategy', () => alternatingOffers(scenario, { a: both.a }, { rounds: 1 }), 'strategies.b'],
    ['a stranger', () => alternatingOffers(scenario, { ...both, bb: both.a }, { rounds: 1 }), 'did you mean'],
    ['no rounds', () => alternatingOffers(scenario, both, { rounds: 0 }), 'a whole number from 1 on'],
    ['a strange order', () => alternatingOffers(scenario, both, { rounds: 1, order: ['a'] }), 'each of a, b once'],
    ['too many packages', () => alternatingOffers(scenario, both, { rounds: 1, enumerate: 10 }), '11'],
    ['NaN', () => alternatingOffers(scenario, { ...both, a: { tactic: () => Number.NaN } }, { rounds: 1 }), 'a.tactic'],
    [
      'no place',
      () => alternatingOffers(scenario, { ...both, b: { tactic: linear, offer: () => 99 } }, { rounds: 1 }),
      'from 0 to 10, found 99',
    ],
    ['no function', () => alternatingOffers(scenario, { ...both, a: {} as Strategy }, { rounds: 1 }), 'strategies.a'],
    ['beta 0', () => timeDependent({ beta: 0 }), 'a number above 0'],
    ['no opening', () => relativeTitForTat({ opening: 0 }), 'above 0'],
    ['no weight', () => mixed([{ tactic: linear, weight: 0 }]), 'a weight above 0'],
    ['slack', () => anyWithin(2), 'a number from 0 to 1'],
    ['a party as mediator', () => singleText(scenario, { rounds: 1, mediator: 'a' }), 'none of the parties'],
    ['a strange heat', () => singleText(scenario, { rounds: 1, temperatures: { c: 1 } }), 'temperatures.c'],
  ])('should refuse %s and say where', (_, call, words) => {
    expect(refused(call)).toContain(words)
  })

  it('should have a twin that returns the error', () => {
    expect(safeAlternatingOffers(scenario, both, { rounds: 0 })).toMatchObject({ success: false })
    expect(safeAlternatingOffers(scenario, both, { rounds: 3 })).toMatchObject({ success: true })
  })
})
