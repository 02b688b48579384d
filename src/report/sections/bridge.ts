import { type Bridge, type BridgeOptions, bridge, bridgeReaders } from '../../gap/bridge/bridge.js'
import type { BridgePackage } from '../../gap/bridge/bridgePackage.js'
import type { Give, PartyShortfall } from '../../gap/bridge/gives.js'
import { type OptionReaders, readOptions, readText } from '../../model/input.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import type { Region } from '../../model/region.js'
import type { Scale, Value } from '../../model/scale.js'
import { actsById } from '../../record/checked.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import {
  asOfWhen,
  citeAct,
  describeOutcome,
  describeRegion,
  describeValue,
  issueOf,
  joined,
  partyNames,
  sectionTitle,
} from '../words.js'

export interface BridgeSectionOptions extends BridgeOptions {
  /** Default: "What would come closest to an agreement?" */
  readonly title?: string
}

const readers: OptionReaders<BridgeSectionOptions> = { ...bridgeReaders, title: readText }

/** Of how many packages it is told what each would ask of the parties, unless `limit` says otherwise. */
const few = 3

/** The packages that leave the least to give, and what each party would have to give, where, how far and by which acts. */
export function bridgeSection(negotiation: Negotiation, options: BridgeSectionOptions = {}): Section {
  const { title = 'What would come closest to an agreement?', ...asked } = readOptions(options, readers)
  const found = bridge(negotiation, { ...asked, limit: asked.limit ?? few })
  const blocks = [
    ...assumptionBlocks(negotiation, found.assumptions, ['all parties count alike']),
    paragraph(`${asOfWhen(negotiation)}, ${introduction(negotiation, found)}`),
    ...found.packages.flatMap((one, i) =>
      packageBlocks(negotiation, one, found.packages.length === 1 ? '' : ` ${i + 1}`),
    ),
    ...tradeOffBlocks(found),
    ...unknownBlocks(negotiation, found),
  ]
  return { title: sectionTitle(negotiation, title), blocks }
}

const aims = {
  total: 'in total',
  worstOff: 'for the party that would have to give most',
  leximin: 'for the party that would have to give most, then for the next, and so on',
} as const

function introduction(negotiation: Negotiation, found: Bridge): string {
  const { packages, more, complete, objective, issues, linked, parties } = found
  const over = issues.length + linked.length
  const all = parties.length === Object.keys(negotiation.parties).length
  const who = `for ${all ? `all ${parties.length} parties` : partyNames(negotiation, parties)}, over ${over === 1 ? 'one issue' : `${over} issues`}`
  const isFree = packages.every((one) => one.parties.every(({ ruledOut }) => !ruledOut))
  if (isFree) return `${who}: there are packages that nobody has ruled out.`
  const count = `${packages.length}${more ? ' of more' : ''} ${packages.length === 1 && !more ? 'package' : 'packages'}`
  const best = `${count} would leave the least to give ${aims[objective]}`
  const proof = complete ? '' : ` of those looked at; none leaves less than ${found.bound.toFixed(2)}`
  return (
    `${who}: every package is ruled out by somebody; ${best}${proof}. ` +
    'Numbers are shares of a whole scale, weighted by issue. This describes what the record leaves, not what anybody ought to do.'
  )
}

function packageBlocks(negotiation: Negotiation, one: BridgePackage, number: string): Block[] {
  const giving = one.parties.filter(({ ruledOut }) => ruledOut)
  const asked = new Set(giving.flatMap(({ gives }) => gives.map(({ issue }) => issue)))
  const settled = Object.keys(one.terms).filter((issue) => asked.has(issue))
  const open = openEnds(
    negotiation,
    one,
    Object.keys(one.terms).filter((issue) => !asked.has(issue)),
  )
  const head = settled.length === 0 ? '' : ` ${joined(settled.map((issue) => endOf(negotiation, one, issue)))}.`
  const rest = open === '' ? '' : ` ${head === '' ? '' : 'The rest: '}${open}, which nobody has ruled out.`
  const shares =
    giving.length === 0
      ? ''
      : ` Left to give: ${one.total.toFixed(2)} in total, at most ${one.worstOff.toFixed(2)} for one party.`
  const items = giving.flatMap((party) => party.gives.map((give) => giveInWords(negotiation, party, give)))
  return [paragraph(`Package${number}:${head}${rest}${shares}`), ...(items.length === 0 ? [] : [list(items)])]
}

/** Where issues would end on which nobody would have to give; of those that are quite open, the number. */
function openEnds(negotiation: Negotiation, one: BridgePackage, issues: readonly string[]): string {
  const whole = issues.filter((issue) => isAnything(negotiation, one, issue))
  const ends = issues.filter((issue) => !whole.includes(issue)).map((issue) => endOf(negotiation, one, issue))
  const [only] = whole
  if (only === undefined) return joined(ends)
  const others = `${whole.length} ${ends.length === 0 && one.parties.every(({ ruledOut }) => !ruledOut) ? '' : 'other '}issues`
  return joined([...ends, `anything on ${whole.length === 1 ? endName(negotiation, only) : others}`])
}

function isAnything(negotiation: Negotiation, { alike }: BridgePackage, issue: string): boolean {
  const region = alike[issue]
  return region !== undefined && describeRegion(issueOf(negotiation, issue).scale, region) === 'anything'
}

function endName(negotiation: Negotiation, issue: string): string {
  return `“${issueOf(negotiation, issue).name}”`
}

/** Where an issue would end: at a value, or anywhere within a region. */
function endOf(negotiation: Negotiation, one: BridgePackage, issue: string): string {
  const { terms, alike, approached } = one
  const { scale } = issueOf(negotiation, issue)
  const region: Region | undefined = alike[issue]
  const value = terms[issue] as Value
  if (region !== undefined)
    return `${endName(negotiation, issue)}: ${describeRegion(scale, region)}${measuredAt(one, issue, value, scale)}`
  const near = approached.includes(issue) ? 'as near as may be to ' : ''
  return scale.kind === 'binary'
    ? describeOutcome(negotiation, issue, value)
    : `${endName(negotiation, issue)}: ${near}${describeValue(scale, value)}`
}

/** Along a stretch, what parties would have to give changes, though not its sum. */
function measuredAt({ parties }: BridgePackage, issue: string, value: Value, scale: Scale): string {
  const isAsked = parties.some(({ gives }) => gives.some((give) => give.issue === issue))
  return isAsked && scale.kind === 'interval' ? ` (measured at ${describeValue(scale, value)})` : ''
}

function giveInWords(negotiation: Negotiation, { party }: PartyShortfall, give: Give): string {
  const { issue, from, acts } = give
  const { scale } = issueOf(negotiation, issue)
  const cited = acts.map((id) => citeAct(actsById(negotiation).get(id) as Act))
  const left = describeRegion(scale, from)
  return `${partyNames(negotiation, [party])}, on ${endName(negotiation, issue)}: ${distanceInWords(negotiation, give)}; it has left only “${left}” (${cited.join('; ')}).`
}

/** How far, in the issue's own unit where it has one. */
function distanceInWords(negotiation: Negotiation, { issue, to, nearest, spans, amount }: Give): string {
  const { scale } = issueOf(negotiation, issue)
  const end = describeValue(scale, to)
  if (nearest === undefined) return `${end}, where it has ruled out everything`
  if (spans === 0) return `${end}, just beyond what it has left`
  const start = describeValue(scale, nearest)
  if (scale.kind === 'interval') return `${describeValue(scale, amount ?? 0)}, from ${start} to ${end}`
  if (scale.kind === 'ordinal') return `${amount} ${amount === 1 ? 'level' : 'levels'}, from ${start} to ${end}`
  return `from ${start} to ${end}`
}

function tradeOffBlocks({ tradeOff }: Bridge): Block[] {
  if (tradeOff === undefined || tradeOff.packages.length < 2) return []
  const between = {
    nothing: 'these are all such packages.',
    line: 'between two rows there are packages on the straight line.',
    noneBelowLine: 'between two rows there may be others, but none below the straight line.',
  }[tradeOff.between]
  const rows = tradeOff.packages.map(({ worstOff, total }) => [worstOff.toFixed(2), total.toFixed(2)])
  const whole = tradeOff.complete ? between : 'not all of them were found.'
  return [
    paragraph(`The less the worst-off party would have to give, the more it is in total; ${whole}`),
    table(['at most for one party', 'in total'], rows),
  ]
}

function unknownBlocks(negotiation: Negotiation, { unknown }: Bridge): Block[] {
  if (unknown.length === 0) return []
  const names = partyNames(negotiation, unknown)
  return [
    paragraph(
      `Unknown: nothing is known of ${names} on these issues. What a package would ask of ${unknown.length === 1 ? 'it' : 'them'} is unknown, not nothing.`,
    ),
  ]
}
