import { freeze } from 'immer'
import * as z from 'zod'
import { selectedIssues, selectedParties } from '../../gap/options.js'
import { latestDay } from '../../model/date.js'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { AnyNames, IssueId, PartyId } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { fields, name } from '../../model/schema.js'
import { type Certainty, certainties } from '../../model/vocabulary.js'
import { type Bearing, bearingsOf } from '../../position/bearing.js'
import { actsInOrder } from '../../position/voices.js'
import { actsById, checked } from '../../record/checked.js'
import type { Attributes, Statement } from '../statement.js'
import { defineStatements, type StatementSet } from '../statementSet.js'
import { outcomeSaid } from './outcome.js'
import { type MemberRule, speakersOf } from './speakers.js'

export interface FromNegotiationOptions<Names extends AnyNames = AnyNames> {
  /** Whose statements are wanted. Default: all parties. */
  readonly parties?: readonly PartyId<Names>[]
  /** Default: all issues. */
  readonly issues?: readonly IssueId<Names>[]
  /** The least certain coding that counts: `explicit` (default), `implied` too, or `world` too. */
  readonly certainty?: Certainty
  /**
   * Whether members say what a collective says: `apart` (default), they do not; `bound`, where the record says that it binds
   * them; `inherit`, all members at any remove.
   */
  readonly members?: MemberRule
  /** By issue, the concept that it is part of: issues with one concept count as one. */
  readonly merge?: { readonly [I in IssueId<Names>]?: string }
}

/** What is taken for granted where acts are read as statements, or left out. */
export type StatementAssumption =
  /** These acts are coded with less certainty than was asked for, and left out. */
  | { readonly kind: 'uncertain'; readonly acts: readonly string[] }
  /** What these collectives say counts as said by their members too. */
  | { readonly kind: 'membersSpeak'; readonly rule: MemberRule; readonly acts: readonly string[] }
  /** These issues count as one concept. */
  | { readonly kind: 'merged'; readonly concept: string; readonly issues: readonly string[] }
  /** The issue has more than two values: each outcome that is named is a concept, and outcomes that overlap are not tied. */
  | { readonly kind: 'outcomesAsConcepts'; readonly issue: string }
  /** Each term of a package counts as agreement with it, though it may be meant only together with the others. */
  | { readonly kind: 'packageTerms'; readonly acts: readonly string[] }
  /** The day of these acts is not known exactly; they count on the last day that they can have happened. */
  | { readonly kind: 'lastDay'; readonly acts: readonly string[] }
  /** These acts bear on a position, but take no side on the issue: both of its values are accepted, or only its weight is told. */
  | { readonly kind: 'takesNoSide'; readonly acts: readonly string[] }

/** The acts of a negotiation read as statements, and what that takes for granted. */
export interface NegotiationStatements {
  readonly statements: StatementSet
  readonly assumptions: readonly StatementAssumption[]
}

const optionsSchema = fields({
  parties: z.array(z.string()).exactOptional(),
  issues: z.array(z.string()).exactOptional(),
  certainty: z.enum(certainties).default('explicit'),
  members: z.enum(['apart', 'bound', 'inherit']).default('apart'),
  merge: z.record(z.string(), name).default({}),
})

/**
 * Reads the acts that bear on positions (demands, statements, proposals, acceptances, rejections) as statements: the actor is
 * whoever makes the act, the concept is the issue, and the qualifier is agreement. On an issue with two values, asking for or
 * accepting `true` agrees with it, and asking for `false` or rejecting `true` disagrees; on other issues each outcome that is
 * named is a concept of its own. What its maker has withdrawn is left out, and so is all that bears on no position: appeals,
 * accusations, pledges, doubts without a holder.
 *
 * Throws `DemarcheError` for unknown parties and issues, and for unusable options.
 */
export function fromNegotiation<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: FromNegotiationOptions<NoInfer<Names>> = {},
): NegotiationStatements {
  const wide = checked(negotiation)
  const { certainty, members, merge, ...asked } = parseWith(optionsSchema, readData(options), [])
  const parties = new Set(selectedParties(wide, asked.parties))
  const issues = new Set(selectedIssues(wide, asked.issues))
  if (Object.keys(merge).length > 0) selectedIssues(wide, Object.keys(merge))
  const conceptOf = (issue: string) => (Object.hasOwn(merge, issue) ? (merge[issue] as string) : issue)
  const noted = notes()
  const statements = actsInOrder(wide).flatMap((act): Statement[] => {
    const bearings = bearingsOf(wide.issues, actsById(wide), act).filter(({ issue }) => issues.has(issue))
    const { makers, others } = speakersOf(wide, act, members)
    const speakers = [...makers, ...others].filter((party) => parties.has(party))
    if (bearings.length === 0 || speakers.length === 0) return []
    if (certainties.indexOf(act.certainty) > certainties.indexOf(certainty)) {
      noted.add('uncertain', act.id)
      return []
    }
    const isByMembers = others.some((party) => parties.has(party))
    noteReading(noted, act, bearings, isByMembers)
    return bearings.flatMap((bearing) => {
      const said = sideOf(wide, bearing, conceptOf)
      if (said === undefined) noted.add('takesNoSide', act.id)
      return said === undefined ? [] : speakers.map((actor) => ({ actor, ...said, ...readIn(act) }))
    })
  })
  const set = defineStatements({
    statements,
    qualifier: { kind: 'boolean' },
    actors: Object.fromEntries([...parties].map((id) => [id, attributesOf(wide.parties[id])])),
    concepts: conceptAttributes(wide, statements, issues, conceptOf),
  })
  const assumptions = [
    ...noted.assumptions(members),
    ...mergers(merge, issues),
    ...outcomes(wide, statements, issues, conceptOf),
  ]
  return freeze({ statements: set, assumptions }, true)
}

/** The twin of `fromNegotiation` that returns the error instead of throwing it. */
export const safeFromNegotiation: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: FromNegotiationOptions<NoInfer<Names>>,
) => Safe<NegotiationStatements> = safe(fromNegotiation)

function noteReading(noted: Notes, act: Act, bearings: readonly Bearing[], isByMembers: boolean): void {
  if (isByMembers) noted.add('membersSpeak', act.id)
  if (typeof act.date !== 'string') noted.add('lastDay', act.id)
  if (bearings.some(({ effect }) => effect === 'allow')) noted.add('packageTerms', act.id)
}

function sideOf(negotiation: Negotiation, { issue, effect, region }: Bearing, conceptOf: (issue: string) => string) {
  const scale = negotiation.issues[issue]?.scale
  if (scale === undefined || region === undefined) return undefined
  const said = outcomeSaid(scale, region)
  if (said === undefined) return undefined
  const concept = said.outcome === undefined ? conceptOf(issue) : `${conceptOf(issue)}: ${said.outcome}`
  return { concept, qualifier: said.holds === (effect !== 'exclude') }
}

/** When, where and how it was said. */
function readIn(act: Act): Omit<Statement, 'actor' | 'concept'> {
  const [first] = act.evidence ?? []
  const quote = first?.selector?.type === 'TextQuoteSelector' ? first.selector.exact : undefined
  return {
    id: act.id,
    date: latestDay(act.date),
    ...(first === undefined ? {} : { document: first.source }),
    ...(quote === undefined ? {} : { quote }),
    attributes: {
      kind: act.kind,
      certainty: act.certainty,
      ...('firmness' in act && act.firmness !== undefined ? { firmness: act.firmness } : {}),
    },
  }
}

function attributesOf(party: Negotiation['parties'][string] | undefined): Attributes {
  return party === undefined ? {} : { name: party.name, kind: party.kind }
}

type Naming = (issue: string) => string

/** A merged concept has no single issue's name. */
function conceptAttributes(
  negotiation: Negotiation,
  statements: readonly Statement[],
  issues: ReadonlySet<string>,
  conceptOf: Naming,
) {
  const named = new Set(statements.map(({ concept }) => concept))
  const single = [...issues].filter((issue) => conceptOf(issue) === issue && named.has(issue))
  return Object.fromEntries(single.map((issue) => [issue, { name: negotiation.issues[issue]?.name ?? issue }]))
}

function mergers(merge: Readonly<Record<string, string>>, issues: ReadonlySet<string>): StatementAssumption[] {
  const parts = new Map<string, string[]>()
  for (const [issue, concept] of Object.entries(merge)) {
    if (issues.has(issue)) parts.set(concept, [...(parts.get(concept) ?? []), issue])
  }
  return [...parts].map(([concept, own]) => ({ kind: 'merged', concept, issues: own }))
}

function outcomes(
  negotiation: Negotiation,
  statements: readonly Statement[],
  issues: ReadonlySet<string>,
  conceptOf: Naming,
) {
  const concepts = [...new Set(statements.map(({ concept }) => concept))]
  return [...issues].flatMap((issue): StatementAssumption[] => {
    const isOpen = negotiation.issues[issue]?.scale.kind !== 'binary'
    const named = concepts.some((concept) => concept.startsWith(`${conceptOf(issue)}: `))
    return isOpen && named ? [{ kind: 'outcomesAsConcepts', issue }] : []
  })
}

type Notes = ReturnType<typeof notes>
type NotedKind = 'uncertain' | 'membersSpeak' | 'packageTerms' | 'lastDay' | 'takesNoSide'

/** Acts of which something is noted, each once. */
function notes() {
  const acts = new Map<NotedKind, Set<string>>()
  return {
    add(kind: NotedKind, act: string): void {
      const known = acts.get(kind)
      if (known === undefined) acts.set(kind, new Set([act]))
      else known.add(act)
    },
    assumptions(rule: MemberRule): StatementAssumption[] {
      return [...acts].map(([kind, known]) =>
        kind === 'membersSpeak' ? { kind, rule, acts: [...known] } : { kind, acts: [...known] },
      )
    },
  }
}
