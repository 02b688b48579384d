export const bugs = {
  whatIf: [
    [
      'consequences',
      'position/voices.ts',
      'if (bearings.length === 0) continue',
      'if (bearings.length === 0 || act.hypothetical) continue',
    ],
    ['sharing', 'record/record.ts', 'produce(negotiation,', 'produce(structuredClone(negotiation),'],
    ['marks', 'record/hypothetical.ts', 'isAct ? { ...act, hypothetical: true } : act', 'act'],
    [
      'one by one',
      'record/record.ts',
      'negotiation.acts.concat(freeze(acts, true))',
      'negotiation.acts.filter((act) => !act.hypothetical).concat(freeze(acts, true))',
    ],
    [
      'storage',
      'record/parse.ts',
      'checkedActs(checked, [], acts)',
      'checkedActs(checked, [], acts).map(({ hypothetical, ...act }) => act)',
    ],
    ['undo', 'record/hypothetical.ts', 'acts.slice(lastRecorded + 1)', 'acts.slice(lastRecorded + 2)'],
    ['days', 'record/history.ts', 'latestDay(act.date) <= date', 'act.hypothetical || latestDay(act.date) <= date'],
    [
      'comparison',
      'position/voices.ts',
      'if (bearings.length === 0) continue',
      'if (bearings.length === 0 || act.hypothetical) continue',
    ],
    ['no ground', 'record/record.ts', '  assertRecord(negotiation)\n  const input', '  const input'],
    ['supposed last', 'record/record.ts', '= orderFaults(acts)', '= []'],
  ],
}
