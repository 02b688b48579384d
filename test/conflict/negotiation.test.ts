import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AnyNames,
  acceptance,
  contains,
  defineNegotiation,
  demand,
  type Negotiation,
  parseNegotiation,
  positions,
  proposal,
  type Region,
  type RegionExpression,
  recordAll,
  regionOf,
  type Scale,
  type Value,
} from 'demarche'
import {
  type Expression,
  type FromNegotiationOptions,
  fromNegotiation,
  type NegotiationConflict,
  parseExpression,
  stability,
} from 'demarche/conflict'
import { conflictSections, renderText } from 'demarche/report'
import { negotiations } from 'demarche/testing'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../cases.js'
import { root } from '../support/run.js'

const paris = parseNegotiation(JSON.parse(readFileSync(join(root, 'examples/paris-talks.json'), 'utf8')))
const statementsOf = ({ conflict }: NegotiationConflict, maker: string) => {
  const own = conflict.decisionMakers[maker]?.preferences
  return own?.kind === 'statements' ? own.statements : undefined
}
const kinds = ({ assumptions }: NegotiationConflict) => [...new Set(assumptions.map(({ kind }) => kind))]

describe('the Paris talks', () => {
  const found = fromNegotiation(paris)

  it('should give who can do what, as far as the article says', () => {
    const owners = Object.entries(found.conflict.options).map(([id, option]) => `${id}: ${option.owners.join(' ')}`)
    expect(owners).toEqual([
      'insist-demandMobilisation: russia',
      'deliver-demandMobilisation: ukraine',
      'insist-demandArms: russia',
      'deliver-demandArms: west',
      'offer-pushCeasefire: us',
      'accept-pushCeasefire-russia: russia',
      'accept-pushCeasefire-ukraine: ukraine',
      'pursue-planForce: france uk',
      'accept-comprehensiveDeal-russia: russia',
    ])
    expect(found.conflict.statusQuo).toEqual(['insist-demandMobilisation', 'insist-demandArms', 'offer-pushCeasefire'])
  })

  it('should let Russia accept a deal only without insisting on what is not delivered', () => {
    expect(found.conflict.infeasible).toEqual([
      'accept-comprehensiveDeal-russia & insist-demandMobilisation & -deliver-demandMobilisation',
      'accept-comprehensiveDeal-russia & insist-demandArms & -deliver-demandArms',
      '(accept-pushCeasefire-russia & accept-pushCeasefire-ukraine) & -offer-pushCeasefire',
    ])
    expect(found.infeasible).toEqual([['demandMobilisation'], ['demandArms'], ['pushCeasefire']])
  })

  it('should want what is demanded, refuse what is rejected, and know nothing else', () => {
    expect(statementsOf(found, 'russia')).toEqual([
      'deliver-demandMobilisation',
      'deliver-demandArms',
      'accept-comprehensiveDeal-russia IFF (deliver-demandMobilisation & deliver-demandArms)',
      'insist-demandMobilisation IF -deliver-demandMobilisation',
      'insist-demandArms IF -deliver-demandArms',
    ])
    expect(statementsOf(found, 'ukraine')).toEqual(['-deliver-demandMobilisation', '-deliver-demandArms'])
    expect(statementsOf(found, 'us')).toEqual(['accept-pushCeasefire-russia & accept-pushCeasefire-ukraine'])
    expect(statementsOf(found, 'west')).toEqual([])
    expect(found.preferences.ukraine?.[0]?.acts).toEqual(['rejectMobilisation', 'demandMobilisation'])
  })

  it('should say what it takes for granted', () => {
    const { assumptions } = found
    for (const assumption of [
      { kind: 'askedOf', act: 'pushCeasefire', parties: ['russia', 'ukraine'], as: 'affected' },
      { kind: 'needsNobody', act: 'planForce', parties: ['france', 'uk'] },
      { kind: 'conditionLeftOut', act: 'planForce' },
      { kind: 'acceptedBy', issue: 'comprehensiveDeal', parties: ['russia'] },
      { kind: 'decidesAsOne', party: 'west', members: [] },
      { kind: 'decidesNothing', parties: ['europe', 'eu', 'coalition'] },
      { kind: 'recordOrder', party: 'ukraine', issues: ['mobilisation', 'armsSupplies'] },
      { kind: 'reversible', options: Object.keys(found.conflict.options) },
      { kind: 'indifference', party: 'west', options: Object.keys(found.conflict.options) },
    ]) {
      expect(assumptions).toContainEqual(assumption)
    }
  })

  it('should be a deadlock that nobody leaves, but for a plan that needs nobody', () => {
    const talks = fromNegotiation(paris, { acts: ['demandMobilisation', 'demandArms', 'pushCeasefire'] })
    expect(stability(talks.conflict, { concepts: ['nash'] }).equilibria.nash).toContain(21)
    expect(talks.conflict.statusQuo).toHaveLength(3)
  })

  it('should be told with the assumptions first', () => {
    const text = renderText(conflictSections(paris), { width: 1000 })
    const [, first] = text.split('What is taken for granted\n')
    expect(first).toContain('pushCeasefire is asked of Russia and Ukraine, since it touches them.')
    expect(text.indexOf('What is taken for granted')).toBe(0)
    expect(text).toContain('Of 350 situations that can be, nobody leaves 35 by NASH, 70 by SMR, and 42 by SEQ.')
  })

  it('should be as the caller says', () => {
    const stated: FromNegotiationOptions = {
      askedOf: { demandArms: ['us', 'france'], planForce: ['ukraine'] },
      directions: { 'deliver-demandArms': 'forward' },
      order: { ukraine: ['armsSupplies'] },
      preferences: { us: ['deliver-demandArms'] },
    }
    const other = fromNegotiation(paris, stated)
    expect(other.conflict.options['deliver-demandArms']).toMatchObject({
      owners: ['us', 'france'],
      direction: 'forward',
    })
    expect(other.conflict.options['accept-planForce-ukraine']?.owners).toEqual(['ukraine'])
    expect(statementsOf(other, 'ukraine')?.slice(0, 2)).toEqual(['-deliver-demandArms', '-deliver-demandMobilisation'])
    expect(statementsOf(other, 'us')).toEqual(['deliver-demandArms'])
    const us = other.assumptions.filter((one) => 'party' in one && one.party === 'us')
    expect(us).toEqual([])
    expect(other.assumptions).not.toContainEqual(expect.objectContaining({ kind: 'recordOrder', party: 'ukraine' }))
  })
})

const wage = defineNegotiation({
  id: 'wage',
  title: 'Wages',
  parties: { union: { kind: 'organisation', name: 'Union' }, firm: { kind: 'organisation', name: 'Firm' } },
  issues: {
    pay: { name: 'Pay', scale: { kind: 'interval', min: 0, max: 10, unit: '%' } },
    hours: { name: 'Hours', scale: { kind: 'ordinal', levels: ['38', '40', '42'] } },
  },
})
const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}`
const union = { by: 'union', to: ['firm'] } as const
const firm = { by: 'firm', to: ['union'] } as const
const atLeast6 = demand({ id: 'six', ...union, date: day(1), issue: 'pay', region: { atLeast: 6 }, firmness: 'firm' })

describe('fromNegotiation', () => {
  it('should keep apart what cannot be on one issue', () => {
    const talks = recordAll(wage, [
      atLeast6,
      proposal({ id: 'three', ...firm, date: day(2), terms: { pay: 3 } }),
      proposal({ id: 'package', ...firm, date: day(3), terms: { pay: { atLeast: 5, atMost: 7 }, hours: '42' } }),
    ])
    const { conflict } = fromNegotiation(talks)
    expect(conflict.infeasible).toContain('(deliver-six | accept-package-union) & accept-three-union')
  })

  it('should keep three apart that only together cannot be', () => {
    const soft = { issue: 'hours', firmness: 'soft' } as const
    const talks = recordAll(wage, [
      demand({ id: 'a', ...union, date: day(1), ...soft, region: { anyOf: ['38', '40'] } }),
      demand({ id: 'b', ...union, date: day(2), ...soft, region: { anyOf: ['40', '42'] } }),
      demand({ id: 'c', ...firm, date: day(3), ...soft, region: { anyOf: ['38', '42'] } }),
    ])
    expect(fromNegotiation(talks).conflict.infeasible).toEqual(['deliver-b & deliver-c & deliver-a'])
  })

  it('should leave out what was replaced, and say so', () => {
    const later = demand({ ...union, id: 'five', date: day(2), issue: 'pay', region: { atLeast: 5 }, firmness: 'firm' })
    const found = fromNegotiation(recordAll(wage, [atLeast6, later]))
    expect(Object.keys(found.conflict.options)).toEqual(['insist-five', 'deliver-five'])
    expect(found.assumptions).toContainEqual({ kind: 'overtaken', acts: ['six'] })
  })

  it('should put firm before soft, and then what matters more where that is known', () => {
    const talks = recordAll(wage, [
      demand({ id: 'h', ...union, date: day(1), issue: 'hours', region: '38', firmness: 'firm', salience: 0.2 }),
      demand({ ...atLeast6, date: day(2), salience: 0.9 }),
    ])
    const found = fromNegotiation(talks)
    expect(statementsOf(found, 'union')?.[0]).toBe('deliver-six')
    expect(kinds(found)).not.toContain('recordOrder')
    const unknown = fromNegotiation(
      recordAll(wage, [
        demand({ ...atLeast6 }),
        demand({ id: 'h', ...union, date: day(2), issue: 'hours', region: '38', firmness: 'soft' }),
      ]),
    )
    expect(unknown.assumptions).toContainEqual({ kind: 'firmFirst', party: 'union' })
  })

  it('should take an accepted demand as delivered, and say so', () => {
    const accepted = acceptance({ id: 'yes', by: 'firm', date: day(2), answers: 'six' })
    const found = fromNegotiation(recordAll(wage, [atLeast6, accepted]))
    expect(found.conflict.statusQuo).toEqual(['insist-six', 'deliver-six'])
    expect(found.assumptions).toContainEqual({ kind: 'acceptedIsDelivered', option: 'deliver-six', acts: ['yes'] })
  })

  it('should have no status quo where what was accepted cannot be together', () => {
    const talks = recordAll(wage, [
      atLeast6,
      acceptance({ id: 'yes', by: 'firm', date: day(2), answers: 'six' }),
      proposal({ id: 'three', ...firm, date: day(3), terms: { pay: 3 } }),
      acceptance({ id: 'well', by: 'union', date: day(4), answers: 'three' }),
    ])
    const found = fromNegotiation(talks)
    expect(found.conflict.statusQuo).toBeUndefined()
    expect(kinds(found)).toContain('noStatusQuo')
  })

  it('should want once a condition is met what a demand is made a condition for', () => {
    const tied = { ...atLeast6, conditionFor: [{ issue: 'hours', region: '42' }] } as const
    const offer = proposal({ id: 'long', ...firm, date: day(2), terms: { hours: '42' } })
    const { conflict, preferences } = fromNegotiation(recordAll(wage, [demand(tied), offer]))
    expect(Object.keys(conflict.options)).not.toContain('accept-hours-union')
    expect(conflict.infeasible).toContain('accept-long-union & insist-six & -deliver-six')
    expect(preferences.union?.map((wish) => wish.statement)).toContain('accept-long-union IFF deliver-six')
  })

  it('should heed what a demand is made a condition for when it is repeated', () => {
    const again = demand({
      ...union,
      id: 'again',
      date: day(3),
      issue: 'pay',
      region: { atLeast: 6 },
      firmness: 'soft',
      conditionFor: [{ issue: 'hours', region: '42' }],
    })
    const { conflict, preferences } = fromNegotiation(recordAll(wage, [atLeast6, again]))
    expect(Object.keys(conflict.options)).toEqual(['insist-six', 'deliver-six', 'accept-hours-union'])
    expect(conflict.infeasible).toEqual(['accept-hours-union & insist-six & -deliver-six'])
    expect(preferences.union?.map((wish) => wish.statement)).toEqual([
      'deliver-six',
      'accept-hours-union IFF deliver-six',
      'insist-six IF -deliver-six',
    ])
  })

  it('should tell what a party would rather not have only from what it has shown elsewhere', () => {
    const shown = proposal({ id: 'three', ...firm, date: day(2), terms: { pay: 3 } })
    const found = fromNegotiation(recordAll(wage, [atLeast6, shown]))
    expect(statementsOf(found, 'firm')).toEqual(['-deliver-six', 'accept-three-union'])
    expect(found.assumptions).toContainEqual({ kind: 'wantsWhatItHasShown', party: 'firm', acts: ['three', 'six'] })
  })

  it.each<[string, FromNegotiationOptions, string]>([
    ['an unknown act', { acts: ['sixx'] }, 'did you mean "six"?'],
    ['an unknown option', { directions: { 'deliver-sixx': 'forward' } }, 'did you mean "deliver-six"?'],
    ['an unknown party', { askedOf: { six: ['frim'] } }, 'did you mean "firm"?'],
    ['an unknown issue', { order: { union: ['payy'] } }, 'did you mean "pay"?'],
    ['statements of nobody', { preferences: { unoin: [] } }, 'did you mean "union"?'],
    ['nothing to decide', { issues: ['hours'] }, 'a demand or a proposal that stands'],
    ['another form', { order: { union: 'pay' as never } }, 'order.union'],
  ])('should refuse %s', (_, options, words) => {
    expect(() => fromNegotiation<AnyNames>(recordAll(wage, [atLeast6]) as Negotiation, options)).toThrow(words)
  })

  it('should refuse more than 52 options, and say what to do', () => {
    const many = Array.from({ length: 27 }, (_, i) =>
      demand({ ...atLeast6, id: `d${i}`, firmness: 'soft', region: { atLeast: i / 9 } }),
    )
    expect(() => fromNegotiation(recordAll(wage, many))).toThrow('at most 52 options, by a choice of')
  })
})

describe('any negotiation', () => {
  const shape = { parties: { min: 2, max: 4 }, issues: { min: 1, max: 3 }, acts: { min: 1, max: 8 } }
  const conflictOf = (talks: Negotiation) => {
    try {
      return fromNegotiation(talks)
    } catch (error) {
      expect(String(error)).toMatch(/a demand or a proposal that stands|at most 52 options/)
      return undefined
    }
  }

  it('should forbid outcomes together exactly where no value is left for an issue', () => {
    fc.assert(
      fc.property(negotiations(shape), fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (talks, flags) => {
        const found = conflictOf(talks)
        if (found === undefined) return
        const { conflict } = found
        const on = new Set(Object.keys(conflict.options).filter((_, i) => flags[i]))
        const exclusions = conflict.infeasible.filter((rule) => !/insist-|offer-/.test(rule as string))
        const isForbidden = exclusions.some((rule) => isTrue(parseExpression(rule as string), on))
        const ends = endings(talks, found, on)
        const isImpossible = Object.entries(talks.issues).some(([issue, { scale }]) => {
          const regions = ends.flatMap((terms) => (terms[issue] === undefined ? [] : [regionOf(scale, terms[issue])]))
          return !probes(scale, regions).some((value) => regions.every((region) => contains(region, value)))
        })
        expect(isForbidden).toBe(isImpossible)
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })

  it('should want nothing that the party has ruled out, and know nothing of who is silent', () => {
    fc.assert(
      fc.property(negotiations(shape), (talks) => {
        const found = conflictOf(talks)
        if (found === undefined) return
        const all = positions(talks)
        for (const [party, wishes] of Object.entries(found.preferences)) {
          const isSilent = Object.values(all[party] ?? {}).every(({ known }) => !known)
          if (isSilent) expect(wishes.every(({ statement: said }) => /accept|offer|pursue/.test(said))).toBe(true)
          for (const { acts } of wishes) expect(acts.length).toBeGreaterThan(0)
        }
        expect(Object.isFrozen(found.assumptions)).toBe(true)
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      }),
      { numRuns: Math.ceil(cases / 3) },
    )
  })
})

/** Whether a statement is true where these options are taken. */
function isTrue(expression: Expression, on: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'option':
      return on.has(expression.option)
    case 'not':
      return !isTrue(expression.of, on)
    case 'and':
      return expression.all.every((part) => isTrue(part, on))
    case 'or':
      return expression.all.some((part) => isTrue(part, on))
    case 'if':
      return isTrue(expression.consequence, on) || !isTrue(expression.condition, on)
    case 'iff':
      return isTrue(expression.one, on) === isTrue(expression.other, on)
  }
}

/** The terms of what comes about: demands that are delivered, plans that are pursued, proposals that all accept who are asked. */
function endings({ acts }: Negotiation, { options }: NegotiationConflict, on: ReadonlySet<string>) {
  return acts.flatMap((act): Record<string, RegionExpression>[] => {
    const own = Object.entries(options).filter(
      ([, { kind, acts: from }]) => from[0] === act.id && kind !== 'insist' && kind !== 'offer',
    )
    if (own.length === 0 || !own.every(([id]) => on.has(id))) return []
    return act.kind === 'demand' ? [{ [act.issue]: act.region }] : act.kind === 'proposal' ? [act.terms] : []
  })
}

function probes(scale: Scale, regions: readonly Region[]): readonly Value[] {
  if (scale.kind === 'binary') return [false, true]
  if (scale.kind !== 'interval') return scale.kind === 'ordinal' ? scale.levels : scale.options
  const ends = regions.flatMap((region) =>
    region.kind === 'intervals' ? region.intervals.flatMap(({ from, to }) => [from, to]) : [],
  )
  const points = [scale.min, ...ends, scale.max].toSorted((x, y) => x - y)
  return points.flatMap((point, i) => [point, (point + (points[i + 1] ?? point)) / 2])
}
