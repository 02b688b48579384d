import { defineNegotiation, type Negotiation, type Scale } from 'demarche'

/** Made-up talks, in which parties and issues are called what their ids are. */
export function talksOn(parties: readonly string[], scales: Readonly<Record<string, Scale>>): Negotiation {
  return defineNegotiation({
    id: 'talks',
    title: 'Talks',
    parties: Object.fromEntries(parties.map((party) => [party, { kind: 'organisation', name: party }])),
    issues: Object.fromEntries(Object.entries(scales).map(([name, scale]) => [name, { name, scale }])),
  } as never) as Negotiation
}
