import { defineNegotiation } from 'demarche'

/** A made-up dispute with one issue on each kind of scale, and a collective. */
export const wageDefinition = {
  id: 'wage-talks',
  title: 'Wage talks at the harbour',
  parties: {
    union: { kind: 'organisation', name: 'Dockers’ Union' },
    port: { kind: 'organisation', name: 'Port Company' },
    city: { kind: 'organisation', name: 'City' },
    owners: { kind: 'coalition', name: 'Owners', members: ['port', 'city'] },
  },
  delegates: {
    amal: { name: 'Amal Reyes', role: 'secretary', speaksFor: ['union'] },
    bram: { name: 'Bram Otieno', role: 'director', speaksFor: ['port', 'owners'] },
  },
  issues: {
    raise: { name: 'Pay rise', scale: { kind: 'interval', min: 0, max: 10, unit: '%' } },
    shifts: { name: 'Night shifts', scale: { kind: 'ordinal', levels: ['none', 'few', 'some', 'many'] } },
    council: { name: 'A works council', scale: { kind: 'binary' } },
    venue: {
      name: 'Arbitration venue',
      scale: {
        kind: 'nominal',
        options: ['court', 'ministry', 'chamber'],
        distances: [{ between: ['court', 'ministry'], distance: 0.5 }],
      },
    },
  },
  sources: { minutes: { title: 'Minutes of the first session' } },
} as const

export const wageTalks = defineNegotiation(wageDefinition)

/** A demand of the city, to be made a condition for something. */
export const councilDemand = { id: 'ifCouncil', by: 'city', issue: 'council', region: true, firmness: 'soft' } as const

/** The issues that a call is refused for, as `path: code`. */
export function faultsOf(run: () => unknown): string[] {
  try {
    run()
  } catch (error) {
    if (error instanceof Error && 'issues' in error && Array.isArray(error.issues)) {
      return error.issues.map(
        ({ path, code }: { path: readonly (string | number)[]; code: string }) => `${path.join('.')}: ${code}`,
      )
    }
    throw error
  }
  return []
}
