import { defineNegotiation, demand, type Gap, gap, record, rejection } from 'demarche'
import { renderText } from 'demarche/report'

const talks = defineNegotiation({
  id: 'ceasefire',
  title: 'Ceasefire talks',
  parties: { north: { kind: 'state', name: 'North' }, south: { kind: 'state', name: 'South' } },
  issues: {
    withdrawal: { name: 'Depth of the withdrawal', scale: { kind: 'interval', min: 0, max: 40, unit: 'km' } },
    observers: { name: 'Observers', scale: { kind: 'binary' } },
    sequence: { name: 'Sequence', scale: { kind: 'ordinal', levels: ['troops first', 'together', 'aid first'] } },
  },
})

const common = { date: '2025-04-17', firmness: 'firm' } as const

const after = record(
  talks,
  demand({ ...common, id: 'd1', by: 'north', issue: 'withdrawal', region: { atLeast: 30 } }),
  demand({ ...common, id: 'd2', by: 'south', issue: 'withdrawal', region: { atMost: 10 } }),
  rejection({ id: 'r1', date: '2025-04-18', by: 'south', answers: 'd1' }),
)

export const distance: Gap = gap(after, 'north', 'south', { issues: ['withdrawal'] })
export const text: string = renderText([{ title: after.title, blocks: [] }])

/** Never called: what follows must not compile. */
export function misuse(): void {
  // @ts-expect-error a misspelt party
  record(talks, demand({ ...common, id: 'd1', by: 'nroth', issue: 'observers', region: true }))
  // @ts-expect-error an unknown issue
  record(talks, demand({ ...common, id: 'd1', by: 'north', issue: 'borders', region: true }))
  // @ts-expect-error a level that the scale does not have
  record(talks, demand({ ...common, id: 'd1', by: 'north', issue: 'sequence', region: 'tanks first' }))
  // @ts-expect-error a number on a binary issue
  record(talks, demand({ ...common, id: 'd1', by: 'north', issue: 'observers', region: 1 }))
  // @ts-expect-error an unknown field
  record(talks, demand({ ...common, id: 'd1', by: 'north', issue: 'observers', region: true, mood: 'grim' }))
  // @ts-expect-error a misspelt party
  gap(after, 'north', 'suoth')
  // @ts-expect-error an unknown issue
  gap(after, 'north', 'south', { issues: ['borders'] })
  // @ts-expect-error a negotiation is never changed in place
  after.acts.push(after.acts[0])
  // @ts-expect-error a negotiation is never changed in place
  after.parties.north.name = 'Nord'
  // @ts-expect-error nor is a result
  distance.lower = 0
}
