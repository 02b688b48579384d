import * as fc from 'fast-check'
import { bridge } from '../../gap/bridge/bridge.js'
import type { Negotiation } from '../../model/negotiation.js'
import { ofOptions, onFewIssues } from '../arbitraries/contested.js'
import { build } from '../arbitraries/scenarios.js'
import { dominates, isBelow, type Pair, worstAndTotal } from '../oracles/comparisons.js'
import { probePackages } from '../oracles/packages.js'
import { shortfallOracle } from '../oracles/shortfall.js'
import { rounding } from './bridgePackageLaws.js'
import { claim, closeEach, equal } from './claims.js'
import { type Law, law } from './law.js'

const tradeOff = law(
  'trade-off',
  'The trade-off holds every package of options that none beats both in total and for the worst-off party.',
  fc.property(ofOptions, (scenario) => {
    const talks = build(scenario)
    const all = probePairs(talks)
    if (all === undefined) return
    const best = all.filter((pair) => !all.some((other) => dominates(other, pair)))
    const expected = [...new Map(best.map((pair) => [pair.map((value) => value.toFixed(6)).join(), pair])).values()]
    closeEach(
      tradeOffOf(talks).flat(),
      expected.toSorted(([a], [b]) => a - b).flat(),
      'the largest shortfall and the total of each',
      rounding,
    )
  }),
)

const lines = law(
  'trade-off lines',
  'The trade-off goes from the best for the worst-off party to the best in total, with nothing below its lines.',
  fc.property(onFewIssues, (scenario) => {
    const talks = build(scenario)
    const all = probePairs(talks)
    if (all === undefined) return
    const found = tradeOffOf(talks)
    const [fairest] = bridge(talks, { objective: 'worstOff' }).packages
    const [cheapest] = bridge(talks).packages
    closeEach(found[0] ?? [], [fairest?.worstOff ?? 0, fairest?.total ?? 0], 'where it starts', rounding)
    closeEach(found.at(-1)?.slice(1) ?? [], [cheapest?.total ?? 0], 'the total where it ends', rounding)
    for (const [i, next] of found.entries()) {
      equal(
        found.filter((other) => dominates(other, next)),
        [],
        `what beats ${next} on the way`,
      )
      const last = found[i - 1]
      if (last === undefined) continue
      equal(
        all.filter((pair) => isBelow(pair, last, next)),
        [],
        `what lies below the line from ${last} to ${next}`,
      )
    }
  }),
)

/** The largest shortfall and the total at every package of probes. */
function probePairs(talks: Negotiation): Pair[] | undefined {
  const shortfallsAt = shortfallOracle(talks)
  if (shortfallsAt === undefined) return undefined
  return probePackages(talks).map((candidate) => worstAndTotal(shortfallsAt(candidate).map(({ spans }) => spans)))
}

function tradeOffOf(talks: Negotiation): Pair[] {
  const { tradeOff } = bridge(talks, { tradeOff: true, limit: 1_000 })
  claim(tradeOff?.complete === true, 'the trade-off may not be whole')
  return (tradeOff?.packages ?? []).map(({ worstOff, total }) => [worstOff, total])
}

/** The laws of the trade-off between the total and the worst-off party. */
export function tradeOffLaws(): readonly Law[] {
  return [tradeOff, lines]
}
