export const bugs = {
  region: [
    ['set operations', 'model/region.ts', '=> inX && !inY)', '=> inX)'],
    ['extensionality', 'model/region.ts', ' && other.fromOpen === fromOpen', ''],
    [
      'relations',
      'model/region.ts',
      'return !isEmpty(intersection(scale, x, y))',
      'return !isEmpty(union(scale, x, y))',
    ],
    [
      'distance',
      'gap/distance.ts',
      'coordinate(scale, b.from) - coordinate(scale, a.to)',
      'coordinate(scale, b.from) - coordinate(scale, a.from)',
    ],
    ['Helly', 'model/region.ts', '=> inX && inY)', '=> inX && !inY)'],
  ],
  distance: [
    ['range', 'model/scale.ts', '(scale.max - scale.min)', '(scale.max - scale.min - 1)'],
    ['identity', 'model/scale.ts', 'return x === y ? 0 : (distanceTable(scale)', 'return (distanceTable(scale)'],
    [
      'indiscernibles',
      'model/scale.ts',
      'index / (scale.levels.length - 1)',
      'Math.floor(index / (scale.levels.length - 1))',
    ],
    [
      'symmetry',
      'model/scale.ts',
      'Math.abs(coordinate(scale, x) - coordinate(scale, y))',
      'Math.max(0, coordinate(scale, x) - coordinate(scale, y))',
    ],
    [
      'triangle',
      'model/scale.ts',
      'Math.abs(coordinate(scale, x) - coordinate(scale, y))',
      '(coordinate(scale, x) - coordinate(scale, y)) ** 2',
    ],
    ['betweenness', 'model/scale.ts', 'index / (scale.levels.length - 1)', '(index % 3) / (scale.levels.length - 1)'],
    [
      'units',
      'model/scale.ts',
      '(Number(value) - scale.min) / (scale.max - scale.min)',
      '(Number(value) - scale.min) / 32',
    ],
    [
      'names',
      'model/scale.ts',
      "if (scale.kind === 'nominal') return x === y",
      "if (scale.kind === 'nominal') return x < y ? 1 : x === y",
    ],
  ],
}
