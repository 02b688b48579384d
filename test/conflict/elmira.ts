import { defineConflict } from 'demarche/conflict'

/**
 * The Elmira conflict over polluted ground water (Kilgour, Hipel, Fang & Peng 2001): the Ministry of the Environment may modify its
 * order; Uniroyal may delay, accept or abandon its plant; the local government may insist on the order. Nine states, of which the
 * last is that Uniroyal abandons, whatever else holds.
 */
const ranked = (states: readonly number[]) =>
  ({ kind: 'ranking', ranking: states.map((s) => [byNumber[s - 1] as number]) }) as const
/** The states of the publication, in its order, each by the number that it has here. */
export const byNumber = [2, 3, 4, 5, 18, 19, 20, 21, 8]
export const elmira = defineConflict({
  name: 'Elmira',
  decisionMakers: {
    ministry: { name: 'the Ministry', preferences: ranked([7, 3, 4, 8, 5, 1, 2, 6, 9]) },
    uniroyal: { name: 'Uniroyal', preferences: ranked([1, 4, 8, 5, 9, 3, 7, 2, 6]) },
    local: { name: 'the local government', preferences: ranked([7, 3, 5, 1, 8, 6, 4, 2, 9]) },
  },
  options: {
    modify: { owners: ['ministry'], direction: 'forward' },
    delay: { owners: ['uniroyal'], direction: 'back' },
    accept: { owners: ['uniroyal'] },
    abandon: { owners: ['uniroyal'], direction: 'forward' },
    insist: { owners: ['local'], direction: 'forward' },
  },
  infeasible: [{ exactlyOne: ['delay', 'accept', 'abandon'] }],
  indistinguishable: ['abandon'],
  statusQuo: ['delay'],
})
/** States by the numbers of the publication. */
export const numberOf = (decimals: readonly number[] = []) => decimals.map((decimal) => byNumber.indexOf(decimal) + 1)
