import { explainDeadlock } from '../../gap/agreement/explainDeadlock.js'
import { type Feasibility, feasible } from '../../gap/agreement/feasible.js'
import { type Concessions, minimalConcessions } from '../../gap/agreement/minimalConcessions.js'
import type { Settlement } from '../../gap/agreement/outlook.js'
import { type PackageSelection, packageReaders } from '../../gap/agreement/scope.js'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { demandStatus } from '../../gap/demandStatus.js'
import type { SearchOptions } from '../../gap/search.js'
import { type OptionReaders, readData, readFunction, readOptions, readText } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { isEmpty, sameRegion, wholeRegion } from '../../model/region.js'
import { at, positions } from '../../position/position.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, list, paragraph, type Section } from '../content.js'
import { describeDeadlock, describeSet } from '../deadlockWords.js'
import {
  asOfWhen,
  describeOutcome,
  describeRegion,
  describeValue,
  issueOf,
  joined,
  nameActs,
  partyNames,
  sectionTitle,
} from '../words.js'

export interface AgreementSectionOptions extends PackageSelection, Pick<SearchOptions, 'onProgress'> {
  /** Default: "Could all of it be agreed?" */
  readonly title?: string
  /** How many deadlocks and how many sets of acts to list. Default 10. */
  readonly limit?: number
}

const readers: OptionReaders<AgreementSectionOptions> = {
  ...packageReaders,
  onProgress: readFunction,
  terms: readData,
  title: readText,
  limit: (value) => wholeNumber('limit', value),
}

/** Whether there is a package that all could agree on; if not, what excludes it and what would have to be withdrawn. */
export function agreementSection(negotiation: Negotiation, options: AgreementSectionOptions = {}): Section {
  const { title = 'Could all of it be agreed?', limit = 10, ...selection } = readOptions(options, readers)
  const found = feasible(negotiation, selection)
  const blocks: Block[] = [
    ...assumptionBlocks(negotiation, found.assumptions),
    paragraph(`${question(negotiation, found, selection)} ${answer(negotiation, found)}`),
    ...(found.possible.answer === 'no' ? why(negotiation, selection, limit) : []),
    ...unknownBlocks(negotiation, found),
  ]
  return { title: sectionTitle(negotiation, title), blocks }
}

function question(
  negotiation: Negotiation,
  { parties, issues, linked }: Feasibility,
  { terms }: PackageSelection,
): string {
  const given = Object.entries(terms ?? {}).flatMap(([issue, region]) =>
    region === undefined ? [] : [describeOutcome(negotiation, issue, region)],
  )
  const all = parties.length === Object.keys(negotiation.parties).length
  const who = all ? `all ${parties.length} parties` : partyNames(negotiation, parties)
  const isGiven = given.length === issues.length
  const over =
    issues.length === 1 ? `“${issueOf(negotiation, issues[0] as string).name}”` : `${issues.length} issues together`
  const leads = linked.map((issue) => `“${issueOf(negotiation, issue).name}”`)
  return [
    `${asOfWhen(negotiation)}, for ${who}${isGiven ? '' : `, over ${over}`}`,
    given.length === 0 ? '' : `, of packages with ${joined(given)}`,
    leads.length === 0 ? '' : ` (conditions lead from there to ${joined(leads)})`,
    ':',
  ].join('')
}

function answer(negotiation: Negotiation, { possible, shown }: Feasibility): string {
  if (possible.answer === 'no') return 'no package is left that nobody has ruled out.'
  if (possible.answer === 'undecided') return 'the search was stopped before it was decided.'
  if (shown.answer === 'yes')
    return `all have shown to accept a package: ${settlementInWords(negotiation, shown.package)}.`
  return (
    `nobody has ruled out, for instance, ${settlementInWords(negotiation, possible.package)}. ` +
    'It is not shown that all accept this or any other package.'
  )
}

function settlementInWords(negotiation: Negotiation, settlement: Settlement): string {
  return joined(
    Object.entries(settlement).map(([issue, value]) => {
      const { scale } = issueOf(negotiation, issue)
      return scale.kind === 'binary'
        ? describeOutcome(negotiation, issue, value)
        : `“${issueOf(negotiation, issue).name}”: ${describeValue(scale, value)}`
    }),
  )
}

function why(negotiation: Negotiation, selection: PackageSelection, limit: number): Block[] {
  const { deadlocks, complete } = explainDeadlock(negotiation, { ...selection, limit })
  const ways = minimalConcessions(negotiation, { ...selection, limit })
  return [
    paragraph(
      complete
        ? `What excludes every package, ${deadlocks.length === 1 ? 'in one way' : `in ${deadlocks.length} ways, each enough by itself`}:`
        : `What excludes every package, in ${deadlocks.length} of more ways, each enough by itself:`,
    ),
    list(deadlocks.map((deadlock) => describeDeadlock(negotiation, deadlock))),
    paragraph(waysIntroduction(ways)),
    list(ways.concessions.map(({ acts }) => `${describeSet(negotiation, acts)}.`)),
    ...keyBlocks(negotiation, ways),
  ]
}

function waysIntroduction({ concessions, complete }: Concessions): string {
  const sizes = [...new Set(concessions.map(({ acts }) => acts.length))].toSorted((a, b) => a - b)
  const count = complete ? `${concessions.length}` : `${concessions.length} of more`
  return (
    `A package would be left if certain acts were withdrawn: ${count} smallest ${concessions.length === 1 ? 'set' : 'sets'}, of ` +
    `${joined(sizes.map(String))} ${sizes.length === 1 && sizes[0] === 1 ? 'act' : 'acts'} each. This follows from the record; it does not say that anybody should.`
  )
}

function keyBlocks(negotiation: Negotiation, { keys }: Concessions): Block[] {
  const alone = keys.filter((key) => key.alone.length > 0).map(({ party }) => party)
  const needed = keys.filter((key) => key.indispensable === true).map(({ party }) => party)
  const sentences = [
    ...(needed.length === 0 ? [] : [`In every such set there is an act of ${partyNames(negotiation, needed)}.`]),
    ...(alone.length === 0
      ? []
      : [
          `Among these sets is ${joined(alone.map((party) => `one with acts of ${partyNames(negotiation, [party])} only`))}.`,
        ]),
  ]
  return sentences.length === 0 ? [] : [paragraph(sentences.join(' '))]
}

/** Refused is one thing, not said is another. */
function unknownBlocks(negotiation: Negotiation, { parties, issues, linked }: Feasibility): Block[] {
  const spokenOn = (issue: string) => parties.filter((party) => at(positions(negotiation), party, issue).known)
  const partly = issues.filter((issue) => ![0, parties.length].includes(spokenOn(issue).length))
  const unspoken = issues.filter((issue) => spokenOn(issue).length === 0).length
  const detailed = issues.length <= few
  const items = [
    ...unanswered(negotiation, parties, [...issues, ...linked]),
    ...(detailed ? partly.map((issue) => describeSilence(negotiation, parties, issue)) : []),
  ]
  const counts = [
    ...(partly.length === 0 ? [] : [`on ${partly.length} issues only some have taken a position`]),
    ...(unspoken === 0 ? [] : [`on ${unspoken} nobody has`]),
  ]
  if (!detailed && counts.length > 0) items.push(`Of ${issues.length} issues, ${joined(counts)}.`)
  else if (unspoken > 0) items.push('Nobody has taken a position.')
  return items.length === 0 ? [] : [paragraph('Unknown, which is not the same as refused:'), list(items)]
}

/** Of so many issues at most it is told who has said nothing. */
const few = 3

function describeSilence(negotiation: Negotiation, parties: readonly string[], issue: string): string {
  const { name, scale } = issueOf(negotiation, issue)
  const theirs = parties.map((party) => at(positions(negotiation), party, issue))
  const spoken = theirs
    .filter(({ known }) => known)
    .map(({ party, inner, outer }) => {
      const accepts = isEmpty(inner) ? '' : ` accepts “${describeRegion(scale, inner)}” and`
      const left = sameRegion(outer, wholeRegion(scale))
        ? 'rules nothing out'
        : `leaves only “${describeRegion(scale, outer)}”`
      return `${partyNames(negotiation, [party])}${accepts} ${left}`
    })
  const silent = theirs.filter(({ known }) => !known).map(({ party }) => party)
  return `“${name}”: ${spoken.join('; ')}; nothing is known of ${partyNames(negotiation, silent)}.`
}

function unanswered(negotiation: Negotiation, parties: readonly string[], issues: readonly string[]): string[] {
  return demandStatus(negotiation)
    .filter(({ issue }) => issues.includes(issue))
    .flatMap(({ act, issue, by, status }) => {
      const open = Object.keys(status).filter((party) => status[party] === 'open' && parties.includes(party))
      if (open.length === 0) return []
      const asked = `what ${partyNames(negotiation, [by])} demands on “${issueOf(negotiation, issue).name}” (${nameActs(negotiation, [act])})`
      return [`${partyNames(negotiation, open)} ${open.length === 1 ? 'has' : 'have'} not answered ${asked}.`]
    })
}
