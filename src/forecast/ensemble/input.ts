import * as z from 'zod'
import { fields, refuse } from '../../model/schema.js'
import { type Actor, capabilitySchema, type Situation, type SpatialIssue, type Stance } from '../situation.js'

export interface Range {
  readonly atLeast: number
  readonly atMost: number
}

function rising(context: z.core.ParsePayload<Range>): void {
  const { atLeast, atMost } = context.value
  if (atLeast <= atMost) return
  refuse(context, { code: 'inconsistent', expected: 'atLeast up to atMost', found: `${atLeast} and ${atMost}` })
}

const share = z.number().min(0).max(1)
const shares = { atLeast: share, atMost: share }
const capabilities = { atLeast: capabilitySchema, atMost: capabilitySchema }
export const salienceRangeSchema = fields(shares).check(rising)
export const capabilityRangeSchema = fields(capabilities).check(rising)

export const uncertainSchema = z
  .discriminatedUnion('what', [
    fields({
      what: z.literal('position'),
      actor: z.string(),
      issue: z.string(),
      atLeast: z.number(),
      atMost: z.number(),
    }),
    fields({ what: z.literal('salience'), actor: z.string(), issue: z.string(), ...shares }),
    // Without an issue: on all those on which the actor has no capability of its own.
    fields({ what: z.literal('capability'), actor: z.string(), issue: z.string().exactOptional(), ...capabilities }),
  ])
  .check(rising)

/**
 * A number of a situation that is not known, and the range from which it is drawn: a position in the unit of its issue, a
 * salience, or a capability, which is one on all issues where none is named.
 */
export type UncertainInput = Readonly<z.output<typeof uncertainSchema>>

/** What an ensemble takes for granted of what is not known. */
export type EnsembleAssumption =
  /** So many numbers are not known. They are drawn independently, each from a range, all of which is equally likely. */
  | { readonly kind: 'uniform'; readonly inputs: number }
  /** Nothing is known of where these actors stand on the issue, so they have no part in it. */
  | { readonly kind: 'noPosition'; readonly issue: string; readonly actors: readonly string[] }
  /** Nothing is known of where these stand: anywhere on the scale. */
  | { readonly kind: 'wholeScale'; readonly issue: string; readonly actors: readonly string[] }
  /** How much the issue matters to these is not known; this range is taken. */
  | {
      readonly kind: 'salienceRange'
      readonly issue: string
      readonly actors: readonly string[]
      readonly range: Range
    }
  /** What these can bring to bear is not known; this range is taken. */
  | { readonly kind: 'capabilityRange'; readonly actors: readonly string[]; readonly range: Range }

/** What is taken for what is not known. */
export interface Ranges {
  readonly silent: 'leaveOut' | 'anywhere'
  readonly salience: Range
  readonly capability: Range
  readonly uncertain: readonly UncertainInput[]
}

/** Which number of a situation an input is. */
export function keyOf({ what, actor, issue }: UncertainInput): string {
  return JSON.stringify([what, actor, issue ?? null])
}

interface Found {
  readonly input?: UncertainInput
  /** What the situation does not say at all. */
  readonly lacking?: {
    readonly what: UncertainInput['what']
    readonly actor: string
    readonly issue: string | undefined
  }
}

/** All that is not known on some issues, actor by actor, and what that takes for granted. */
export function unknownsOf(situation: Situation, issues: readonly string[], ranges: Ranges) {
  const given = new Map(ranges.uncertain.map((input) => [keyOf(input), input]))
  const found = Object.entries(situation.actors).flatMap(([id, actor]) =>
    unknownsOfActor(id, actor, situation, issues, ranges, given),
  )
  const inputs = found.flatMap(({ input }) => (input === undefined ? [] : [input]))
  const lacking = (what: UncertainInput['what'], on?: string) =>
    found.flatMap(({ lacking }) => (lacking?.what === what && lacking.issue === on ? [lacking.actor] : []))
  const assumptions: EnsembleAssumption[] = [
    ...issues.flatMap((issue): EnsembleAssumption[] => [
      {
        kind: ranges.silent === 'anywhere' ? 'wholeScale' : 'noPosition',
        issue,
        actors: lacking('position', issue),
      },
      { kind: 'salienceRange', issue, actors: lacking('salience', issue), range: ranges.salience },
    ]),
    { kind: 'capabilityRange', actors: lacking('capability'), range: ranges.capability },
  ]
  const said = assumptions.filter((assumption) => 'actors' in assumption && assumption.actors.length > 0)
  const drawn: EnsembleAssumption[] = inputs.length === 0 ? [] : [{ kind: 'uniform', inputs: inputs.length }]
  return { inputs, assumptions: [...drawn, ...said] }
}

function unknownsOfActor(
  actor: string,
  own: Actor,
  { issues: scales }: Situation,
  issues: readonly string[],
  { silent, salience, capability }: Ranges,
  given: ReadonlyMap<string, UncertainInput>,
): Found[] {
  const unknown = (input: UncertainInput, lacks: boolean): Found => {
    const stated = given.get(keyOf(input))
    if (stated !== undefined) return { input: stated }
    return lacks ? { input, lacking: { what: input.what, actor, issue: input.issue } } : {}
  }
  const placeOn = (issue: string, { position }: Stance): Found => {
    const { min, max } = scales[issue] as SpatialIssue
    const range = typeof position === 'object' ? position : { atLeast: min, atMost: max }
    const input = { what: 'position', actor, issue, ...range } as const
    const found = unknown(input, position === undefined)
    if (found.input === undefined && range.atLeast < range.atMost && typeof position === 'object') return { input }
    return found.lacking !== undefined && silent === 'leaveOut' ? { lacking: found.lacking } : found
  }
  const places = issues.map((issue) => {
    const stance = Object.hasOwn(own.stances, issue) ? (own.stances[issue] as Stance) : {}
    return { issue, stance, found: placeOn(issue, stance) }
  })
  const standing = places.filter(({ stance, found }) => stance.position !== undefined || found.input !== undefined)
  const weights = standing.map(({ issue, stance }) => ({
    stance,
    salience: unknown({ what: 'salience', actor, issue, ...salience }, stance.salience === undefined),
    capability: unknown({ what: 'capability', actor, issue, ...capability }, false),
  }))
  const isOpen = weights.some(({ stance, capability: { input } }) => stance.capability === undefined && !input)
  return [
    ...places.map(({ found }) => found),
    ...weights.flatMap(({ salience, capability }) => [salience, capability]),
    unknown({ what: 'capability', actor, ...capability }, isOpen && own.capability === undefined),
  ]
}
