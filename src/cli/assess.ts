import { assess as assessPackage, type Package } from '../gap/assess.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { assessmentSection } from '../report/sections/assessment.js'
import { overviewSection } from '../report/sections/overview.js'
import { readTerms, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { dayOf, print, readOptions, readState } from './options.js'

/** Prints who could accept a proposal, and what each would miss; returns the exit code. */
export async function assess({ operands: [file = '', operand], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const text = operand ?? given.proposal
  if (text === undefined || (operand !== undefined && given.proposal !== undefined)) {
    throw new UsageError('demarche assess takes one PROPOSAL; see demarche help assess')
  }
  const proposal = readProposal(text)
  const negotiation = await readState(file, options, notes)
  const selection = options.between === undefined ? {} : { parties: options.between }
  await print(
    out,
    {
      json: () => ({
        asOf: dayOf(negotiation, options),
        parties: assessPackage(negotiation, proposal, selection),
        hypotheticalActs: hypotheticalActs(negotiation),
      }),
      csv: () => ({
        head: ['party', 'package', 'issue', 'verdict', 'lower', 'upper', 'acts'],
        rows: assessPackage(negotiation, proposal, selection).flatMap(({ party, verdict, terms }) =>
          terms.map((term) => ({ party, package: verdict, ...term })),
        ),
      }),
      text: () => [overviewSection(negotiation), assessmentSection(negotiation, proposal, selection)],
    },
    options.format,
  )
  return 0
}

/** The id of a recorded proposal, or terms by issue as JSON. */
function readProposal(text: string): Package {
  // Checked against the negotiation, like anything from outside.
  return text.trimStart().startsWith('{') ? { terms: readTerms('PROPOSAL', text) as never } : text
}
