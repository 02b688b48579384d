import { defineNegotiation, parseNegotiation, safeDefineNegotiation } from 'demarche'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

const stored = JSON.parse(JSON.stringify(wageTalks))
const faults = (change: object) => faultsOf(() => parseNegotiation({ ...stored, ...change }))

describe('defineNegotiation', () => {
  it('should fill in what may be left out, and store its version', () => {
    const { schemaVersion, singlePeaked, delegates, relations, acts } = defineNegotiation({
      id: 'x',
      title: 'X',
      parties: { a: { kind: 'person', name: 'A' } },
      issues: {},
    })
    expect({ schemaVersion, singlePeaked, delegates, relations, acts }).toEqual({
      schemaVersion: 1,
      singlePeaked: true,
      delegates: {},
      relations: {},
      acts: [],
    })
  })

  it('should keep what the world looks like: aliases, size, allies who are strained, a mediator, a status', () => {
    const talks = defineNegotiation({
      id: 'x',
      title: 'X',
      parties: {
        a: { kind: 'state', name: 'A', aliases: ['the A'] },
        b: { kind: 'state', name: 'B' },
        c: { kind: 'coalition', name: 'C', members: ['a'], leads: ['a'], size: { about: 30 }, beneficiaries: ['b'] },
      },
      delegates: { d: { name: 'D', role: 'envoy', speaksFor: ['a', 'c'] } },
      issues: { trade: { name: 'Trade', scale: { kind: 'binary' } } },
      relations: {
        allies: { kind: 'alliance', between: ['a', 'b'] },
        strain: { kind: 'strain', between: ['a', 'b'], over: ['trade'], trend: 'growing' },
        channel: { kind: 'mediation', mediator: 'c', between: ['a', 'b'], envoys: ['d'] },
      },
      assessments: [{ status: 'stalled', date: '2026-01-10', assertedBy: { speaker: 'd' } }],
    })
    expect(talks.relations.strain?.certainty).toBe('explicit')
    expect(talks.assessments[0]?.assertedBy).toEqual({ speaker: 'd' })
  })

  it.each([
    [
      'an unknown member',
      { parties: { c: { kind: 'coalition', name: 'C', members: ['nobody'] } }, delegates: {} },
      'parties.c.members.0: unknownName',
    ],
    [
      'a party that is its own member',
      { parties: { c: { kind: 'coalition', name: 'C', members: ['c'] } }, delegates: {} },
      'parties.c.members: circular',
    ],
    [
      'a rule without those who decide',
      { parties: { c: { kind: 'coalition', name: 'C', rule: 'leads' } }, delegates: {} },
      'parties.c.rule: inconsistent',
    ],
    [
      'binding nobody',
      { parties: { c: { kind: 'coalition', name: 'C', bindsMembers: true } }, delegates: {} },
      'parties.c.bindsMembers: inconsistent',
    ],
    [
      'a delegate of a stranger',
      { delegates: { d: { name: 'D', role: 'r', speaksFor: ['stranger'] } } },
      'delegates.d.speaksFor.0: unknownName',
    ],
    [
      'a mediation without mediator',
      { relations: { r: { kind: 'mediation', between: ['union', 'port'] } } },
      'relations.r.mediator: missing',
    ],
    [
      'an alliance with a mediator',
      { relations: { r: { kind: 'alliance', between: ['union', 'port'], mediator: 'city' } } },
      'relations.r.mediator: inconsistent',
    ],
    [
      'a relation of a party with itself',
      { relations: { r: { kind: 'strain', between: ['union', 'union'] } } },
      'relations.r.between: inconsistent',
    ],
    [
      'a relation that ends before it begins',
      { relations: { r: { kind: 'strain', between: ['union', 'port'], since: '2026-02-01', until: '2026-01-01' } } },
      'relations.r.until: inconsistent',
    ],
    [
      'evidence from an unknown source',
      { assessments: [{ status: 'stalled', date: '2026-01-10', evidence: [{ source: 'minuets' }] }] },
      'assessments.0.evidence.0.source: unknownName',
    ],
    [
      'a selector that ends before it starts',
      {
        assessments: [
          {
            status: 'stalled',
            date: '2026-01-10',
            evidence: [{ source: 'minutes', selector: { type: 'TextPositionSelector', start: 5, end: 5 } }],
          },
        ],
      },
      'assessments.0.evidence.0.selector.end: inconsistent',
    ],
    ['an id that is none', { id: '1st' }, 'id: invalidId'],
    ['a number where a name belongs', { title: 7 }, 'title: invalidType'],
  ])('should refuse %s', (_, change, fault) => {
    expect(faults(change)).toEqual([fault])
  })

  it('should return the error from its safe twin', () => {
    const result = safeDefineNegotiation({ id: '', title: 'X', parties: {}, issues: {} })
    expect(result.success ? [] : result.error.issues.map((issue) => issue.code)).toEqual(['invalidId'])
  })
})
