import { assumptionsOn } from '../../gap/agreement/deadlock.js'
import { assess, type Package, type PartyAssessment, type TermAssessment } from '../../gap/assess.js'
import { readData } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import type { RegionExpression } from '../../model/regionExpression.js'
import { at, positions } from '../../position/position.js'
import { actsById, checked } from '../../record/checked.js'
import { assumptionBlocks } from '../assumptions.js'
import { list, paragraph, type Section, table } from '../content.js'
import {
  asOfWhen,
  describeOutcome,
  describeRegion,
  issueOf,
  joined,
  nameAct,
  nameActs,
  partyNames,
  sectionTitle,
} from '../words.js'

const verdicts = { accepted: 'accepts it', open: 'has not said', ruledOut: 'has ruled it out' } as const
const termVerdicts = { accepted: 'accepted', open: 'not said', ruledOut: 'ruled out' } as const

/** Who could accept a proposal, by what each has shown or ruled out, and what each would miss in it. */
export function assessmentSection(
  negotiation: Negotiation,
  proposal: Package,
  options: { readonly parties?: readonly string[] } = {},
): Section {
  const wide = checked(negotiation)
  const asked = readData(proposal) as Package
  const assessed = assess(wide, asked, options)
  const terms = termsOf(wide, asked)
  const outcome = joined(terms.map(([issue, region]) => describeOutcome(negotiation, issue, region)))
  const rows = assessed.flatMap((one) =>
    one.terms
      .filter((term) => term.acts.length > 0)
      .map((term) => [partyNames(negotiation, [one.party]), ...describeTerm(negotiation, one.party, term)]),
  )
  const blocks = [
    ...assumptionBlocks(negotiation, assumptionsOn(negotiation)),
    paragraph(`${asOfWhen(negotiation)}, of ${outcome}:`),
    list(assessed.map((one) => describeParty(negotiation, one))),
    ...(rows.length === 0
      ? []
      : [table(['party', 'issue', 'the term is', 'at least off by', 'the party has not ruled out', 'acts'], rows)]),
  ]
  const name =
    typeof asked === 'string' ? `Who could accept ${nameActs(negotiation, [asked])}` : 'Who could accept this'
  return { title: sectionTitle(negotiation, name), blocks }
}

function termsOf(negotiation: Negotiation, proposal: Package): [string, RegionExpression][] {
  if (typeof proposal !== 'string') return Object.entries(proposal.terms) as [string, RegionExpression][]
  const act = actsById(negotiation).get(proposal)
  return act?.kind === 'proposal' ? Object.entries(act.terms) : []
}

function describeParty(negotiation: Negotiation, one: PartyAssessment): string {
  const { party, verdict, answered, unmetConditions, openConditions } = one
  const reasons = [
    ...(answered === undefined
      ? []
      : [`it ${answered.answer} such a package (${nameActs(negotiation, [answered.act])})`]),
    ...unmetConditions.map((act) => `its condition is not met: ${demanded(negotiation, act)}`),
    ...openConditions.map((act) => `it is silent on a condition: ${demanded(negotiation, act)}`),
  ]
  const why = reasons.length === 0 ? '' : `; ${joined(reasons)}`
  return `${partyNames(negotiation, [party])} ${verdicts[verdict]}${why}.`
}

function demanded(negotiation: Negotiation, id: string): string {
  const act = actsById(negotiation).get(id)
  return act?.kind === 'demand' ? `${describeOutcome(negotiation, act.issue, act.region)} (${nameAct(act)})` : id
}

function describeTerm(negotiation: Negotiation, party: string, term: TermAssessment): string[] {
  const { name, scale } = issueOf(negotiation, term.issue)
  const { outer } = at(positions(negotiation), party, term.issue)
  return [
    name,
    termVerdicts[term.verdict],
    term.lower.toFixed(2),
    describeRegion(scale, outer),
    nameActs(negotiation, term.acts),
  ]
}
