/** How many offers a tournament makes in a second on one core, and what telling them as a negotiation costs on top. */

import { river } from '../examples/treaty/river.js'
import { alternatingOffers, boulware, hardliner, linear, mostAlike, tournament } from '../src/bargain/index.js'
import { announce, conclude, holdTime, measure, thousand } from './measure.js'

const strategies = { linear: { tactic: linear }, boulware: { tactic: boulware }, hard: { tactic: hardliner } }

async function benchTournament(name: string, own: typeof strategies): Promise<void> {
  const options = { rounds: 200, repetitions: 200 }
  await tournament({ scenarios: { river }, strategies: own }, { ...options, repetitions: 5 })
  const start = performance.now()
  const { runs } = await tournament({ scenarios: { river }, strategies: own }, options)
  const offers = runs.reduce((sum, run) => sum + run.offers, 0)
  const seconds = (performance.now() - start) / 1000
  console.log(
    `${name}: ${thousand(offers)} offers in ${thousand(runs.length)} runs, ${thousand(Math.round(offers / seconds))} offers/s`,
  )
}

async function main(): Promise<void> {
  announce('a treaty of 5 issues and 1,701 packages, 200 rounds at most')
  await benchTournament('the package nearest to what is asked for', strategies)
  const alike = { ...strategies, linear: { tactic: linear, offer: mostAlike(0.1) } }
  await benchTournament('one of three choosing what is most alike', alike)
  const told = '400 offers told as a negotiation'
  const timings = measure(5, 3, [
    {
      name: told,
      prepare: () => () => {
        const own = { tactic: hardliner }
        return alternatingOffers(river, { upper: own, lower: own }, { rounds: 200 }).acts.length
      },
    },
  ])
  holdTime(timings, told, { atMost: 1000 })
  conclude()
}

await main()
