import type { Act, Negotiation } from '../model/negotiation.js'
import { toRegion } from '../model/regionExpression.js'
import { speakersFor } from '../position/speakers.js'
import { actsInOrder, standsBy } from '../position/voices.js'
import { actsById, perNegotiation } from '../record/checked.js'
import { liesWithin, scaleOf, type Terms, toTerms } from './terms.js'

/** What a party did with a package, and by which act. */
export interface PackageAnswer {
  readonly answer: 'proposed' | 'accepted' | 'rejected'
  readonly act: string
}

/** An answer with the package that it is about. */
export interface AnsweredPackage extends PackageAnswer {
  readonly terms: Terms
}

/** A package that a party refused as a whole: these terms together, whatever else a package settles. */
export interface RefusedPackage {
  readonly act: string
  readonly terms: Terms
  /** Packages on these issues at least that the same party proposed or accepted later: within them it no longer refuses. */
  readonly readmitted: readonly AnsweredPackage[]
  /** Acts by which the party speaks for itself: while one of them stands, this refusal of others does not bind it. */
  readonly unless: readonly string[]
}

/** The packages that a party proposed, accepted or refused, in order. */
export function packageAnswers(negotiation: Negotiation, party: string): readonly AnsweredPackage[] {
  return answersByParty(negotiation).get(party) ?? []
}

const answersByParty = perNegotiation((negotiation): ReadonlyMap<string, readonly AnsweredPackage[]> => {
  const byParty = new Map<string, AnsweredPackage[]>()
  for (const act of actsInOrder(negotiation)) {
    const answered = answeredPackage(negotiation, act)
    if (answered === undefined) continue
    for (const party of standsBy(negotiation, act)) byParty.set(party, [...(byParty.get(party) ?? []), answered])
  }
  return byParty
})

function answeredPackage(negotiation: Negotiation, act: Act): AnsweredPackage | undefined {
  if (act.kind === 'proposal') return { act: act.id, answer: 'proposed', terms: toTerms(negotiation, act.terms) }
  if (!('answers' in act) || act.answers === undefined) return undefined
  const answered = actsById(negotiation).get(act.answers)
  if (answered?.kind !== 'proposal') return undefined
  if (act.kind === 'rejection') return { act: act.id, answer: 'rejected', terms: toTerms(negotiation, answered.terms) }
  const accepted = Object.entries(answered.terms).filter(([issue]) => act.issues?.includes(issue) ?? true)
  const terms = new Map(accepted.map(([issue, region]) => [issue, toRegion(scaleOf(negotiation, issue), region)]))
  return { act: act.id, answer: 'accepted', terms }
}

/** The last act by which a party proposed, accepted or refused as a whole a package on these issues that holds these terms. */
export function lastAnswer(negotiation: Negotiation, party: string, terms: Terms): PackageAnswer | undefined {
  const last = packageAnswers(negotiation, party).findLast(
    (answered) => answered.terms.size === terms.size && liesWithin(negotiation, terms, answered.terms),
  )
  return last === undefined ? undefined : { answer: last.answer, act: last.act }
}

/**
 * The packages that a party, or one through whom it is read, refused as a whole. What is said of a single term is not
 * among them: it is part of the position, where later acts have their say.
 */
export function refusedPackages(negotiation: Negotiation, party: string): RefusedPackage[] {
  const heard = new Set(speakersFor(negotiation, party, []).map((speaker) => speaker.party))
  return [...heard].flatMap((speaker) => {
    const all = packageAnswers(negotiation, speaker)
    return all.flatMap(({ answer, act, terms }, i) => {
      if (answer !== 'rejected' || terms.size === 1) return []
      const readmitted = all.slice(i + 1).filter((later) => later.answer !== 'rejected' && covers(later.terms, terms))
      const bound = speakersFor(negotiation, party, [...terms.keys()]).filter((known) => known.party === speaker)
      return bound.map(({ unless }) => ({ act, terms, readmitted, unless }))
    })
  })
}

function covers(terms: Terms, others: Terms): boolean {
  return [...others.keys()].every((issue) => terms.has(issue))
}

/** The act by which a party, as the record stands, refuses what a package has: as a whole, not a term of it. */
export function refusalOf(negotiation: Negotiation, party: string, terms: Terms): string | undefined {
  return refusedPackages(negotiation, party).find(
    (refused) =>
      refused.unless.length === 0 &&
      liesWithin(negotiation, terms, refused.terms) &&
      !refused.readmitted.some((later) => liesWithin(negotiation, terms, later.terms)),
  )?.act
}
