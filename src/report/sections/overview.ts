import type { Assessment, Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { lastDayOf } from '../../record/history.js'
import { type Block, list, paragraph, type Section } from '../content.js'
import { citeAct, describeAct, describeAsserter, describeEvidence, joined, partyNames, sectionTitle } from '../words.js'

/** What the negotiation is, as of which day, how the talks stand, where it was read, and what of it is only supposed. */
export function overviewSection(negotiation: Negotiation): Section {
  const { title, note, parties, issues, acts, assessments, sources } = checked(negotiation)
  const recorded = acts.filter((act) => act.hypothetical !== true)
  const day = lastDayOf(recorded)
  const counts = `${Object.keys(parties).length} parties, ${Object.keys(issues).length} issues, ${recorded.length} acts`
  const read = Object.entries(sources).map(([id, source]) => `“${source.title}” (${id})`)
  const blocks: Block[] = [
    ...(note === undefined ? [] : [paragraph(note)]),
    paragraph(`${counts}${read.length === 0 ? '' : `, read in ${joined(read)}`}.`),
    ...(assessments.length === 0
      ? []
      : [paragraph(`The talks: ${assessments.map((one) => describeStatus(negotiation, one)).join('; ')}.`)]),
    ...supposedBlocks(negotiation),
  ]
  return { title: sectionTitle(negotiation, day === undefined ? title : `${title}, as of ${day}`), blocks }
}

/** What is only supposed, act by act. */
function supposedBlocks(negotiation: Negotiation): Block[] {
  const supposed = negotiation.acts.filter((act) => act.hypothetical === true)
  if (supposed.length === 0) return []
  const told = supposed.map((act) => `${describeAct(negotiation, act)} (${citeAct(act)}).`)
  return [paragraph('Supposed, and not in the record:'), list(told)]
}

function describeStatus(negotiation: Negotiation, { status, assertedBy, evidence }: Assessment): string {
  const read = describeEvidence(evidence ?? [])
  return `${status}, says ${describeAsserter(negotiation, assertedBy)}${read === '' ? '' : ` (${read})`}`
}

/** What holds between two parties, beside their positions. */
export function describeRelations(negotiation: Negotiation, a: string, b: string): string[] {
  return Object.values(negotiation.relations)
    .filter(({ between }) => between.includes(a) && between.includes(b))
    .map(({ kind, mediator, over, trend, assertedBy, evidence }) => {
      const by = mediator === undefined ? '' : ` by ${partyNames(negotiation, [mediator])}`
      const issues = (over ?? []).map((issue) => `“${negotiation.issues[issue]?.name ?? issue}”`)
      const parts = [
        kind + by,
        ...(issues.length === 0 ? [] : [`over ${joined(issues)}`]),
        ...(trend === undefined ? [] : [trend]),
      ]
      const read = describeEvidence(evidence ?? [])
      return `${parts.join(', ')}; says ${describeAsserter(negotiation, assertedBy)}${read === '' ? '' : ` (${read})`}`
    })
}
