import type { ActOf, Negotiation, Party } from '../../model/negotiation.js'
import { checked } from '../../record/checked.js'
import { list, type Section, table } from '../content.js'
import { describeWhen, partyNames, sectionTitle } from '../words.js'

/** Who the parties are, who speaks for them, and who met. */
export function partiesSection(negotiation: Negotiation): Section {
  const rows = Object.entries(checked(negotiation).parties).map(([id, party]) => [
    id,
    party.name,
    [party.kind, ...composition(negotiation, party)].join(', '),
    Object.values(negotiation.delegates)
      .filter((delegate) => delegate.speaksFor.includes(id))
      .map((delegate) => `${delegate.name} (${delegate.role})`)
      .join('; '),
  ])
  const meetings = negotiation.acts
    .filter((act) => act.kind === 'meeting')
    .map((act) => describeMeeting(negotiation, act))
  const blocks = [table(['id', 'party', 'what it is', 'who speaks for it'], rows)]
  return {
    title: sectionTitle(negotiation, 'Who is at the table'),
    blocks: meetings.length === 0 ? blocks : [...blocks, list(meetings)],
  }
}

function composition(negotiation: Negotiation, { size, members, leads, beneficiaries }: Party): string[] {
  const count = size === undefined ? [] : ['about' in size ? `about ${size.about} members` : `${size.exactly} members`]
  const named: [string, readonly string[] | undefined][] = [
    ['named: ', members],
    ['led by ', leads],
    ['for ', beneficiaries],
  ]
  return [
    ...count,
    ...named.flatMap(([label, ids]) => (ids === undefined ? [] : [label + partyNames(negotiation, ids)])),
  ]
}

function describeMeeting(negotiation: Negotiation, meeting: ActOf<'meeting'>): string {
  const present = meeting.participants.map(({ party, delegates }) => {
    const names = (delegates ?? []).map((id) => negotiation.delegates[id]?.name ?? id)
    const name = partyNames(negotiation, [party])
    return names.length === 0 ? name : `${name} (${names.join(', ')})`
  })
  const place = meeting.place === undefined ? '' : ` in ${meeting.place}`
  const absent = meeting.absent === undefined ? '' : `; absent: ${partyNames(negotiation, meeting.absent)}`
  const kind = meeting.hypothetical === true ? 'hypothetical meeting' : 'meeting'
  return `${describeWhen(meeting.date)}, ${kind}${place}: ${present.join(', ')}${absent}.`
}
