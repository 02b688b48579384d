import type { Negotiation } from '../../model/negotiation.js'
import { at, type Position, positions } from '../../position/position.js'
import { type Block, paragraph, type Section, table } from '../content.js'
import { describeRegion, describeValue, issueOf, nameActs, partyNames, sectionTitle } from '../words.js'

/** What each party accepts, issue by issue, as far as the record says. */
export function positionsSection(negotiation: Negotiation): Section {
  const all = positions(negotiation)
  const parties = Object.keys(negotiation.parties)
  const spoken = new Map(
    Object.keys(negotiation.issues).map((issue) => [
      issue,
      parties.map((party) => at(all, party, issue)).filter((position) => position.known),
    ]),
  )
  const rows = [...spoken].flatMap(([issue, known]) =>
    known.map((position, i) => [
      i === 0 ? issueOf(negotiation, issue).name : '',
      ...describePosition(negotiation, position),
    ]),
  )
  const silent = [...spoken]
    .filter(([, known]) => known.length === 0)
    .map(([issue]) => issueOf(negotiation, issue).name)
  const blocks: Block[] = [table(['issue', 'party', 'accepts', 'has not ruled out', 'would like best', 'acts'], rows)]
  if (silent.length > 0) blocks.push(paragraph(`No position of anyone is known on: ${silent.join('; ')}.`))
  blocks.push(paragraph('Parties that are not named under an issue have taken no position on it: theirs is unknown.'))
  return { title: sectionTitle(negotiation, 'Positions, issue by issue'), blocks }
}

function describePosition(negotiation: Negotiation, position: Position): string[] {
  const { scale } = issueOf(negotiation, position.issue)
  return [
    partyNames(negotiation, [position.party]),
    describeRegion(scale, position.inner),
    describeRegion(scale, position.outer),
    position.ideal === undefined ? '–' : describeValue(scale, position.ideal),
    nameActs(negotiation, position.acts),
  ]
}
