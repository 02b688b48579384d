import { assess as assessPackage, type Package } from '../gap/assess.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { assessmentSection } from '../report/sections/assessment.js'
import { overviewSection } from '../report/sections/overview.js'
import { dayOf, type Options, type Out, print, readState } from './options.js'

/** Prints who could accept a proposal, and what each would miss; returns the exit code. */
export function assess(stored: unknown, proposal: Package, out: Out, options: Options): number {
  const negotiation = readState(stored, options)
  const selection = options.between === undefined ? {} : { parties: options.between }
  print(
    out,
    {
      json: () => ({
        asOf: dayOf(negotiation, options),
        parties: assessPackage(negotiation, proposal, selection),
        hypotheticalActs: hypotheticalActs(negotiation),
      }),
      text: () => [overviewSection(negotiation), assessmentSection(negotiation, proposal, selection)],
    },
    options.format,
  )
  return 0
}
