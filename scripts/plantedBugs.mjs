/** One bug a law: in which file under src, the code to break, and what to put in its place. */
export const plantedBugs = [
  ...laws('agreement.test.ts', [
    [
      'a package that nobody rules out',
      'gap/agreement/rules.ts',
      'for (const otherwise of space.avoids(outcome.issue, outcome.region))',
      'for (const otherwise of space.has(outcome.issue, outcome.region))',
    ],
    [
      'a package that all have shown to accept',
      'gap/agreement/outlook.ts',
      'const left = common(outright.map(inner), possible)',
      'const left = possible',
    ],
    [
      'look only at the parties, issues and terms',
      'gap/agreement/packageSpace.ts',
      '(orUnsettled && place < axis.offset)',
      'place < axis.offset',
    ],
    [
      'a search through every set of acts finds',
      'gap/agreement/heard.ts',
      "({ effect }) => effect !== 'exclude'",
      "({ effect }) => effect === 'fix'",
    ],
    [
      'take what it takes to make one value acceptable',
      'gap/agreement/heard.ts',
      ': [not(stands), not(beyond)]',
      ': [not(stands)]',
    ],
    ['meet each other', 'gap/agreement/minimalSets.ts', 'if (answer) continue', 'if (!answer) continue'],
    [
      'once the acts of a concession are withdrawn',
      'gap/agreement/heard.ts',
      'butNot(solver, some, anyOf(solver, other))',
      'some',
    ],
    [
      'by the acts of a deadlock alone',
      'gap/agreement/minimalSets.ts',
      'left = left.filter((other) => core.has(other))',
      'left = left.slice(0, 1)',
    ],
    [
      'keep a deadlock whatever parties do',
      'gap/agreement/withdrawals.ts',
      '.filter((id) => literals.has(id))',
      '.filter((id) => literals.has(id)).slice(-4)',
    ],
    ['rank concessions', 'gap/agreement/minimalConcessions.ts', 'a.cost - b.cost ||', 'b.cost - a.cost ||'],
  ]),
  ...laws('region.test.ts', [
    ['hold after a set operation', 'model/region.ts', '=> inX && !inY)', '=> inX)'],
    ['be equal exactly when', 'model/region.ts', ' && other.fromOpen === fromOpen', ''],
    [
      'overlap, contain and be empty',
      'model/region.ts',
      'return !isEmpty(intersection(scale, x, y))',
      'return !isEmpty(union(scale, x, y))',
    ],
    [
      'be as far apart as',
      'gap/distance.ts',
      'coordinate(scale, b.from) - coordinate(scale, a.to)',
      'coordinate(scale, b.from) - coordinate(scale, a.from)',
    ],
    ['(Helly)', 'model/region.ts', '=> inX && inY)', '=> inX && !inY)'],
    [
      'triangle inequality',
      'model/scale.ts',
      'Math.abs(coordinate(scale, x) - coordinate(scale, y))',
      '(coordinate(scale, x) - coordinate(scale, y)) ** 2',
    ],
    [
      'rise along an ordered scale',
      'model/scale.ts',
      'index / (scale.levels.length - 1)',
      'index / scale.levels.length',
    ],
  ]),
  ...laws('position.test.ts', [
    ['be what the definition says', 'model/region.ts', 'scale.max, nearestAbove.fromOpen)', 'scale.max)'],
    ['never show a value as accepted that is ruled out', 'position/stance.ts', '    stance.inner = inner\n', ''],
    ['want best what is not ruled out', 'position/stance.ts', '    stance.ideal = undefined\n', ''],
    [
      'rest on the acts that they name',
      'position/stance.ts',
      'stance.outer = difference(scale, stance.outer, refused)\n  stance.outerActs.push(act)',
      'stance.outer = difference(scale, stance.outer, refused)',
    ],
    ['be one table', 'record/checked.ts', '    known.set(negotiation, { value })\n', ''],
  ]),
  ...laws('gap.test.ts', [
    [
      'have ordered bounds',
      'gap/issueGap.ts',
      'const lower = regionDistance(scale, p.outer, q.outer)\n  const upper = regionDistance(scale, p.inner, q.inner)',
      'const lower = regionDistance(scale, p.inner, q.inner)\n  const upper = regionDistance(scale, p.outer, q.outer)',
    ],
    ['not depend on who is named first', 'gap/weights.ts', '(share + (q.shares[i] as number)) / 2', 'share'],
    ['be nothing between a party', 'gap/issueGap.ts', 'return { lower: 0, upper: 0,', 'return { lower: 0, upper: 1,'],
    [
      'say agreed, blocked and unknown',
      'gap/issueGap.ts',
      "return overlap(scale, p.outer, q.outer) ? 'open'",
      "return regionDistance(scale, p.outer, q.outer) === 0 ? 'open'",
    ],
    [
      'never have a lower lower bound',
      'position/stance.ts',
      'stance.outer = difference(scale, stance.outer, refused)',
      'stance.outer = union(scale, stance.outer, refused)',
    ],
    [
      'never have a higher upper bound',
      'position/stance.ts',
      'stance.inner = union(scale, stance.inner, region)',
      'stance.inner = region',
    ],
    [
      'not change when ids do',
      'gap/issueGap.ts',
      'const lower = regionDistance(',
      'const lower = p.party.length > 6 ? 0 : regionDistance(',
    ],
    [
      'not change with the order',
      'gap/weights.ts',
      'new Float64Array(count).fill(1 / count)',
      'new Float64Array(count).map((_, i) => (2 * (i + 1)) / (count * (count + 1)))',
    ],
    [
      'not change with the units',
      'model/scale.ts',
      '(Number(value) - scale.min) / (scale.max - scale.min)',
      '(Number(value) - scale.min) / 16',
    ],
    ['weigh issues by what', 'gap/weights.ts', '(value) => value / sum)', '(value) => value)'],
    [
      'say of every pair what gap says',
      'gap/kernel.ts',
      'after > before ? after : before',
      'after > before ? before : after',
    ],
    [
      'hold the values that all have shown',
      'gap/zopa.ts',
      'theirs.map((position) => position.inner)',
      'theirs.map((position) => position.outer)',
    ],
    ['stand at the end of each day', 'gap/trajectory.ts', '    noteWithdrawal(voided, act)\n', ''],
  ]),
  ...laws('record.test.ts', [
    [
      'be the same written act by act',
      'record/record.ts',
      'negotiation.acts.concat(freeze(acts, true))',
      'freeze(acts, true).concat(negotiation.acts)',
    ],
    ['be taken back by undo', 'record/history.ts', 'acts.slice(0, acts.length - count)', 'acts.slice(count)'],
    [
      'be whole as of its last day',
      'record/history.ts',
      'return unchanged ? negotiation',
      'return !unchanged ? negotiation',
    ],
    ['hold, as of a day', 'record/history.ts', 'latestDay(act.date) <= date', 'latestDay(act.date) < date'],
    ['survive storage', 'record/parse.ts', 'checkedActs(checked, [], acts)', 'checkedActs(checked, [], acts).slice(1)'],
    [
      'be read, once an act is withdrawn',
      'position/voices.ts',
      'makers.filter((maker) => !takenBack.has(maker))',
      'makers',
    ],
    ['never be changed by what is done', 'record/checked.ts', 'freeze(negotiation, true)', 'freeze(negotiation)'],
    ['share with its successor', 'record/record.ts', 'produce(negotiation,', 'produce(structuredClone(negotiation),'],
    [
      'find nothing between a state and itself',
      'gap/compare.ts',
      'before[id] !== after[id] && !sameData(before[id], after[id])',
      'before[id] !== after[id]',
    ],
  ]),
]

function laws(suite, bugs) {
  return bugs.map(([law, file, find, replace]) => ({ suite, law, file, find, replace }))
}
