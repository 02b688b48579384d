import type { Bounds } from './issueGap.js'
import type { Motion, Move } from './move.js'
import type { Movement } from './movements.js'

type Both = Pick<Bounds, 'lower' | 'upper'>

/** What one act made one of the two do. */
export interface ConductStep {
  readonly party: string
  readonly act: string
  readonly date: string
  readonly isMove: boolean
  readonly isSpoken: boolean
  readonly isConcession: boolean
  readonly isRetraction: boolean
  readonly given: Both
  readonly takenBack: Both
  /** Given less what only showed for the first time what is accepted, and that part. */
  readonly conceded: Both
  readonly disclosed: number
}

/** Distances that are alike in the unit of the issue may differ by less than this in spans. */
export const rounding = 1e-12

export function stepOf(
  movement: Movement,
  party: string,
  other: string,
  weights: Readonly<Record<string, number>>,
): ConductStep {
  const own = movement.moves.filter((move) => move.party === party)
  const moves = own.filter((move) => move.kind !== 'disclosure' && move.kind !== 'emphasis')
  const motions = moves.flatMap(({ issue, to, changed }) => {
    const motion = to[other]
    if (motion === undefined) return []
    return [{ motion, weight: weights[issue] ?? 0, isFirstShowing: changed?.inner?.kind === 'filled' }]
  })
  const shown = motions.filter((one) => !one.isFirstShowing)
  const sum = (of: typeof motions, amount: (motion: Motion) => number) =>
    of.reduce((total, { motion, weight }) => total + weight * Math.max(0, amount(motion)), 0)
  const nearer = { lower: (motion: Motion) => -motion.lower, upper: (motion: Motion) => -motion.upper }
  const isAway = ({ motion }: { motion: Motion }) => motion.lower > rounding || motion.upper > rounding
  const isNearer =
    motions.some(({ motion }) => motion.lower < -rounding) || shown.some(({ motion }) => motion.upper < -rounding)
  const isRetraction = motions.some(isAway) || moves.some(takesBackAll)
  const given = { lower: sum(motions, nearer.lower), upper: sum(motions, nearer.upper) }
  return {
    party,
    act: movement.act,
    date: movement.date,
    isMove: moves.length > 0,
    isSpoken: own.length > 0,
    isConcession: isNearer && !isRetraction,
    isRetraction,
    given,
    takenBack: { lower: sum(motions, ({ lower }) => lower), upper: sum(motions, ({ upper }) => upper) },
    conceded: { lower: given.lower, upper: sum(shown, nearer.upper) },
    disclosed: sum(
      motions.filter((one) => one.isFirstShowing),
      nearer.upper,
    ),
  }
}

/** Nothing is left of what it had shown to accept. */
function takesBackAll({ silent, changed }: Move): boolean {
  return silent === true || changed?.inner?.kind === 'emptied'
}
