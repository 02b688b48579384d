import type { ActInput } from '../../model/actInput.js'
import type { Act } from '../../model/negotiation.js'
import { actReferences } from '../../record/checkAct.js'
import { safeDefineNegotiation } from '../../record/define.js'
import { safeRecordAll } from '../../record/record.js'
import type { Definition } from './definitions.js'
import { gridOf } from './scales.js'

interface Told {
  readonly definition: Definition
  readonly acts: readonly ActInput[]
}

/** The fewest of each that a scenario may be left with. */
export interface Least {
  readonly parties: number
  readonly coalitions: number
  readonly issues: number
  readonly acts: number
}

/**
 * Scenarios that are a little less than a scenario: without a coalition, party, issue or act, and all that names it, or with an
 * act that says less. All are valid.
 */
export function* smallerScenarios(scenario: Told, least: Least): Generator<Told> {
  for (const smaller of fewer(scenario, least)) if (isValid(smaller)) yield smaller
  for (const [i, act] of scenario.acts.entries()) {
    for (const simpler of simplerActs(scenario.definition, act)) {
      const acts = scenario.acts.with(i, simpler)
      if (isValid({ ...scenario, acts })) yield { ...scenario, acts }
    }
  }
}

function* fewer(scenario: Told, least: Least): Generator<Told> {
  const { definition, acts } = scenario
  const parties = Object.keys(definition.parties)
  const isCoalition = (id: string) => definition.parties[id]?.kind === 'coalition'
  const [coalitions, single] = [parties.filter(isCoalition), parties.filter((id) => !isCoalition(id))]
  const leftEnough = (one: Told) => one.acts.length >= least.acts
  const candidates = [
    ...(coalitions.length > least.coalitions ? coalitions.map((id) => withoutParty(scenario, id)) : []),
    ...(single.length > least.parties ? single.toReversed().map((id) => withoutParty(scenario, id)) : []),
    ...(Object.keys(definition.issues).length > least.issues
      ? Object.keys(definition.issues)
          .toReversed()
          .map((id) => withoutIssue(scenario, id))
      : []),
    ...acts.toReversed().map((act) => ({ definition, acts: withoutActs(acts, [act]) })),
  ]
  yield* candidates.filter(leftEnough)
}

/** Acts that are left when some go, and with them all that name one of them, and all that name one of those. */
function withoutActs(acts: readonly ActInput[], gone: readonly ActInput[]): ActInput[] {
  const ids = new Set(gone.map(({ id }) => id))
  return acts.filter((act) => {
    const isGone = ids.has(act.id) || actReferences(act as Act).some(([, id]) => ids.has(id))
    if (isGone) ids.add(act.id)
    return !isGone
  })
}

/** A coalition that would be left with one member goes with its last but one. */
function withoutParty({ definition, acts }: Told, gone: string): Told {
  const parties = Object.entries(definition.parties).flatMap(([id, party]) => {
    const members = party.members?.filter((member) => member !== gone)
    if (id === gone || (members !== undefined && members.length < 2)) return []
    const leads = party.leads?.filter((lead) => lead !== gone)
    return [[id, { ...party, ...(members && { members }), ...(leads && { leads }) }] as const]
  })
  const kept = Object.fromEntries(parties)
  const missing = Object.keys(definition.parties).filter((id) => !Object.hasOwn(kept, id))
  const mentioning = acts.filter((act) => missing.some((id) => mentions(act, id)))
  return { definition: { ...definition, parties: kept }, acts: withoutActs(acts, mentioning) }
}

function withoutIssue({ definition, acts }: Told, gone: string): Told {
  const { [gone]: _, ...issues } = definition.issues
  return {
    definition: { ...definition, issues },
    acts: withoutActs(
      acts,
      acts.filter((act) => mentions(act, gone)),
    ),
  }
}

function mentions(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return value === name
  return Object.entries(value).some(([key, entry]) => key === name || mentions(entry, name))
}

const dispensable = ['jointlyWith', 'conditionFor', 'ideal', 'salience', 'issues', 'certainty', 'to'] as const

function* simplerActs({ issues }: Definition, act: ActInput): Generator<ActInput> {
  for (const field of dispensable) {
    if (!(field in act)) continue
    const { [field]: _, ...rest } = act as ActInput & Record<(typeof dispensable)[number], unknown>
    yield rest as ActInput
  }
  const simplest = (issue: string) => gridOf((issues[issue] as Definition['issues'][string]).scale)[0] as string
  if ('region' in act && act.issue !== undefined && act.region !== simplest(act.issue)) {
    yield { ...act, region: simplest(act.issue) } as ActInput
  }
  if (act.kind === 'proposal') {
    const named = Object.keys(act.terms)
    if (named.length > 1) for (const issue of named) yield { ...act, terms: { [issue]: act.terms[issue] as string } }
    for (const issue of named) {
      if (act.terms[issue] !== simplest(issue)) yield { ...act, terms: { ...act.terms, [issue]: simplest(issue) } }
    }
  }
  if ('firmness' in act && act.firmness === 'firm') yield { ...act, firmness: 'soft' }
}

function isValid({ definition, acts }: Told): boolean {
  const defined = safeDefineNegotiation(definition)
  return defined.success && safeRecordAll(defined.data, acts as never).success
}
