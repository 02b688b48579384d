export const bugs = {
  reciprocity: [
    ['definition', 'gap/conductStep.ts', "isFirstShowing: changed?.inner?.kind === 'filled'", 'isFirstShowing: false'],
    ['balance', 'gap/conductStep.ts', "move.kind !== 'disclosure' && ", ''],
    [
      'exchanges',
      'gap/reciprocity.ts',
      'exchange.returned !== undefined).length / exchanges.length',
      'exchange.returned === undefined).length / exchanges.length',
    ],
    ['answers', 'gap/reciprocity.ts', '(answer?.conceded[bound] ?? 0)', '(answer?.given[bound] ?? 0)'],
    ['first words', 'gap/conductStep.ts', 'isConcession: isNearer && !isRetraction', 'isConcession: !isRetraction'],
    [
      'symmetry',
      'gap/reciprocity.ts',
      '[...steps, ...(byAct[i + 1] ?? [])]',
      '[...steps.slice(1), ...(byAct[i + 1] ?? [])]',
    ],
    [
      'names',
      'gap/reciprocity.ts',
      'find((step) => step.party !== concession.party)',
      'find((step) => step.party > concession.party)',
    ],
  ],
}
