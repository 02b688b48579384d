/** How the votes of an actor between two options depend on its difference of utility, which is from -1 to 1. */
export const votingRules = [
  'proportional',
  'binary',
  'proportionalBinary',
  'proportionalCubic',
  'cubic',
  'asymmetricProspect',
] as const
export type VotingRule = (typeof votingRules)[number]

/** How likely one of two sides prevails, given the votes that each has. */
export const victoryModels = ['linear', 'square', 'quartic', 'octic', 'binary'] as const
export type VictoryModel = (typeof victoryModels)[number]

/** How victories over each other make one winner among many. */
export const electionModels = ['conditional', 'markovIncentive', 'markovUniform'] as const
export type ElectionModel = (typeof electionModels)[number]

export interface ElectionRules {
  readonly votingRule: VotingRule
  readonly victory: VictoryModel
  readonly model: ElectionModel
}
