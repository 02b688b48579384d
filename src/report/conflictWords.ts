import type { ConflictAssumption } from '../conflict/negotiation/assumption.js'
import type { NegotiationConflict } from '../conflict/negotiation/fromNegotiation.js'
import type { Negotiation } from '../model/negotiation.js'
import { issueOf, joined, nameActs, partyNames } from './words.js'

/** What a conflict read from a negotiation takes for granted, each as a sentence. */
export function describeConflictAssumptions(negotiation: Negotiation, found: NegotiationConflict): string[] {
  const silent = found.assumptions.flatMap((one) => (one.kind === 'indifference' ? [one] : []))
  return [
    ...found.assumptions.flatMap((one) => (one.kind === 'indifference' ? [] : [sentence(negotiation, found, one)])),
    ...(silent.length === 0 ? [] : [indifference(negotiation, found, silent)]),
  ]
}

type Silence = Extract<ConflictAssumption, { kind: 'indifference' }>

/** Of most options most parties say nothing, so it is told how many, and of whom nothing at all is known. */
function indifference(negotiation: Negotiation, { options }: NegotiationConflict, silent: readonly Silence[]): string {
  const all = Object.keys(options).length
  const counts = silent.map(({ party, options: own }) => {
    const name = partyNames(negotiation, [party])
    return own.length === all ? `${name} of all ${all}` : `${name} of ${own.length}`
  })
  return `Nothing is known of what parties think of some of the ${all} options, which are all the same to them by themselves: ${joined(counts)}.`
}

function sentence(
  negotiation: Negotiation,
  { conflict }: NegotiationConflict,
  assumption: Exclude<ConflictAssumption, Silence>,
): string {
  const parties = (ids: readonly string[]) => partyNames(negotiation, ids)
  const acts = (ids: readonly string[]) => nameActs(negotiation, ids)
  const issue = (id: string) => `“${issueOf(negotiation, id).name}”`
  const option = (id: string) => conflict.options[id]?.name ?? id
  switch (assumption.kind) {
    case 'singlePeakedPreferences':
      return 'Whoever refuses a value refuses what lies beyond it (single-peaked preferences).'
    case 'notExplicit':
      return `What is only implied, or known from elsewhere, is taken as said: ${acts(assumption.acts)}.`
    case 'contextLeftOut':
      return `What only gives context changes nothing: ${acts(assumption.acts)}.`
    case 'overtaken':
      return `What its maker has since replaced is left out: ${acts(assumption.acts)}.`
    case 'askedOf': {
      const why = {
        addressed: 'it is addressed to them',
        affected: 'it touches them',
        others: 'nobody is named',
      }[assumption.as]
      return `${acts([assumption.act])} is asked of ${parties(assumption.parties)}, since ${why}.`
    }
    case 'eachCanAlone':
      return `Each of ${parties(assumption.parties)} alone can ${option(assumption.option)}.`
    case 'needsNobody':
      return `${parties(assumption.parties)} can carry out ${acts([assumption.act])} without anybody’s consent, since nobody is named.`
    case 'acceptedBy':
      return `Only ${parties(assumption.parties)} ${assumption.parties.length === 1 ? 'is' : 'are'} asked to accept ${issue(assumption.issue)}.`
    case 'decidesAsOne': {
      const members = assumption.members.length === 0 ? '' : `, and ${parties(assumption.members)} also for themselves`
      return `${parties([assumption.party])} decides as one${members}.`
    }
    case 'decidesNothing':
      return `${parties(assumption.parties)} can do nothing about any of this.`
    case 'acceptedIsDelivered':
      return `Since it is accepted, it is done already: ${option(assumption.option)} (${acts(assumption.acts)}).`
    case 'noStatusQuo':
      return `Where things stand cannot be by these rules, so there is no status quo: ${joined(assumption.options.map(option))}.`
    case 'reversible':
      return assumption.options.length === Object.keys(conflict.options).length
        ? 'Everything can be taken back at any time.'
        : `These can be taken back at any time: ${joined(assumption.options.map(option))}.`
    case 'allOrNothing':
      return `On ${issue(assumption.issue)} it only counts whether it ends as asked, not how far from it.`
    case 'conditionLeftOut':
      return `That ${acts([assumption.act])} names a time or a condition is left out.`
    case 'firmFirst':
      return `To ${parties([assumption.party])}, all that is firm comes before all that is not.`
    case 'recordOrder':
      return `How much ${joined(assumption.issues.map(issue))} matter to ${parties([assumption.party])} is not known; what was recorded earlier comes first.`
    case 'wantsOnceMet':
      return `${parties([assumption.party])} wants ${joined(assumption.issues.map(issue))} once what it makes a condition is delivered, and not before (${acts(assumption.acts)}).`
    case 'wantsWhatItHasShown':
      return `${parties([assumption.party])} would rather not have what lies outside all that it has shown to accept (${acts(assumption.acts)}).`
    case 'insistsUntilMet':
      return `${parties([assumption.party])} would rather insist on ${acts([assumption.act])} than not, until it is met.`
  }
}
