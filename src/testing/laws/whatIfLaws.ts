import * as fc from 'fast-check'
import { blockers } from '../../gap/blockers.js'
import { compare } from '../../gap/compare.js'
import { demandStatus } from '../../gap/demandStatus.js'
import { gap } from '../../gap/gap.js'
import type { Negotiation } from '../../model/negotiation.js'
import { positions } from '../../position/position.js'
import { asOf, undo } from '../../record/history.js'
import { hypotheticalActs } from '../../record/hypothetical.js'
import { parseNegotiation, safeParseNegotiation } from '../../record/parse.js'
import { record, safeRecord, safeWithdraw } from '../../record/record.js'
import { whatIf } from '../../record/whatIf.js'
import { dayOf } from '../arbitraries/actDraws.js'
import { build, type Scenario, scenarios } from '../arbitraries/scenarios.js'
import { isDeeplyFrozen, pairsOf } from './cases.js'
import { claim, equal, same } from './claims.js'
import { type Law, law } from './law.js'

const linked = scenarios({ linkages: true })

/** Up to how many acts of a scenario are recorded; the rest are supposed. */
const cuts = fc.nat({ max: 12 })

interface Halves {
  readonly talks: Negotiation
  readonly rest: Scenario['acts']
}

function halvesOf(scenario: Scenario, cut: number): Halves {
  const count = cut % (scenario.acts.length + 1)
  const talks = build({ ...scenario, acts: scenario.acts.slice(0, count) })
  return { talks, rest: scenario.acts.slice(count) }
}

const idsOf = (acts: readonly { readonly id: string }[]) => acts.map((act) => act.id)

const consequences = law(
  'consequences',
  'What is supposed has the positions, gaps and blockers that the same acts recorded would have.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const [supposed, recorded] = [whatIf(talks, ...rest), record(talks, ...rest)]
    equal(positions(supposed), positions(recorded), 'the positions')
    for (const [a, b] of pairsOf(talks)) equal(gap(supposed, a, b), gap(recorded, a, b), `the gap of ${a} and ${b}`)
    equal(blockers(supposed), blockers(recorded), 'the blockers')
    equal(demandStatus(supposed), demandStatus(recorded), 'the status of the demands')
  }),
)

const sharing = law(
  'sharing',
  'The negotiation stays as it was, and shares with a what-if all that did not change.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const stored = JSON.stringify(talks)
    const supposed = whatIf(talks, ...rest)
    same(JSON.stringify(talks), stored, 'the negotiation afterwards')
    equal(hypotheticalActs(talks), [], 'its hypothetical acts')
    claim(isDeeplyFrozen(supposed), 'the what-if can be changed')
    same(supposed.parties, talks.parties, 'the parties')
    same(supposed.issues, talks.issues, 'the issues')
    for (const [i, act] of talks.acts.entries()) same(supposed.acts[i], act, `the act ${act.id}`)
  }),
)

const marks = law(
  'marks',
  'Every act that is supposed is marked, and by the marks alone it differs from the same act recorded.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const supposed = whatIf(talks, ...rest)
    equal(hypotheticalActs(supposed), idsOf(rest), 'the hypothetical acts')
    const acts = supposed.acts.map(({ hypothetical: _, ...act }) => act)
    equal({ ...supposed, acts }, record(talks, ...rest), 'the what-if without its marks')
  }),
)

const oneByOne = law(
  'one by one',
  'To suppose one act after the other is to suppose them at once.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const byOne = rest.reduce((supposed, act) => whatIf(supposed, act), talks)
    equal(byOne, whatIf(talks, ...rest), 'what is supposed act by act')
  }),
)

const storage = law(
  'storage',
  'A what-if that is stored as JSON and parsed again is the same, marks included.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const supposed = whatIf(talks, ...rest)
    const text = JSON.stringify(supposed)
    const parsed = parseNegotiation(JSON.parse(text))
    equal(parsed, supposed, 'what is parsed')
    same(JSON.stringify(parsed), text, 'what is stored again')
    equal(hypotheticalActs(parsed), idsOf(rest), 'the hypothetical acts')
  }),
)

const undoing = law(
  'undo',
  'Undoing the hypothetical acts leaves the negotiation that the what-if was made from.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const supposed = whatIf(talks, ...rest)
    equal(undo(supposed, hypotheticalActs(supposed).length), talks, 'what is left')
  }),
)

const days = law(
  'days',
  'As of a day, a what-if is the record as of that day with what is supposed up to it.',
  fc.property(linked, cuts, fc.nat({ max: 27 }), (scenario, cut, day) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const upTo = rest.filter((act) => String(act.date) <= dayOf(day))
    const expected = whatIf(asOf(talks, dayOf(day)), ...upTo)
    equal(asOf(whatIf(talks, ...rest), dayOf(day)), expected, `the what-if as of ${dayOf(day)}`)
  }),
)

const comparison = law(
  'comparison',
  'A what-if differs from its negotiation by the acts, positions and gaps of the same acts recorded.',
  fc.property(linked, cuts, (scenario, cut) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const found = compare(talks, whatIf(talks, ...rest))
    equal(found.acts, { added: idsOf(rest), removed: [], changed: [] }, 'the acts that differ')
    equal(found, compare(talks, record(talks, ...rest)), 'what differs')
  }),
)

const noGround = law(
  'no ground',
  'Nothing can be recorded or withdrawn on what is only supposed.',
  fc.property(linked, cuts, fc.boolean(), (scenario, cut, stored) => {
    const { talks, rest } = halvesOf(scenario, cut)
    const [next, ...others] = rest
    if (next === undefined) return
    const made = whatIf(talks, next)
    const supposed = stored ? parseNegotiation(JSON.parse(JSON.stringify(made))) : made
    equal(safeRecord(supposed, ...others).success, false, `whether ${others.length} more acts can be recorded`)
    for (const { id } of supposed.acts) {
      equal(safeWithdraw(supposed, id, { date: dayOf(29) }).success, false, `whether ${id} can be withdrawn`)
    }
  }),
)

const suppositionLast = law(
  'supposed last',
  'What is stored is read exactly when nothing recorded comes after a hypothetical act.',
  fc.property(
    scenarios({ acts: { min: 0, max: 4 } }),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    (scenario, marked) => {
      const stored = JSON.parse(JSON.stringify(build(scenario)))
      const acts = scenario.acts.map((act, i) => (marked[i] ? { ...act, hypothetical: true } : act))
      const isInOrder = acts.every((_, i) => i === 0 || !marked[i - 1] || marked[i] === true)
      const result = safeParseNegotiation({ ...stored, acts })
      const codes = result.success ? [] : result.error.issues.map((issue) => issue.code)
      equal(codes, isInOrder ? [] : ['inconsistent'], 'the faults found')
    },
  ),
)

/** The laws of what is only supposed. */
export function whatIfLaws(): readonly Law[] {
  return [consequences, sharing, marks, oneByOne, storage, undoing, days, comparison, noGround, suppositionLast]
}
