import { selectedParties } from '../gap/options.js'
import { trajectory } from '../gap/trajectory.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { overviewSection } from '../report/sections/overview.js'
import { recordSection } from '../report/sections/record.js'
import { trajectorySection } from '../report/sections/trajectory.js'
import type { Call } from './call.js'
import { dayOf, type Options, print, readOptions, readState, selectionOf } from './options.js'

/** Prints what was done and when, and with two parties how the gap between them moved; returns the exit code. */
export async function timeline({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const negotiation = await readState(file, options, notes)
  const [a, b, ...others] = selectedParties(negotiation, options.between)
  const pair = a !== undefined && b !== undefined && others.length === 0 ? ([a, b] as const) : undefined
  const { issues } = selectionOf(options)
  const about = issues === undefined ? {} : { issues }
  await print(
    out,
    {
      json: () => ({
        asOf: dayOf(negotiation, options),
        acts: actRows(negotiation, options),
        ...(pair === undefined ? {} : { trajectory: trajectory(negotiation, ...pair, about) }),
        hypotheticalActs: hypotheticalActs(negotiation),
      }),
      csv: () => ({
        head: ['date', 'act', 'kind', 'by', 'issue'],
        rows: actRows(negotiation, options),
      }),
      text: () => [
        overviewSection(negotiation),
        recordSection(negotiation),
        ...(pair === undefined ? [] : [trajectorySection(negotiation, ...pair, about)]),
      ],
    },
    options.format,
  )
  return 0
}

/** The acts of the parties that are asked about, and of nobody in particular. */
function actRows({ acts }: Negotiation, { between }: Options) {
  return acts
    .filter((act) => between === undefined || makersOf(act).some((party) => between.includes(party)))
    .map((act) => ({
      date: typeof act.date === 'string' ? act.date : act.date.to,
      act: act.id,
      kind: act.kind,
      by: makersOf(act),
      issue: 'issue' in act ? (act.issue ?? null) : null,
    }))
}

function makersOf(act: Act): readonly string[] {
  if (act.kind === 'meeting') return act.participants.map(({ party }) => party)
  return act.by === undefined ? [] : [act.by, ...(act.jointlyWith ?? [])]
}
