export const bugs = {
  bridge: [
    ['least total', 'gap/bridge/cost.ts', '? a.steps - b.steps', '? 0'],
    ['best of options', 'gap/bridge/objective.ts', 'Array.from({ length: parties }, (_, i) => i + 1)', '[1, parties]'],
    ['best of probes', 'gap/bridge/axis.ts', 'points.add(middle(to, next.from))', 'points.add(to)'],
    ['terms', 'gap/bridge/problem.ts', 'terms.get(issue) ?? wholeRegion(scale)', 'wholeRegion(scale)'],
    [
      'refusal',
      'gap/bridge/axis.ts',
      'regionDistance(scale, pointRegion(scale, value), region)',
      'regionDistance(scale, pointRegion(scale, value), region) % 1',
    ],
    ['invariance', 'gap/bridge/question.ts', '.toSorted((a, b) => b - a)', ''],
    ['shortfalls', 'gap/bridge/gives.ts', 'pointRegion(scale, to), from)', 'pointRegion(scale, to), from) ** 2'],
    ['ruled out', 'gap/bridge/leeway.ts', 'outside(outcome.issue, outcome.region),', ''],
    [
      'feasibility',
      'gap/bridge/leastPackages.ts',
      "objective !== 'total' && least.bound > tolerance",
      "objective !== 'total'",
    ],
    ['gives', 'gap/bridge/leeway.ts', '[new Map([...box, ...regions])]', '[box]'],
    ['grounds', 'gap/bridge/gives.ts', 'isOut ? position.outerActs : []', 'isOut ? [] : []'],
    ['trade-off', 'gap/bridge/tradeOff.ts', 'worst(last) - grain', 'worst(last) / 2'],
    ['trade-off lines', 'gap/bridge/tradeOff.ts', 'counts.toReversed()', 'counts'],
  ],
}
