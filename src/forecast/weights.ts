import type { Board } from './board.js'

/** Which of what an actor has counts: nothing but that it is there, its salience, its capability, or their product. */
export const weightings = ['equal', 'salience', 'capability', 'product'] as const
export type Weighting = (typeof weightings)[number]

/** One weight an actor. */
export function weightsOf({ saliences, capabilities }: Board, weighting: Weighting): Float64Array {
  switch (weighting) {
    case 'equal':
      return saliences.map(() => 1)
    case 'salience':
      return saliences
    case 'capability':
      return capabilities
    case 'product':
      return saliences.map((salience, i) => salience * (capabilities[i] as number))
  }
}
