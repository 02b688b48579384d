export const bugs = {
  record: [
    [
      'one by one',
      'record/record.ts',
      'negotiation.acts.concat(freeze(acts, true))',
      'freeze(acts, true).concat(negotiation.acts)',
    ],
    ['undo', 'record/history.ts', 'acts.slice(0, acts.length - count)', 'acts.slice(count)'],
    ['last day', 'record/history.ts', 'return unchanged ? negotiation', 'return !unchanged ? negotiation'],
    ['days', 'record/history.ts', 'latestDay(act.date) <= date', 'latestDay(act.date) < date'],
    ['storage', 'record/parse.ts', 'checkedActs(checked, [], acts)', 'checkedActs(checked, [], acts).slice(1)'],
    ['withdrawal', 'position/voices.ts', 'makers.filter((maker) => !takenBack.has(maker))', 'makers'],
    ['immutability', 'record/checked.ts', 'freeze(negotiation, true)', 'freeze(negotiation)'],
    ['sharing', 'record/record.ts', 'produce(negotiation,', 'produce(structuredClone(negotiation),'],
    [
      'comparison',
      'gap/compare.ts',
      'before[id] !== after[id] && !sameData(before[id], after[id])',
      'before[id] !== after[id]',
    ],
  ],
}
