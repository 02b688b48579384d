import { type ForecastModel, forecastModels } from '../models.js'
import type { Situation, SpatialIssue } from '../situation.js'

/** What anybody could say: the middle of the scale, that nothing changes, the mean of positions. */
export const naive: Readonly<Record<string, ForecastModel>> = {
  midpoint: ({ issues }) => ({ outcome: mapped(issues, ({ min, max }) => min + (max - min) / 2) }),
  referencePoint: ({ issues }) => ({ outcome: mapped(issues, ({ referencePoint }) => referencePoint) }),
  mean: forecastModels.mean,
}

function mapped(
  issues: Situation['issues'],
  point: (issue: SpatialIssue) => number | undefined,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(issues).flatMap(([id, issue]) => {
      const own = point(issue)
      return own === undefined ? [] : [[id, own]]
    }),
  )
}
