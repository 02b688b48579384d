// The Paris talks of April 2025 as a conflict: who could do what, as far as one article tells, and why nobody moves. What the article
// does not say is assumed, and comes first. It ends with what would have to change for the deadlock to stop being stable; that
// anybody should change anything is not said.
import { type Conflict, fromNegotiation, intervention, smallestChange, statusQuoAnalysis } from 'demarche/conflict'
import { conflictSections, renderText, type Section } from 'demarche/report'
import { parisTalks } from './paris/record.js'

// The force is planned for “after the conflict”, so it is no option while that goes on.
const options = { acts: ['demandMobilisation', 'demandArms', 'pushCeasefire'] } as const
const { conflict } = fromNegotiation(parisTalks, options)
const makers = Object.keys(conflict.decisionMakers)
const nameOf = (maker: string) => conflict.decisionMakers[maker]?.name ?? maker
const now = fromNegotiation(parisTalks, options).conflict.statusQuo
const statusQuo: readonly string[] = typeof now === 'object' ? now : []

/** What is done otherwise than now, and by whom. */
function inWords(taken: readonly string[]): string {
  const changed = Object.entries(conflict.options).flatMap(([id, { name = id, owners }]) => {
    if (taken.includes(id) === statusQuo.includes(id)) return []
    return [`${owners.map(nameOf).join(' and ')}: ${taken.includes(id) ? '' : 'no longer '}${name}`]
  })
  return changed.join('; ')
}

// What if a party wanted the opposite of one thing that it is taken to want, or one thing of which nothing is known?
function statementsOf(maker: string): readonly string[] {
  const own = conflict.decisionMakers[maker]?.preferences
  return own?.kind === 'statements' ? own.statements.map(String) : []
}
function wanting(maker: string, statements: readonly string[]): Conflict {
  return fromNegotiation(parisTalks, { ...options, preferences: { [maker]: statements } }).conflict
}
const reversals = makers.flatMap((maker) =>
  statementsOf(maker).map((statement, at) => ({
    maker,
    wish: `the opposite of ${statement}`,
    changed: wanting(maker, statementsOf(maker).with(at, `-(${statement})`)),
  })),
)
const unknown = makers.flatMap((maker) =>
  Object.keys(conflict.options).flatMap((option) =>
    conflict.options[option]?.owners.includes(maker) && !statementsOf(maker).join(' ').includes(option)
      ? [option, `-${option}`].map((wish) => ({ maker, wish, changed: wanting(maker, [...statementsOf(maker), wish]) }))
      : [],
  ),
)

const told = [...reversals, ...unknown].map(({ maker, wish, changed }) => {
  const lasts = statusQuoAnalysis(changed, { concepts: ['nash'] }).some((one) => one.byImprovements?.length === 0)
  const opened = intervention(conflict, changed, { concepts: ['nash'] }).opened.toSorted(
    (a, b) => a.moves.length - b.moves.length,
  )
  const [first] = opened
  const end = first === undefined ? 'and no path of improvements would end' : `then, ${inWords(first.options)}`
  return { lasts, text: `If ${nameOf(maker)} wanted ${wish}: ${end}.` }
})
const endings = told.filter(({ lasts }) => !lasts).map(({ text }) => text)

// The same in full: the least change of a whole ranking of situations, any situations, that makes each party move.
const least = makers.map((maker) => {
  const found = smallestChange(conflict, maker, statusQuo, 'nash', { goal: 'leaves' })
  return [nameOf(maker), found.possible ? `${found.distance}` : 'none would do']
})

// And the other way round: a deal on Russia’s terms, which nobody would leave if all agreed with it.
const deal = [
  'deliver-demandMobilisation',
  'deliver-demandArms',
  'offer-pushCeasefire',
  'accept-comprehensiveDeal-russia',
]
const lasting = makers.map((maker) => {
  const found = smallestChange(conflict, maker, deal, 'nash')
  return [
    nameOf(maker),
    found.possible ? `${found.distance} pairs` : `not alone: ${found.unstable.map(nameOf).join(' and ')} would leave`,
  ]
})

const change: Section = {
  title: 'What would have to change for the deadlock to stop being stable',
  blocks: [
    {
      kind: 'paragraph',
      text: `Of ${told.length} single changes of a wish (the opposite of one that is taken for granted, or one of which nothing is known), ${endings.length} would end it:`,
    },
    { kind: 'list', items: endings },
    {
      kind: 'paragraph',
      text: 'As a change of its whole ranking, the least that would make each move, in pairs of situations reversed (a tie counts half):',
    },
    { kind: 'table', head: ['who', 'pairs'], rows: least },
    {
      kind: 'paragraph',
      text: 'And what each would have to change, the others being as they are, for a deal on Russia’s terms to last:',
    },
    { kind: 'table', head: ['who', 'change'], rows: lasting },
    {
      kind: 'paragraph',
      text: 'All this follows from the assumptions at the top. It does not say that anybody should want otherwise.',
    },
  ],
}
process.stdout.write(renderText([...conflictSections(parisTalks, options), change], { width: 100 }))
