import { defineStatements, type Statement } from 'demarche/network'

const concepts = ['build the dam', 'raise the toll', 'protect the delta', 'sell power', 'joint court', 'new canal']

export const quarters = [
  { name: 'Q1 2025', from: '2025-01-01', to: '2025-03-31', months: [1, 2, 3] },
  { name: 'Q2 2025', from: '2025-04-01', to: '2025-06-30', months: [4, 5, 6] },
  { name: 'Q3 2025', from: '2025-07-01', to: '2025-09-30', months: [7, 8, 9] },
  { name: 'Q4 2025', from: '2025-10-01', to: '2025-12-31', months: [10, 11, 12] },
] as const

/**
 * By party, what it says each quarter on each of the six topics: + for, - against, . nothing. First the mountains and the coast are
 * two blocs; in the summer the towns leave the mountains over the toll; in the autumn towns and delta find each other.
 */
const stances: Readonly<Record<string, readonly [string, string, string, string]>> = {
  Alpine: ['++-+.+', '++-+.+', '++-+-+', '++-+-+'],
  Highland: ['++-+..', '++-+.+', '++-+-.', '+.-+-+'],
  Quarry: ['+.-+.+', '++-..+', '++-+..', '++-+-+'],
  Ridge: ['++..-+', '+.-+-.', '.+-+-+', '++-.-+'],
  Town: ['+.-+.+', '+.-++.', '+-.++.', '+-+++.'],
  Market: ['+.-+..', '+-.+.+', '.-.++-', '+-+++-'],
  Guild: ['++.+.+', '+.-++.', '+-.++.', '.-+++-'],
  Harbour: ['-.+-+.', '--+-+.', '--+-+.', '--+-+-'],
  Delta: ['--+.+-', '--+-+-', '.-+.+-', '.-+++-'],
  Fisher: ['-.+-+-', '--+-..', '--+.+-', '.-+.+-'],
  Reed: ['.-+-.-', '-.+-+-', '--+-+.', '--+-+.'],
  Coast: ['--+-+.', '--+.+-', '-.+-+-', '--+-+-'],
}

/** A statement in each month of a quarter, on the day of the month that is the party's own. */
function statementsOf([actor, byQuarter]: readonly [string, readonly string[]], party: number): Statement[] {
  return quarters.flatMap(({ months }, quarter) =>
    [...(byQuarter[quarter] as string)].flatMap((stance, c) =>
      stance === '.'
        ? []
        : months.map((month) => ({
            actor,
            concept: concepts[c] as string,
            qualifier: stance === '+',
            date: `2025-${String(month).padStart(2, '0')}-${String(party + 1).padStart(2, '0')}`,
            document: `minutes of ${month}/2025`,
          })),
    ),
  )
}

export const said = defineStatements(Object.entries(stances).flatMap(statementsOf))
