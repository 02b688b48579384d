import { freeze } from 'immer'
import { type Safe, safe } from '../model/errors.js'
import { readNames, readOptions } from '../model/input.js'
import type { AnyNames, IssueId } from '../model/names.js'
import type { Issue, Negotiation } from '../model/negotiation.js'
import { intersection, isEmpty, type Region } from '../model/region.js'
import { at, type Position, positions } from '../position/position.js'
import { checked } from '../record/checked.js'
import type { Verdict } from './issueGap.js'
import { type Selection, selectedIssues, selectedParties, selectionReaders } from './options.js'

/** The zone of possible agreement on one issue. */
export interface Zopa {
  readonly issue: string
  readonly parties: readonly string[]
  /** Values that every party has shown it accepts. */
  readonly shown: Region
  /** Values that no party has ruled out. */
  readonly possible: Region
  /** As for two parties; `unknown` where something is known of fewer than two. */
  readonly verdict: Verdict
  /** Parties of which nothing is known here: the zone is as wide as it is for want of their word. */
  readonly silent: readonly string[]
  /** Ids of the acts that the positions rest on. */
  readonly acts: readonly string[]
}

/**
 * The values on one issue that every party accepts: those that all have shown to accept, and those that none has ruled
 * out. Throws `DemarcheError` for an unknown party or issue.
 */
export function zopa<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  issue: IssueId<Names>,
  options: Pick<Selection<NoInfer<Names>>, 'parties'> = {},
): Zopa {
  const wide = checked(negotiation)
  const { parties } = readOptions(options, { parties: readNames })
  return freeze(zopaOf(wide, issue, parties), true)
}

/** The twin of `zopa` that returns the error instead of throwing it. */
export const safeZopa: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  issue: IssueId<Names>,
  options?: Pick<Selection<NoInfer<Names>>, 'parties'>,
) => Safe<Zopa> = safe(zopa)

/**
 * What nobody has ruled out: the zone of possible agreement of each issue where there is one. Issues on which all have
 * shown to accept a common value come first, then open ones, then those on which nothing can be said yet.
 */
export function commonGround<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: Selection<NoInfer<Names>> = {},
): readonly Zopa[] {
  const wide = checked(negotiation)
  const { issues, parties } = readOptions(options, selectionReaders)
  const zones = selectedIssues(wide, issues)
    .map((issue) => zopaOf(wide, issue, parties))
    .filter((zone) => !isEmpty(zone.possible))
  return freeze(
    (['agreed', 'open', 'unknown'] as const).flatMap((verdict) => zones.filter((zone) => zone.verdict === verdict)),
    true,
  )
}

/** The twin of `commonGround` that returns the error instead of throwing it. */
export const safeCommonGround: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: Selection<NoInfer<Names>>,
) => Safe<readonly Zopa[]> = safe(commonGround)

function zopaOf(negotiation: Negotiation, issue: string, chosen: readonly string[] | undefined): Zopa {
  selectedIssues(negotiation, [issue])
  const parties = selectedParties(negotiation, chosen)
  const all = positions(negotiation)
  const theirs = parties.map((party) => at(all, party, issue))
  const { scale } = negotiation.issues[issue] as Issue
  const common = (regions: readonly Region[]) => regions.reduce((shared, region) => intersection(scale, shared, region))
  const shown = common(theirs.map((position) => position.inner))
  const possible = common(theirs.map((position) => position.outer))
  return {
    issue,
    parties,
    shown,
    possible,
    verdict: verdict(theirs, shown, possible),
    silent: theirs.filter((position) => !position.known).map((position) => position.party),
    acts: [...new Set(theirs.flatMap((position) => position.acts))],
  }
}

function verdict(positions: readonly Position[], shown: Region, possible: Region): Verdict {
  const spoken = positions.filter((position) => position.known).length
  if (spoken < Math.min(2, positions.length)) return 'unknown'
  if (isEmpty(possible)) return 'blocked'
  return isEmpty(shown) ? 'open' : 'agreed'
}
