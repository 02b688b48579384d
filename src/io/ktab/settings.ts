import type { SpatialOptions } from '../../forecast/spatial/spatialBargaining.js'
import { nearest } from '../../model/nearest.js'

/** The switches that KTAB keeps in a file, as options of `spatialBargaining`. */
export type KtabSwitches = Pick<
  SpatialOptions,
  | 'victory'
  | 'election'
  | 'transitions'
  | 'votingRule'
  | 'riskAdjustment'
  | 'riskRange'
  | 'thirdParties'
  | 'interpolation'
  | 'bargains'
>

/** `program`: what `smpc` accepts. `schema`: what its XML schema says, which differs for two values. */
export type KtabDialect = 'program' | 'schema'

/** By element, in the order of the schema: the option, its values by what files call them, the program's name first. */
export const ktabSwitches = {
  VictoryProbModel: {
    option: 'victory',
    values: { Linear: 'linear', Square: 'square', Quartic: 'quartic', Octic: 'octic', Binary: 'binary' },
  },
  PCEModel: {
    option: 'election',
    values: { Conditional: 'conditional', MarkovIncentive: 'markovIncentive', MarkovUniform: 'markovUniform' },
  },
  StateTransitions: {
    option: 'transitions',
    values: { Deterministic: 'deterministic', Stochastic: 'stochastic' },
  },
  VotingRule: {
    option: 'votingRule',
    values: {
      Binary: 'binary',
      PropBin: 'proportionalBinary',
      Prop: 'proportional',
      Proportional: 'proportional',
      PropCbc: 'proportionalCubic',
      Cubic: 'cubic',
      ASymProsp: 'asymmetricProspect',
    },
  },
  BigRAdjust: {
    option: 'riskAdjustment',
    values: { Full: 'full', TwoThirds: 'twoThirds', Half: 'half', OneThird: 'oneThird', None: 'none', No: 'none' },
  },
  BigRRange: { option: 'riskRange', values: { Min: 'min', Mid: 'mid', Max: 'max' } },
  ThirdPartyCommit: { option: 'thirdParties', values: { NoCommit: 'none', SemiCommit: 'semi', FullCommit: 'full' } },
  InterVecBrgn: { option: 'interpolation', values: { S1P1: 's1p1', S2P2: 's2p2', S2PMax: 's2pMax' } },
  BargnModel: {
    option: 'bargains',
    values: { InitOnlyInterp: 'initiator', InitRcvrInterp: 'both', PWCompInterp: 'compromise' },
  },
} as const satisfies Readonly<
  Record<string, { readonly option: keyof KtabSwitches; readonly values: Readonly<Record<string, string>> }>
>

export type KtabSwitch = keyof typeof ktabSwitches

/** Where a file names no switch, KTAB takes these. */
const ktabDefaults: Required<KtabSwitches> = {
  victory: 'linear',
  election: 'conditional',
  transitions: 'deterministic',
  votingRule: 'proportional',
  riskAdjustment: 'oneThird',
  riskRange: 'mid',
  thirdParties: 'semi',
  interpolation: 's2p2',
  bargains: 'initiator',
}

/** What a file calls the value of a switch. */
export function ktabNameOf(name: KtabSwitch, switches: KtabSwitches, dialect: KtabDialect): string {
  const { option, values } = ktabSwitches[name]
  const value = switches[option] ?? ktabDefaults[option]
  const names = Object.entries(values).flatMap(([written, meant]) => (meant === value ? [written] : []))
  return (dialect === 'program' ? names[0] : names.at(-1)) as string
}

/** The value that a file means, or the names that it could have used. */
export function ktabValueOf(name: KtabSwitch, written: string) {
  const values: Readonly<Record<string, string>> = ktabSwitches[name].values
  if (Object.hasOwn(values, written)) return { value: values[written] as string }
  const known = Object.keys(values)
  const near = nearest(written, known)
  return { known, ...(near === undefined ? {} : { nearest: near }) }
}
