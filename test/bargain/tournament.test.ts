import {
  acceptCombined,
  alternatingOffers,
  anyWithin,
  boulware,
  conceder,
  defineScenario,
  hardliner,
  leftOnTable,
  linear,
  type PreferencesInput,
  type Scenario,
  type Strategy,
  type TournamentProgress,
  titForTat,
  tournament,
} from 'demarche/bargain'
import { describe, expect, it } from 'vitest'

const levels = ['low', 'middle', 'high'] as const
const scale = { kind: 'ordinal', levels } as const
const table = (...worth: number[]) =>
  ({ kind: 'table', worth: Object.fromEntries(levels.map((level, i) => [level, worth[i] as number])) }) as const

/** A buyer for whom the price matters most, a seller for whom the date does, and perhaps a broker. */
function market(...more: PreferencesInput[]): Scenario {
  const others = more.map((own, i): [string, PreferencesInput] => [`broker${i}`, own])
  return defineScenario({
    domain: { issues: { price: { scale }, date: { scale }, service: { scale } } },
    preferences: {
      buyer: { values: { price: table(8, 4, 0), date: table(0, 1, 2), service: table(0, 2, 3) }, reservation: 3 },
      seller: {
        values: { price: table(0, 2, 3), date: table(9, 4, 0), service: table(2, 1, 0) },
        reservation: 3,
        discount: 0.5,
      },
      ...Object.fromEntries(others),
    },
  })
}

const strategies: Record<string, Strategy> = {
  boulware: { tactic: boulware, offer: anyWithin(0.1) },
  conceder: { tactic: conceder },
  linear: { tactic: linear, accept: acceptCombined(0.8) },
  tit: { tactic: titForTat({ opening: 0.1, noise: 0.5 }) },
}
const options = { rounds: 12, repetitions: 3, seed: 5 }

describe('a tournament', () => {
  it('should let every strategy meet every other at every place, so many times', async () => {
    const { runs, complete, total } = await tournament({ scenarios: { market: market() }, strategies }, options)
    expect(complete).toBe(true)
    expect(total).toBe(4 * 4 * 3)
    const met = runs.map(({ strategies: seats, repetition }) => [...seats, repetition].join(' '))
    expect(new Set(met).size).toBe(total)
    const others = await tournament({ scenarios: { market: market() }, strategies }, { ...options, selfPlay: false })
    expect(others.total).toBe(4 * 3 * 3)
    expect(others.runs.every(({ strategies: [a, b] }) => a !== b)).toBe(true)
    const three = market({ values: { price: table(0, 1, 0) } })
    expect((await tournament({ scenarios: { three }, strategies }, { rounds: 2 })).total).toBe(4 ** 3)
  })

  it('should tell of each run what came of it', async () => {
    const scenario = market()
    const { runs } = await tournament({ scenarios: { market: scenario }, strategies }, { ...options, rounds: 20 })
    const agreed = runs.filter(({ agreement }) => agreement !== undefined)
    expect(agreed.length).toBeGreaterThan(10)
    for (const { agreement, gains } of agreed) {
      if (agreement === undefined) continue
      const { distances, utilities } = leftOnTable(scenario, agreement.settlement)
      expect(agreement.utilities).toEqual(utilities)
      expect(agreement.distances).toEqual({ frontier: distances.frontier, nash: distances.nash })
      expect(agreement.discounted[1]).toBeCloseTo((utilities[1] as number) * 0.5 ** agreement.time, 12)
      // The buyer has 3 without agreement, and 13 at best.
      expect(gains[0]).toBeCloseTo(((utilities[0] as number) - 3) / 10, 12)
    }
    for (const { agreement, gains, ended } of runs) {
      if (agreement === undefined) expect([gains, ended]).toEqual([[0, 0], 'deadline'])
    }
  })

  it('should run each as alternating offers do', async () => {
    const scenario = market()
    const own = { a: { tactic: linear }, b: { tactic: boulware } }
    const { runs } = await tournament({ scenarios: { market: scenario }, strategies: own }, { rounds: 20 })
    for (const { strategies: seats, agreement, offers } of runs) {
      const [buyer, seller] = seats.map((name) => own[name as 'a'])
      const dance = alternatingOffers(
        scenario,
        { buyer: buyer as Strategy, seller: seller as Strategy },
        { rounds: 20 },
      )
      expect(agreement?.settlement).toEqual(dance.agreement?.settlement)
      expect(agreement?.round).toBe(dance.agreement?.round)
      expect(offers).toBe(dance.moves.filter(({ kind }) => kind === 'offer').length)
    }
  })

  it('should give each run the same, whatever else is run and in whatever order', async () => {
    const scenarios = { market: market(), fair: market() }
    const all = await tournament({ scenarios, strategies }, options)
    const backwards = await tournament(
      {
        scenarios: { fair: scenarios.fair, market: scenarios.market },
        strategies: Object.fromEntries(Object.entries(strategies).toReversed()),
      },
      options,
    )
    const few = await tournament(
      { scenarios: { fair: scenarios.fair }, strategies: { tit: strategies.tit as Strategy } },
      options,
    )
    const keyOf = (run: (typeof all.runs)[number]) => JSON.stringify([run.scenario, run.strategies, run.repetition])
    const byKey = new Map(all.runs.map((run) => [keyOf(run), run]))
    for (const run of [...backwards.runs, ...few.runs]) expect(run).toEqual(byKey.get(keyOf(run)))
    expect(backwards.standings.map(({ strategy }) => strategy)).toEqual(all.standings.map(({ strategy }) => strategy))
    const again = await tournament({ scenarios, strategies }, { ...options, seed: 6 })
    expect(again.runs).not.toEqual(all.runs)
  })

  it('should rank by what was gained, and say how sure that is', async () => {
    const { standings, runs } = await tournament({ scenarios: { market: market() }, strategies }, options)
    const gains = standings.map(({ gain }) => gain.mean)
    expect(gains).toEqual(gains.toSorted((a, b) => b - a))
    for (const { strategy, gain, runs: count, agreements } of standings) {
      const own = runs.flatMap(({ strategies: seats, gains: all }) => all.filter((_, p) => seats[p] === strategy))
      expect(count).toBe(own.length)
      const mean = own.reduce((sum, at) => sum + at, 0) / own.length
      expect(gain.mean).toBeCloseTo(mean, 12)
      const variance = own.reduce((sum, at) => sum + (at - mean) ** 2, 0) / (own.length - 1)
      expect(gain.standardError).toBeCloseTo(Math.sqrt(variance / own.length), 12)
      expect(agreements).toBeLessThanOrEqual(count)
    }
  })

  it('should say nothing of agreements where there were none', async () => {
    const hard = { hard: { tactic: hardliner } }
    const { standings } = await tournament({ scenarios: { market: market() }, strategies: hard }, { rounds: 3 })
    expect(standings).toEqual([
      {
        strategy: 'hard',
        runs: 2,
        agreements: 0,
        gain: { mean: 0, standardError: 0 },
        welfare: { mean: 0, standardError: 0 },
      },
    ])
  })

  it('should tell how far it is, and stop when asked', async () => {
    const told: TournamentProgress[] = []
    const controller = new AbortController()
    const { runs, complete, total } = await tournament(
      { scenarios: { market: market() }, strategies },
      {
        ...options,
        repetitions: 20,
        signal: controller.signal,
        onProgress: (progress) => {
          told.push(progress)
          if (progress.done >= 128) controller.abort()
        },
      },
    )
    expect(told).toEqual([
      { done: 64, total: 320 },
      { done: 128, total: 320 },
    ])
    expect([runs.length, complete, total]).toEqual([128, false, 320])
    const whole = await tournament({ scenarios: { market: market() }, strategies }, { ...options, repetitions: 20 })
    expect(whole.runs.slice(0, 128)).toEqual(runs)
  })

  it('should leave room for other work', async () => {
    let turns = 0
    const timer = setInterval(() => turns++)
    await tournament({ scenarios: { market: market() }, strategies }, { ...options, repetitions: 40 })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(0)
  })

  it.each([
    ['no scenario', { scenarios: {}, strategies }, options, 'scenarios'],
    ['no strategy', { scenarios: { market: market() }, strategies: {} }, options, 'strategies'],
    ['no rounds', { scenarios: { market: market() }, strategies }, { rounds: 0.5 }, 'rounds'],
    [
      'nobody to meet',
      { scenarios: { market: market() }, strategies: { linear: { tactic: linear } } },
      { ...options, selfPlay: false },
      'none meets itself',
    ],
    [
      'what is no strategy',
      { scenarios: { market: market() }, strategies: { linear } as unknown as Record<string, Strategy> },
      options,
      'strategies.linear',
    ],
  ])('should refuse %s', async (_, input, own, words) => {
    await expect(tournament(input, own)).rejects.toThrow(words)
  })
})
