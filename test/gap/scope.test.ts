import { acceptance, demand, proposal, record, rejection } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupsOf, scopeOf } from '../../src/gap/agreement/scope.js'
import type { Negotiation } from '../../src/model/negotiation.js'
import { wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const offer = proposal({ id: 'offer', by: 'port', terms: { council: true, shifts: 'none' }, date })
const refusal = rejection({ id: 'no', by: 'union', answers: 'offer', date })
const scopeFor = (talks: object, selection: object) => scopeOf(talks as Negotiation, selection)

describe('groupsOf', () => {
  const names = ['a', 'b', 'c', 'd', 'e']

  it('should put issues together exactly where a chain of ties leads from one to the other', () => {
    const tie = fc.uniqueArray(fc.constantFrom(...names, 'unknown'), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 4 }), (ties) => {
        const groups = groupsOf(names, ties)
        const pairs = ties.flatMap((tie) => {
          const known = tie.filter((name) => name !== 'unknown')
          return known.map((name) => [known[0] as string, name] as const)
        })
        const reach = (start: string) => {
          const reached = new Set([start])
          for (const _ of names) {
            for (const [a, b] of pairs) if (reached.has(a) || reached.has(b)) reached.add(a).add(b)
          }
          return [...reached].toSorted()
        }
        const groupOf = (name: string) =>
          groups.filter((group) => group.includes(name)).map((group) => group.toSorted())
        expect(names.map(groupOf)).toEqual(names.map((name) => [reach(name)]))
      }),
    )
  })

  it('should keep issues that nothing ties together apart, in order', () => {
    expect(groupsOf(names, [])).toEqual([['a'], ['b'], ['c'], ['d'], ['e']])
    expect(groupsOf(names, [['b'], ['d', 'a'], ['a', 'd'], [], ['unknown', 'a']])).toEqual([
      ['d', 'a'],
      ['b'],
      ['c'],
      ['e'],
    ])
  })
})

describe('scopeOf', () => {
  const refused = record(wageTalks, offer, refusal)

  it('should know of the packages that were refused only those that lie within the issues', () => {
    const within = (issues: readonly string[]) => scopeFor(refused, { issues }).rules.get('union')?.refused.length
    expect(within(['shifts', 'council', 'raise'])).toBe(1)
    expect(within(['shifts', 'raise'])).toBe(0)
    expect(within(['raise'])).toBe(0)
    expect(scopeFor(refused, {}).rules.get('port')).toEqual({ linkages: [], refused: [] })
  })

  it('should know of what was proposed later only what lies within the issues', () => {
    const wide = { council: true, shifts: 'none', raise: 2 } as const
    const later = record(
      refused,
      proposal({ id: 'wide', by: 'union', terms: wide, date }),
      proposal({ id: 'same', by: 'union', terms: { council: true, shifts: 'none' }, date }),
    )
    const readmitted = (issues: readonly string[]) =>
      scopeFor(later, { issues })
        .rules.get('union')
        ?.refused.map((one) => one.readmitted.map(({ act }) => act))
    expect(readmitted(['shifts', 'council', 'raise'])).toEqual([['wide', 'same']])
    expect(readmitted(['shifts', 'council'])).toEqual([['same']])
  })

  it('should tie together the issues of what was refused and readmitted, and of one rejection, but not of an acceptance', () => {
    const groups = (talks: object) => scopeFor(talks, {}).groups
    const alone = [['raise'], ['shifts'], ['council'], ['venue']]
    const tied = [['raise'], ['council', 'shifts'], ['venue']]
    expect(groups(wageTalks)).toEqual(alone)
    expect(groups(record(wageTalks, offer))).toEqual(alone)
    expect(groups(refused)).toEqual(tied)
    const answer = { id: 'answer', by: 'union', answers: 'offer', issues: ['council', 'shifts'], date } as const
    expect(groups(record(wageTalks, offer, acceptance(answer)))).toEqual(alone)
    const named = record(wageTalks, offer, rejection(answer))
    expect(groups(named)).toEqual(tied)
    const wide = proposal({ id: 'wide', by: 'port', terms: { venue: 'court', raise: 1, council: true }, date })
    const part = rejection({ ...answer, answers: 'wide', issues: ['venue', 'raise'] })
    expect(scopeFor(record(wageTalks, wide, part), { parties: ['city'] }).groups).toEqual([
      ['venue', 'raise'],
      ['shifts'],
      ['council'],
    ])
  })

  it('should follow conditions from issue to issue, and not back', () => {
    const condition = (id: string, issue: 'council' | 'venue', region: never, of: object) =>
      demand({ id, by: 'city', issue, region, firmness: 'soft', date, conditionFor: [of as never] })
    const chain = record(
      wageTalks,
      condition('second', 'venue', 'court' as never, { issue: 'council', region: true }),
      condition('first', 'council', true as never, { issue: 'raise', region: { atLeast: 1 } }),
    )
    const { issues, linked, groups } = scopeFor(chain, { issues: ['raise'] })
    expect({ issues, linked, groups }).toEqual({
      issues: ['raise'],
      linked: ['council', 'venue'],
      groups: [['raise', 'council', 'venue']],
    })
    expect(scopeFor(chain, { issues: ['council'] }).linked).toEqual(['venue'])
    expect(scopeFor(chain, { issues: ['venue'] }).linked).toEqual([])
    expect(scopeFor(chain, { issues: ['venue'] }).rules.get('city')?.linkages).toEqual([])
    expect(scopeFor(chain, { issues: ['raise'], parties: ['union'] }).linked).toEqual([])
    expect(scopeFor(chain, { issues: ['shifts'], terms: { raise: 3 } }).issues).toEqual(['shifts', 'raise'])
  })
})
