import { defineNegotiation } from 'demarche'

/** One issue on each kind of scale. */
export const talks = defineNegotiation({
  id: 'ceasefire',
  title: 'Ceasefire talks',
  parties: {
    north: { kind: 'state', name: 'North' },
    south: { kind: 'state', name: 'South' },
    bloc: { kind: 'coalition', name: 'Bloc', members: ['north'] },
  },
  delegates: { envoy: { name: 'Envoy', role: 'negotiator', speaksFor: ['south'] } },
  sources: { wire: { title: 'Wire report', date: '2025-04-17' } },
  issues: {
    withdrawal: { name: 'Depth of the withdrawal', scale: { kind: 'interval', min: 0, max: 40, unit: 'km' } },
    observers: { name: 'Observers', scale: { kind: 'binary' } },
    sequence: { name: 'Sequence', scale: { kind: 'ordinal', levels: ['troops first', 'together', 'aid first'] } },
    seat: { name: 'Seat', scale: { kind: 'nominal', options: ['Geneva', 'Vienna'] } },
  },
})
