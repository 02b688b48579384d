// Two states on one river talk about a dam: how much water in the dry season, how fast to fill the reservoir, what the power
// costs, who sees the data, and where disputes go. From weights to an agreement, and what it leaves on the table.
// (A made-up case; nobody real is meant.)

import { writeFileSync } from 'node:fs'
import { leftOnTable, postSettlement, utilities } from 'demarche/bargain'
import { frontierPicture, frontierSections, renderText } from 'demarche/report'
import { river, signed, swings } from './treaty/river.js'

// Each state was asked what a change from its worst outcome to its best matters to it, issue by issue: swing weights.
for (const [state, points] of Object.entries(swings)) {
  console.log(
    `To ${state} matters: ${Object.entries(points)
      .map(([issue, of100]) => `${issue} ${of100}`)
      .join(', ')}`,
  )
}

// Every package is worth something to both. Which are efficient, and which does a principle of fairness single out?
console.log(`\n${renderText(frontierSections(river, { shown: 8 }))}`)

// What they signed is good for both, but not as good as it could be: each gave where the other hardly cares.
const worth = Object.values(utilities(river, signed)).map((one) => one.toFixed(3))
const { efficient, dominatedBy, forAll } = leftOnTable(river, signed)
console.log(`What was signed is worth ${worth.join(' and ')}; efficient: ${efficient ? 'yes' : 'no'}.`)
console.log(
  `${dominatedBy.length} efficient packages are better for one and no worse for the other; both could gain ${forAll.toFixed(3)}.`,
)

// Raiffa's question after the signing: what would be better for both, and how little would have to change?
for (const { changed, settlement, utilities } of postSettlement(river, signed).smallestChanges) {
  const changes = changed.map((issue) => `${issue}: ${settlement[issue]}`).join(', ')
  console.log(`Better for both by changing ${changes} (${utilities.map((one) => one.toFixed(3)).join(' and ')}).`)
}

// The same as a picture: the frontier, Nash, Kalai–Smorodinsky and the others, and what was signed.
writeFileSync(new URL('output/treaty.svg', import.meta.url), frontierPicture(river, { marked: { signed } }))
