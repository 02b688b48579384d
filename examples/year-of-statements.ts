// A dozen parties of one parliament speak on a river for a year. Who agrees with whom, which camps are there, what makes them, and
// when do they change? (A made-up case; nobody real is meant.)

import { writeFileSync } from 'node:fs'
import { backbone, communities, frustration, oneMode, oneModeOverTime, phases, polarisation } from 'demarche/network'
import { campSections, networkPicture, renderText } from 'demarche/report'
import { quarters, said } from './year/said.js'

// All four quarters together: an agreement counts for two parties, a disagreement against them.
const year = oneMode(said, { aggregation: 'subtract', duplicates: 'month' })
const { camps, modularity } = communities(year)
console.log(`Over the year: ${camps.length} camps, modularity ${modularity.toFixed(2)}`)
const balance = frustration(year, { camps: 3 })
console.log(
  `Friends apart and enemies together: ${balance.frustration} of ${balance.total}, and no less in three camps`,
)

// A year is too long a time: camps form and break. The states that the network went through, month by month:
const months = oneModeOverTime(
  said,
  { kind: 'window', unit: 'months', size: 1 },
  { aggregation: 'subtract', isolates: true },
)
const { states, transitions } = phases(months, { states: 3 })
console.log(`\nStates by month: ${states.map((state) => 'ABC'[state]).join(' ')}`)
console.log(`Changes in: ${transitions.map((month) => months[month]?.from.slice(0, 7)).join(', ')}`)

// Quarter by quarter: how far the parties fall into two camps, from 0 (by chance) to 1 (all agreement within, all conflict between).
for (const { name, from, to } of quarters) {
  const options = { from, to }
  const { score = 0 } = polarisation(said, options)
  const network = oneMode(said, { ...options, aggregation: 'subtract' })
  const own = communities(network).camps
  console.log(`\n${name}: polarisation ${score.toFixed(2)}\n`)
  console.log(renderText(campSections(said, own, options)))
  const title = `Who agreed with whom, ${name}`
  writeFileSync(
    new URL(`output/year-${name.slice(0, 2).toLowerCase()}.svg`, import.meta.url),
    networkPicture(network, { title, camps: own }),
  )
}

// Which topics carry all that? Those that can be left out first change least.
const order = backbone(said).map(({ concept, loss }) => `${concept} (${loss.toFixed(2)})`)
console.log(`Topics, the least needed first: ${order.join(', ')}`)
