export const bugs = {
  influence: [
    [
      'definition',
      'gap/influence/exact.ts',
      'gaussLegendre(Math.ceil(count / 2))',
      'gaussLegendre(Math.ceil(count / 4))',
    ],
    [
      'weighing',
      'gap/influence/games.ts',
      'weights.sharesOf(said[sides.length] as Said)[column]',
      'weights.sharesOf(said[sides.length] as Said)[0]',
    ],
    ['sums', 'gap/influence/sampling.ts', 'sum[1] += this.#worth[1] - upper', 'sum[1] += upper - this.#worth[1]'],
    ['twins', 'gap/influence/diagram.ts', '(1 - chance) * share', 'share'],
    [
      'idleness',
      'gap/influence/exact.ts',
      '(now[after[node] as number] as number) - (now[node] as number)',
      '(now[after[node] as number] as number) - chance * (now[node] as number)',
    ],
    ['issue by issue', 'gap/influence/games.ts', 'return fixed > 0 ?', 'return fixed > 0 && column < 1 ?'],
    ['symmetry', 'gap/influence/games.ts', 'regionFor(q, bound)', "regionFor(q, 'lower')"],
    [
      'names',
      'gap/influence/games.ts',
      'if (q === undefined) return',
      'if (q === undefined || q.party < p.party) return',
    ],
    ['two ways', 'gap/influence/table.ts', '1 / (players * sets)', '1 / (players * players)'],
    [
      'seeds',
      'gap/influence/sampling.ts',
      'const random = seeded(options.seed)',
      'const random = seeded(options.seed + drawings++)',
      ['const mostStates =', 'let drawings = 0\nconst mostStates ='],
    ],
    ['errors', 'gap/influence/sampling.ts', 'bound: Math.min(bound, most + Math.abs(this.#mean))', 'bound: standard'],
    ['holes', 'gap/influence/holes.ts', 'as number) <= to', 'as number) < to'],
  ],
}
