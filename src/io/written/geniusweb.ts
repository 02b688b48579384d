import type { Scenario } from '../../bargain/scenario.js'
import type { GeniusWebDomain } from '../geniusweb/domain.js'
import type { GeniusWebProfile } from '../geniusweb/profile.js'
import type { WritingChange } from './change.js'
import {
  assertAdditive,
  contributions,
  lineThrough,
  refuse,
  type WrittenIssue,
  type WrittenParty,
  writtenIssues,
  writtenParties,
} from './valued.js'

/** A scenario as GeniusWeb keeps it: a domain, and one linear additive profile a party. */
export function toGeniusWeb(scenario: Scenario) {
  const issues = writtenIssues(scenario)
  const parties = writtenParties(scenario)
  for (const party of parties) assertAdditive(party, 'GeniusWeb')
  const numbered = issues.map((issue) => isNumbered(issue, parties))
  const domain: GeniusWebDomain = {
    name: scenario.domain.name ?? 'domain',
    issuesValues: Object.fromEntries(issues.map((issue, i) => [issue.name, valueSetOf(issue, numbered[i] === true)])),
  }
  const read = parties.map((party) => ({ party, ...profileOf(domain, issues, numbered, party) }))
  return {
    domain,
    profiles: Object.fromEntries(read.map(({ party, profile }) => [party.party, profile])),
    changes: [
      ...issues.flatMap((issue, i) => changesOf(issue, numbered[i] === true)),
      ...read.flatMap(({ changes }) => changes),
    ],
  }
}

/** Numbers stay numbers where they are worth a line to every party. */
function isNumbered(issue: WrittenIssue, parties: readonly WrittenParty[]): boolean {
  if (issue.values === undefined) {
    refuse(['domain', 'issues', issue.id], 'numbers in steps, as GeniusWeb has them', 'a continuous scale')
  }
  return parties.every(({ own }) => lineThrough(issue, contributions(issue, own)) !== undefined)
}

function valueSetOf({ issue: { scale, step }, values }: WrittenIssue, isNumber: boolean) {
  if (!isNumber) return { values: (values ?? []).map(String) }
  const { min, max } = scale as { min: number; max: number }
  return { range: [min, max, step as number] as [number, number, number] }
}

function changesOf({ id, issue: { scale } }: WrittenIssue, isNumber: boolean): WritingChange[] {
  if (isNumber || scale.kind === 'nominal') return []
  return [scale.kind === 'ordinal' ? { kind: 'orderLost', issue: id } : { kind: 'asNames', issue: id }]
}

function profileOf(
  domain: GeniusWebDomain,
  issues: readonly WrittenIssue[],
  numbered: readonly boolean[],
  { party, own }: WrittenParty,
): { profile: GeniusWebProfile; changes: WritingChange[] } {
  const worths = issues.map((issue) => contributions(issue, own))
  const least = worths.map((all) => Math.min(...all))
  const ranges = worths.map((all, i) => Math.max(...all) - (least[i] as number))
  const by = ranges.reduce((sum, range) => sum + range, 0)
  const from = least.reduce((sum, at) => sum + at, own.constant)
  const share = (at: number, i: number) =>
    ranges[i] === 0 ? 0 : Math.min(1, (at - (least[i] as number)) / (ranges[i] as number))
  const weights = ranges.map((range, i) => (by > 0 ? range / by : i === 0 ? 1 : 0))
  const utilities = issues.map(({ values }, i) => {
    const own = worths[i] as readonly number[]
    if (!numbered[i]) {
      const table = (values ?? []).map((value, v) => [String(value), share(own[v] as number, i)])
      return { discreteutils: { valueUtilities: Object.fromEntries(table) as Record<string, number> } }
    }
    const [lowValue, highValue] = [Number(values?.[0]), Number(values?.at(-1))]
    const [lowUtility, highUtility] = [share(own[0] as number, i), share(own.at(-1) as number, i)]
    return { numberutils: { lowValue, lowUtility, highValue, highUtility } }
  })
  const changes: WritingChange[] = [
    ...(from === 0 && Math.abs(by - 1) < 1e-12
      ? []
      : [{ kind: 'rescaled', party, from, by: by > 0 ? by : 1 } as const]),
    ...(own.reservation === undefined
      ? []
      : [{ kind: 'reservationLost', party, reservation: own.reservation } as const]),
    ...(own.discount === 1 ? [] : [{ kind: 'discountLost', party, discount: own.discount } as const]),
  ]
  const profile: GeniusWebProfile = {
    name: party,
    issueUtilities: Object.fromEntries(issues.map(({ name }, i) => [name, utilities[i] as (typeof utilities)[number]])),
    issueWeights: Object.fromEntries(issues.map(({ name }, i) => [name, weights[i] as number])),
    domain,
  }
  return { profile, changes }
}
