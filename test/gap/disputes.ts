import { type ActInput, defineNegotiation, type Negotiation, recordAll, type Scale, safeRecord } from 'demarche'
import { seeded } from '../support/random.js'

const parties = ['a', 'b', 'c', 'd'] as const
const scales = {
  pay: { kind: 'interval', min: 0, max: 20, unit: '%' },
  years: { kind: 'interval', min: -5, max: 5 },
  shifts: { kind: 'ordinal', levels: ['none', 'few', 'some', 'many', 'all'] },
  venue: { kind: 'nominal', options: ['north', 'south', 'east'] },
  vote: { kind: 'binary' },
} as const
const issues = Object.keys(scales) as (keyof typeof scales)[]

/** A dispute among four on five issues, full of demands, refusals, packages and conditions; the same for the same seed. */
export function disputeOf(seed: number, many = 30): Negotiation {
  const random = seeded(seed + 1)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const oneOf = <T>(all: readonly T[]): T => all[upTo(all.length - 1)] as T
  const chance = (share: number) => random() < share

  const number = ({ min, max }: { min: number; max: number }) => min + upTo((max - min) * 2) / 2
  const stretch = (scale: { min: number; max: number }) => {
    const [from, to] = [number(scale), number(scale)].toSorted((x, y) => x - y)
    return { atLeast: from, atMost: to }
  }
  const region = (scale: Scale): unknown => {
    if (scale.kind === 'binary') return chance(0.5)
    if (scale.kind === 'nominal') {
      const named = oneOf(scale.options)
      return chance(0.6) ? named : { anyOf: scale.options.filter((option) => option !== named) }
    }
    if (scale.kind === 'ordinal')
      return { [oneOf(['atLeast', 'atMost', 'above', 'below'])]: oneOf(scale.levels.slice(1, -1)) }
    if (chance(0.2)) return { anyOf: [stretch(scale), stretch(scale)] }
    if (chance(0.3)) return stretch(scale)
    return { [oneOf(['atLeast', 'atMost', 'above', 'below'])]: number({ min: scale.min + 1, max: scale.max - 1 }) }
  }
  const terms = (least: number, most: number) => {
    const chosen = new Set(Array.from({ length: least + upTo(most - least) }, () => oneOf(issues)))
    return Object.fromEntries([...chosen].map((issue) => [issue, region(scales[issue])]))
  }
  const conditions = () => Object.entries(terms(1, 2)).map(([issue, of]) => ({ issue, region: of }))

  const act = (n: number, before: Negotiation): unknown => {
    const [by, issue] = [oneOf(parties), oneOf(issues)]
    const own = { id: `act${n}`, by, date: `2026-01-${String(1 + n).padStart(2, '0')}` }
    const said = { issue, region: region(scales[issue]), ...(chance(0.1) && { salience: upTo(10) / 10 }) }
    const answerable = before.acts.filter(({ kind }) => kind === 'demand' || kind === 'proposal')
    const answered = oneOf(answerable)
    switch (
      oneOf(['demand', 'demand', 'statement', 'weigh', 'package', 'proposal', 'reject', 'reject', 'accept', 'withdraw'])
    ) {
      case 'statement':
        return { ...own, kind: 'statement', ...said, firmness: oneOf(['firm', 'soft']) }
      case 'weigh':
        return { ...own, kind: 'statement', issue, salience: upTo(10) / 10 }
      case 'package':
        return { ...own, kind: 'proposal', terms: terms(2, 3) }
      case 'proposal':
        return { ...own, kind: 'proposal', terms: terms(1, 1) }
      case 'reject':
        return { ...own, kind: 'rejection', ...(answered === undefined ? said : { answers: answered.id }) }
      case 'accept':
        return { ...own, kind: 'acceptance', answers: answered?.id }
      case 'withdraw':
        return { ...own, kind: 'withdrawal', withdraws: oneOf(before.acts.filter(({ id }) => id !== own.id))?.id }
      default: {
        const firmness = oneOf(['firm', 'firm', 'soft'])
        return { ...own, kind: 'demand', ...said, firmness, ...(chance(0.35) && { conditionFor: conditions() }) }
      }
    }
  }

  let dispute = defineNegotiation({
    id: `dispute-${seed}`,
    title: `Dispute ${seed}`,
    parties: Object.fromEntries(parties.map((party) => [party, { kind: 'organisation', name: party.toUpperCase() }])),
    issues: Object.fromEntries(issues.map((issue) => [issue, { name: issue, scale: scales[issue] }])),
  } as never) as Negotiation
  // Every other dispute is one in which it is known how much each issue matters to everybody.
  if (seed % 2 === 1) {
    const acts = parties.flatMap((by) =>
      issues.map((issue) => ({
        id: `${by}-${issue}`,
        by,
        issue,
        salience: (1 + upTo(9)) / 10,
        kind: 'statement',
        date: '2026-01-01',
      })),
    )
    dispute = recordAll(dispute, acts as ActInput[])
  }
  for (let n = 0; n < many; n++) {
    // What cannot be said at that moment is left out.
    const next = safeRecord(dispute, act(n, dispute) as ActInput)
    if (next.success) dispute = next.data
  }
  return dispute
}
