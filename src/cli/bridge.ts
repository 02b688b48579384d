import { bridge as bridgeOf } from '../gap/bridge/bridge.js'
import type { BridgePackage } from '../gap/bridge/bridgePackage.js'
import type { Objective } from '../gap/bridge/objective.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { bridgeSection } from '../report/sections/bridge.js'
import { overviewSection } from '../report/sections/overview.js'
import { UsageError } from './arguments.js'
import type { Call } from './call.js'
import { dayOf, print, readOptions, readState, selectionOf } from './options.js'
import { watch } from './progress.js'

const objectives: readonly Objective[] = ['total', 'worstOff', 'leximin']

/** Prints the packages that leave the least shortfall, and what each party would have to give; returns the exit code. */
export async function bridge({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const negotiation = await readState(file, options, notes)
  const { watched, done } = watch(notes)
  const selection = {
    ...selectionOf(options),
    ...watched,
    objective: readObjective(options.objective),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  }
  await print(
    out,
    {
      json: () => ({
        asOf: dayOf(negotiation, options),
        ...bridgeOf(negotiation, { ...selection, tradeOff: true }),
        hypotheticalActs: hypotheticalActs(negotiation),
      }),
      csv: () => ({
        head: ['package', 'issue', 'value', 'party', 'spans', 'amount', 'unit', 'acts'],
        rows: bridgeOf(negotiation, selection).packages.flatMap(packageRows),
      }),
      text: () => [overviewSection(negotiation), bridgeSection(negotiation, selection)],
    },
    options.format,
  )
  done()
  return 0
}

function readObjective(given = 'total'): Objective {
  const objective = objectives.find((one) => one === given)
  if (objective !== undefined) return objective
  throw new UsageError(`expected --objective ${objectives.join(', ')}, found ${given}`)
}

/** Of each issue, a row for every party that would have to give on it; one row where nobody would. */
function packageRows({ terms, parties }: BridgePackage, at: number) {
  return Object.entries(terms).flatMap(([issue, value]) => {
    const row = { package: at + 1, issue, value }
    const here = parties.flatMap(({ party, gives }) =>
      gives.filter((give) => give.issue === issue).map((give) => ({ ...give, ...row, party })),
    )
    return here.length === 0 ? [row] : here
  })
}
