// In 1984 ten members of the European Community bargained over when medium-sized cars had to meet emission standards, in years from
// then on. Where did the models of the field see it end, and what do they have to say for themselves? (Positions, saliences and
// capabilities: Bueno de Mesquita 1994, p. 78, as reprinted by Scholz, Calbert & Smith 2011. It ended at 8.833 years.)

import { writeFileSync } from 'node:fs'
import {
  compromise,
  condorcet,
  defineSituation,
  election,
  exchange,
  expectedUtility,
  mean,
  median,
  nashBargaining,
  sensitivityToReading,
  spatialBargaining,
} from 'demarche/forecast'
import { roundsPicture } from 'demarche/report'

const table: readonly (readonly [name: string, capability: number, position: number, salience: number])[] = [
  ['Netherlands', 0.08, 4, 0.8],
  ['Belgium', 0.08, 7, 0.4],
  ['Luxembourg', 0.03, 4, 0.2],
  ['Germany', 0.16, 4, 0.8],
  ['France', 0.16, 10, 0.6],
  ['Italy', 0.16, 10, 0.6],
  ['UK', 0.16, 10, 0.9],
  ['Ireland', 0.05, 7, 0.1],
  ['Denmark', 0.05, 4, 1],
  ['Greece', 0.08, 7, 0.7],
]
const actual = 8.833
const talks = defineSituation({
  name: 'Emission standards in the European Community',
  issues: { delay: { name: 'Years until the standard applies', unit: 'years', min: 4, max: 10, outcome: actual } },
  actors: Object.fromEntries(
    // KTAB supposes capabilities of about 1 or more; the others do not mind.
    table.map(([name, capability, position, salience]) => [
      name,
      { capability: 100 * capability, stances: { delay: { position, salience } } },
    ]),
  ),
})

// All models on the same ten actors. None of them was fitted to the outcome, and one case says nothing of which is best.
const bargained = spatialBargaining(talks)
const forecasts = [
  ['mean', mean(talks)],
  ['mean, weighted (compromise)', compromise(talks)],
  ['median, weighted', median(talks, { weights: 'product' })],
  ['Condorcet winner', condorcet(talks)],
  ['probabilistic election', election(talks)],
  ['Nash bargaining', nashBargaining(talks)],
  ['exchange (of one issue: none)', exchange(talks)],
  ['expected utility', expectedUtility(talks, { rounds: 8 })],
  ['expected utility, known code', expectedUtility(talks, { rounds: 8, reading: 'scholz-code' })],
  ['KTAB, spatial bargaining', bargained],
] as const
console.log(`It ended at ${actual} years. The models say:\n`)
for (const [name, { outcome }] of forecasts) {
  const at = outcome.delay as number
  console.log(`${name.padEnd(30)} ${at.toFixed(2).padStart(6)}   off by ${Math.abs(at - actual).toFixed(2)}`)
}

// What a model says can rest on switches that its source leaves open. KTAB's, one at a time:
const readings = [
  ...(['binary', 'cubic', 'asymmetricProspect'] as const).map((votingRule) => ({ votingRule })),
  ...(['none', 'half', 'full'] as const).map((riskAdjustment) => ({ riskAdjustment })),
  ...(['none'] as const).map((thirdParties) => ({ thirdParties })),
  ...(['s1p1', 's2pMax'] as const).map((interpolation) => ({ interpolation })),
  ...(['both', 'compromise'] as const).map((bargains) => ({ bargains })),
]
console.log('\nKTAB with another switch:\n')
for (const reading of readings) {
  const at = spatialBargaining(talks, reading).outcome.delay as number
  console.log(`${Object.entries(reading).flat().join(' ').padEnd(34)} ${at.toFixed(2).padStart(6)}`)
}
const all = readings.map((reading) => spatialBargaining(talks, reading).outcome.delay as number)
console.log(`\nFrom ${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)} years, on a scale from 4 to 10.`)

// The text of the expected-utility model leaves more open than any of them:
const spread = sensitivityToReading(talks, { rounds: 8 }).spreads.delay
if (spread !== undefined) {
  console.log(
    `\nExpected utility, by every reading of its text: from ${spread.least.toFixed(2)} to ${spread.most.toFixed(2)} years, half of them from ` +
      `${spread.lowerQuartile.toFixed(2)} to ${spread.upperQuartile.toFixed(2)}.\n`,
  )
}

// Who went to whom, first of all?
const [first] = bargained.rounds[1]?.challenges ?? []
if (first !== undefined) {
  console.log(
    `In the first round ${first.actor} challenges ${first.target}, and thinks it prevails with ${first.probability.toFixed(2)}.`,
  )
}
writeFileSync(
  new URL('output/emissions.svg', import.meta.url),
  roundsPicture(bargained, 'delay', { title: 'Years until the standard applies' }),
)
