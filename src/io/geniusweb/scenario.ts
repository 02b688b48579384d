import type { ValueFunctionInput } from '../../bargain/valueFunction.js'
import { failAt, type Path, type Safe, safe } from '../../model/errors.js'
import { assemble, type FileParty, type NamedIssue } from '../assemble.js'
import type { FileScenario } from '../assumption.js'
import { checkedFiles } from '../checkedFiles.js'
import { namedValues, numbers } from '../settled.js'
import { type GeniusWebDomain, geniusWebDomainSchema } from './domain.js'
import { type GeniusWebProfile, geniusWebProfileSchema } from './profile.js'

/**
 * What a domain and profiles of GeniusWeb say, as a scenario. Issues get ids made from their names, which they keep. A
 * reservation is what the reservation bid is worth; without one it is not known. A value without a utility is worth 0.
 *
 * Throws `DemarcheError` where a profile does not value an issue of the domain, or values it as something else.
 */
export function geniusWebScenario(
  givenDomain: GeniusWebDomain,
  givenProfiles: Readonly<Record<string, GeniusWebProfile>>,
): FileScenario {
  const schemas = { domain: geniusWebDomainSchema, profile: geniusWebProfileSchema }
  const { domain, profiles } = checkedFiles(schemas, givenDomain, givenProfiles)
  const issues = Object.entries(domain.issuesValues).map(([name, set]): NamedIssue => {
    if ('values' in set) return { name, issue: namedValues(name, set.values) }
    const [from, to, step] = set.range.map(Number) as [number, number, number]
    return { name, issue: numbers(name, from, to, step) }
  })
  const parties = Object.entries(profiles).map(([party, profile]) => [
    party,
    partyOf(domain, profile, ['preferences', party]),
  ])
  return assemble(domain.name, issues, Object.fromEntries(parties), [])
}

/** The twin of `geniusWebScenario` that returns the error instead of throwing it. */
export const safeGeniusWebScenario: (
  domain: GeniusWebDomain,
  profiles: Readonly<Record<string, GeniusWebProfile>>,
) => Safe<FileScenario> = safe(geniusWebScenario)

function partyOf(domain: GeniusWebDomain, profile: GeniusWebProfile, path: Path): FileParty {
  const names = Object.keys(domain.issuesValues)
  const weights = names.map((name) => Number(ownOf(profile.issueWeights, name, path)))
  const functions = names.map((name) => functionOf(domain, profile, name, path))
  const bid = profile.reservationBid?.issuevalues
  if (bid === undefined) return { functions, weights }
  const reservation = names.reduce((sum, name, i) => {
    const value = Object.hasOwn(bid, name) ? bid[name] : undefined
    return value === undefined ? sum : sum + (weights[i] as number) * worthOf(functions[i] as ValueFunctionInput, value)
  }, 0)
  return { functions, weights, reservation }
}

function ownOf<Entry>(entries: Readonly<Record<string, Entry>>, name: string, path: Path): Entry {
  if (Object.hasOwn(entries, name)) return entries[name] as Entry
  return failAt(path, { code: 'unknownName', what: 'issue', found: name, known: Object.keys(entries) })
}

function functionOf(domain: GeniusWebDomain, profile: GeniusWebProfile, name: string, path: Path): ValueFunctionInput {
  const own = ownOf(profile.issueUtilities, name, path)
  const set = ownOf(domain.issuesValues, name, path)
  if ('discreteutils' in own && 'values' in set) {
    const worth = Object.entries(own.discreteutils.valueUtilities).map(([value, at]) => [value, Number(at)])
    return { kind: 'table', worth: Object.fromEntries(worth), otherwise: 0 }
  }
  if ('numberutils' in own && 'range' in set) {
    const { lowValue, lowUtility, highValue, highUtility } = own.numberutils
    const [from, to, low, high] = [lowValue, highValue, lowUtility, highUtility].map(Number) as [
      number,
      number,
      number,
      number,
    ]
    return { kind: 'linear', slope: to === from ? 0 : (high - low) / (to - from), intercept: low, from }
  }
  const expected = `utilities of ${'values' in set ? 'values' : 'numbers'} for ${name}, as in the domain`
  return failAt(path, { code: 'inconsistent', expected, found: Object.keys(own).join(', ') })
}

function worthOf(valued: ValueFunctionInput, value: string | number): number {
  if (valued.kind === 'table') return Object.hasOwn(valued.worth, value) ? (valued.worth[value] as number) : 0
  if (valued.kind !== 'linear') return 0
  return valued.slope * (Number(value) - (valued.from ?? 0)) + (valued.intercept ?? 0)
}
