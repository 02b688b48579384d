import type { Negotiation } from '../../model/negotiation.js'
import type { Bearing } from '../../position/bearing.js'
import { speakersFor } from '../../position/speakers.js'
import { testimony } from '../../position/voices.js'
import { scaleOf } from '../terms.js'
import { ruledOutBy } from './heard.js'
import { type Dimension, type PackageSpace, packageSpace } from './packageSpace.js'
import { addRules, regionsIn, rulesWithin } from './rules.js'
import type { PackageRules, Scope } from './scope.js'
import { type Literal, Solver } from './solver.js'

/**
 * Which acts exclude every package of a group of issues, as clauses that have a literal for each act: that it stands. An
 * act that does not is read as if it had never been made.
 */
export interface Withdrawals {
  readonly solver: Solver
  /** Ids of the acts that have a say, in the order of the record, and the literals that they stand. */
  readonly acts: readonly string[]
  readonly stands: readonly Literal[]
}

/** What one party's acts, or those of one through whom it is read, say of an issue. */
interface Heard {
  readonly bearings: readonly Bearing[]
  readonly unless: readonly string[]
}

export function withdrawalsIn(scope: Scope, group: readonly string[]): Withdrawals {
  const { negotiation, parties, terms } = scope
  const solver = new Solver()
  const literals = new Map<string, Literal>()
  const standing = (act: string): Literal => {
    const literal = literals.get(act) ?? solver.variable(true)
    literals.set(act, literal)
    return literal
  }
  const rules = parties.flatMap((party) => scope.rules.get(party) ?? []).map((own) => rulesWithin(own, group))
  const heard = new Map(
    group.map((issue) => [issue, parties.flatMap((party) => heardFor(negotiation, party, issue))] as const),
  )
  const dimensions = group.map((issue) => [issue, dimensionOf(scope, issue, heard.get(issue) ?? [], rules)] as const)
  const space = packageSpace(solver, new Map(dimensions))
  for (const issue of group) {
    const given = terms.get(issue)
    if (given !== undefined) for (const clause of space.has(issue, given)) solver.add(clause)
    for (const one of heard.get(issue) ?? []) addHeard(negotiation, solver, space, issue, one, standing)
  }
  for (const own of rules) addRules(solver, space, own, standing)
  const acts = negotiation.acts.map((act) => act.id).filter((id) => literals.has(id))
  return { solver, acts, stands: acts.map(standing) }
}

function heardFor(negotiation: Negotiation, party: string, issue: string): Heard[] {
  return speakersFor(negotiation, party, [issue]).flatMap((speaker) => {
    const bearings = testimony(negotiation)(speaker.party, issue)
    return bearings === undefined ? [] : [{ bearings, unless: speaker.unless }]
  })
}

function dimensionOf(
  { negotiation, linked, terms }: Scope,
  issue: string,
  heard: readonly Heard[],
  rules: readonly PackageRules[],
): Dimension {
  const said = heard.flatMap(({ bearings }) => bearings.flatMap(({ region }) => region ?? []))
  const regions = [
    ...said,
    ...rules.flatMap((own) => regionsIn(own, issue)),
    ...(terms.has(issue) ? [terms.get(issue)] : []),
  ]
  return {
    scale: scaleOf(negotiation, issue),
    regions: regions.filter((region) => region !== undefined),
    optional: linked.includes(issue),
  }
}

function addHeard(
  negotiation: Negotiation,
  solver: Solver,
  space: PackageSpace,
  issue: string,
  { bearings, unless }: Heard,
  standing: (act: string) => Literal,
): void {
  const speaksItself = unless.map(standing)
  for (const out of ruledOutBy(solver, scaleOf(negotiation, issue), bearings, standing, negotiation.singlePeaked)) {
    for (const clause of space.avoids(issue, out.region)) solver.add([...speaksItself, ...out.unless, ...clause])
  }
}
