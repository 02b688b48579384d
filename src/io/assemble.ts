import type { Interaction, PreferencesInput } from '../bargain/preferences.js'
import { defineScenario } from '../bargain/scenario.js'
import { type ValueFunction, type ValueFunctionInput, valueFunctionSchema, worth } from '../bargain/valueFunction.js'
import { parseWith } from '../model/fromZod.js'
import type { Bounds } from '../model/regionExpression.js'
import type { FileAssumption, FileScenario } from './assumption.js'
import { idsFor } from './ids.js'
import type { FileIssue } from './settled.js'

export interface NamedIssue {
  readonly name: string
  readonly issue: FileIssue
}

/** Bounds of a few issues, by their places; both ends included. */
export interface FileRectangle {
  readonly bounds: readonly { readonly place: number; readonly min: number; readonly max: number }[]
  readonly utility: number
}

/** What a party's file says, its issues in the order of the domain. */
export interface FileParty {
  readonly functions: readonly (ValueFunctionInput | undefined)[]
  readonly weights: readonly number[]
  readonly rectangles?: readonly FileRectangle[]
  readonly constant?: number
  readonly reservation?: number
  readonly discount?: number
}

/** A scenario of issues as files name them; an issue that has a single value is part of what every package is worth. */
export function assemble(
  name: string,
  issues: readonly NamedIssue[],
  parties: Readonly<Record<string, FileParty>>,
  assumptions: readonly FileAssumption[],
): FileScenario {
  const ids = idsFor(
    issues.map((issue) => issue.name),
    'issue',
  )
  const open = issues.flatMap(({ issue }, i) =>
    issue.kind === 'open' ? [[ids[i] as string, issue.issue] as const] : [],
  )
  const settled = issues.flatMap(({ name, issue }): FileAssumption[] =>
    issue.kind === 'settled' ? [{ kind: 'settledIssue', name, value: issue.value }] : [],
  )
  const scenario = defineScenario({
    domain: { ...(name === '' ? {} : { name }), issues: Object.fromEntries(open) },
    preferences: Object.fromEntries(
      Object.entries(parties).map(([party, own]) => [party, preferencesOf(issues, ids, own, party)]),
    ),
  })
  return Object.freeze({ scenario, assumptions: Object.freeze([...settled, ...assumptions]) })
}

function preferencesOf(
  issues: readonly NamedIssue[],
  ids: readonly string[],
  { functions, weights, rectangles = [], constant = 0, reservation, discount }: FileParty,
  party: string,
): PreferencesInput {
  const values: [string, ValueFunctionInput][] = []
  const ofValues: [string, number][] = []
  let fixed = constant
  for (const [i, { issue }] of issues.entries()) {
    const [id, valued, weight] = [ids[i] as string, functions[i], weights[i] as number]
    if (valued === undefined) continue
    if (issue.kind === 'settled') fixed += weight * settledWorth(valued, issue.value, [party, id])
    else {
      values.push([id, valued])
      ofValues.push([id, weight])
    }
  }
  const joints = rectangles.map((rectangle) => joint(issues, ids, rectangle))
  return {
    values: Object.fromEntries(values),
    weights: Object.fromEntries(ofValues),
    interactions: joints.filter((own) => typeof own === 'object'),
    constant: joints.reduce<number>((sum, own) => (typeof own === 'number' ? sum + own : sum), fixed),
    ...(reservation === undefined ? {} : { reservation }),
    ...(discount === undefined ? {} : { discount }),
  }
}

const anyNumber = { kind: 'interval', min: 0, max: 1 } as const

function settledWorth(valued: ValueFunctionInput, value: string | number | boolean, path: readonly string[]): number {
  const checked: ValueFunction = parseWith(valueFunctionSchema, valued, path)
  return worth(anyNumber, checked, value)
}

/** A rectangle on issues that are open; a number where it holds all packages, nothing where it holds none. */
function joint(issues: readonly NamedIssue[], ids: readonly string[], { bounds, utility }: FileRectangle) {
  const within = new Map<string, Required<Pick<Bounds<number>, 'atLeast' | 'atMost'>>>()
  for (const { place, min, max } of bounds) {
    const { issue } = issues[place] as NamedIssue
    const [low, high] = issue.kind === 'open' ? rangeOf(issue.issue.scale) : [Number(issue.value), Number(issue.value)]
    const known = within.get(ids[place] as string)
    const atLeast = Math.max(low, min, known?.atLeast ?? min)
    const atMost = Math.min(high, max, known?.atMost ?? max)
    if (!(atLeast <= atMost)) return undefined
    if (issue.kind === 'open') within.set(ids[place] as string, { atLeast, atMost })
  }
  if (within.size === 0) return utility
  return { kind: 'hyperRectangle', within: Object.fromEntries(within), utility } satisfies Interaction
}

function rangeOf(scale: { readonly kind: string; readonly min?: number; readonly max?: number }): [number, number] {
  return [scale.min ?? Number.NaN, scale.max ?? Number.NaN]
}
