import { DemarcheError, formatIssue } from '../model/errors.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import type { Call } from './call.js'
import { readNegotiationFile } from './files.js'

/** Lists the faults of a negotiation in a file, one a line; exit code 1 if there is one. */
export async function check({ operands: [file = ''], out, notes }: Call): Promise<number> {
  try {
    const negotiation = await readNegotiationFile(file, notes)
    const { title, parties, issues, acts } = negotiation
    const supposed = hypotheticalActs(negotiation).length
    const recorded = `${acts.length - supposed} acts${supposed === 0 ? '' : `, ${supposed} hypothetical`}`
    const counts = `${Object.keys(parties).length} parties, ${Object.keys(issues).length} issues, ${recorded}`
    out.write(`${title}: ${counts}, no fault\n`)
    return 0
  } catch (error) {
    if (!(error instanceof DemarcheError)) throw error
    const { issues } = error
    for (const issue of issues) out.write(`${formatIssue(issue)}\n`)
    out.write(`${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}\n`)
    return 1
  }
}
