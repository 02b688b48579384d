import type { Writable } from 'node:stream'
import { formatPath } from '../model/errors.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { safeParseNegotiation } from '../record/parse.js'

/** Lists the faults of a stored negotiation, one a line; returns the exit code. */
export function check(stored: unknown, out: Writable): number {
  const result = safeParseNegotiation(stored)
  if (!result.success) {
    const { issues } = result.error
    for (const { path, message } of issues) out.write(`${formatPath(path)}${message}\n`)
    out.write(`${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}\n`)
    return 1
  }
  const { title, parties, issues, acts } = result.data
  const supposed = hypotheticalActs(result.data).length
  const recorded = `${acts.length - supposed} acts${supposed === 0 ? '' : `, ${supposed} hypothetical`}`
  const counts = `${Object.keys(parties).length} parties, ${Object.keys(issues).length} issues, ${recorded}`
  out.write(`${title}: ${counts}, no fault\n`)
  return 0
}
