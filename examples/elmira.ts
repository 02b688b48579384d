// The Elmira conflict, a tutorial. In 1989 the ground water of Elmira, Ontario, was found to be polluted, and a chemical plant of
// Uniroyal was suspected. The Ministry of the Environment issued a control order; Uniroyal appealed; the local government took sides.
// Facts, states and rankings: Kilgour, Hipel, Fang & Peng (2001), “Coalition analysis in group decision support”, Group Decision and
// Negotiation 10; Hipel, Fang, Kilgour & Haight (1993).
import {
  defineConflict,
  equilibriumJumps,
  evolution,
  explainVerdict,
  hinges,
  rankingCount,
  robustness,
  smallestChange,
  stability,
  statusQuoAnalysis,
  universalStability,
  verdict,
} from 'demarche/conflict'

const print = (text = '') => process.stdout.write(`${text}\n`)

// 1. Who can do what. An option is taken or not; `forward` ones cannot be taken back. Uniroyal does exactly one of three things, and if
// it abandons its plant, what others do no longer matters: those states cannot be told apart, and are one.
const open = defineConflict({
  decisionMakers: { ministry: nothing('the Ministry'), uniroyal: nothing('Uniroyal'), local: nothing('the town') },
  options: {
    modify: { name: 'modify the order', owners: ['ministry'], direction: 'forward' },
    delay: { name: 'delay', owners: ['uniroyal'], direction: 'back' },
    accept: { name: 'accept the order', owners: ['uniroyal'] },
    abandon: { name: 'abandon the plant', owners: ['uniroyal'], direction: 'forward' },
    insist: { name: 'insist on the order', owners: ['local'], direction: 'forward' },
  },
  infeasible: [{ exactlyOne: ['delay', 'accept', 'abandon'] }],
  indistinguishable: ['abandon'],
  statusQuo: ['delay'],
})
function nothing(name: string) {
  return { name, preferences: { kind: 'statements', statements: [] } } as const
}
print(`1. Five options make ${2 ** 5} states, of which ${stability(open, { concepts: ['nash'] }).states} can be.`)

// 2. Who prefers what. The publication numbers the nine states; here is what is taken in each.
const states = [
  ['delay'],
  ['modify', 'delay'],
  ['accept'],
  ['modify', 'accept'],
  ['delay', 'insist'],
  ['modify', 'delay', 'insist'],
  ['accept', 'insist'],
  ['modify', 'accept', 'insist'],
  ['abandon'],
]
const bits = Object.keys(open.options)
const numbers = states.map((taken) => taken.reduce((sum, option) => sum + 2 ** bits.indexOf(option), 0))
const name = (state: number) => `s${numbers.indexOf(state) + 1}`
const names = (found: readonly number[] = []) => found.map(name).toSorted().join(', ')
const ranking = (...best: number[]) =>
  ({ kind: 'ranking', ranking: best.map((s) => [numbers[s - 1] as number]) }) as const
const elmira = defineConflict({
  ...open,
  decisionMakers: {
    ministry: { name: 'the Ministry', preferences: ranking(7, 3, 4, 8, 5, 1, 2, 6, 9) },
    uniroyal: { name: 'Uniroyal', preferences: ranking(1, 4, 8, 5, 9, 3, 7, 2, 6) },
    local: { name: 'the town', preferences: ranking(7, 3, 5, 1, 8, 6, 4, 2, 9) },
  },
})
print(`2. The states: ${states.map((taken, i) => `s${i + 1} ${taken.join(' + ')}`).join('; ')}.`)

// 3. Which states last. Nash looks one move ahead; GMR, SMR and SEQ ask how others can answer.
const { equilibria } = stability(elmira, { concepts: ['nash', 'gmr', 'smr', 'seq'] })
print('3. Nobody leaves:')
for (const [concept, found] of Object.entries(equilibria)) print(`   ${concept.toUpperCase()}: ${names(found)}`)

// 4. Why. Each verdict says what an improvement would meet with.
print('4. Why the status quo does not last, and what would keep the town from insisting all the same:')
for (const concept of ['seq', 'gmr'] as const) {
  for (const line of explainVerdict(elmira, verdict(elmira, 'local', ['delay'], concept))) print(`   ${line}`)
}

// 5. How one gets there. By improvements, only s5 is reached: the town insists, and all is stuck. So it was for a year.
print('5. From the status quo:')
for (const { state, byImprovements, byMoves } of statusQuoAnalysis(elmira, { concepts: ['nash'] })) {
  const way = (moves = byImprovements) => moves?.map(({ by, to }) => `${by} to ${name(to)}`).join(', ')
  print(`   ${name(state)}: ${way() ?? `only against somebody’s interest (${way(byMoves)})`}`)
}

// 6. What nobody can do alone. In 1991 the Ministry and Uniroyal announced an agreement that surprised the town: both liked s8 better.
const jumps = equilibriumJumps(elmira).map(
  ({ from, to, coalition }) => `${name(from)} to ${name(to)} by ${coalition.join(' and ')}`,
)
print(`6. Equilibria that a coalition leaves for another: ${jumps.join('; ')}.`)
print(`   What no coalition leaves either: ${names(universalStability(elmira, 'nash'))}.`)
const together = evolution(elmira, { from: numbers[4] as number, to: [numbers[7] as number], improving: false })
print(`   The way: ${together.paths[0]?.moves.map(({ by, to }) => `${by} to ${name(to)}`).join(', ')}.`)

// 7. How firm that is: what little change of somebody’s ranking would make, and how much the town would have had to change its mind.
print('7. Share of draws in which an equilibrium survives, if everybody swaps two neighbours in its ranking:')
for (const { state, survives } of robustness(elmira, { concepts: ['nash'], samples: 2000 })) {
  const on = hinges(elmira, 'nash').find((one) => one.state === state)?.hinges ?? []
  print(
    `   ${name(state)}: ${(survives.nash ?? 0).toFixed(2)}, hinging on ${on.map(({ decisionMaker }) => decisionMaker).join(', ') || 'nobody'}`,
  )
}
const change = smallestChange(elmira, 'uniroyal', numbers[6] as number, 'nash')
if (change.possible) {
  print(
    `   For s7, which Ministry and town like best, Uniroyal would have to reverse ${change.distance} pairs (a tie counts half):`,
  )
  for (const { state, than, before, after } of change.changes) {
    print(`   ${name(state)} against ${name(than)}: ${before}, then ${after}`)
  }
}
const { equilibrium, all } = rankingCount(elmira, 'uniroyal', numbers[6] as number, 'nash')
print(`   It would be an equilibrium under ${equilibrium} of all ${all} rankings of Uniroyal.`)
