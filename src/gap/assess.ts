import { freeze } from 'immer'
import type { TermsOf } from '../model/actInput.js'
import { failAt, type Safe, safe } from '../model/errors.js'
import { asGiven, readNames, readOptions } from '../model/input.js'
import type { AnyNames, PartyId } from '../model/names.js'
import type { ActOf, Issue, Negotiation } from '../model/negotiation.js'
import { overlap, type Region } from '../model/region.js'
import { at, type Position, positions } from '../position/position.js'
import { actsById, checked } from '../record/checked.js'
import { regionDistance } from './distance.js'
import { conditionsOn } from './linkages.js'
import { selectedParties } from './options.js'
import { lastAnswer, type PackageAnswer, packageAnswers, refusalOf } from './packageAnswers.js'
import { liesWithin, readTerms, scaleOf, type Terms, toTerms } from './terms.js'

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
   * `accepted`: the party has shown to accept it, as a whole or every term. `ruledOut`: it has ruled out a term, or some
   * of the terms together as a package that it refused, or a condition that it has made is not met. `open`: neither.
   */
  readonly verdict: 'accepted' | 'open' | 'ruledOut'
  readonly terms: readonly TermAssessment[]
  /** The last act by which the party proposed, accepted or refused a package that this one lies within. */
  readonly answered?: PackageAnswer
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
  const { parties: chosen } = readOptions(options, { parties: readNames })
  const parties = selectedParties(wide, chosen)
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

function regionsOf(negotiation: Negotiation, proposal: Package): Terms {
  if (typeof proposal === 'string') return toTerms(negotiation, recordedTerms(negotiation, proposal))
  const { terms } = readOptions(proposal, { terms: asGiven })
  const regions = readTerms(negotiation, terms)
  if (regions.size > 0) return regions
  return failAt(['terms'], {
    code: 'inconsistent',
    expected: 'a value or region for at least one issue',
    found: 'none',
  })
}

function recordedTerms(negotiation: Negotiation, id: string): ActOf<'proposal'>['terms'] {
  const act = actsById(negotiation).get(id)
  if (act?.kind === 'proposal') return act.terms
  const proposals = negotiation.acts.filter((known) => known.kind === 'proposal').map((known) => known.id)
  return failAt([], { code: 'unknownName', what: 'proposal', found: id, known: proposals })
}

function assessFor(negotiation: Negotiation, party: string, terms: Terms): PartyAssessment {
  const all = positions(negotiation)
  const byTerm = [...terms].map(([issue, term]) => assessTerm(scaleOf(negotiation, issue), at(all, party, issue), term))
  const answered = lastAnswer(negotiation, party, terms)
  const { unmet, open } = conditionsOn(negotiation, party, terms)
  const refusal = refusalOf(negotiation, party, terms)
  const refused = refusal !== undefined || unmet.length > 0 || byTerm.some((term) => term.verdict === 'ruledOut')
  const everyTerm = open.length === 0 && byTerm.every((term) => term.verdict === 'accepted')
  const shown = everyTerm || isCovered(negotiation, party, terms, byTerm)
  const acts = [
    ...byTerm.flatMap((term) => term.acts),
    ...(answered === undefined ? [] : [answered.act]),
    ...(refusal === undefined ? [] : [refusal]),
    ...unmet,
    ...open,
  ]
  return {
    party,
    verdict: refused ? 'ruledOut' : shown ? 'accepted' : 'open',
    terms: byTerm,
    ...(answered === undefined ? {} : { answered }),
    unmetConditions: unmet,
    openConditions: open,
    acts: [...new Set(acts)],
  }
}

/** Whether the party proposed or accepted some of the terms as a package, and the others by themselves. */
function isCovered(negotiation: Negotiation, party: string, terms: Terms, byTerm: readonly TermAssessment[]): boolean {
  const remaining = byTerm.filter((term) => term.verdict !== 'accepted').map((term) => term.issue)
  return packageAnswers(negotiation, party).some(
    (answered) =>
      answered.answer !== 'rejected' &&
      answered.terms.size > 1 &&
      remaining.every((issue) => answered.terms.has(issue)) &&
      liesWithin(negotiation, terms, answered.terms),
  )
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
