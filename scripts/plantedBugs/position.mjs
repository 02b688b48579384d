export const bugs = {
  position: [
    ['definition', 'model/region.ts', 'scale.max, nearestAbove.fromOpen)', 'scale.max)'],
    ['consistency', 'position/stance.ts', '    stance.inner = inner\n', ''],
    ['ideal', 'position/stance.ts', '    stance.ideal = undefined\n', ''],
    [
      'grounds',
      'position/stance.ts',
      'stance.outer = difference(scale, stance.outer, refused)\n  stance.outerActs.push(act)',
      'stance.outer = difference(scale, stance.outer, refused)',
    ],
    ['table', 'record/checked.ts', '    known.set(negotiation, { value })\n', ''],
  ],
}
