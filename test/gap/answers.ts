import {
  bridge,
  explainDeadlock,
  feasible,
  influence,
  minimalConcessions,
  type Negotiation,
  type SearchOptions,
} from 'demarche'
import { disputeOf } from './disputes.js'

/** Disputes with several deadlocks, many packages that are as good as each other, trade-offs, and some that are none. */
export const seeds = [0, 5, 8, 10, 13, 14, 19, 20, 26, 28, 29, 37] as const

type Answer = object & { readonly assumptions?: unknown }
type Question = (dispute: Negotiation, watched: SearchOptions) => Answer

const terms = { pay: { atLeast: 12 }, vote: true } as const

export const questions: Readonly<Record<string, Question>> = {
  feasible: (dispute, watched) => feasible(dispute, watched),
  'feasible for three': (dispute, watched) => feasible(dispute, { ...watched, parties: ['d', 'b', 'a'], terms }),
  deadlocks: (dispute, watched) => explainDeadlock(dispute, watched),
  'two deadlocks': (dispute, watched) => explainDeadlock(dispute, { ...watched, limit: 2, terms }),
  concessions: (dispute, watched) => minimalConcessions(dispute, watched),
  'concessions by salience': (dispute, watched) => minimalConcessions(dispute, { ...watched, cost: 'salience', terms }),
  'few concessions': (dispute, watched) => minimalConcessions(dispute, { ...watched, limit: 2, lookAt: 3 }),
  'least total': (dispute, watched) => bridge(dispute, { ...watched, tradeOff: true }),
  'worst-off': (dispute, watched) => bridge(dispute, { ...watched, objective: 'worstOff' }),
  leximin: (dispute, watched) => bridge(dispute, { ...watched, objective: 'leximin', limit: 3 }),
  'with terms': (dispute, watched) =>
    bridge(dispute, { ...watched, terms, tradeOff: true, weights: { pay: 3, years: 2, shifts: 1, venue: 0, vote: 1 } }),
  'two parties': (dispute, watched) =>
    bridge(dispute, { ...watched, parties: ['b', 'c'], issues: ['pay', 'years'], tradeOff: true }),
  'looking at little': (dispute, watched) =>
    bridge(dispute, { ...watched, objective: 'worstOff', lookAt: 3, limit: 2, tradeOff: true }),
  influence: (dispute, watched) => influence(dispute, 'a', 'b', watched),
  'influence by distance': (dispute, watched) =>
    influence(dispute, 'c', 'd', { ...watched, metric: 'euclidean', issues: ['pay', 'vote'] }),
  'influence of a sample': (dispute, watched) =>
    influence(dispute, 'b', 'd', { ...watched, sampling: 'always', samples: 40, seed: 5 }),
}

/** What is answered but for its assumptions, to nine digits, and in how many steps. */
export function answerTo(question: string, seed: number): unknown {
  let steps = 0
  const watched = { onProgress: (progress: { steps: number }) => (steps = progress.steps) }
  const { assumptions: _, ...answer } = (questions[question] as Question)(disputeOf(seed), watched)
  return JSON.parse(
    JSON.stringify({ ...answer, steps }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) + 0 : value,
    ),
  )
}
