import { freeze } from 'immer'
import { failAt, type Safe, safely } from '../model/errors.js'
import type { Selector } from '../model/evidence.js'
import { readData } from '../model/input.js'
import type { AnyNames, SourceId } from '../model/names.js'
import type { Evidence, Negotiation } from '../model/negotiation.js'
import { checked } from './checked.js'
import { findPassage, type PassageFinding, type PassageText, toPassageText } from './findPassage.js'

/** What became of one piece of evidence. */
export interface EvidenceFinding {
  /** Where in the negotiation it stands, e.g. `['acts', 3, 'evidence', 0]`. */
  readonly path: readonly (string | number)[]
  readonly source: string
  readonly selector?: Selector
  /**
   * `found`: the passage is where the selector says. `moved`: it is elsewhere (`at`). `changed`: its place is there, its words
   * are others. `missing`: neither. `unchecked`: the caller has no text of the source, or nothing can be compared: no selector,
   * or a position without a digest that lies within the text.
   */
  readonly status: PassageFinding['status']
  /** Where the passage is, in code points, when it was found or moved. */
  readonly at?: { readonly start: number; readonly end: number }
}

/**
 * Checks all evidence of a negotiation against texts that the caller has, by source id. Position selectors with a
 * SHA-256 work without the passage being stored. Asynchronous, since digests are (Web Crypto).
 *
 * Cost: linear in the text for a quotation; for a passage with a digest that is not in its place, one digest for every
 * position of the text.
 */
export async function verifyEvidence<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  texts: { readonly [S in SourceId<Names>]?: string },
): Promise<readonly EvidenceFinding[]> {
  const wide = checked(negotiation)
  const known = readTexts(texts)
  const findings: EvidenceFinding[] = []
  for (const { path, evidence } of allEvidence(wide)) {
    const { source, selector } = evidence
    const text = known.get(source)
    if (selector === undefined) findings.push({ path, source, status: 'unchecked' })
    else if (text === undefined) findings.push({ path, source, selector, status: 'unchecked' })
    else findings.push({ path, source, selector, ...(await findPassage(text, selector)) })
  }
  return freeze(findings, true)
}

/** The twin of `verifyEvidence` that returns the error instead of rejecting with it. */
export const safeVerifyEvidence: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  texts: { readonly [S in SourceId<Names>]?: string },
) => Promise<Safe<readonly EvidenceFinding[]>> = safely(verifyEvidence)

function readTexts(texts: unknown): Map<string, PassageText> {
  const given = readData(texts, ['texts'])
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    failAt(['texts'], { code: 'invalidType', expected: 'an object with the text of each source', found: given })
  }
  const known = new Map<string, PassageText>()
  for (const [source, text] of Object.entries(given)) {
    if (typeof text === 'string') known.set(source, toPassageText(text))
    else if (text !== undefined) failAt(['texts', source], { code: 'invalidType', expected: 'text', found: text })
  }
  return known
}

interface Holder {
  readonly evidence?: readonly Evidence[]
}

/** Every piece of evidence in a negotiation, with its place. */
function allEvidence(negotiation: Negotiation): { path: (string | number)[]; evidence: Evidence }[] {
  const { parties, delegates, issues, relations, assessments, acts } = negotiation
  const keyed: Record<string, Readonly<Record<string, Holder>>> = { parties, delegates, issues, relations }
  const listed: Record<string, readonly Holder[]> = { assessments, acts }
  const holders: [(string | number)[], Holder][] = [
    ...Object.entries(keyed).flatMap(([key, part]) =>
      Object.entries(part).map(([id, holder]) => place([key, id], holder)),
    ),
    ...Object.entries(listed).flatMap(([key, part]) => part.map((holder, index) => place([key, index], holder))),
  ]
  return holders.flatMap(([path, holder]) =>
    (holder.evidence ?? []).map((evidence, index) => ({ path: [...path, 'evidence', index], evidence })),
  )
}

function place(path: (string | number)[], holder: Holder): [(string | number)[], Holder] {
  return [path, holder]
}
