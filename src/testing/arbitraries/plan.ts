import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Scale, Value } from '../../model/scale.js'
import { type ActDraw, actDraws, dayOf } from './actDraws.js'
import type { Definition } from './definitions.js'
import { pick } from './recording.js'
import { regionOn } from './regions.js'
import { gridOf } from './scales.js'
import { lengths, refuseShape, type Shape } from './shape.js'

/** Raw numbers that become the acts with which a record of a requested shape ends. */
export interface PlanDraw {
  /** In which order pairs of a party and an issue are chosen; ranks, of which the first are as many as pairs. */
  readonly order: readonly number[]
  readonly linkages: readonly ActDraw[]
  readonly contradictions: number
}

export function planDraws({ linkages = false, contradictions = 0 }: Shape): fc.Arbitrary<PlanDraw> {
  const { minLength: min, maxLength: max } = lengths('contradictions', contradictions)
  const none = { minLength: 0, maxLength: 0 }
  return fc.record({
    order: fc.array(fc.nat({ max: 999 }), { maxLength: 30 }),
    linkages: fc.array(actDraws, typeof linkages === 'boolean' ? none : lengths('linkages', linkages)),
    contradictions: fc.integer({ min, max }),
  })
}

interface Cell {
  readonly party: string
  readonly issue: string
}

/** What a record ends with, and which positions stay unknown. */
export interface Plan {
  readonly closing: readonly Unnamed[]
  readonly isSilent: (party: string, issue: string) => boolean
}

type Unnamed = ActInput extends infer Act ? (Act extends unknown ? Omit<Act, 'id'> : never) : never

/** Everybody in the first half of the parties can insist on the first value of a scale, everybody else on its last. */
export function planFrom(definition: Pick<Definition, 'parties' | 'issues'>, shape: Shape, draw: PlanDraw): Plan {
  const single = Object.keys(definition.parties).filter((id) => definition.parties[id]?.kind !== 'coalition')
  const cells = single.flatMap((party) => Object.keys(definition.issues).map((issue) => ({ party, issue })))
  const insisting = contradicting(definition, single, draw)
  const silent = silentCells(cells, insisting, shape, draw)
  const heard = cells.filter((cell) => !silent.has(keyOf(cell)))
  const spoken = shape.unknown === undefined ? [] : heard.filter((cell) => !insisting.has(keyOf(cell)))
  return {
    isSilent: (party, issue) => silent.has(keyOf({ party, issue })) || (silent.size > 0 && !single.includes(party)),
    closing: [
      ...linked(definition, heard, draw.linkages),
      ...spoken.map((cell) => insist(cell, gridOf(scaleOf(definition, cell.issue))[0] as Value, 'soft')),
      ...[...insisting.values()].map(({ cell, value }) => insist(cell, value, 'firm')),
    ],
  }
}

type Insisting = ReadonlyMap<string, { readonly cell: Cell; readonly value: Value }>

function contradicting(definition: Pick<Definition, 'issues'>, single: readonly string[], draw: PlanDraw): Insisting {
  const half = Math.ceil(single.length / 2)
  const pairs = Object.entries(definition.issues).flatMap(([issue, { scale }]) =>
    single.slice(0, half).flatMap((p) => single.slice(half).map((q) => ({ issue, scale, p, q }))),
  )
  if (draw.contradictions > pairs.length) {
    const found = `${single.length} parties and ${Object.keys(definition.issues).length} issues`
    refuseShape('contradictions', `parties and issues enough for ${draw.contradictions} contradictions`, found)
  }
  const chosen = shuffled(pairs, draw.order).slice(0, draw.contradictions)
  return new Map(
    chosen.flatMap(({ issue, scale, p, q }) => {
      const grid = gridOf(scale)
      const [low, high] = [
        { party: p, issue },
        { party: q, issue },
      ]
      return [
        [keyOf(low), { cell: low, value: grid[0] as Value }] as const,
        [keyOf(high), { cell: high, value: grid.at(-1) as Value }] as const,
      ]
    }),
  )
}

function silentCells(
  cells: readonly Cell[],
  insisting: Insisting,
  { unknown = 0 }: Shape,
  draw: PlanDraw,
): Set<string> {
  if (!(unknown >= 0 && unknown <= 1)) refuseShape('unknown', 'a share from 0 to 1', unknown)
  const count = Math.round(unknown * cells.length)
  const free = cells.filter((cell) => !insisting.has(keyOf(cell)))
  if (count > free.length) {
    const expected = `at most ${free.length} of ${cells.length} positions, since the others contradict each other`
    refuseShape('unknown', expected, count)
  }
  return new Set(shuffled(free, draw.order).slice(0, count).map(keyOf))
}

function linked(definition: Pick<Definition, 'issues'>, heard: readonly Cell[], draws: readonly ActDraw[]): Unnamed[] {
  const issues = Object.keys(definition.issues)
  if (draws.length > 0 && (issues.length < 2 || heard.length === 0)) {
    refuseShape(
      'linkages',
      'two issues, and a party that may speak',
      `${issues.length} issues, ${heard.length} positions`,
    )
  }
  return draws.map((draw) => {
    const { party: by, issue } = pick(heard, draw.by * issues.length + draw.issue)
    const other = pick(issues, issues.indexOf(issue) + 1)
    const [region, tied] = [
      regionOn(scaleOf(definition, issue), draw.regions[0]),
      regionOn(scaleOf(definition, other), draw.regions[1]),
    ]
    const conditionFor = [{ issue: other, region: tied }]
    return { kind: 'demand', by, issue, region, firmness: draw.firm ? 'firm' : 'soft', conditionFor, date: lastDay }
  })
}

function insist({ party: by, issue }: Cell, region: Value, firmness: 'firm' | 'soft'): Unnamed {
  return { kind: 'demand', by, issue, region, firmness, date: lastDay }
}

const lastDay = dayOf(27)

function shuffled<T>(list: readonly T[], order: readonly number[]): T[] {
  const rank = (i: number) => order[i] ?? i
  return list
    .map((item, i) => ({ item, i }))
    .toSorted((a, b) => rank(a.i) - rank(b.i) || a.i - b.i)
    .map(({ item }) => item)
}

function keyOf({ party, issue }: Cell): string {
  return `${party} ${issue}`
}

function scaleOf(definition: Pick<Definition, 'issues'>, issue: string): Scale {
  return definition.issues[issue]?.scale as Scale
}
