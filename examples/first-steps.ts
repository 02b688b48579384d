// A dockers' union and a port company talk about a pay rise and night shifts. How far apart are they, why is there no
// agreement, and who has moved? (A made-up case; nobody real is meant.)
import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { blockers, defineNegotiation, demand, gap, record, rejection, statement, trajectory, zopa } from 'demarche'
import { readNegotiation } from 'demarche/io'
import { describeBounds, describeRegion } from 'demarche/report'

// First, who negotiates about what. Every issue has a scale, so that "how far" means something: a pay rise is a number
// with a unit, night shifts are levels in order.
const harbour = defineNegotiation({
  id: 'harbour',
  title: 'Wage talks at the harbour',
  parties: {
    union: { kind: 'organisation', name: 'Dockers’ Union' },
    port: { kind: 'organisation', name: 'Port Company' },
  },
  issues: {
    raise: { name: 'Pay rise', scale: { kind: 'interval', min: 0, max: 10, unit: '%' } },
    nights: { name: 'Night shifts', scale: { kind: 'ordinal', levels: ['none', 'few', 'some', 'many'] } },
  },
})

// Nothing has been said, so nothing is known: the gap is anything from 0 (same) to 1 (opposite ends of every scale).
console.log(`Before a word is said: ${describeBounds(gap(harbour, 'union', 'port'))}`)

// Then, who did what. A negotiation is never changed: recording gives a new one. The union insists on six per cent or
// more and would live with a few night shifts; the company would like many.
const opening = record(
  harbour,
  demand({ id: 'six', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date: '2026-01-12' }),
  statement({
    id: 'few',
    by: 'union',
    issue: 'nights',
    region: { atMost: 'few' },
    firmness: 'soft',
    date: '2026-01-12',
  }),
  statement({ id: 'many', by: 'port', issue: 'nights', region: 'many', firmness: 'soft', date: '2026-01-13' }),
)
console.log(`After the opening: ${describeBounds(gap(opening, 'union', 'port'))}`)

// The company refuses, in answer to that demand, and names its limit.
const stuck = record(
  opening,
  rejection({ id: 'no', by: 'port', answers: 'six', date: '2026-01-20' }),
  statement({ id: 'four', by: 'port', issue: 'raise', region: { atMost: 4 }, firmness: 'firm', date: '2026-01-20' }),
)

// Why is there no agreement? Because these two leave no value on the pay rise, by these acts.
for (const { issue, parties, lower, acts } of blockers(stuck)) {
  const [names, causes] = [parties.join(' and '), Object.values(acts).join(' and ')]
  console.log(`Blocked on ${issue}: ${names} are at least ${lower.toFixed(2)} apart, by ${causes}`)
}

// A week later the union comes down: a new firm demand takes the place of the old one. Now a zone of possible agreement
// is left.
const moved = record(
  stuck,
  demand({ id: 'three', by: 'union', issue: 'raise', region: { atLeast: 3 }, firmness: 'firm', date: '2026-01-27' }),
)
console.log(`Nobody rules out a rise ${describeRegion(moved.issues.raise.scale, zopa(moved, 'raise').possible)}`)

// History is free: the acts that moved the gap are read off the same record.
for (const { act, date, by, before, ...after } of trajectory(moved, 'union', 'port').steps) {
  const [was, is] = [describeBounds(before), describeBounds(after)]
  console.log(`${date}  “${act}”, by the ${by}: ${was} ${before.verdict} → ${is} ${after.verdict}`)
}

// The same talks as a file that one writes by hand: `demarche gaps examples/harbour.yaml` answers most of this, too.
const file = await readNegotiation(readFileSync(new URL('harbour.yaml', import.meta.url)))
deepEqual(file.negotiation, moved)
console.log(`examples/harbour.yaml tells the same: ${file.negotiation.acts.length} acts`)
