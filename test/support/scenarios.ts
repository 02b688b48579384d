import {
  type Act,
  type ActInput,
  type DefinitionInput,
  defineNegotiation,
  type Negotiation,
  type RegionExpression,
  record,
  type Scale,
  type Value,
} from 'demarche'
import * as fc from 'fast-check'

/** Values lie on a grid of eighths of the scale, so that regions often touch, overlap and coincide. */
export const gridSteps = 8

export const scales: fc.Arbitrary<Scale> = fc.oneof(
  fc.constant<Scale>({ kind: 'binary' }),
  fc.integer({ min: 2, max: 5 }).map((count): Scale => ({ kind: 'ordinal', levels: names('level', count) })),
  fc
    .tuple(fc.integer({ min: -16, max: 16 }), fc.integer({ min: 1, max: 16 }))
    .map(([min, span]): Scale => ({ kind: 'interval', min, max: min + span, unit: 'units' })),
  fc.tuple(fc.integer({ min: 2, max: 4 }), fc.array(fc.integer({ min: 4, max: 8 }), { maxLength: 3 })).map(nominal),
)

export const orderedScales = scales.map((scale): Scale => (scale.kind === 'nominal' ? { kind: 'binary' } : scale))

/** Distances between a half and one obey the triangle inequality, whatever they are. */
function nominal([count, eighths]: [number, number[]]): Scale {
  const options = names('option', count)
  const pairs = options.flatMap((a, i) => options.slice(i + 1).map((b): [string, string] => [a, b]))
  const distances = eighths
    .slice(0, pairs.length)
    .map((eighth, i) => ({ between: pairs[i] as [string, string], distance: eighth / 8 }))
  return distances.length === 0 ? { kind: 'nominal', options } : { kind: 'nominal', options, distances }
}

function names(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${word}${i + 1}`)
}

/** Places on the scale from which any region is made: every option, or every grid point. */
export function gridOf(scale: Scale): readonly Value[] {
  switch (scale.kind) {
    case 'binary':
      return [false, true]
    case 'ordinal':
      return scale.levels
    case 'nominal':
      return scale.options
    case 'interval':
      return Array.from({ length: gridSteps + 1 }, (_, i) => scale.min + (i * (scale.max - scale.min)) / gridSteps)
  }
}

/** The grid and the middles between its points: two regions made on the grid are equal iff they agree on these. */
export function probesOf(scale: Scale): readonly Value[] {
  if (scale.kind !== 'interval') return gridOf(scale)
  return Array.from(
    { length: 2 * gridSteps + 1 },
    (_, i) => scale.min + (i * (scale.max - scale.min)) / (2 * gridSteps),
  )
}

/** Raw numbers that become a region on whichever scale they meet. */
export interface RegionDraw {
  readonly shape: number
  readonly ends: readonly [number, number]
  readonly open: readonly [boolean, boolean]
  readonly second: readonly [number, number]
}

export const regionDraws: fc.Arbitrary<RegionDraw> = fc.record({
  shape: fc.integer({ min: 0, max: 4 }),
  ends: fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })),
  open: fc.tuple(fc.boolean(), fc.boolean()),
  second: fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })),
})

export function regionOn(scale: Scale, draw: RegionDraw): RegionExpression {
  const grid = gridOf(scale)
  const pick = (index: number) => grid[index % grid.length] as Value
  if (draw.shape === 0) return pick(draw.ends[0])
  if (scale.kind === 'binary' || scale.kind === 'nominal') {
    return { anyOf: [...new Set([...draw.ends, ...draw.second].slice(0, draw.shape).map(pick))] }
  }
  const first = span(grid as readonly (number | string)[], draw.ends, draw.open)
  if (draw.shape < 4) return first
  return { anyOf: [first, span(grid as readonly (number | string)[], draw.second, [false, false])] }
}

type Bounds = Exclude<RegionExpression, Value | { anyOf: unknown }>

function span(
  grid: readonly (number | string)[],
  ends: readonly [number, number],
  open: readonly [boolean, boolean],
): Bounds {
  const [from, to] = ends.map((end) => end % grid.length).toSorted((a, b) => a - b) as [number, number]
  // Open ends need room between them: two steps leave a grid point inside on every scale.
  const [fromOpen, toOpen] = to - from >= 2 ? open : [false, false]
  const [low, high] = [grid[from] as number | string, grid[to] as number | string]
  return { ...(fromOpen ? { above: low } : { atLeast: low }), ...(toOpen ? { below: high } : { atMost: high }) }
}

/** Raw numbers that become an act which is valid where it is recorded. */
export interface ActDraw {
  readonly kind: number
  readonly by: number
  readonly issue: number
  readonly target: number
  readonly day: number
  readonly firm: boolean
  readonly joint: boolean
  readonly salience: number
  readonly condition: boolean
  readonly regions: readonly [RegionDraw, RegionDraw]
}

export const actDraws: fc.Arbitrary<ActDraw> = fc.record({
  kind: fc.nat({ max: 9 }),
  by: fc.nat({ max: 20 }),
  issue: fc.nat({ max: 20 }),
  target: fc.nat({ max: 50 }),
  day: fc.nat({ max: 27 }),
  firm: fc.boolean(),
  joint: fc.boolean(),
  salience: fc.nat({ max: 8 }),
  condition: fc.boolean(),
  regions: fc.tuple(regionDraws, regionDraws),
})

type WideDefinition = DefinitionInput<string, string, string, Record<string, { name: string; scale: Scale }>>

/** What a negotiation is made of, before it is made: tests change this and compare what follows. */
export interface Scenario {
  readonly definition: WideDefinition
  readonly acts: readonly ActInput[]
}

export interface Shape {
  readonly scale?: fc.Arbitrary<Scale>
  readonly collectives?: boolean
  readonly maxActs?: number
  readonly maxIssues?: number
  /** Whether some demands are made a condition for an outcome on another issue. */
  readonly linkages?: boolean
}

/** Two to four parties (and collectives over them), one to three issues, and acts that are valid in their order. */
export function scenarios({
  scale = scales,
  collectives = true,
  maxActs = 12,
  maxIssues = 3,
  linkages = false,
}: Shape = {}): fc.Arbitrary<Scenario> {
  return fc
    .record({
      parties: fc.integer({ min: 2, max: 4 }),
      scales: fc.array(scale, { minLength: 1, maxLength: maxIssues }),
      collective: fc.integer({ min: 0, max: collectives ? 4 : 0 }),
      singlePeaked: fc.boolean(),
      acts: fc.array(actDraws, { maxLength: maxActs }),
    })
    .map(({ acts, ...drawn }) => {
      const definition = toDefinition(drawn)
      const allowed = linkages ? acts : acts.map((act) => ({ ...act, condition: false }))
      return { definition, acts: validActs(definition, allowed) }
    })
}

interface Drawn {
  readonly parties: number
  readonly scales: readonly Scale[]
  readonly collective: number
  readonly singlePeaked: boolean
}

function toDefinition({ parties, scales, collective, singlePeaked }: Drawn): WideDefinition {
  const states = names('party', parties)
  const union = { kind: 'coalition', name: 'Union', members: states.slice(0, 2) } as const
  const collectives = [
    {},
    { union: { ...union, rule: 'unanimity' } },
    { union: { ...union, rule: 'leads', leads: states.slice(0, 1) } },
    { union: { ...union, bindsMembers: true } },
    { union: { ...union, rule: 'unanimity', size: { about: 30 } } },
  ] as const
  return {
    id: 'talks',
    title: 'Talks',
    singlePeaked,
    parties: {
      ...Object.fromEntries(states.map((id) => [id, { kind: 'state', name: id } as const])),
      ...collectives[collective],
    },
    issues: Object.fromEntries(scales.map((scale, i) => [`issue${i + 1}`, { name: `Issue ${i + 1}`, scale }])),
  }
}

export function build({ definition, acts }: Scenario): Negotiation {
  return record(defineNegotiation(definition) as Negotiation, ...acts)
}

/** Turns draws into acts one after the other, so that answers and withdrawals name acts that are there. */
export function validActs(
  definition: Scenario['definition'],
  draws: readonly ActDraw[],
  before: readonly ActInput[] = [],
): ActInput[] {
  const acts: ActInput[] = []
  for (const draw of draws) acts.push(toAct(definition, [...before, ...acts], draw))
  return acts
}

function toAct(definition: Scenario['definition'], before: readonly ActInput[], draw: ActDraw): ActInput {
  const parties = Object.keys(definition.parties)
  const by = parties[draw.by % parties.length] as string
  const other = parties[(draw.by + 1) % parties.length] as string
  const id = `act${before.length + 1}`
  const answerable = before.filter((act) => isStance(act) && !makers(act).includes(by))
  const own = before.filter((act) => isStance(act) && makers(act).includes(by) && !isWithdrawn(before, act, by))
  if (draw.kind >= 8 && own.length > 0) {
    const act = own[draw.target % own.length] as ActInput
    return { kind: 'withdrawal', id, by, withdraws: act.id, date: later(act, draw.day) }
  }
  if (draw.kind >= 5 && answerable.length > 0) {
    const act = answerable[draw.target % answerable.length] as ActInput
    const named = act.kind === 'proposal' && draw.firm ? { issues: Object.keys(act.terms).slice(0, 1) } : {}
    return {
      kind: draw.kind === 5 ? 'acceptance' : 'rejection',
      id,
      by,
      answers: act.id,
      ...named,
      date: later(act, draw.day),
    }
  }
  return toStance(definition, { id, by, date: dayOf(draw.day), ...(draw.joint ? { jointlyWith: [other] } : {}) }, draw)
}

type Base = { id: string; by: string; date: string; jointlyWith?: string[] }

function toStance(definition: Scenario['definition'], base: Base, draw: ActDraw): ActInput {
  const issues = Object.keys(definition.issues)
  const issue = issues[draw.issue % issues.length] as string
  const next = issues[(draw.issue + 1) % issues.length] as string
  const regionFor = (id: string, region: RegionDraw) => regionOn(definition.issues[id]?.scale as Scale, region)
  const region = regionFor(issue, draw.regions[0])
  const firmness = draw.firm ? 'firm' : 'soft'
  if (draw.kind === 0) return { ...base, kind: 'rejection', issue, region }
  if (draw.kind === 1) return { ...base, kind: 'proposal', terms: { [issue]: region } }
  if (draw.kind === 2)
    return { ...base, kind: 'proposal', terms: { [next]: regionFor(next, draw.regions[1]), [issue]: region } }
  if (draw.kind === 3) return { ...base, kind: 'statement', issue, region, firmness, salience: draw.salience / 8 }
  const linked = draw.condition && next !== issue
  const conditionFor = linked ? [{ issue: next, region: regionFor(next, draw.regions[1]) }] : undefined
  return { ...base, kind: 'demand', issue, region, firmness, ...(conditionFor && { conditionFor }) }
}

export function makers(act: Act | ActInput): readonly string[] {
  return 'by' in act && act.by !== undefined ? [act.by, ...(act.jointlyWith ?? [])] : []
}

function isStance(act: ActInput): boolean {
  return act.kind === 'demand' || act.kind === 'statement' || act.kind === 'proposal'
}

function isWithdrawn(acts: readonly ActInput[], act: ActInput, by: string): boolean {
  return acts.some((other) => other.kind === 'withdrawal' && other.withdraws === act.id && other.by === by)
}

export function dayOf(index: number): string {
  return `2025-04-${String(index + 1).padStart(2, '0')}`
}

function later(act: ActInput, day: number): string {
  const date = typeof act.date === 'string' ? act.date : act.date.to
  return dayOf(day) > date ? dayOf(day) : date
}

/** Pairs of different parties. */
export function pairsOf(negotiation: Negotiation): (readonly [string, string])[] {
  const parties = Object.keys(negotiation.parties)
  return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const))
}

/** Every party and issue. */
export function cellsOf(negotiation: Negotiation): (readonly [string, string])[] {
  return Object.keys(negotiation.parties).flatMap((party) =>
    Object.keys(negotiation.issues).map((issue) => [party, issue] as const),
  )
}

/** Whether a value and all that it holds are frozen. */
export function isDeeplyFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen)
}
