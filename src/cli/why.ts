import { explainDeadlock } from '../gap/agreement/explainDeadlock.js'
import { feasible } from '../gap/agreement/feasible.js'
import { minimalConcessions } from '../gap/agreement/minimalConcessions.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { agreementSection } from '../report/sections/agreement.js'
import { overviewSection } from '../report/sections/overview.js'
import type { Call } from './call.js'
import { dayOf, print, readOptions, readState, selectionOf } from './options.js'
import { watch } from './progress.js'

/** Prints whether there is a package that all could agree on, and if not, why; returns the exit code. */
export async function why({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const negotiation = await readState(file, options, notes)
  const { watched, done } = watch(notes)
  const selection = { ...selectionOf(options), ...watched }
  const limited = options.limit === undefined ? selection : { ...selection, limit: options.limit }
  await print(
    out,
    {
      json: () => {
        const { possible, shown, parties, issues, linked } = feasible(negotiation, selection)
        const deadlocks = explainDeadlock(negotiation, limited)
        const concessions = minimalConcessions(negotiation, limited)
        return {
          asOf: dayOf(negotiation, options),
          parties,
          issues,
          linked,
          feasible: possible.answer,
          package: possible.answer === 'yes' ? possible.package : null,
          shown: shown.answer,
          deadlocks: deadlocks.deadlocks.map(({ acts }) => acts),
          concessions: concessions.concessions.map(({ acts }) => acts),
          complete: deadlocks.complete && concessions.complete,
          hypotheticalActs: hypotheticalActs(negotiation),
        }
      },
      csv: () => ({
        head: ['kind', 'number', 'act'],
        rows: [
          ...actRows('deadlock', explainDeadlock(negotiation, limited).deadlocks),
          ...actRows('concession', minimalConcessions(negotiation, limited).concessions),
        ],
      }),
      text: () => [overviewSection(negotiation), agreementSection(negotiation, limited)],
    },
    options.format,
  )
  done()
  return 0
}

function actRows(kind: string, sets: readonly { readonly acts: readonly string[] }[]) {
  return sets.flatMap(({ acts }, i) => acts.map((act) => ({ kind, number: i + 1, act })))
}
