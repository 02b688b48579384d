export const bugs = {
  agreement: [
    [
      'possible',
      'gap/agreement/rules.ts',
      'for (const otherwise of space.avoids(outcome.issue, outcome.region))',
      'for (const otherwise of space.has(outcome.issue, outcome.region))',
    ],
    [
      'shown',
      'gap/agreement/outlook.ts',
      'const left = common(outright.map(inner), possible)',
      'const left = possible',
    ],
    ['question', 'gap/agreement/packageSpace.ts', '(orUnsettled && place < axis.offset)', 'place < axis.offset'],
    ['search', 'gap/agreement/heard.ts', "({ effect }) => effect !== 'exclude'", "({ effect }) => effect === 'fix'"],
    ['one value', 'gap/agreement/heard.ts', ': [not(stands), not(beyond)]', ': [not(stands)]'],
    [
      'duality',
      'gap/agreement/minimalSets.ts',
      'const others = left.filter((other) => other !== place)',
      'const others = left',
    ],
    ['concessions', 'gap/agreement/heard.ts', 'butNot(solver, some, anyOf(solver, other))', 'some'],
    [
      'deadlocks',
      'gap/agreement/minimalSets.ts',
      'left = left.filter((other) => core.has(other))',
      'left = left.slice(0, 1)',
    ],
    [
      'persistence',
      'gap/agreement/withdrawals.ts',
      '.filter((id) => literals.has(id))',
      '.filter((id) => literals.has(id)).slice(-4)',
    ],
    ['ranking', 'gap/agreement/minimalConcessions.ts', 'a.cost - b.cost ||', 'b.cost - a.cost ||'],
  ],
}
