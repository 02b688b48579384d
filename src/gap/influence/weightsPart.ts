import type { Negotiation } from '../../model/negotiation.js'
import { reader } from '../../position/position.js'
import { partyWeights } from '../weights.js'
import type { BearingAct } from './bearingActs.js'
import type { Part } from './game.js'
import type { Said } from './said.js'

export interface WeightsPart extends Part<Said> {
  /** The weight of each compared issue. */
  readonly sharesOf: (said: Said) => Float64Array
}

/** How much the compared issues matter to a party, as any of the acts say; `wanted` is the only one asked for, if any. */
export function weightsPart(
  negotiation: Negotiation,
  acts: readonly BearingAct[],
  issues: readonly string[],
  party: string,
  wanted?: number,
): WeightsPart {
  const words = acts.map((act) => saliencesIn(act, party, issues))
  const movers = words.flatMap((said, i) => (said.size > 0 ? [i] : []))
  const turns = words.filter((said) => said.size > 0)
  const lastTurns = issues.map((_, i) => turns.findLastIndex((said) => said.has(i)))
  const silent = issues.map((issue) => reader(negotiation, () => undefined)(party, issue))

  // Once nothing more is said of an issue that has not been weighed, all weigh alike whatever else is said.
  const lost: Said = { stances: [], saliences: [] }

  const move = ({ saliences }: Said, turn: number): Said => {
    if (saliences.length === 0) return lost
    const after = [...saliences]
    for (const [i, salience] of turns[turn] ?? []) after[i] = salience
    const isLost = after.some((salience, i) => salience === undefined && (lastTurns[i] as number) <= turn)
    return isLost ? lost : { stances: [], saliences: after }
  }
  const sharesOf = (said: Said): Float64Array => {
    said.shares ??= partyWeights(
      'salience',
      party,
      issues,
      silent.map((position, i) => {
        const salience = said.saliences[i]
        return salience === undefined ? position : { ...position, salience }
      }),
    ).shares
    return said.shares
  }
  return {
    movers,
    start: { stances: [], saliences: issues.map(() => undefined) },
    move,
    key: ({ saliences }) => `${saliences.length}: ${saliences}`,
    face: (said) => (wanted === undefined ? sharesOf(said).join() : String(sharesOf(said)[wanted])),
    sharesOf,
  }
}

function saliencesIn({ parties, bearings }: BearingAct, party: string, issues: readonly string[]): Map<number, number> {
  const own = parties.has(party) ? bearings : []
  return new Map(
    own.flatMap(({ issue, salience }) => (salience === undefined ? [] : [[issues.indexOf(issue), salience] as const])),
  )
}
