/** The words of the model: literal lists, and the types derived from them. Imports nothing. */

export const partyKinds = ['state', 'organisation', 'coalition', 'group', 'person'] as const
export type PartyKind = (typeof partyKinds)[number]

const positionalActKinds = ['demand', 'proposal', 'acceptance', 'rejection', 'statement', 'withdrawal'] as const
const contextActKinds = ['appeal', 'accusation', 'pledge', 'doubt', 'threat', 'meeting', 'incident'] as const
export const actKinds = [...positionalActKinds, ...contextActKinds] as const
export type ActKind = (typeof actKinds)[number]

export const firmnesses = ['firm', 'soft'] as const
export type Firmness = (typeof firmnesses)[number]

/** How hard something is asked for, weakest first. */
export const strengths = ['hope', 'appeal', 'push', 'demand', 'condition'] as const
export type Strength = (typeof strengths)[number]

/** `explicit`: the words say it. `implied`: a careful reader infers it. `world`: known from elsewhere. */
export const certainties = ['explicit', 'implied', 'world'] as const
export type Certainty = (typeof certainties)[number]

export const relationKinds = ['alliance', 'strain', 'rivalry', 'mediation'] as const
export type RelationKind = (typeof relationKinds)[number]

export const trends = ['growing', 'steady', 'easing'] as const
export type Trend = (typeof trends)[number]

export const talksStatuses = ['planned', 'continuing', 'stalled', 'suspended', 'concluded', 'collapsed'] as const
export type TalksStatus = (typeof talksStatuses)[number]

/** How a coalition without acts of its own gets a position from others. */
export const coalitionRules = ['unanimity', 'leads'] as const
export type CoalitionRule = (typeof coalitionRules)[number]

/** Event types of PLOVER (Political Language Ontology for Verifiable Event Records, 2021). */
export const ploverEvents = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const
export type PloverEvent = (typeof ploverEvents)[number]
