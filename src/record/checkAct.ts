import { latestDay } from '../model/date.js'
import type { DemarcheIssue, Path } from '../model/errors.js'
import { faultsOfEach, issueAt } from '../model/errors.js'
import type { Act, ActOf, Negotiation } from '../model/negotiation.js'
import { contains } from '../model/region.js'
import type { RegionExpression } from '../model/regionExpression.js'
import { regionFaults, toRegion, valueFaults } from '../model/regionExpression.js'
import { makersOf } from './checked.js'
import { knownIn, referenceFaults } from './checkReferences.js'
import { claimFaults } from './hypothetical.js'

/** The record as far as it has been checked; of the acts before the new ones, those that these name. */
export interface RecordSoFar {
  readonly acts: Map<string, Act>
  /** Ids of all acts so far, to find the nearest of them. */
  readonly names: () => readonly string[]
  /** `maker act` for each act that its maker has withdrawn. */
  readonly withdrawn: Set<string>
  /** Ids of acts that come later in the same input. */
  readonly later: ReadonlySet<string>
}

type Definition = Omit<Negotiation, 'acts'>

/** Whatever keeps an act of the right form from being recorded after those so far. */
export function actFaults(definition: Definition, soFar: RecordSoFar, act: Act, path: Path): DemarcheIssue[] {
  const faults = referenceFaults(knownIn(definition), act, path)
  if (soFar.acts.has(act.id)) {
    faults.push(issueAt([...path, 'id'], { code: 'duplicateId', what: 'act', found: act.id }))
  }
  if (faults.length > 0) return faults
  return [
    ...claimFaults(act, path),
    ...makerFaults(definition, act, path),
    ...outcomeFaults(definition, act, path),
    ...actReferenceFaults(soFar, act, path),
  ]
}

function makerFaults(definition: Definition, act: Act, path: Path): DemarcheIssue[] {
  const makers = makersOf(act)
  const faults: DemarcheIssue[] = []
  if (new Set(makers).size < makers.length) {
    const expected = 'each party that makes the act once'
    faults.push(issueAt([...path, 'jointlyWith'], { code: 'inconsistent', expected, found: makers.join(', ') }))
  }
  const speaksFor = act.speaker === undefined ? undefined : definition.delegates[act.speaker]?.speaksFor
  if (speaksFor !== undefined && makers.length > 0 && !makers.some((maker) => speaksFor.includes(maker))) {
    const expected = `a speaker who speaks for ${makers.join(' or ')}`
    const found = `${act.speaker}, who speaks for ${speaksFor.join(', ')}`
    faults.push(issueAt([...path, 'speaker'], { code: 'inconsistent', expected, found }))
  }
  return faults
}

interface Outcome {
  readonly issue?: string
  readonly region?: RegionExpression
  readonly ideal?: boolean | number | string
}

export function outcomeFaults(definition: Definition, act: Act, path: Path): DemarcheIssue[] {
  const faults = oneOutcomeFaults(definition, act as Outcome, path)
  const ofEach = (key: string, outcomes: readonly Outcome[] = []) =>
    faultsOfEach(outcomes.entries(), ([index, outcome]) => oneOutcomeFaults(definition, outcome, [...path, key, index]))
  if (act.kind === 'demand') return [...faults, ...ofEach('conditionFor', act.conditionFor)]
  if (act.kind !== 'proposal') return faults
  const ofTerms = faultsOfEach(Object.entries(act.terms), ([issue, region]) => {
    const scale = definition.issues[issue]?.scale
    return scale === undefined ? [] : regionFaults(scale, issue, region, [...path, 'terms', issue])
  })
  return [...faults, ...ofTerms, ...ofEach('conditions', act.conditions)]
}

function oneOutcomeFaults(definition: Definition, outcome: Outcome, path: Path): DemarcheIssue[] {
  const { issue, region, ideal } = outcome
  if (issue === undefined) {
    return region === undefined
      ? []
      : [issueAt([...path, 'issue'], { code: 'missing', expected: 'the issue of the region' })]
  }
  const scale = definition.issues[issue]?.scale
  if (scale === undefined) return []
  const faults = region === undefined ? [] : regionFaults(scale, issue, region, [...path, 'region'])
  if (ideal === undefined) return faults
  const idealFaults = valueFaults(scale, issue, ideal, [...path, 'ideal'])
  if (faults.length + idealFaults.length === 0 && region !== undefined && !contains(toRegion(scale, region), ideal)) {
    const expected = 'an ideal point inside the region'
    idealFaults.push(issueAt([...path, 'ideal'], { code: 'inconsistent', expected, found: String(ideal) }))
  }
  return [...faults, ...idealFaults]
}

/** Names of earlier acts in an act, each with its place. */
export function actReferences(act: Act): [Path, string][] {
  switch (act.kind) {
    case 'acceptance':
    case 'rejection':
      return named(['answers'], act.answers)
    case 'withdrawal':
      return named(['withdraws'], act.withdraws)
    case 'pledge':
      return named(['reiterates'], act.reiterates === true ? undefined : act.reiterates)
    case 'doubt': {
      const causes = (act.causedBy ?? []).flatMap((id, index) => named(['causedBy', index], id))
      return [...named(['concerning'], act.concerning), ...causes]
    }
    case 'meeting':
      return named(['perhapsSameAs'], act.perhapsSameAs)
    case 'incident':
      return named(['partOf'], act.partOf)
    default:
      return []
  }
}

function named(path: Path, id: string | undefined): [Path, string][] {
  return id === undefined ? [] : [[path, id]]
}

function actReferenceFaults(soFar: RecordSoFar, act: Act, path: Path): DemarcheIssue[] {
  const faults: DemarcheIssue[] = []
  for (const [place, id] of actReferences(act)) {
    const at = [...path, ...place]
    const earlier = soFar.acts.get(id)
    if (earlier === undefined) faults.push(absentAct(soFar, id, at))
    else if (latestDay(earlier.date) > latestDay(act.date)) {
      const reason = `it is dated ${latestDay(earlier.date)}, after ${latestDay(act.date)}`
      faults.push(issueAt(at, { code: 'comesLater', found: id, reason }))
    } else if (act.kind === 'acceptance' || act.kind === 'rejection') faults.push(...answerFaults(act, earlier, path))
    else if (act.kind === 'withdrawal') faults.push(...withdrawalFaults(soFar, act, earlier, at))
  }
  return faults
}

function absentAct(soFar: RecordSoFar, id: string, at: Path): DemarcheIssue {
  return soFar.later.has(id)
    ? issueAt(at, { code: 'comesLater', found: id, reason: 'record it before the act that names it' })
    : issueAt(at, { code: 'unknownName', what: 'act', found: id, known: [...new Set(soFar.names())] })
}

const answerable = new Set(['demand', 'proposal', 'statement', 'appeal', 'pledge', 'accusation', 'threat'])

function answerFaults(act: ActOf<'acceptance' | 'rejection'>, answered: Act, path: Path): DemarcheIssue[] {
  const at = [...path, 'answers']
  if (!answerable.has(answered.kind)) {
    const expected = `an act that can be answered (${[...answerable].join(', ')})`
    return [issueAt(at, { code: 'inconsistent', expected, found: `the ${answered.kind} ${answered.id}` })]
  }
  const own = makersOf(act).find((maker) => makersOf(answered).includes(maker))
  if (own !== undefined) {
    const expected = 'an act of another party'
    return [issueAt(at, { code: 'inconsistent', expected, found: `${answered.id}, which ${own} made itself` })]
  }
  const issues =
    answered.kind === 'proposal' ? Object.keys(answered.terms) : 'issue' in answered ? [answered.issue] : []
  const beside = (act.issues ?? []).filter((issue) => !issues.includes(issue))
  const expected =
    issues.length > 0
      ? `issues that ${answered.id} is about (${issues.join(', ')})`
      : `no issues, since ${answered.id} names none`
  return beside.map((found) => issueAt([...path, 'issues'], { code: 'inconsistent', expected, found }))
}

function withdrawalFaults(soFar: RecordSoFar, act: ActOf<'withdrawal'>, withdrawn: Act, at: Path): DemarcheIssue[] {
  if (withdrawn.kind === 'withdrawal') {
    const expected = 'an act other than a withdrawal (make the withdrawn act again instead)'
    return [issueAt(at, { code: 'inconsistent', expected, found: `the withdrawal ${withdrawn.id}` })]
  }
  for (const maker of makersOf(act)) {
    const expected = `an act of ${maker} that still stands`
    if (!makersOf(withdrawn).includes(maker)) {
      const found = `${withdrawn.id} by ${makersOf(withdrawn).join(', ') || 'nobody'}`
      return [issueAt(at, { code: 'inconsistent', expected, found })]
    }
    if (soFar.withdrawn.has(`${maker} ${withdrawn.id}`)) {
      return [issueAt(at, { code: 'inconsistent', expected, found: `${withdrawn.id}, which was withdrawn before` })]
    }
  }
  return []
}
