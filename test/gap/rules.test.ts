import { defineNegotiation, demand, proposal, record, rejection, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { blockedGroups, possibleOutlook, shownOutlook } from '../../src/gap/agreement/outlook.js'
import { bindingRules, regionsIn, rulesWithin } from '../../src/gap/agreement/rules.js'
import { type PackageRules, scopeOf } from '../../src/gap/agreement/scope.js'
import { not } from '../../src/gap/agreement/solver.js'
import { withdrawalsIn } from '../../src/gap/agreement/withdrawals.js'
import { atOnce } from '../../src/gap/search.js'
import { intervalRegion, type Region } from '../../src/model/region.js'
import { councilDemand, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const scopeFor = (talks: object, selection: object = {}) => scopeOf(talks as never, selection as never)

const [low, high]: [Region, Region] = [intervalRegion(0, 3), intervalRegion(7, 10)]
const yes: Region = { kind: 'options', options: [true] }
const none: Region = { kind: 'options', options: ['none'] }
const rules: PackageRules = {
  linkages: [
    { act: 'a', outcome: { issue: 'raise', region: low }, demanded: { issue: 'council', region: yes }, unless: [] },
    {
      act: 'b',
      outcome: { issue: 'venue', region: none },
      demanded: { issue: 'raise', region: high },
      unless: ['own'],
    },
  ],
  refused: [
    {
      act: 'c',
      terms: new Map<string, Region>([
        ['raise', high],
        ['shifts', none],
      ]),
      readmitted: [
        {
          act: 'd',
          answer: 'proposed',
          terms: new Map<string, Region>([
            ['raise', low],
            ['shifts', none],
            ['council', yes],
          ]),
        },
      ],
      unless: ['own'],
    },
    {
      act: 'e',
      terms: new Map<string, Region>([
        ['council', yes],
        ['venue', none],
      ]),
      readmitted: [],
      unless: [],
    },
  ],
}

describe('rules', () => {
  it('should name the regions of an issue, conditions before packages', () => {
    expect(regionsIn(rules, 'raise')).toEqual([low, high, high, low])
    expect(regionsIn(rules, 'council')).toEqual([yes, yes, yes])
    expect(regionsIn(rules, 'shifts')).toEqual([none, none])
    expect(regionsIn(rules, 'pensions')).toEqual([])
  })

  it('should bind while the party does not speak for itself', () => {
    const { linkages, refused } = bindingRules(rules)
    expect([linkages, refused].map((own) => own.map(({ act }) => act))).toEqual([['a'], ['e']])
  })

  it('should be about a group of issues: of conditions the issue that is demanded', () => {
    const within = (...group: string[]) => {
      const { linkages, refused } = rulesWithin(rules, group)
      return [...linkages, ...refused].map(({ act }) => act)
    }
    expect(within('raise', 'shifts')).toEqual(['b', 'c'])
    expect(within('council', 'venue')).toEqual(['a', 'e'])
    expect(within('pensions')).toEqual([])
  })
})

const firm = (id: string, by: 'union' | 'port' | 'city', issue: string, region: unknown) =>
  statement({ id, by, issue, region, firmness: 'firm', date } as never)
const soft = (id: string, by: 'union' | 'port' | 'city', issue: string, region: unknown) =>
  statement({ id, by, issue, region, firmness: 'soft', date } as never)
const offer = (id: string, by: 'union' | 'port' | 'city', terms: object) =>
  proposal({ id, by, terms: terms as never, date })

describe('outlooks', () => {
  it('should take no step where nothing ties issues together', () => {
    const talks = record(wageTalks, firm('six', 'union', 'raise', { atLeast: 6 }), soft('no', 'port', 'council', false))
    expect(possibleOutlook(scopeFor(talks)).next()).toEqual({
      done: true,
      value: { answer: 'yes', package: { raise: 6, shifts: 'none', council: false, venue: 'court' } },
    })
    const two = { parties: ['union', 'port'], issues: ['council'] }
    expect(shownOutlook(scopeFor(talks, two)).next()).toEqual({ done: true, value: { answer: 'no' } })
  })

  it('should heed a condition and a refused package of one party', () => {
    const talks = record(
      wageTalks,
      offer('offer', 'port', { council: true, shifts: 'none' }),
      rejection({ id: 'refusal', by: 'city', answers: 'offer', date }),
      demand({
        ...councilDemand,
        date,
        conditionFor: [{ issue: 'shifts', region: { atMost: 'few' } }],
      }),
    )
    const answer = (terms: object) => atOnce(possibleOutlook(scopeFor(talks, { terms })), {}).answer
    expect(answer({ shifts: 'none' })).toBe('no')
    expect(answer({ shifts: 'few', council: false })).toBe('no')
    expect(answer({ shifts: 'few' })).toBe('yes')
    expect(answer({ council: false })).toBe('yes')
  })

  it('should take packages that were proposed as a whole, and only as a whole, for shown', () => {
    const talks = record(
      wageTalks,
      offer('a', 'union', { shifts: 'none', council: true }),
      offer('b', 'union', { shifts: 'many', council: false }),
      soft('c', 'port', 'shifts', 'none'),
      soft('d', 'port', 'council', false),
    )
    const shown = (more: object, selection: object) => atOnce(shownOutlook(scopeFor(more, selection)), {})
    const pair = { parties: ['union', 'port'], issues: ['shifts', 'council'] }
    // The port accepts a term of either, but neither of the two packages.
    expect(shown(talks, pair)).toEqual({ answer: 'no' })
    expect(shown(record(talks, soft('e', 'port', 'council', true)), pair)).toEqual({
      answer: 'yes',
      package: { shifts: 'none', council: true },
    })
    expect(shown(talks, { parties: ['union'], issues: ['shifts'] })).toEqual({ answer: 'no' })
    expect(shown(talks, { parties: ['union'], issues: ['shifts', 'council', 'venue'] })).toEqual({ answer: 'no' })
    const chained = record(
      talks,
      offer('f', 'union', { council: true, venue: 'ministry' }),
      soft('g', 'union', 'venue', 'court'),
    )
    expect(
      shown(chained, { parties: ['union'], terms: { venue: 'court', council: true }, issues: ['shifts'] }),
    ).toEqual({
      answer: 'yes',
      package: { shifts: 'none', venue: 'court', council: true },
    })
  })

  it('should tell apart what packages name on a line', () => {
    const talks = record(
      wageTalks,
      offer('a', 'union', { raise: { atLeast: 3 }, council: true }),
      soft('b', 'union', 'raise', { above: 5, below: 6 }),
      soft('c', 'port', 'raise', { atMost: 4 }),
      soft('d', 'port', 'council', true),
    )
    const outlook = atOnce(
      shownOutlook(scopeFor(talks, { parties: ['union', 'port'], issues: ['raise', 'council'] })),
      {},
    )
    expect(outlook).toEqual({ answer: 'yes', package: { raise: 3, council: true } })
  })

  it('should prefer what is liked, issue by issue, and leave out only what does not go with the issues before', () => {
    const talks = record(
      wageTalks,
      offer('all', 'union', { shifts: 'many', council: true, raise: { atLeast: 5 } }),
      rejection({ id: 'notAll', by: 'port', answers: 'all', date }),
      offer('other', 'union', { council: false, venue: 'chamber' }),
      rejection({ id: 'notOther', by: 'port', answers: 'other', date }),
      soft('a', 'union', 'shifts', 'many'),
      soft('b', 'union', 'council', true),
      soft('c', 'union', 'raise', { atLeast: 5 }),
      soft('d', 'union', 'venue', 'ministry'),
    )
    const scope = scopeFor(talks, { issues: ['shifts', 'council', 'raise', 'venue'] })
    expect(scope.groups).toHaveLength(1)
    expect(atOnce(possibleOutlook(scope), {})).toEqual({
      answer: 'yes',
      package: { shifts: 'many', council: true, raise: 0, venue: 'ministry' },
    })
    // Two who like different values: none of these is preferred, and what is liked on the other issues goes together.
    const apart = scopeFor(record(talks, soft('e', 'city', 'shifts', 'few')), { issues: scope.issues })
    expect(atOnce(possibleOutlook(apart), {})).toMatchObject({
      package: { council: true, raise: 5, venue: 'ministry' },
    })
  })

  it('should see that one of several issues is blocked where no rule of those who are asked ties them together', () => {
    const talks = record(
      wageTalks,
      offer('offer', 'port', { council: true, raise: 5 }),
      rejection({ id: 'terms', by: 'union', answers: 'offer', issues: ['council', 'raise'], date }),
      firm('four', 'port', 'raise', { atMost: 4 }),
      firm('six', 'city', 'raise', { atLeast: 6 }),
    )
    const scope = scopeFor(talks, { parties: ['port', 'city'], issues: ['council', 'raise'] })
    expect(scope.groups).toHaveLength(1)
    expect(atOnce(possibleOutlook(scope), {})).toEqual({ answer: 'no' })
  })

  it('should name the groups of issues on which every package is ruled out, as far as it came', () => {
    const talks = record(
      wageTalks,
      firm('six', 'union', 'raise', { atLeast: 6 }),
      firm('four', 'port', 'raise', { atMost: 4 }),
      offer('offer', 'port', { council: true, shifts: 'none' }),
      rejection({ id: 'refusal', by: 'union', answers: 'offer', date }),
      firm('seat', 'city', 'council', true),
      firm('off', 'city', 'shifts', 'none'),
    )
    const scope = scopeFor(talks)
    expect(atOnce(blockedGroups(scope), {})).toEqual({ groups: [['raise'], ['council', 'shifts']], complete: true })
    const search = blockedGroups(scope)
    expect(search.next()).toEqual({ done: false, value: { steps: 1, found: 0 } })
    expect(search.next(true)).toEqual({ done: true, value: { groups: [['raise']], complete: false } })
    expect(atOnce(possibleOutlook(scope), {})).toEqual({ answer: 'no' })
    const tied = possibleOutlook(scopeFor(talks, { issues: ['council', 'shifts'] }))
    expect(tied.next()).toEqual({ done: false, value: { steps: 0, found: 0 } })
    expect(tied.next(true)).toEqual({ done: true, value: { answer: 'undecided' } })
  })
})

describe('withdrawalsIn', () => {
  it('should know the acts that have a say on the issues, in order, and let them stand where they may', () => {
    const talks = record(
      defineNegotiation({ ...wageDefinition, singlePeaked: false }),
      firm('six', 'union', 'raise', { atMost: 6 }),
      firm('seat', 'city', 'council', true),
      offer('offer', 'port', { council: true, shifts: 'none' }),
      statement({ id: 'weight', by: 'port', issue: 'raise', salience: 0.5, date }),
      soft('five', 'port', 'raise', { atMost: 5 }),
      rejection({ id: 'notNine', by: 'port', issue: 'raise', region: { atLeast: 9 }, date }),
    )
    const { acts, stands, solver } = withdrawalsIn(scopeFor(talks), ['raise'])
    expect(acts).toEqual(['six', 'five', 'notNine'])
    expect(solver.solve([])).toBe(true)
    expect(stands.map((literal) => solver.holds(literal))).toEqual([true, true, true])
    expect(withdrawalsIn(scopeFor(talks, { parties: ['city'] }), ['raise']).acts).toEqual([])
  })

  /** Whether a package is left while the acts that are named are withdrawn and all others stand. */
  const isLeft = (talks: object, selection: object, ...gone: string[]) => {
    const scope = scopeFor(talks, selection)
    const { solver, acts, stands } = withdrawalsIn(scope, scope.groups[0] as string[])
    return solver.solve(stands.map((literal, i) => (gone.includes(acts[i] as string) ? not(literal) : literal)))
  }

  it('should let a condition of those through whom a party is read bind it only while its own word is withdrawn', () => {
    const owners = { ...wageDefinition.parties.owners, rule: 'leads', leads: ['port'] } as const
    const talks = record(
      defineNegotiation({ ...wageDefinition, parties: { ...wageDefinition.parties, owners } }),
      demand({
        id: 'ifCouncil',
        by: 'port',
        issue: 'council',
        region: true,
        firmness: 'soft',
        date,
        conditionFor: [{ issue: 'raise', region: { atLeast: 1 } }],
      }),
      statement({ id: 'own', by: 'owners', issue: 'council', region: false, firmness: 'soft', date }),
    )
    const asked = { parties: ['owners'], issues: ['raise', 'council'], terms: { raise: 3, council: false } }
    expect(isLeft(talks, asked)).toBe(true)
    expect(isLeft(talks, asked, 'own')).toBe(false)
    expect(isLeft(talks, asked, 'own', 'ifCouncil')).toBe(true)
    // So it is with a position of theirs.
    const firmly = record(
      talks,
      statement({ id: 'port', by: 'port', issue: 'council', region: true, firmness: 'firm', date }),
    )
    const plainly = { parties: ['owners'], issues: ['council'], terms: { council: false } }
    expect(isLeft(firmly, plainly)).toBe(true)
    expect(isLeft(firmly, plainly, 'own')).toBe(false)
  })

  it('should let a refused package be admitted again by a later act, within its terms and while that stands', () => {
    const talks = record(
      wageTalks,
      offer('offer', 'port', { council: true, shifts: { atMost: 'few' } }),
      rejection({ id: 'refusal', by: 'union', answers: 'offer', date }),
      offer('later', 'union', { council: true, shifts: 'none' }),
    )
    const asked = (shifts: string) => ({
      parties: ['union'],
      issues: ['council', 'shifts'],
      terms: { council: true, shifts },
    })
    expect(isLeft(talks, asked('none'))).toBe(true)
    expect(isLeft(talks, asked('none'), 'later')).toBe(false)
    expect(isLeft(talks, asked('none'), 'later', 'refusal')).toBe(true)
    expect(isLeft(talks, asked('few'))).toBe(false)
    expect(isLeft(talks, asked('few'), 'refusal')).toBe(true)
    expect(isLeft(talks, asked('some'), 'later')).toBe(true)
  })
})
