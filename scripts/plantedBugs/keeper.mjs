export const bugs = {
  keeper: [['list', 'record/history.ts', 'acts.slice(0, acts.length - count)', 'acts.slice(0, 1)']],
}
