import { type Terms, toTerms } from '../../gap/terms.js'
import type { Act, ActOf, Negotiation } from '../../model/negotiation.js'
import { toRegion } from '../../model/regionExpression.js'
import { at, positions } from '../../position/position.js'
import { actsInOrder, standsBy } from '../../position/voices.js'
import { makersOf } from '../../record/checked.js'
import type { ConflictAssumption } from './assumption.js'

/** What may become options: whose, on what, and by which acts. */
export interface Scope {
  readonly negotiation: Negotiation
  readonly parties: readonly string[]
  readonly issues: readonly string[]
  /** Default: all. */
  readonly acts: readonly string[] | undefined
  /** By act, those who would have to deliver or accept, as the caller says. */
  readonly askedOf: Readonly<Record<string, readonly string[]>>
}

/** An act that asks for something and stands, and what it asks for. */
interface AskBy<Kind extends 'demand' | 'proposal'> {
  readonly act: ActOf<Kind>
  /** Those who made it, stand by it, and are selected. */
  readonly makers: readonly string[]
  readonly terms: Terms
}
export type Demanded = AskBy<'demand'>
export type Proposed = AskBy<'proposal'>
export type Ask = Demanded | Proposed

export interface Asks {
  readonly demands: readonly Demanded[]
  readonly proposals: readonly Proposed[]
  readonly assumptions: readonly ConflictAssumption[]
}

/** The demands and proposals that stand, in order of date, and have not been replaced by their makers. */
export function asksIn({ negotiation, parties, issues, acts }: Scope): Asks {
  const standing = actsInOrder(negotiation).flatMap((act): Ask[] => {
    if (act.kind !== 'demand' && act.kind !== 'proposal') return []
    if (acts !== undefined && !acts.includes(act.id)) return []
    const makers = makersOf(act).filter(
      (maker) => parties.includes(maker) && standsBy(negotiation, act).includes(maker),
    )
    const terms = termsOf(negotiation, act)
    if (makers.length === 0 || ![...terms.keys()].every((issue) => issues.includes(issue))) return []
    return [act.kind === 'demand' ? { act, makers, terms } : { act, makers, terms }]
  })
  const [counting, replaced] = [standing.filter(isMeant), standing.filter((ask) => !isMeant(ask))]
  const unsure = negotiation.acts.filter((act) => bears.includes(act.kind) && isUnsure(act)).map(({ id }) => id)
  const context = negotiation.acts.filter(({ kind }) => surrounds.includes(kind)).map(({ id }) => id)
  return {
    demands: counting.filter(isDemanded),
    proposals: counting.filter(isProposed),
    assumptions: [
      ...(unsure.length === 0 ? [] : [{ kind: 'notExplicit', acts: unsure } as const]),
      ...(replaced.length === 0 ? [] : [{ kind: 'overtaken', acts: replaced.map(({ act }) => act.id) } as const]),
      ...(context.length === 0 ? [] : [{ kind: 'contextLeftOut', acts: context } as const]),
    ],
  }

  /** What bears on one issue alone is meant as long as the position of a maker rests on it. */
  function isMeant({ act, makers, terms }: Ask): boolean {
    const [issue] = terms.keys()
    return (
      terms.size > 1 || makers.some((maker) => at(positions(negotiation), maker, issue as string).acts.includes(act.id))
    )
  }
}

function termsOf(negotiation: Negotiation, act: ActOf<'demand' | 'proposal'>): Terms {
  if (act.kind === 'proposal') return toTerms(negotiation, act.terms)
  const { scale } = negotiation.issues[act.issue] as Negotiation['issues'][string]
  return new Map([[act.issue, toRegion(scale, act.region)]])
}

function isDemanded(ask: Ask): ask is Demanded {
  return ask.act.kind === 'demand'
}

function isProposed(ask: Ask): ask is Proposed {
  return ask.act.kind === 'proposal'
}

const bears: readonly Act['kind'][] = ['demand', 'proposal', 'acceptance', 'rejection', 'statement']
const surrounds: readonly Act['kind'][] = ['appeal', 'accusation', 'pledge', 'doubt', 'threat']

function isUnsure(act: Act): boolean {
  if (act.certainty !== 'explicit') return true
  return act.kind === 'demand' && (act.conditionFor ?? []).some(({ certainty }) => certainty !== 'explicit')
}
