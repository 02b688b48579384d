import type { SituationInput } from 'demarche/forecast'

/** Emission standards for medium-sized cars in the European Community, in years of delay (Bueno de Mesquita 1994, p. 78). */
const table = [
  ['netherlands', 0.08, 4, 0.8],
  ['belgium', 0.08, 7, 0.4],
  ['luxembourg', 0.03, 4, 0.2],
  ['germany', 0.16, 4, 0.8],
  ['france', 0.16, 10, 0.6],
  ['italy', 0.16, 10, 0.6],
  ['uk', 0.16, 10, 0.9],
  ['ireland', 0.05, 7, 0.1],
  ['denmark', 0.05, 4, 1],
  ['greece', 0.08, 7, 0.7],
] as const

export const emission: SituationInput = {
  name: 'Emission standards in the European Community',
  issues: { delay: { unit: 'years', min: 4, max: 10, outcome: 8.833 } },
  actors: Object.fromEntries(
    table.map(([actor, capability, position, salience]) => [
      actor,
      { capability, stances: { delay: { position, salience } } },
    ]),
  ),
}
