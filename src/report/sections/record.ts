import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { latestDay } from '../../model/date.js'
import { readOptions } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { paragraph, type Section, table } from '../content.js'
import { describeAct, describeEvidence, describeWhen, nameActs, sectionTitle } from '../words.js'

export interface RecordSectionOptions {
  /** As many as are listed, the latest; of the others it is told how many there are. Default: all. */
  readonly latest?: number
}

/** Every act of the record, in the order of their days. */
export function recordSection(negotiation: Negotiation, options: RecordSectionOptions = {}): Section {
  const { latest } = readOptions(options, { latest: (value) => wholeNumber('latest', value) })
  const acts = [...checked(negotiation).acts].sort((a, b) => byText(latestDay(a.date), latestDay(b.date)))
  const shown = latest === undefined ? acts : acts.slice(-latest)
  const earlier = acts.length - shown.length
  const rows = shown.map((act) => [
    describeWhen(act.date),
    nameActs(negotiation, [act.id]),
    describeAct(negotiation, act),
    describeEvidence(act.evidence ?? []),
  ])
  const blocks =
    rows.length === 0
      ? [paragraph('Nothing has been recorded.')]
      : [
          ...(earlier === 0
            ? []
            : [paragraph(`The latest ${shown.length} acts; ${earlier} earlier ones are not listed.`)]),
          table(['date', 'act', 'what was done', 'read in'], rows),
        ]
  return { title: sectionTitle(negotiation, 'What was done'), blocks }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
