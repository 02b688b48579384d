import type { DemarcheIssue, Path } from '../model/errors.js'
import { faultsOfEach, issueAt } from '../model/errors.js'
import type { Negotiation, Party } from '../model/negotiation.js'
import { knownIn, referenceFaults } from './checkReferences.js'

type Definition = Omit<Negotiation, 'schemaVersion' | 'acts'>

/** Everything in a definition that does not fit together: unknown names, circles, rules without those they need. */
export function definitionFaults(definition: Definition): DemarcheIssue[] {
  const { parties, delegates, issues, relations, assessments } = definition
  const known = knownIn(definition)
  const keyed = Object.entries({ parties, delegates, relations, issues }).flatMap(([key, part]) =>
    Object.entries(part).map(([id, entry]): [Path, object] => [[key, id], entry]),
  )
  const listed = assessments.map((entry, index): [Path, object] => [['assessments', index], entry])
  const faults = faultsOfEach([...keyed, ...listed], ([path, entry]) => referenceFaults(known, entry, path))
  return faults.length > 0
    ? faults
    : [
        ...Object.entries(parties).flatMap(([id, party]) => partyFaults(id, party)),
        ...membershipFaults(parties),
        ...Object.entries(relations).flatMap(([id, relation]) => relationFaults(id, relation)),
      ]
}

function partyFaults(id: string, party: Party): DemarcheIssue[] {
  const needs: [boolean, string, string][] = [
    [party.rule === 'unanimity' && party.members === undefined, 'rule', 'members, since the rule is unanimity'],
    [party.rule === 'leads' && party.leads === undefined, 'rule', 'leads, since the rule is that they decide'],
    [party.bindsMembers === true && party.members === undefined, 'bindsMembers', 'members who are bound'],
  ]
  return needs.flatMap(([lacking, field, expected]) =>
    lacking ? [issueAt(['parties', id, field], { code: 'inconsistent', expected, found: 'none' })] : [],
  )
}

function relationFaults(id: string, relation: Negotiation['relations'][string]): DemarcheIssue[] {
  const { kind, mediator, between, since, until } = relation
  const path = ['relations', id]
  const faults: DemarcheIssue[] = []
  if (kind === 'mediation' && mediator === undefined) {
    faults.push(issueAt([...path, 'mediator'], { code: 'missing', expected: 'the party that mediates' }))
  }
  if (kind !== 'mediation' && mediator !== undefined) {
    const expected = 'a mediator only where the kind is mediation'
    faults.push(issueAt([...path, 'mediator'], { code: 'inconsistent', expected, found: `${kind} with a mediator` }))
  }
  if (new Set(between).size < between.length || (mediator !== undefined && between.includes(mediator))) {
    faults.push(
      issueAt([...path, 'between'], { code: 'inconsistent', expected: 'different parties', found: between.join(', ') }),
    )
  }
  if (since !== undefined && until !== undefined && since > until) {
    faults.push(issueAt([...path, 'until'], { code: 'inconsistent', expected: `a day from ${since} on`, found: until }))
  }
  return faults
}

/** Unions of unions of federations: five levels are many. */
const deepestNesting = 64

/** Parties that contain themselves, directly or through others, one fault a circle; and parties that nest too deep. */
function membershipFaults(parties: Negotiation['parties']): DemarcheIssue[] {
  const faults: DemarcheIssue[] = []
  const heights = new Map<string, number>()
  const path: string[] = []
  const heightOf = (id: string): number => {
    const known = heights.get(id)
    if (known !== undefined) return known
    const start = path.indexOf(id)
    if (start >= 0) {
      const found = [...path.slice(start), id]
      faults.push(
        issueAt(['parties', id, 'members'], { code: 'circular', found, reason: 'a party cannot contain itself' }),
      )
      return 0
    }
    if (path.length > deepestNesting) return deepestNesting
    path.push(id)
    const inside = new Set([...(parties[id]?.members ?? []), ...(parties[id]?.leads ?? [])])
    let height = 0
    for (const other of inside) height = Math.max(height, heightOf(other) + 1)
    path.pop()
    heights.set(id, height)
    return height
  }
  const tooDeep = Object.keys(parties).find((id) => heightOf(id) > deepestNesting)
  if (tooDeep !== undefined && faults.length === 0) {
    const expected = `parties within parties, at most ${deepestNesting} deep`
    faults.push(issueAt(['parties', tooDeep, 'members'], { code: 'inconsistent', expected, found: 'more' }))
  }
  return faults
}
