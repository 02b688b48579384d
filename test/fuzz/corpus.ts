import {
  assess,
  blockers,
  bridge,
  compare,
  contains,
  DemarcheError,
  defineNegotiation,
  demand,
  extend,
  feasible,
  gap,
  gapMatrix,
  influence,
  intersection,
  lastDay,
  minimalConcessions,
  movements,
  type Negotiation,
  parseNegotiation,
  position,
  record,
  regionDistance,
  regionOf,
  undo,
  union,
  verifyEvidence,
  whatIf,
  withdraw,
} from 'demarche'
import { agreementSection, citeAct, describeAct, nameAct, overviewSection, renderText } from 'demarche/report'
import { type Plan, realise } from './plan.js'

/** A call that once ended otherwise than with a `DemarcheError`, or did not end. */
interface Found {
  readonly name: string
  /** How it ended. */
  readonly was: string
  readonly run: () => unknown
}

export const talks = defineNegotiation({
  id: 'talks',
  title: 'Talks',
  parties: { a: { kind: 'state', name: 'A' }, b: { kind: 'state', name: 'B' } },
  issues: { pay: { name: 'Pay', scale: { kind: 'interval', min: 0, max: 100 } } },
}) as Negotiation

/** The call with arguments of any type, as plain JavaScript makes it. */
function calling(called: (...args: never[]) => unknown, ...plans: readonly Plan[]): () => unknown {
  return () =>
    Reflect.apply(
      called,
      undefined,
      plans.map((plan) => realise(plan, talks)),
    )
}

const N = { $: 'negotiation' }
const scale = { kind: 'interval', min: 0, max: 1 }
const region = { kind: 'intervals', intervals: [] }
const stored = JSON.parse(JSON.stringify(talks))
const act = { kind: 'threat', id: 'act', by: 'a', date: '2025-04-01' }

export const corpus: readonly Found[] = [
  [
    'a stored negotiation with a getter that throws',
    'Hostile',
    calling(parseNegotiation, { $: 'getters', of: stored }),
  ],
  ['a revoked proxy', 'TypeError', calling(parseNegotiation, { $: 'revoked' })],
  [
    'a list that claims four thousand million entries',
    'no end',
    calling(parseNegotiation, { ...stored, acts: { $: 'sparse' } }),
  ],
  ['a Map as a definition', 'read as if it were empty', calling(extend, N, { $: 'map' })],
  ['a Date as a region', 'read as the whole scale', calling(record, N, { ...demandOf({ $: 'date' }) })],
  ['an act that throws when it is read', 'Hostile', calling(whatIf, N, { $: 'proxy', trap: 'ownKeys', of: act })],
  ['no options', 'TypeError', calling(gap, N, 'a', 'b', null)],
  ['no options of a search', 'TypeError', calling(feasible, N, null)],
  ['no list of issues', 'TypeError', calling(movements, N, { issues: 7 })],
  ['one name for a list of parties', 'read letter by letter', calling(blockers, N, { parties: 'ab' })],
  ['a party that cannot be made text', 'TypeError', calling(position, N, { $: 'unprintable' }, 'pay')],
  ['an act that cannot be made text', 'TypeError', calling(withdraw, N, { $: 'unprintable' }, { date: '2025-04-01' })],
  ['no details', 'TypeError', calling(withdraw, N, 'act', undefined)],
  ['weights with a bigint', 'TypeError', calling(gapMatrix, N, { weights: { pay: { $: 'bigint' } } })],
  ['names with a bigint', 'TypeError', calling(gapMatrix, N, { issues: [{ $: 'bigint' }] })],
  ['weights that contain themselves', 'TypeError', calling(gapMatrix, N, { weights: { $: 'cycle' } })],
  ['a metric that cannot be made text', 'TypeError', calling(gap, N, 'a', 'b', { metric: { $: 'unprintable' } })],
  ['no term', 'TypeError', calling(assess, N, { terms: { pay: null } })],
  ['no package', 'TypeError', calling(assess, N, undefined)],
  ['a progress that is no function', 'TypeError', calling(minimalConcessions, N, { onProgress: 1 })],
  [
    'a signal that throws',
    'Hostile',
    calling(influence, N, 'a', 'b', { signal: { $: 'getters', of: { aborted: true } } }),
  ],
  ['a word for what deadlocks to look for', 'read as options', calling(compare, N, N, { deadlocks: 'all' })],
  ['a flag that is none', 'read as false', calling(bridge, N, { tradeOff: 'yes' })],
  ['a count that throws', 'Hostile', calling(undo, N, { $: 'getters', of: { valueOf: 1 } })],
  ['no negotiation', 'TypeError', calling(lastDay, undefined)],
  ['no fields', 'an act of nothing', calling(demand, null)],
  ['no scale', 'TypeError', calling(regionOf, undefined, 1)],
  ['no region', 'TypeError', calling(regionOf, scale, null)],
  ['regions of another scale', 'TypeError', calling(union, { kind: 'binary' }, region, region)],
  ['a scale that is none', 'TypeError', calling(regionDistance, 'binary', region, region)],
  ['intervals that fall', 'a region that is none', calling(intersection, scale, fallingRegion(), region)],
  ['nothing that could contain anything', 'TypeError', calling(contains, null, 1)],
  ['no sections', 'TypeError', calling(renderText, null)],
  ['no number of columns', 'no end of columns', calling(renderText, [], { width: Number.NaN })],
  ['no act', 'TypeError', calling(nameAct, undefined)],
  ['an act without a date', 'TypeError', calling(citeAct, { id: 'act' })],
  ['an act on an unknown issue', 'Error', calling(describeAct, N, { ...demandOf(1), issue: 'pya' })],
  ['no options of a section', 'TypeError', calling(agreementSection, N, null)],
  ['an overview of nothing', 'TypeError', calling(overviewSection, {})],
  ['issues of an error that are none', 'TypeError', () => Reflect.construct(DemarcheError, [null])],
].map(([name, was, run]) => ({ name, was, run }) as Found)

/** Those that answer with a promise. */
export const corpusInTurns: readonly Found[] = [
  { name: 'no texts', was: 'TypeError', run: calling(verifyEvidence, N, null) },
  { name: 'texts that throw', was: 'Hostile', run: calling(verifyEvidence, N, { $: 'proxy', trap: 'ownKeys' }) },
]

function demandOf(region: Plan): Record<string, Plan> {
  return { ...act, kind: 'demand', issue: 'pay', region, firmness: 'firm' }
}

function fallingRegion(): Plan {
  const interval = (from: number, to: number) => ({ from, to, fromOpen: false, toOpen: false })
  return { kind: 'intervals', intervals: [interval(0.5, 1), interval(0, 0.2)] }
}
