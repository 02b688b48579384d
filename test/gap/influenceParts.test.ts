import {
  type ActInput,
  defineNegotiation,
  demand,
  gap,
  influence,
  type Negotiation,
  position,
  proposal,
  recordAll,
  rejection,
  statement,
} from 'demarche'
import { describe, expect, it } from 'vitest'
import { bearingActs, canWeigh } from '../../src/gap/influence/bearingActs.js'
import { type Comparison, gamesOf } from '../../src/gap/influence/games.js'
import { positionPart } from '../../src/gap/influence/positionPart.js'
import { weightsPart } from '../../src/gap/influence/weightsPart.js'
import type { GapOptions } from '../../src/gap/options.js'
import { bounds, rounded, stateAfter, subsetsOf, upTo, worthOf } from './influenceGames.js'

const date = '2026-01-10'
const talks = defineNegotiation({
  id: 'talks',
  title: 'Talks',
  parties: {
    one: { kind: 'state', name: 'One' },
    two: { kind: 'state', name: 'Two' },
    both: { kind: 'coalition', name: 'Both', members: ['one', 'two'], rule: 'unanimity' },
    third: { kind: 'state', name: 'Third' },
  },
  issues: {
    x: { name: 'X', scale: { kind: 'interval', min: 0, max: 100 } },
    y: { name: 'Y', scale: { kind: 'interval', min: 0, max: 10 } },
  },
}) as Negotiation

const firm = { firmness: 'firm', date } as const
const asks = (id: string, by: string, anyOf: number[]) => demand({ id, by, issue: 'x', region: { anyOf }, ...firm })
const offers = (id: string, by: string, x: number) => proposal({ id, by, terms: { x }, date })
const weighs = (id: string, by: string, issue: string, salience: number) => statement({ id, by, issue, salience, date })

function actsOf(all: readonly ActInput[], parties: readonly string[], issues: readonly string[] = ['x', 'y']) {
  const negotiation = recordAll(talks, all)
  return { negotiation, acts: bearingActs(negotiation, parties, issues) }
}

const records = new Map<string, Negotiation>()

/** Several tests ask for the same acts. */
function recordOf(acts: readonly ActInput[]): Negotiation {
  const key = JSON.stringify(acts)
  const known = records.get(key) ?? recordAll(talks, acts)
  records.set(key, known)
  return known
}

function partOf(all: readonly ActInput[], party: string, other: string) {
  const { negotiation, acts } = actsOf(all, [party, other])
  return positionPart(negotiation, acts, 'x', party, other)
}

describe('positionPart', () => {
  const dealings = [
    offers('offer', 'third', 45),
    offers('low', 'one', 10),
    offers('mid', 'two', 45),
    rejection({ id: 'no', by: 'one', answers: 'offer', date }),
    asks('points', 'two', [20, 40, 60]),
    offers('high', 'one', 20),
    weighs('matters', 'both', 'x', 1),
    offers('late', 'two', 10),
  ]

  it.each([
    ['both', 'third'],
    ['one', 'one'],
    ['both', 'both'],
  ])('should be where %s stands for %s, as any of the acts say', (party, other) => {
    const { negotiation, acts } = actsOf(dealings, [party, other])
    const part = positionPart(negotiation, acts, 'x', party, other)
    for (const players of subsetsOf(part.movers)) {
      const told = new Set(players.map((player) => acts[player]?.act.id))
      const isTold = (_: ActInput, i: number) => i === 0 || told.has((dealings[i] as { id: string }).id)
      const expected = position(recordOf(dealings.filter(isTold)), party, 'x')
      const { inner, outer } = part.positionOf(stateAfter(part, players))
      expect({ inner, outer }).toEqual({ inner: expected.inner, outer: expected.outer })
    }
  })

  const hole = { kind: 'intervals', intervals: [10, 20].map((at) => pointAt(at)) }
  const filled = { kind: 'intervals', intervals: [{ ...pointAt(10), to: 20 }] }

  it('should close the holes in which the other says nothing', () => {
    const far = offers('far', 'two', 70)
    for (const accepted of [[offers('low', 'one', 10), offers('high', 'one', 20)], [asks('points', 'one', [10, 20])]]) {
      const part = partOf([...accepted, far], 'one', 'two')
      const { inner, outer } = part.positionOf(stateAfter(part, upTo(2)))
      expect(inner).toEqual(filled)
      if (accepted.length === 1) expect(outer).toEqual(filled)
    }
  })

  it('should keep the holes in which the other says something', () => {
    const part = partOf([asks('points', 'one', [10, 20]), offers('near', 'two', 15)], 'one', 'two')
    expect(part.positionOf(stateAfter(part, [0]))).toMatchObject({ inner: hole, outer: hole })
  })

  it('should keep the holes of whoever is compared with itself, and of those through whom another is read', () => {
    const points = asks('points', 'one', [10, 20])
    const itself = partOf([points], 'one', 'one')
    expect(itself.positionOf(stateAfter(itself, [0]))).toMatchObject({ inner: hole, outer: hole })
    const through = partOf(
      [points, demand({ id: 'any', by: 'two', issue: 'x', region: { atMost: 99 }, ...firm })],
      'both',
      'third',
    )
    expect(through.positionOf(stateAfter(through, [0, 1]))).toMatchObject({ inner: hole, outer: hole })
  })

  it('should tell apart who of those listened to has said it', () => {
    const part = partOf([offers('ofOne', 'one', 10), offers('ofTwo', 'two', 10)], 'both', 'third')
    const keys = subsetsOf(part.movers).map((players) => part.key(stateAfter(part, players)))
    expect(new Set(keys).size).toBe(4)
  })

  it('should tell apart regions that differ in whether an end belongs to them', () => {
    const ends = [{ atMost: 20 }, { below: 20 }, { atLeast: 20 }, { above: 20 }]
    const part = partOf(
      ends.map((region, i) => demand({ id: `end${i}`, by: 'one', issue: 'x', region, ...firm })),
      'one',
      'two',
    )
    expect(new Set(upTo(4).map((player) => part.key(stateAfter(part, [player])))).size).toBe(4)
  })

  it('should look alike to another where one region is the same, and to itself only where both are', () => {
    // The first leaves everything open and accepts 10; the second accepts nothing else than 10.
    const all = [offers('low', 'one', 10), asks('only', 'one', [10])]
    for (const other of ['two', 'one']) {
      const part = partOf(all, 'one', other)
      const faces = bounds.map((bound) =>
        [[], [0], [1]].map((players) => part.face(stateAfter(part, players), bound)),
      ) as [string[], string[]]
      const alike = faces.map(([silent, low, only]) => [silent === low, low === only])
      expect(alike).toEqual(
        other === 'two'
          ? [
              [true, false],
              [false, true],
            ]
          : [
              [false, false],
              [false, false],
            ],
      )
    }
  })

  it('should be moved by who says how much the issue matters only where that ends a reading through others', () => {
    const all = [weighs('ofOne', 'one', 'x', 1), weighs('ofBoth', 'both', 'x', 1)]
    expect(partOf(all, 'one', 'third').movers).toEqual([])
    expect(partOf(all, 'both', 'third').movers).toEqual([0, 1])
  })
})

function pointAt(at: number) {
  return { from: at, to: at, fromOpen: false, toOpen: false }
}

describe('weightsPart', () => {
  const issues = ['x', 'y']
  const all = [
    weighs('y', 'one', 'y', 0.5),
    weighs('x', 'one', 'x', 0.25),
    weighs('other', 'two', 'x', 1),
    weighs('again', 'one', 'x', 1),
    weighs('more', 'one', 'y', 0.75),
    weighs('last', 'one', 'x', 0),
  ]
  const part = (wanted?: number, said = all) => {
    const { negotiation, acts } = actsOf(said, ['one', 'two'])
    return weightsPart(negotiation, acts, issues, 'one', wanted)
  }

  it('should be shares of what was said last, alike where it was not said of each', () => {
    const { movers, sharesOf, ...rest } = part()
    expect(movers).toEqual([0, 1, 3, 4, 5])
    for (const players of subsetsOf(movers)) {
      const [x, y] = issues.map((issue) => {
        const own = all.filter((act, i) => players.includes(i) && act.issue === issue)
        return own.at(-1)?.salience
      })
      const expected = x === undefined || y === undefined || x + y === 0 ? [0.5, 0.5] : [x / (x + y), y / (x + y)]
      expect(rounded(sharesOf(stateAfter({ movers, ...rest }, players)))).toEqual(rounded(expected))
    }
  })

  it('should not tell apart what can no longer weigh', () => {
    const one = part(undefined, all.slice(0, 4))
    const keys = [[1], [3], [1, 3]].map((players) => one.key(stateAfter(one, players)))
    // Of y nothing is said after the first act. Until then everything can still weigh.
    expect(new Set(keys).size).toBe(1)
    expect([one.key(one.start), one.key(stateAfter(one, [0]))]).not.toContain(keys[0])
    expect([...one.sharesOf(stateAfter(one, [1, 3]))]).toEqual([0.5, 0.5])
  })

  it('should look alike where the share that is asked for is the same', () => {
    const { negotiation, acts } = actsOf(
      [weighs('a', 'one', 'x', 0), weighs('b', 'one', 'y', 0), weighs('c', 'one', 'y', 0.5)],
      ['one'],
      ['x', 'y'],
    )
    const faces = (wanted?: number) => {
      const weights = weightsPart(negotiation, acts, issues, 'one', wanted)
      return [[], [0, 1], [0, 2]].map((players) => weights.face(stateAfter(weights, players), 'lower'))
    }
    expect(faces(1)).toEqual(['0.5', '0.5', '1'])
    expect(faces(0)).toEqual(['0.5', '0.5', '0'])
    expect(faces()).toEqual(['0.5,0.5', '0.5,0.5', '0,1'])
  })
})

describe('canWeigh', () => {
  const say = (...all: ActInput[]) => canWeigh(actsOf(all, ['one', 'two']).acts, 'one', ['x', 'y'])

  it('should ask for a word of the party itself on how much each issue matters', () => {
    const [x, y] = [weighs('x', 'one', 'x', 1), weighs('y', 'one', 'y', 1)]
    expect(say(x, y)).toBe(true)
    expect(say(x)).toBe(false)
    expect(say(y)).toBe(false)
    expect(canWeigh(actsOf([x, y], ['one']).acts, 'one', ['x', 'y', 'z'])).toBe(false)
    expect(say(x, weighs('y', 'two', 'y', 1))).toBe(false)
    expect(say(x, proposal({ id: 'y', by: 'one', terms: { y: 1 }, date }))).toBe(false)
  })
})

describe('gamesOf', () => {
  const dealings: ActInput[] = [
    demand({ id: 'claim', by: 'one', issue: 'x', region: { atLeast: 60 }, ...firm }),
    proposal({ id: 'deal', by: 'third', terms: { y: 2 }, date }),
    weighs('oneX', 'one', 'x', 0.75),
    asks('points', 'third', [10, 20, 70]),
    weighs('oneY', 'one', 'y', 0.25),
    demand({ id: 'yes', by: 'one', issue: 'y', region: { below: 5 }, ...firm }),
    weighs('thirdX', 'third', 'x', 1),
  ]
  const comparison = (a: string, b: string, issues: readonly string[] = ['x', 'y']): Comparison => ({
    ...actsOf(dealings, [a, b], issues),
    a,
    b,
    issues,
  })
  const spans = (compared: Comparison, options: GapOptions = {}) => gamesOf(compared, options).map(({ span }) => span)

  it.each([
    ['one', 'third', {}],
    ['third', 'one', { weights: 'equal' }],
    ['one', 'third', { weights: { x: 1, y: 3 } }],
    ['one', 'third', { metric: 'euclidean' }],
    ['third', 'one', { metric: 'maximum', weights: 'equal' }],
    ['one', 'one', {}],
    ['third', 'third', { metric: 'euclidean' }],
    ['both', 'third', {}],
  ] as [string, string, GapOptions][])(
    'should be worth the gap of %s and %s that some acts lead to',
    (a, b, options) => {
      const compared = comparison(a, b)
      const games = gamesOf(compared, options)
      const ids = compared.acts.map(({ act }) => act.id)
      for (const players of subsetsOf(ids.map((_, i) => i))) {
        const told = players.map((player) => ids[player] as string)
        const acts = dealings.filter(({ id }) => told.includes(id as string) || !ids.includes(id as string))
        const expected = gap(recordOf(acts), a, b, options)
        const worths = bounds.map((bound) => games.reduce((sum, game) => sum + worthOf(game, players, bound), 0))
        expect(rounded(worths)).toEqual(rounded([expected.lower, expected.upper]))
      }
    },
  )

  it('should be a game for each issue, and one more for each party whose weights the acts decide', () => {
    expect(spans(comparison('one', 'third'))).toEqual([0.25, 0.5, 0.25, 0.5])
    expect(spans(comparison('third', 'both'))).toEqual([0.5, 0.5])
    expect(spans(comparison('one', 'one'))).toEqual([1, 1])
    expect(spans(comparison('one', 'third'), { weights: 'equal' })).toEqual([0.5, 0.5])
  })

  it('should be no game where an issue has no weight', () => {
    expect(spans(comparison('one', 'third'), { weights: { x: 2, y: 0 } })).toEqual([1])
  })

  it('should be one game with another metric: two sides on each issue, and the weights that the acts decide', () => {
    const sizes = (a: string, b: string, options: GapOptions) =>
      gamesOf(comparison(a, b), options).map(({ parts, span }) => [parts.length, span])
    expect(sizes('one', 'third', { metric: 'maximum' })).toEqual([[5, 1]])
    expect(sizes('one', 'third', { metric: 'maximum', weights: 'equal' })).toEqual([[4, 1]])
    expect(sizes('one', 'one', { metric: 'maximum' })).toEqual([[3, 1]])
  })

  it('should look at either side from the other', () => {
    // Between 10 and 20 the other says nothing.
    const all = [asks('ofOne', 'one', [10, 20]), asks('ofThird', 'third', [30, 40])]
    const compared = { ...actsOf(all, ['one', 'third'], ['x']), a: 'one', b: 'third', issues: ['x'] }
    const [game] = gamesOf(compared, {})
    const keys = game?.parts.map((part) => part.key(stateAfter(part, [0, 1])))
    expect(keys).toEqual(['[10,20] [10,20]', '[30,40] [30,40]'])
  })

  it('should share out the gap of a party to itself', () => {
    const negotiation = recordAll(talks, dealings)
    const { start, end, acts } = influence(negotiation, 'third', 'third')
    const { lower, upper } = gap(negotiation, 'third', 'third')
    expect(end).toEqual({ lower, upper })
    const total = (bound: 'lower' | 'upper') => acts.reduce((sum, act) => sum + act[bound], 0)
    expect(rounded(bounds.map(total))).toEqual(rounded([end.lower - start.lower, end.upper - start.upper]))
  })
})
