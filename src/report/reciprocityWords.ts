import type { BothBounds, Conduct, Reciprocity } from '../gap/reciprocity.js'
import type { Negotiation } from '../model/negotiation.js'
import { type Block, list, paragraph } from './content.js'
import { joined, nameActs, partyNames } from './words.js'

/** What each of two parties gave and took back, and whether it was returned. */
export function reciprocityBlocks(negotiation: Negotiation, found: Reciprocity): Block[] {
  const told = found.conduct.map((conduct) => describeConduct(negotiation, conduct))
  const exchanges = found.exchanges.map(({ act, returned }) =>
    returned === undefined
      ? `${nameActs(negotiation, [act])} has not been returned.`
      : `${nameActs(negotiation, [act])} was returned by ${nameActs(negotiation, [returned.act])} after ${inDays(returned.days)}.`,
  )
  return [
    list(told),
    ...(exchanges.length === 0 ? [] : [paragraph('Concessions, and whether they were returned:'), list(exchanges)]),
  ]
}

function inDays(days: number): string {
  return `${Number(days.toFixed(1))} ${days === 1 ? 'day' : 'days'}`
}

function describeConduct(negotiation: Negotiation, conduct: Conduct): string {
  const { party, concessions, retractions, given, takenBack, disclosed, days } = conduct
  const name = partyNames(negotiation, [party])
  if (days === undefined) return `${name} has taken no position on these issues.`
  const shown = disclosed < rounding ? '' : ', but has shown for the first time what it accepts'
  if (concessions.length + retractions.length === 0) {
    const since = days === 0 ? 'on the last day of the record' : `${inDays(days)} before the end of the record`
    return `${name} has moved neither towards the other nor away since its first word, ${since}${shown}.`
  }
  const count = (acts: readonly string[], one: string) =>
    acts.length === 0
      ? `no ${one}`
      : `${acts.length} ${one}${acts.length === 1 ? '' : 's'} (${nameActs(negotiation, acts)})`
  const apart =
    disclosed < rounding ? '' : ` (${disclosed.toFixed(2)} of it by a first showing, which is no concession)`
  return (
    `${name}: ${count(concessions, 'concession')}, ${count(retractions, 'retraction')} in ${inDays(days)}; it took ` +
    `${given.lower.toFixed(2)} off what is certain and ${given.upper.toFixed(2)} off what is possible${apart}, and added ` +
    `${takenBack.lower.toFixed(2)} and ${takenBack.upper.toFixed(2)}.${describeAnswers(conduct)}`
  )
}

/** A sum of distances below this is rounding. */
const rounding = 1e-9

function describeAnswers({ answered, concessions }: Conduct): string {
  if (answered?.meanDays === undefined) return ''
  const { share, ratio, meanDays } = answered
  const times = (bound: keyof BothBounds, of: string) =>
    ratio[bound] === undefined ? [] : [`${ratio[bound].toFixed(2)} times as much off ${of}`]
  const got = [...times('lower', 'what is certain'), ...times('upper', 'what is possible')]
  const sizes = got.length === 0 ? '' : `; for what its concessions took off, the other took ${joined(got)}`
  return ` Returned: ${Math.round(share * concessions.length)} of ${concessions.length}, after ${inDays(meanDays)} on average${sizes}.`
}
