// What happened before and in Paris: strikes and meetings. None of it is anybody's position.
import { incident, meeting, record } from 'demarche'
import { byTheTalks, definition, theTalks } from './definition.js'
import { passages } from './passages.js'

const negotiation = { cameo: '046', plover: { event: 'CONSULT', context: ['diplomatic'] } } as const
const contact = { cameo: '040', plover: { event: 'CONSULT' } } as const
const strike = { cameo: '195', plover: { event: 'ASSAULT', mode: 'heavy-weapons', context: ['military'] } } as const

export const background = record(
  definition,

  // The strikes, and the one of them that is told by name.
  incident({
    id: 'missileStrikes',
    by: 'russia',
    affects: ['ukraine'],
    date: { to: '2025-04-13' },
    means: 'missile strikes',
    event: strike,
    evidence: [passages.missileStrikes],
    note: 'Dated by the one whose day is known, Sumy; the article calls them recent, and more may have followed. That Ukraine was struck is implied.',
  }),
  incident({
    id: 'sumyStrike',
    by: 'russia',
    affects: ['ukraine'],
    date: '2025-04-13',
    partOf: 'missileStrikes',
    place: 'Sumy',
    means: 'missile strike',
    casualties: { killed: 35, who: 'civilians' },
    event: strike,
    evidence: [passages.sumy],
    note: 'The day, and that the town is in Ukraine, are world knowledge.',
  }),

  // Three contacts on the way to Paris.
  meeting({
    id: 'meetingWitkoffPutin',
    date: { from: '2025-04-07', to: '2025-04-13' },
    participants: [
      { party: 'us', delegates: ['witkoff'] },
      { party: 'russia', delegates: ['putin'] },
    ],
    format: 'bilateral',
    event: contact,
    evidence: [passages.witkoffAndPutin, passages.lastWeek],
    note: 'The calendar week before the talks in Paris. By world knowledge it was 11 April.',
  }),
  meeting({
    id: 'meetingUsRussia',
    date: byTheTalks,
    participants: [{ party: 'us' }, { party: 'russia' }],
    format: 'bilateral',
    perhapsSameAs: 'meetingWitkoffPutin',
    event: negotiation,
    evidence: [passages.americanRussianTalks],
    note: 'Who negotiated, and when, is not said; Peskov speaks of it.',
  }),
  meeting({
    id: 'meetingMacronZelensky',
    date: byTheTalks,
    participants: [
      { party: 'france', delegates: ['macron'] },
      { party: 'ukraine', delegates: ['zelensky'] },
    ],
    format: 'bilateral',
    event: contact,
    evidence: [passages.macronAndZelensky, passages.aheadOfTalks],
    note: 'Before the talks in Paris. Whether they met or telephoned is not said.',
  }),

  // The talks themselves.
  meeting({
    id: 'meetingParis',
    date: theTalks,
    place: 'Paris',
    host: 'france',
    participants: [
      { party: 'us', delegates: ['rubio', 'witkoff'] },
      { party: 'france', delegates: ['macron', 'barrot'] },
      { party: 'uk', delegates: ['lammy'] },
      { party: 'ukraine', delegates: ['yermak', 'sybiha', 'umerov'] },
    ],
    absent: ['russia'],
    format: 'high-level, multilateral',
    topics: ['securityAssurances', 'endOfWar', 'trade', 'nato', 'iran'],
    event: negotiation,
    evidence: [
      passages.talksInParis,
      passages.onThursday,
      passages.joinedByWitkoff,
      passages.delegatesFromParisAndLondon,
      passages.ukrainianDelegation,
      passages.talksOnStrains,
    ],
    note: 'That France was the host, and that Russia was spoken of but not there, is implied. The date is world knowledge.',
  }),
)
