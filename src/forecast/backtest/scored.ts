import type { ForecastModel } from '../models.js'
import type { Situation } from '../situation.js'

/** Why an issue has no part: nobody says what was decided, or too few actors stand on it. */
export interface NotScored {
  /** The place of its situation in the list. */
  readonly situation: number
  readonly issue: string
  readonly why: 'noOutcome' | 'tooFewActors'
}

/** An issue with what was decided and what models said, in its own unit; a model that is undecided is left out. */
export interface ScoredIssue {
  readonly situation: number
  readonly issue: string
  readonly outcome: number
  readonly forecasts: Readonly<Record<string, number>>
}

/** What is scored, with what each model says. One run of each model a situation. */
export function scoredIssues(
  situations: readonly Situation[],
  models: Readonly<Record<string, ForecastModel>>,
  leastActors: number,
): { readonly issues: readonly ScoredIssue[]; readonly notScored: readonly NotScored[] } {
  const issues: ScoredIssue[] = []
  const notScored: NotScored[] = []
  for (const [situation, given] of situations.entries()) {
    const outcomes = Object.entries(models).map(([model, run]) => [model, run(given).outcome] as const)
    for (const [issue, { outcome }] of Object.entries(given.issues)) {
      if (outcome === undefined) notScored.push({ situation, issue, why: 'noOutcome' })
      else if (standing(given, issue) < leastActors) notScored.push({ situation, issue, why: 'tooFewActors' })
      else {
        const forecasts = outcomes.flatMap(([model, own]) =>
          Object.hasOwn(own, issue) ? [[model, own[issue] as number]] : [],
        )
        issues.push({ situation, issue, outcome, forecasts: Object.fromEntries(forecasts) })
      }
    }
  }
  return { issues, notScored }
}

function standing({ actors }: Situation, issue: string): number {
  return Object.values(actors).filter(
    ({ stances }) => Object.hasOwn(stances, issue) && stances[issue]?.position !== undefined,
  ).length
}
