import type { Position } from '../../position/position.js'
import type { Stance } from '../../position/stance.js'

/** What some acts say of a party: where it stands on an issue, or how much the compared issues matter to it. */
export interface Said {
  /** By party that is listened to. */
  readonly stances: readonly (Stance | undefined)[]
  /** By issue; none when it can no longer be said of all of them. */
  readonly saliences: readonly (number | undefined)[]
  /** What follows, once it has been asked for. */
  position?: Position
  shares?: Float64Array
}
