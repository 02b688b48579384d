import { blockers } from '../../gap/blockers.js'
import { type Selection, selectedIssues, selectedParties } from '../../gap/options.js'
import { readFlag, readNames, readOptions } from '../../model/input.js'
import type { AnyNames, IssueId } from '../../model/names.js'
import type { Issue, Negotiation } from '../../model/negotiation.js'
import { at, type Position, positions } from '../../position/position.js'
import { assertId, checked } from '../../record/checked.js'
import { describeRegion, describeValue, issueOf, partyNames, sectionTitle } from '../words.js'
import { element, label, nameLabel } from './markup.js'
import { faint, rule } from './palette.js'
import { picture } from './picture.js'
import { bracket, legend, positionRow, silentRow, silentRows, track } from './positionRows.js'
import { type ScaleTrack, trackOf } from './scaleTrack.js'

export interface PositionPictureOptions<Names extends AnyNames = AnyNames> extends Pick<Selection<Names>, 'parties'> {
  /** Whether the signs are explained below. Default `true`. */
  readonly legend?: boolean
}

const width = 520
const rowHeight = 30
const top = 34
/** As many parties as are drawn; of more it is told how many are left out. */
const mostRows = 40

/**
 * Where parties stand on one issue, as an SVG picture: a row for each, with what it has not ruled out as a pale band, what it has
 * shown to accept as a dark one within, a diamond at what it would like best. Parties that exclude each other are tied by a bracket
 * with a cross. Those of which nothing is known have a dashed line and are named. The same negotiation gives the same text.
 *
 * Throws `DemarcheError` for an unknown party or issue.
 */
export function positionPicture<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  issue: IssueId<Names>,
  options: PositionPictureOptions<NoInfer<Names>> = {},
): string {
  const wide = checked(negotiation)
  const asked = readOptions(options as PositionPictureOptions, { parties: readNames, legend: readFlag })
  assertId('issue', issue)
  selectedIssues(wide, [issue])
  const parties = selectedParties(wide, asked.parties)
  const theirs = parties.map((party) => at(positions(wide), party, issue))
  const [spoken, silent] = [theirs.filter((one) => one.known), theirs.filter((one) => !one.known)]
  const known = spoken.slice(0, mostRows)
  const { scale, name } = issueOf(wide, issue)
  const laidOut = trackOf(scale, track.from, track.to)
  const rowAt = (row: number) => top + row * rowHeight + rowHeight / 2
  const unknown = silentRows(wide, silent)
  const leftOut = spoken.length - known.length
  const below = top + (known.length + unknown.length + Math.sign(leftOut)) * rowHeight
  const pairs = blockers(wide, { issues: [issue], parties }).map((blocker) => blocker.parties)
  const places = new Map(known.map(({ party }, row) => [party, rowAt(row)]))
  const title = sectionTitle(wide, name)
  const description = describe(wide, scale, spoken, silent, pairs)
  const height = below + (asked.legend === false ? 10 : 62)
  return picture({ title, description, width, height }, [
    ...head(laidOut, below),
    ...known.flatMap((one, row) => positionRow(wide, scale, one, laidOut, rowAt(row))),
    ...unknown.flatMap((one, row) => silentRow(one, rowAt(known.length + row))),
    ...(leftOut === 0 ? [] : [label(`and ${leftOut} more`, { x: 12, y: below - rowHeight / 2 + 4, fill: faint })]),
    ...pairs
      .filter((pair) => pair.every((party) => places.has(party)))
      .flatMap((pair, i) =>
        bracket(
          pair.map((party) => places.get(party) as number),
          i,
          excluding(wide, pair),
        ),
      ),
    ...(asked.legend === false ? [] : legend(below + 26)),
  ])
}

function head({ marks }: ScaleTrack, below: number): string[] {
  return marks.flatMap(({ at: x, text, room }) => [
    element('line', { x1: x, y1: top - 6, x2: x, y2: below, stroke: rule, 'stroke-dasharray': '1 3' }),
    nameLabel(text, room, { x, y: top - 14, 'text-anchor': 'middle', 'font-size': 12, fill: faint }),
  ])
}

function describe(
  negotiation: Negotiation,
  scale: Issue['scale'],
  known: readonly Position[],
  silent: readonly Position[],
  pairs: readonly (readonly string[])[],
): string {
  const spoken = known.map(({ party, inner, outer, ideal }) => {
    const best = ideal === undefined ? '' : `, would like best ${describeValue(scale, ideal)}`
    const name = partyNames(negotiation, [party])
    return `${name} accepts ${describeRegion(scale, inner)}, has not ruled out ${describeRegion(scale, outer)}${best}.`
  })
  const unknown = partyNames(
    negotiation,
    silent.map(({ party }) => party),
  )
  return [
    ...spoken,
    ...pairs.map((pair) => `${excluding(negotiation, pair)}.`),
    ...(silent.length === 0 ? [] : [`Nothing is known of ${unknown}.`]),
  ].join(' ')
}

function excluding(negotiation: Negotiation, parties: readonly string[]): string {
  const names = partyNames(negotiation, parties)
  return parties.length === 1 ? `${names} has ruled out everything` : `${names} exclude each other`
}
