import {
  blockers,
  bridge,
  commonGround,
  DemarcheError,
  demandStatus,
  explainDeadlock,
  feasible,
  gap,
  gapMatrix,
  influence,
  minimalConcessions,
  movements,
  type Negotiation,
  parseNegotiation,
  positions,
  reciprocity,
  standstills,
  trajectory,
} from 'demarche'
import {
  agreementSection,
  blockersSection,
  bridgeSection,
  commonGroundSection,
  demandsSection,
  gapMatrixSection,
  influenceSection,
  overviewSection,
  pairSection,
  partiesSection,
  positionsSection,
  renderText,
  standstillSection,
  trajectorySection,
} from 'demarche/report'
import { expect } from 'vitest'
import { isDeeplyFrozen } from './source.js'

/** What a negotiation that was accepted must be: frozen, the same after storage, and fit for every analysis and report. */
export function examine(negotiation: Negotiation): void {
  const stored = JSON.stringify(negotiation)
  const read = parseNegotiation(JSON.parse(stored))
  expect(read, 'what is read from storage').toStrictEqual(negotiation)
  expect(JSON.stringify(read), 'what is stored again').toBe(stored)
  expect(isDeeplyFrozen(negotiation), 'frozen').toBe(true)
  expect(hasFiniteNumbers(negotiation), 'finite numbers').toBe(true)
  for (const analysis of analysesOf(negotiation)) {
    try {
      expect(hasFiniteNumbers(analysis()), 'finite numbers in a result').toBe(true)
    } catch (error) {
      if (!(error instanceof DemarcheError)) throw error
    }
  }
}

function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value !== 'object' || value === null || Object.values(value).every(hasFiniteNumbers)
}

function analysesOf(negotiation: Negotiation): (() => unknown)[] {
  const [a, b = a] = Object.keys(negotiation.parties) as [string, string?]
  const signal = briefly()
  const sections = [
    () => overviewSection(negotiation),
    () => partiesSection(negotiation),
    () => positionsSection(negotiation),
    () => demandsSection(negotiation),
    () => gapMatrixSection(negotiation),
    () => pairSection(negotiation, a, b),
    () => blockersSection(negotiation),
    () => commonGroundSection(negotiation),
    () => standstillSection(negotiation),
    () => trajectorySection(negotiation, a, b),
    () => agreementSection(negotiation),
    () => bridgeSection(negotiation, { signal }),
    () => influenceSection(negotiation, a, b, { signal }),
  ]
  return [
    () => positions(negotiation),
    () => gap(negotiation, a, b),
    () => gapMatrix(negotiation, { metric: 'euclidean' }),
    () => trajectory(negotiation, a, b),
    () => reciprocity(negotiation, a, b),
    () => movements(negotiation),
    () => standstills(negotiation),
    () => blockers(negotiation),
    () => commonGround(negotiation),
    () => demandStatus(negotiation),
    () => feasible(negotiation),
    () => explainDeadlock(negotiation),
    () => minimalConcessions(negotiation, { cost: 'salience' }),
    () => bridge(negotiation, { objective: 'leximin', tradeOff: true, signal }),
    () => influence(negotiation, a, b, { metric: 'maximum', signal }),
    ...sections.map((section) => () => renderText([section()])),
  ]
}

/** A signal that is aborted once it was asked some hundreds of times. */
function briefly(): AbortSignal {
  let asked = 0
  return {
    get aborted() {
      return asked++ > 300
    },
  } as AbortSignal
}
