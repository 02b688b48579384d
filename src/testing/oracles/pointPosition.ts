import type { Act, ActOf, Negotiation } from '../../model/negotiation.js'
import type { RegionExpression } from '../../model/regionExpression.js'
import type { Scale, Value } from '../../model/scale.js'
import { probesOf } from '../arbitraries/scales.js'

/**
 * Positions straight from the table of the design, value by value, with no regard for speed: for each probe of a scale,
 * whether a party has shown to accept it, and whether it has not ruled it out. Independent of the regions of the library.
 */
export interface PointPosition {
  readonly inner: readonly boolean[]
  readonly outer: readonly boolean[]
}

export function pointPosition(negotiation: Negotiation, party: string, issue: string): PointPosition {
  const scale = negotiation.issues[issue]?.scale as Scale
  const probes = probesOf(scale)
  const acts = standingActs(negotiation, party)
  const isSilent = !acts.some((act) => speaksOn(negotiation, act, issue))
  if (isSilent && negotiation.parties[party]?.rule !== undefined) {
    return throughOthers(negotiation, party, issue, probes)
  }
  let inner = probes.map(() => false)
  let outer = probes.map(() => true)
  for (const { region, effect } of acts.flatMap((act) => saidOn(negotiation, act, issue) ?? [])) {
    const inside = probes.map((value) => holds(scale, region, value))
    if (effect === 'firm') [inner, outer] = [inside, inside]
    if (effect === 'add') inner = inner.map((is, i) => is || inside[i] === true)
    if (effect === 'add' || effect === 'allow') outer = outer.map((is, i) => is || inside[i] === true)
    if (effect === 'refuse') {
      const gone = refused(scale, inner, inside, negotiation.singlePeaked)
      inner = inner.map((is, i) => is && !gone[i])
      outer = outer.map((is, i) => is && !gone[i])
    }
  }
  return { inner, outer }
}

function throughOthers(
  negotiation: Negotiation,
  party: string,
  issue: string,
  probes: readonly Value[],
): PointPosition {
  const { rule, members = [], leads = [], size } = negotiation.parties[party] as Negotiation['parties'][string]
  const theirs = (rule === 'unanimity' ? members : leads).map((other) => pointPosition(negotiation, other, issue))
  const unnamed = rule === 'unanimity' && size !== undefined && 'about' in size && size.about > members.length
  return {
    inner: probes.map((_, i) => !unnamed && theirs.every((position) => position.inner[i])),
    outer: probes.map((_, i) => theirs.every((position) => position.outer[i])),
  }
}

/** The acts of a party that stand, by day and then by order of recording. */
export function standingActs(negotiation: Negotiation, party: string): Act[] {
  const speakers = Object.keys(negotiation.parties).filter((id) => {
    const { bindsMembers, members } = negotiation.parties[id] as Negotiation['parties'][string]
    return id === party || (bindsMembers === true && members?.includes(party))
  })
  const madeBy = (act: Act) => ('by' in act && act.by !== undefined ? [act.by, ...(act.jointlyWith ?? [])] : [])
  const takenBack = (act: Act, speaker: string) =>
    negotiation.acts.some(
      (other) => other.kind === 'withdrawal' && other.withdraws === act.id && madeBy(other).includes(speaker),
    )
  return negotiation.acts
    .filter((act) => speakers.some((speaker) => madeBy(act).includes(speaker) && !takenBack(act, speaker)))
    .map((act, index) => ({ act, key: `${String(act.date)} ${String(index).padStart(6, '0')}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ act }) => act)
}

interface Said {
  readonly effect: 'firm' | 'add' | 'allow' | 'refuse'
  readonly region: RegionExpression
}

/** Whether an act is a word on an issue, if only on how much that matters: who speaks is not read through others. */
export function speaksOn(negotiation: Negotiation, act: Act, issue: string): boolean {
  return (act.kind === 'statement' && act.issue === issue) || saidOn(negotiation, act, issue) !== undefined
}

/** What an act says of its makers on an issue, and of which region. */
function saidOn(negotiation: Negotiation, act: Act, issue: string): Said | undefined {
  if (act.kind === 'demand' || act.kind === 'statement') {
    if (act.issue !== issue || act.region === undefined) return undefined
    return { effect: act.firmness === 'firm' ? 'firm' : 'add', region: act.region }
  }
  if (act.kind === 'proposal') return term(act.terms, issue)
  if (act.kind !== 'acceptance' && act.kind !== 'rejection') return undefined
  const terms = answeredTerms(negotiation, act)
  const said = term(terms, issue)
  if (act.kind === 'acceptance' || said === undefined) return said
  return Object.keys(terms).length > 1 && act.issues === undefined
    ? undefined
    : { effect: 'refuse', region: said.region }
}

function term(terms: Readonly<Record<string, RegionExpression>>, issue: string): Said | undefined {
  const region = terms[issue]
  if (region === undefined) return undefined
  return { effect: Object.keys(terms).length === 1 ? 'add' : 'allow', region }
}

function answeredTerms(
  negotiation: Negotiation,
  answer: ActOf<'acceptance' | 'rejection'>,
): Record<string, RegionExpression> {
  const act = negotiation.acts.find((other) => other.id === answer.answers) ?? answer
  const all =
    act.kind === 'proposal'
      ? act.terms
      : 'issue' in act && act.issue !== undefined && 'region' in act && act.region !== undefined
        ? { [act.issue]: act.region }
        : {}
  return Object.fromEntries(Object.entries(all).filter(([issue]) => answer.issues?.includes(issue) ?? true))
}

/** What a rejection takes away: the values rejected, and those that lie beyond as seen from all that is accepted. */
function refused(
  scale: Scale,
  inner: readonly boolean[],
  inside: readonly boolean[],
  singlePeaked: boolean,
): boolean[] {
  const accepted = inner.flatMap((is, i) => (is && !inside[i] ? [i] : []))
  if (scale.kind === 'nominal' || !singlePeaked || accepted.length === 0) return [...inside]
  const rejected = inside.flatMap((is, i) => (is ? [i] : []))
  const [low, high] = [Math.min(...accepted), Math.max(...accepted)]
  return inside.map((is, i) => is || rejected.some((at) => (at > high && i >= at) || (at < low && i <= at)))
}

export function holds(scale: Scale, expression: RegionExpression, value: Value): boolean {
  if (typeof expression !== 'object') return expression === value
  if ('anyOf' in expression) return expression.anyOf.some((term) => holds(scale, term as RegionExpression, value))
  const rank = (point: Value) => (scale.kind === 'ordinal' ? scale.levels.indexOf(String(point)) : Number(point))
  const { atLeast, above, atMost, below } = expression
  return (
    (atLeast === undefined || rank(value) >= rank(atLeast)) &&
    (above === undefined || rank(value) > rank(above)) &&
    (atMost === undefined || rank(value) <= rank(atMost)) &&
    (below === undefined || rank(value) < rank(below))
  )
}
