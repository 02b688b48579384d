import { bridge as bridgeOf } from '../gap/bridge/bridge.js'
import type { Objective } from '../gap/bridge/objective.js'
import { hypotheticalActs } from '../record/hypothetical.js'
import { bridgeSection } from '../report/sections/bridge.js'
import { overviewSection } from '../report/sections/overview.js'
import { UsageError } from './arguments.js'
import { dayOf, type Options, type Out, print, readState, selectionOf } from './options.js'

const objectives: readonly Objective[] = ['total', 'worstOff', 'leximin']

/** Prints the packages that leave the least shortfall, and what each party would have to give; returns the exit code. */
export function bridge(stored: unknown, out: Out, options: Options): number {
  const negotiation = readState(stored, options)
  const selection = {
    ...selectionOf(options),
    objective: readObjective(options.objective),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  }
  print(
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
