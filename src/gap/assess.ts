import { freeze } from 'immer'
import type { TermsOf } from '../model/actInput.js'
import { DemarcheError, failAt, type Safe, safe } from '../model/errors.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { Act, ActOf, Issue, Negotiation } from '../model/negotiation.js'
import { isSubset, overlap, type Region, sameRegion } from '../model/region.js'
import { type RegionExpression, regionFaults, toRegion } from '../model/regionExpression.js'
import { answers } from '../position/answers.js'
import { at, type Position, positions } from '../position/position.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { actsById, assertNames, checked } from '../record/checked.js'
import { regionDistance } from './distance.js'
import { selectedParties } from './options.js'

/** What a party's position says of one term of a package. */
export interface TermAssessment {
  readonly issue: string
  /** `accepted`: shown for some value of the term. `ruledOut`: for all of them. `open`: neither. */
  readonly verdict: 'accepted' | 'open' | 'ruledOut'
  /** How far the term is from what the party has not ruled out, and from what it has shown to accept; in scale spans. */
  readonly lower: number
  readonly upper: number
  readonly acts: readonly string[]
}

/** What a party's record says of a package. */
export interface PartyAssessment {
  readonly party: string
  /**
   * `accepted`: the party has shown to accept it, as a whole or every term. `ruledOut`: it has ruled out a term, or the package as
   * a whole, or a condition that it has made is not met. `open`: neither.
   */
  readonly verdict: 'accepted' | 'open' | 'ruledOut'
  readonly terms: readonly TermAssessment[]
  /** Answers by which the party accepted or refused this very package. */
  readonly acceptedAs: readonly string[]
  readonly refusedAs: readonly string[]
  /** Demands that the party has made a condition for an outcome of the package, and that the package does not meet. */
  readonly unmetConditions: readonly string[]
  /** Such demands on which the package is silent. */
  readonly openConditions: readonly string[]
  readonly acts: readonly string[]
}

/** A package: terms by issue, or the id of a recorded proposal. */
export type Package<Names extends AnyNames = AnyNames> = { readonly terms: TermsOf<Names> } | string

/**
 * Who could accept a proposal, and what each party would miss: its verdict on every term, how far the term is from what
 * it accepts, whether it answered this very package before, and which of its conditions the package leaves unmet.
 *
 * Throws `DemarcheError` for unknown names, values off the scale, and an act that is no proposal.
 */
export function assess<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  proposal: Package<NoInfer<Names>>,
  options: { readonly parties?: readonly PartyId<NoInfer<Names>>[] } = {},
): readonly PartyAssessment[] {
  const wide = checked(negotiation)
  const parties = selectedParties(wide, options.parties)
  const terms = regionsOf(wide, proposal as Package)
  return freeze(
    parties.map((party) => assessFor(wide, party, terms)),
    true,
  )
}

/** The twin of `assess` that returns the error instead of throwing it. */
export const safeAssess: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  proposal: Package<NoInfer<Names>>,
  options?: { readonly parties?: readonly PartyId<NoInfer<Names>>[] },
) => Safe<readonly PartyAssessment[]> = safe(assess)

type Terms = ReadonlyMap<string, Region>

function regionsOf(negotiation: Negotiation, proposal: Package): Terms {
  const terms = typeof proposal === 'string' ? recordedTerms(negotiation, proposal) : proposal.terms
  if (typeof terms !== 'object' || terms === null || Object.keys(terms).length === 0) {
    failAt(['terms'], { code: 'inconsistent', expected: 'a value or region for at least one issue', found: 'none' })
  }
  assertNames('issue', negotiation.issues, Object.keys(terms))
  const entries = Object.entries(terms) as [string, RegionExpression][]
  const faults = entries.flatMap(([issue, region]) =>
    regionFaults(scaleOf(negotiation, issue), issue, region, ['terms', issue]),
  )
  if (faults.length > 0) throw new DemarcheError(faults)
  return new Map(entries.map(([issue, region]) => [issue, toRegion(scaleOf(negotiation, issue), region)]))
}

function recordedTerms(negotiation: Negotiation, id: string): ActOf<'proposal'>['terms'] {
  const act = actsById(negotiation).get(id)
  if (act?.kind === 'proposal') return act.terms
  const proposals = negotiation.acts.filter((known) => known.kind === 'proposal').map((known) => known.id)
  return failAt([], { code: 'unknownName', what: 'proposal', found: id, known: proposals })
}

function scaleOf(negotiation: Negotiation, issue: string): Issue['scale'] {
  return (negotiation.issues[issue] as Issue).scale
}

function assessFor(negotiation: Negotiation, party: string, terms: Terms): PartyAssessment {
  const all = positions(negotiation)
  const byTerm = [...terms].map(([issue, term]) => assessTerm(scaleOf(negotiation, issue), at(all, party, issue), term))
  const given = ownAnswers(negotiation, party, terms)
  const conditions = conditionsOf(negotiation, party, terms)
  const refused =
    byTerm.some((term) => term.verdict === 'ruledOut') || given.refusedAs.length > 0 || conditions.unmet.length > 0
  const shown =
    given.acceptedAs.length > 0 || (byTerm.every((term) => term.verdict === 'accepted') && conditions.open.length === 0)
  return {
    party,
    verdict: refused ? 'ruledOut' : shown ? 'accepted' : 'open',
    terms: byTerm,
    ...given,
    unmetConditions: conditions.unmet,
    openConditions: conditions.open,
    acts: [
      ...new Set([
        ...byTerm.flatMap((term) => term.acts),
        ...given.acceptedAs,
        ...given.refusedAs,
        ...conditions.unmet,
        ...conditions.open,
      ]),
    ],
  }
}

function assessTerm(scale: Issue['scale'], position: Position, term: Region): TermAssessment {
  const accepted = overlap(scale, term, position.inner)
  const ruledOut = !overlap(scale, term, position.outer)
  return {
    issue: position.issue,
    verdict: accepted ? 'accepted' : ruledOut ? 'ruledOut' : 'open',
    lower: regionDistance(scale, term, position.outer),
    upper: regionDistance(scale, term, position.inner),
    acts: position.acts,
  }
}

/** The last answers of a party to recorded packages with these very terms; what it proposed itself, it accepts. */
function ownAnswers(negotiation: Negotiation, party: string, terms: Terms) {
  const acceptedAs: string[] = []
  const refusedAs: string[] = []
  for (const act of negotiation.acts) {
    if (act.kind !== 'proposal' || !sameTerms(negotiation, act, terms)) continue
    const answer = answers(negotiation).get(act.id)?.get(party)
    if (answer?.answer === 'accepted') acceptedAs.push(answer.act)
    if (answer?.answer === 'rejected') refusedAs.push(answer.act)
    if (standsBy(negotiation, act).includes(party)) acceptedAs.push(act.id)
  }
  return { acceptedAs, refusedAs }
}

function sameTerms(negotiation: Negotiation, act: ActOf<'proposal'>, terms: Terms): boolean {
  const issues = Object.entries(act.terms)
  return (
    issues.length === terms.size &&
    issues.every(([issue, region]) => {
      const term = terms.get(issue)
      return term !== undefined && sameRegion(term, toRegion(scaleOf(negotiation, issue), region))
    })
  )
}

/**
 * A demand that is a condition binds where the package has the outcome that it is a condition for: it is unmet when
 * the package settles the demanded issue otherwise, open when the package leaves that issue out or wide.
 */
function conditionsOf(negotiation: Negotiation, party: string, terms: Terms) {
  const unmet: string[] = []
  const open: string[] = []
  for (const demand of standingConditions(negotiation, party)) {
    const named = (demand.conditionFor ?? []).some((condition) => {
      const scale = scaleOf(negotiation, condition.issue)
      const term = terms.get(condition.issue)
      return term !== undefined && isSubset(scale, term, toRegion(scale, condition.region))
    })
    if (!named) continue
    const scale = scaleOf(negotiation, demand.issue)
    const settled = terms.get(demand.issue)
    const wanted = toRegion(scale, demand.region)
    if (settled === undefined || (overlap(scale, settled, wanted) && !isSubset(scale, settled, wanted)))
      open.push(demand.id)
    else if (!overlap(scale, settled, wanted)) unmet.push(demand.id)
  }
  return { unmet, open }
}

function standingConditions(negotiation: Negotiation, party: string): readonly ActOf<'demand'>[] {
  const isCondition = (act: Act): act is ActOf<'demand'> => act.kind === 'demand' && act.conditionFor !== undefined
  return actsInOrder(negotiation)
    .filter(isCondition)
    .filter((demand) => standsBy(negotiation, demand).includes(party))
}
