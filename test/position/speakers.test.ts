import { defineNegotiation, demand, type Negotiation, record, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { speakersFor } from '../../src/position/speakers.js'

const date = '2026-01-10'
const parties = {
  port: { kind: 'group', name: 'Port' },
  city: { kind: 'group', name: 'City' },
  owners: { kind: 'coalition', name: 'Owners', members: ['port', 'city'], rule: 'unanimity' },
  hirers: { kind: 'coalition', name: 'Hirers', members: ['port'], rule: 'unanimity' },
  chamber: { kind: 'coalition', name: 'Chamber', members: ['owners', 'hirers'], rule: 'unanimity' },
} as const
const issue = (name: string) => ({ name, scale: { kind: 'binary' } }) as const
const talks = defineNegotiation({
  id: 'harbour',
  title: 'Harbour',
  parties,
  issues: { council: issue('Council'), nights: issue('Nights') },
})
const says = (id: string, by: keyof typeof parties, issue: 'council' | 'nights' = 'council') =>
  demand({ id, by, issue, region: true, firmness: 'firm', date })
const speakers = (negotiation: typeof talks, ...issues: readonly string[]) =>
  speakersFor(negotiation as Negotiation, 'chamber', issues).map(({ party, unless }) => [party, ...unless].join(' '))

describe('whose words count for a coalition', () => {
  it('should be its own and those of all who decide in it, each once, while nobody between has spoken', () => {
    expect(speakers(talks, 'council')).toEqual(['chamber', 'owners', 'port', 'city', 'hirers'])
    expect(speakers(record(talks, says('p', 'port')), 'council')).toHaveLength(5)
  })

  it('should be those of others unless it has spoken itself, by each way to them', () => {
    const spoken = record(talks, says('c', 'chamber'), says('o', 'owners'), says('other', 'chamber', 'nights'))
    expect(speakers(spoken, 'council')).toEqual(['chamber', 'owners c', 'port c o', 'city c o', 'hirers c', 'port c'])
  })

  it('should name an act once that speaks on several issues, and acts on all of them', () => {
    const weighs = statement({ id: 'w', by: 'chamber', issue: 'nights', salience: 1, date })
    const joint = demand({ ...says('j', 'owners'), jointlyWith: ['chamber'] })
    expect(speakers(record(talks, weighs, joint), 'council', 'nights')).toEqual([
      'chamber',
      'owners j w',
      'port j w',
      'city j w',
      'hirers j w',
    ])
  })

  it('should tell two acts from one whose name is both', () => {
    const spoken = record(talks, says('ab', 'owners'), says('a', 'hirers'), says('b', 'hirers'))
    expect(speakers(spoken, 'council').filter((way) => way.startsWith('port'))).toEqual(['port ab', 'port a b'])
  })
})
