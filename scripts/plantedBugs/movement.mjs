export const bugs = {
  movement: [
    ['acts', 'gap/replay.ts', 'byParty.set(party, after)\n', '\n'],
    ['kinds', 'gap/move.ts', "return takes ? 'shift' : 'widening'", "return 'widening'"],
    [
      'changed parts',
      'gap/move.ts',
      'return !isEmpty(before.inner) && !after.known',
      'return before.known && !after.known',
    ],
    ['reach', 'gap/reach.ts', 'if (from < middle && middle < to) measure(middle)', ''],
    ['units', 'gap/changedParts.ts', 'count: levels.length - 1', 'count: levels.length'],
    ['taking back', 'gap/move.ts', 'lower: is.lower - was.lower', 'lower: Math.abs(is.lower - was.lower)'],
    ['nearness', 'gap/move.ts', 'is.upper - was.upper', 'was.upper - is.upper'],
    [
      'trajectories',
      'gap/movements.ts',
      'for (const { party, issue, after } of moves) rowOf(issue).set(party, after)',
      'for (const { party, issue, before } of moves) rowOf(issue).set(party, before)',
    ],
    ['sums', 'gap/trajectory.ts', 'before = after\n', 'before = start\n'],
    ['standstills', 'gap/standstill.ts', 'const after = hasMoved', 'const after = !hasMoved'],
    [
      'names',
      'gap/move.ts',
      '.filter((other) => other.party !== party && ',
      '.filter((other) => other.party > party && ',
    ],
  ],
}
