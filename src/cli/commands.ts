import type { OptionName } from './arguments.js'
import type { Run } from './call.js'

interface Command {
  /** How many it takes at least and at most, and in words. */
  readonly operands: { readonly least: number; readonly most?: number; readonly named: string }
  readonly options: readonly OptionName[]
  /** Loaded when it is asked for: help and small commands need not wait for the others. */
  readonly load: () => Promise<Run>
}

const ofState = ['format', 'as-of', 'between', 'no-color'] as const
const ofPackages = [...ofState, 'issues', 'terms', 'limit'] as const
const oneFile = { least: 1, named: 'one FILE' }

export const commands: Readonly<Record<string, Command>> = {
  init: {
    operands: { least: 0, most: 1, named: 'a FILE or nothing' },
    options: [],
    load: async () => (await import('./init.js')).init,
  },
  check: { operands: oneFile, options: ['no-color'], load: async () => (await import('./check.js')).check },
  gaps: { operands: oneFile, options: [...ofState, 'issues'], load: async () => (await import('./gaps.js')).gaps },
  why: { operands: oneFile, options: ofPackages, load: async () => (await import('./why.js')).why },
  assess: {
    operands: { least: 1, most: 2, named: 'one FILE and one PROPOSAL' },
    options: [...ofState, 'proposal'],
    load: async () => (await import('./assess.js')).assess,
  },
  bridge: {
    operands: oneFile,
    options: [...ofPackages, 'objective'],
    load: async () => (await import('./bridge.js')).bridge,
  },
  timeline: {
    operands: oneFile,
    options: [...ofState, 'issues'],
    load: async () => (await import('./timeline.js')).timeline,
  },
  report: {
    operands: oneFile,
    options: ['output', 'format', 'as-of', 'between', 'no-color'],
    load: async () => (await import('./report.js')).report,
  },
  evidence: {
    operands: oneFile,
    options: ['format', 'source', 'no-color'],
    load: async () => (await import('./evidence.js')).evidence,
  },
  bargain: {
    operands: { least: 3, most: Number.POSITIVE_INFINITY, named: 'one DOMAIN and two PROFILEs or more' },
    options: ['format', 'semantics', 'tolerance', 'no-color'],
    load: async () => (await import('./bargain.js')).bargain,
  },
  network: {
    operands: { least: 1, named: 'one STATEMENTS or one FILE' },
    options: [
      'actors',
      'concepts',
      'qualifier',
      'duplicates',
      'aggregation',
      'normalisation',
      'nodes',
      'from',
      'to',
      'isolates',
      'certainty',
      'members',
      'merge',
      'format',
      'no-color',
    ],
    load: async () => (await import('./network.js')).network,
  },
  conflict: {
    operands: oneFile,
    options: ['format', 'concepts', 'coalition', 'full', 'no-color'],
    load: async () => (await import('./conflict.js')).conflict,
  },
  forecast: {
    operands: { least: 1, named: 'one ACTORS or one FILE' },
    options: ['model', 'rounds', 'seed', 'samples', 'issues', 'format', 'no-color'],
    load: async () => (await import('./forecast.js')).forecast,
  },
  convert: {
    operands: { least: 2, named: 'one IN and one OUT' },
    options: [],
    load: async () => (await import('./convert.js')).convert,
  },
  schema: {
    operands: { least: 0, named: 'no file' },
    options: [],
    load: async () => (await import('./schema.js')).schema,
  },
}
