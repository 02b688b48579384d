import { defineScenario, swingWeights } from 'demarche/bargain'

/** What each state says a change from its worst to its best outcome matters, 100 for the issue on which it matters most. */
export const swings = {
  upper: { filling: 100, power: 70, release: 60, data: 20, court: 10 },
  lower: { release: 100, filling: 75, court: 40, data: 35, power: 25 },
}

const weights = {
  upper: swingWeights({ points: swings.upper }).weights,
  lower: swingWeights({ points: swings.lower }).weights,
}

/** Two states on one river talk about a dam. Values run from 0 (a state's worst) to 1 (its best); the weights say the rest. */
export const river = defineScenario({
  domain: {
    name: 'A treaty on a river',
    issues: {
      release: {
        name: 'Least flow in the dry season',
        scale: { kind: 'interval', min: 100, max: 300, unit: 'm³/s' },
        step: 25,
      },
      filling: {
        name: 'Years to fill the reservoir',
        scale: { kind: 'interval', min: 3, max: 9, unit: 'years' },
        step: 1,
      },
      power: {
        name: 'Power for the lower state',
        scale: { kind: 'ordinal', levels: ['full price', 'a tenth off', 'a quarter off'] },
      },
      data: { name: 'Data on the flow', scale: { kind: 'ordinal', levels: ['yearly', 'monthly', 'daily'] } },
      court: { name: 'Disputes', scale: { kind: 'nominal', options: ['talks', 'mediator', 'court'] } },
    },
  },
  preferences: {
    upper: {
      weights: weights.upper,
      values: {
        release: {
          kind: 'piecewiseLinear',
          corners: [
            [100, 1],
            [200, 0.7],
            [300, 0],
          ],
        },
        filling: { kind: 'linear', slope: -1 / 6, intercept: 1, from: 3 },
        power: { kind: 'table', worth: { 'full price': 1, 'a tenth off': 0.6, 'a quarter off': 0 } },
        data: { kind: 'table', worth: { yearly: 1, monthly: 0.8, daily: 0 } },
        court: { kind: 'table', worth: { talks: 1, mediator: 0.7, court: 0 } },
      },
      reservation: 0.3,
    },
    lower: {
      weights: weights.lower,
      values: {
        release: {
          kind: 'piecewiseLinear',
          corners: [
            [100, 0],
            [200, 0.75],
            [300, 1],
          ],
        },
        filling: {
          kind: 'piecewiseLinear',
          corners: [
            [3, 0],
            [5, 0.6],
            [9, 1],
          ],
        },
        power: { kind: 'table', worth: { 'full price': 0, 'a tenth off': 0.5, 'a quarter off': 1 } },
        data: { kind: 'table', worth: { yearly: 0, monthly: 0.9, daily: 1 } },
        court: { kind: 'table', worth: { talks: 0, mediator: 0.6, court: 1 } },
      },
      reservation: 0.5,
    },
  },
})

/** What the two signed in the end. */
export const signed = { release: 150, filling: 7, power: 'a quarter off', data: 'yearly', court: 'mediator' }
