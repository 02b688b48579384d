import { latestDay } from '../../model/date.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { paragraph, type Section, table } from '../content.js'
import { describeAct, describeEvidence, describeWhen, nameActs, sectionTitle } from '../words.js'

/** Every act of the record, in the order of their days. */
export function recordSection(negotiation: Negotiation): Section {
  const acts = [...checked(negotiation).acts].sort((a, b) => byText(latestDay(a.date), latestDay(b.date)))
  const rows = acts.map((act) => [
    describeWhen(act.date),
    nameActs(negotiation, [act.id]),
    describeAct(negotiation, act),
    describeEvidence(act.evidence ?? []),
  ])
  const blocks =
    rows.length === 0
      ? [paragraph('Nothing has been recorded.')]
      : [table(['date', 'act', 'what was done', 'read in'], rows)]
  return { title: sectionTitle(negotiation, 'What was done'), blocks }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
