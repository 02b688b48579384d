/**
 * How long models of where talks may end take, and how that grows with actors and rounds.
 */
import { backtest, expectedUtility, forecastModels, type Situation, spatialBargaining } from '../src/forecast/index.js'
import { defineSituation } from '../src/forecast/situation.js'
import { seeded } from '../src/gap/influence/random.js'
import { announce, conclude, hold, holdTime, measure, type Task, thousand } from './measure.js'

const random = seeded(8)
const share = () => random() / 2 ** 32

/** Positions, saliences and capabilities drawn by chance. */
function makeSituation(actors: number, issues = 1): Situation {
  const ids = Array.from({ length: issues }, (_, k) => `issue${k}`)
  const stances = () => Object.fromEntries(ids.map((id) => [id, { position: share(), salience: 0.1 + 0.9 * share() }]))
  return defineSituation({
    issues: Object.fromEntries(ids.map((id) => [id, { outcome: share() }])),
    actors: Object.fromEntries(
      Array.from({ length: actors }, (_, i) => [`actor${i}`, { capability: 1 + 99 * share(), stances: stances() }]),
    ),
  })
}

/** So many are asked for; the time of some is scaled. */
const [runs, timed] = [10_000, 300]

function sumOf(outcome: Readonly<Record<string, number>>): number {
  return Object.values(outcome).reduce((sum, at) => sum + at, 0)
}

function runAll(situations: readonly Situation[], rounds: number): number {
  const run = (situation: Situation) => sumOf(expectedUtility(situation, { rounds, trace: false }).outcome)
  return situations.reduce((sum, situation) => sum + run(situation), 0)
}

function expected(actors: number, rounds: number): Task {
  const situations = Array.from({ length: timed }, () => makeSituation(actors))
  return { name: expectedName(actors, rounds), prepare: () => () => runAll(situations, rounds) }
}

/** In seconds, whatever else the machine does meanwhile. */
function processorTime(run: () => number): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function expectedName(actors: number, rounds: number): string {
  return `${timed} runs of expectedUtility, ${actors} actors, ${rounds} rounds`
}

function turn(actors: number): Task {
  const situation = makeSituation(actors, 2)
  const run = () => sumOf(spatialBargaining(situation, { rounds: 1, settledAt: 0 }).outcome)
  return { name: turnName(actors), prepare: () => run }
}

function turnName(actors: number): string {
  return `a turn of spatialBargaining, ${actors} actors, 2 issues`
}

/** As many decisions of as many actors as are known of the European Union, a situation for every three issues. */
const decisions = Array.from({ length: 117 }, () => makeSituation(28, 3))
const tested = `a backtest of 351 issues by all ${Object.keys(forecastModels).length} models, 28 actors`

announce('situations drawn by chance, one core')
const timings = measure(2, 1, [
  ...[15, 30, 60].map((actors) => expected(actors, 10)),
  expected(30, 20),
  ...[15, 30, 60].map(turn),
])
holdTime(timings, expectedName(30, 10), { atMost: (10_000 * timed) / runs })
hold(timings, expectedName(60, 10), expectedName(30, 10), { atMost: 9 })
hold(timings, expectedName(30, 10), expectedName(15, 10), { atMost: 9 })
hold(timings, expectedName(30, 20), expectedName(30, 10), { atMost: 2.2 })
hold(timings, turnName(60), turnName(30), { atMost: 9 })
const whole = measure(1, 0, [{ name: tested, prepare: () => () => backtest(decisions, forecastModels).scores.length }])
holdTime(whole, tested, { atMost: 60_000 })
conclude()
const again = Array.from({ length: timed }, () => makeSituation(30))
const taken = (processorTime(() => runAll(again, 10)) * runs) / timed
console.log(`${thousand(runs)} runs of 30 actors, 10 rounds: ${taken.toFixed(1)} s of processor time`)
