import { bridge as bridgeOf } from '../gap/bridge/bridge.js'
import type { Objective } from '../gap/bridge/objective.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { bridgeSection } from '../report/sections/bridge.js'
import { overviewSection } from '../report/sections/overview.js'
import { UsageError } from './arguments.js'
import type { Call } from './call.js'
import { dayOf, print, readOptions, readState, selectionOf } from './options.js'

const objectives: readonly Objective[] = ['total', 'worstOff', 'leximin']

/** Prints the packages that leave the least shortfall, and what each party would have to give; returns the exit code. */
export async function bridge({ operands: [file = ''], given, out }: Call): Promise<number> {
  const options = readOptions(given, ['text', 'json', 'md'])
  const negotiation = await readState(file, options)
  const selection = {
    ...selectionOf(options),
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
      text: () => [overviewSection(negotiation), bridgeSection(negotiation, selection)],
    },
    options.format,
  )
  return 0
}

function readObjective(given = 'total'): Objective {
  const objective = objectives.find((one) => one === given)
  if (objective !== undefined) return objective
  throw new UsageError(`expected --objective ${objectives.join(', ')}, found ${given}`)
}
