import { freeze, type Immutable } from 'immer'
import * as z from 'zod'
import { DemarcheError, type DemarcheIssue, issueAt, type Path, type Safe, safe } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { idSchema } from '../model/ids.js'
import { readData } from '../model/input.js'
import {
  type RegionExpression,
  regionExpressionSchema,
  regionFaults,
  valueFaults,
  valueSchema,
} from '../model/regionExpression.js'
import type { Value } from '../model/scale.js'
import { fields, some } from '../model/schema.js'
import { type BargainingIssue, type Domain, defineDomain } from './domain.js'
import { valueFunctionFaults, valueFunctionSchema } from './valueFunction.js'

const finite = z.number()
const regions = z.record(idSchema, regionExpressionSchema)

const hyperRectangleSchema = fields({
  kind: z.literal('hyperRectangle'),
  /** Regions of a few issues; issues that are not named may end anywhere. */
  within: regions,
  utility: finite,
})

const combinationsSchema = fields({
  kind: z.literal('combinations'),
  /** Values of a few issues, the same ones in every entry, and what they are worth together. */
  entries: some(fields({ values: z.record(idSchema, valueSchema), utility: finite })),
  /** What all other combinations are worth. Default 0. */
  otherwise: finite.default(0),
})

export const preferencesSchema = fields({
  /** What each value of an issue is worth. An issue that is left out is worth nothing, however it ends. */
  values: z.record(idSchema, valueFunctionSchema),
  /** By how much the worth of each issue is multiplied; as given, whatever they sum to. Default 1 each. */
  weights: z.record(idSchema, finite).default({}),
  /** What is worth more, or less, together than by itself; each is added where it applies. */
  interactions: z.array(z.discriminatedUnion('kind', [hyperRectangleSchema, combinationsSchema])).default([]),
  /** Packages that the party can never agree to: those within all regions of one entry. */
  excluded: z.array(regions).default([]),
  /** Added to every package: what the party has whatever is agreed upon here. Default 0. */
  constant: finite.default(0),
  /** What the party has if there is no agreement (Raiffa 1982). Not known when absent. */
  reservation: finite.exactOptional(),
  /** What is left of a package's utility after one unit of time, above 0 to 1: u × discount^t. Default 1. */
  discount: finite.gt(0).max(1).default(1),
})

/**
 * What packages are worth to one party: Σ weight × worth over the issues (linear additive, Keeney & Raiffa 1976, eq. 3.1),
 * and what a few issues are worth together on top of that. Utilities of different parties are on scales of their own.
 * Plain JSON data, deeply frozen; made by `definePreferences`.
 */
export type Preferences = Immutable<z.output<typeof preferencesSchema>>
/** Preferences as one writes them: what has a default may be left out. */
export type PreferencesInput = Immutable<z.input<typeof preferencesSchema>>
/** What a few issues are worth together. */
export type Interaction = Preferences['interactions'][number]

const sealedFor = new WeakMap<object, Domain>()

/**
 * Checks preferences against a domain, fills in what has a default, and freezes them. Throws `DemarcheError` for unknown
 * issues, values off their scales, tables that leave out values, and functions that need an order where there is none.
 */
export function definePreferences(domain: Domain, input: PreferencesInput): Preferences {
  const checked = defineDomain(domain)
  if (typeof input === 'object' && input !== null && sealedFor.get(input) === checked) return input as Preferences
  return preferencesAt(checked, input, [])
}

/** As `definePreferences`, for a domain that is checked; faults are told below `path`. */
export function preferencesAt(domain: Domain, input: unknown, path: Path): Preferences {
  const preferences = freeze(parseWith(preferencesSchema, readData(input, path), path), true)
  const faults = preferencesFaults(domain, preferences, path)
  if (faults.length > 0) throw new DemarcheError(faults)
  sealedFor.set(preferences, domain)
  return preferences
}

/** The twin of `definePreferences` that returns the error instead of throwing it. */
export const safeDefinePreferences: (domain: Domain, input: PreferencesInput) => Safe<Preferences> =
  safe(definePreferences)

function preferencesFaults(domain: Domain, preferences: Preferences, path: Path): DemarcheIssue[] {
  const { values, weights, interactions, excluded } = preferences
  return [
    ...onIssues(domain, values, [...path, 'values'], valueFunctionFaults),
    ...onIssues(domain, weights, [...path, 'weights'], () => []),
    ...excluded.flatMap((region, i) => rectangleFaults(domain, region, [...path, 'excluded', i])),
    ...interactions.flatMap((interaction, i) => interactionFaults(domain, interaction, [...path, 'interactions', i])),
  ]
}

/** The faults of entries that are kept by issue; an issue that the domain does not have is one. */
function onIssues<Entry>(
  { issues }: Domain,
  entries: Readonly<Record<string, Entry>>,
  path: Path,
  faultsOf: (issue: BargainingIssue, id: string, entry: Entry, path: Path) => DemarcheIssue[],
): DemarcheIssue[] {
  return Object.entries(entries).flatMap(([id, entry]) => {
    const issue = Object.hasOwn(issues, id) ? issues[id] : undefined
    if (issue !== undefined) return faultsOf(issue, id, entry, [...path, id])
    return [issueAt([...path, id], { code: 'unknownName', what: 'issue', found: id, known: Object.keys(issues) })]
  })
}

function rectangleFaults(
  domain: Domain,
  within: Readonly<Record<string, RegionExpression>>,
  path: Path,
): DemarcheIssue[] {
  if (Object.keys(within).length === 0) {
    return [issueAt(path, { code: 'inconsistent', expected: 'a region of at least one issue', found: 'none' })]
  }
  return onIssues(domain, within, path, ({ scale }, id, region, at) => regionFaults(scale, id, region, at))
}

function interactionFaults(domain: Domain, interaction: Interaction, path: Path): DemarcheIssue[] {
  if (interaction.kind === 'hyperRectangle') return rectangleFaults(domain, interaction.within, [...path, 'within'])
  const [first, ...others] = interaction.entries.map(({ values }) => Object.keys(values).toSorted().join(', '))
  const strange = others.findIndex((issues) => issues !== first)
  const uneven =
    strange >= 0 || first === ''
      ? [
          issueAt([...path, 'entries', strange + 1, 'values'], {
            code: 'inconsistent',
            expected: first === '' ? 'values of at least one issue' : `values of ${first}, as in the first entry`,
            found: others[strange] ?? 'none',
          }),
        ]
      : []
  const faults = interaction.entries.flatMap(({ values }, i) =>
    onIssues(domain, values, [...path, 'entries', i, 'values'], ({ scale }, id, value: Value, at) =>
      valueFaults(scale, id, value, at),
    ),
  )
  return [...uneven, ...faults]
}
