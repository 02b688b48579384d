import { DemarcheError, defineNegotiation, parseNegotiation, record, safeParseNegotiation } from 'demarche'
import { defineScenario, frontier, opaque } from 'demarche/bargain'
import { describe, expect, it } from 'vitest'
import { type FaultCode, safe, safely, show, wordFault } from '../../src/model/errors.js'
import { nearest } from '../../src/model/nearest.js'
import { wageTalks } from '../support/wage.js'

const stored = () => JSON.parse(JSON.stringify(wageTalks))
const act = { id: 'a', by: 'union', date: '2026-01-10', issue: 'raise', region: 5, firmness: 'firm', kind: 'demand' }
const withActs =
  (...acts: unknown[]) =>
  () =>
    parseNegotiation({ ...stored(), acts })
const withParties = (parties: object) => () => parseNegotiation({ ...stored(), delegates: {}, parties })

const wageScenario = defineScenario({
  domain: { issues: { raise: { scale: { kind: 'interval', min: 4, max: 6 }, step: 1 } } },
  preferences: { union: opaque(({ raise }) => Number(raise)) },
})

/** For each code an input that gets it, so that no code is left over and every message is read once by a person. */
const examples: Record<FaultCode, { run: () => unknown; message: string }> = {
  invalidType: {
    run: () => parseNegotiation([]),
    message: 'expected a stored negotiation, which is a JSON object, found an empty list',
  },
  invalidValue: {
    run: withActs({ ...act, firmness: 'frim' }),
    message: 'acts[0].firmness: expected one of firm, soft, found "frim"; did you mean "firm"?',
  },
  missing: { run: withActs({ ...act, by: undefined }), message: 'acts[0].by: expected a string, found nothing' },
  unknownKey: {
    run: withParties({ union: { kind: 'group', name: 'U', nmae: 'U' } }),
    message:
      'parties.union.nmae: unknown field "nmae"; the fields here are kind, name, aliases, members, leads, size, beneficiaries, rule, bindsMembers, evidence, note; did you mean "name"?',
  },
  unknownName: {
    run: withActs({ ...act, by: 'unoin' }),
    message: 'acts[0].by: unknown party "unoin" (known: union, port, city, owners); did you mean "union"?',
  },
  invalidId: {
    run: withActs({ ...act, id: 'constructor' }),
    message:
      'acts[0].id: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "constructor": this name belongs to every JavaScript object',
  },
  invalidDate: {
    run: withActs({ ...act, date: '2026-02-29' }),
    message:
      'acts[0].date: expected a calendar date YYYY-MM-DD or a range { from?, to }, found "2026-02-29": there is no such day in 2026-02',
  },
  duplicateId: { run: withActs(act, act), message: 'acts[1].id: the act id "a" is already taken; ids are unique' },
  offScale: {
    run: withActs({ ...act, issue: 'shifts', region: 'fwe' }),
    message:
      'acts[0].region: "fwe" is not on the scale of shifts: expected one of the levels none < few < some < many; did you mean "few"?',
  },
  emptyRegion: {
    run: withActs({ ...act, region: { above: 5, below: 5 } }),
    message: 'acts[0].region: { above: 5, below: 5 } contains no value of the scale of raise',
  },
  comesLater: {
    run: withActs({ id: 'b', kind: 'rejection', by: 'port', date: '2026-01-11', answers: 'a' }, act),
    message: 'acts[0].answers: act "a" comes later: record it before the act that names it',
  },
  circular: {
    run: withParties({
      a: { kind: 'coalition', name: 'A', members: ['b'] },
      b: { kind: 'coalition', name: 'B', members: ['a'] },
    }),
    message: 'parties.a.members: a → b → a: a party cannot contain itself',
  },
  inconsistent: {
    run: withActs({ ...act, ideal: 6 }),
    message: 'acts[0].ideal: expected an ideal point inside the region, found 6',
  },
  tooMany: {
    run: () => frontier(wageScenario, { enumerate: 2 }),
    message: 'expected at most 2 combinations of raise, which are to be enumerated, found 3',
  },
  unsupportedVersion: {
    run: () => parseNegotiation({ ...stored(), schemaVersion: 2 }),
    message: 'schemaVersion: expected a schemaVersion from 1 to 1, found 2',
  },
  unreadable: {
    run: withActs({
      ...act,
      get note() {
        throw new Error('not now')
      },
    }),
    message: 'acts[0].note: expected data, found a value that throws when it is read',
  },
  tooDeep: {
    run: withActs({ ...act, note: JSON.parse('['.repeat(70) + ']'.repeat(70)) }),
    message: `acts[0].note${'[0]'.repeat(62)}: expected data nested at most 64 deep, found more, or data that contains itself`,
  },
  unchecked: {
    run: () => record({ ...wageTalks }),
    message:
      'expected a negotiation made by defineNegotiation, record or parseNegotiation, found { schemaVersion: 1, id: "wage-talks", title: "Wage talks at the harbour", singlePeaked: true, … }',
  },
}

describe('DemarcheError', () => {
  it.each(Object.entries(examples))(
    'should say of %s what was found and what was expected',
    (code, { run, message }) => {
      expect(run).toThrow(DemarcheError)
      const error = caught(run)
      expect(error.message.split('\n')[0]).toBe(message)
      expect(error.issues[0]?.code).toBe(code)
    },
  )

  it('should name every fault of an input, not only the first', () => {
    const error = caught(withActs({ ...act, by: 'unoin', issue: 'rise' }, { ...act, id: 'b', to: ['prot'] }))
    expect(error.issues.map((issue) => issue.path.join('.'))).toEqual(['acts.0.by', 'acts.0.issue', 'acts.1.to.0'])
  })

  it('should come as data from the safe twin, and not catch faults of the library itself', () => {
    expect(safeParseNegotiation(stored()).success).toBe(true)
    const result = safeParseNegotiation(17)
    expect(result.success ? undefined : result.error.issues[0]?.code).toBe('invalidType')
    const broken = safe(() => {
      throw new RangeError('not of the input')
    })
    expect(broken).toThrow(RangeError)
  })

  it('should come as data from the safe twin of what takes time', async () => {
    const parsed = safely(async (value: unknown, title: string) => ({ ...parseNegotiation(value), title }))
    expect(await parsed(stored(), 'Talks')).toMatchObject({ success: true, data: { title: 'Talks' } })
    const refused = await parsed(17, '')
    expect(refused.success).toBe(false)
    expect(!refused.success && refused.error).toBeInstanceOf(DemarcheError)
    const fault = new RangeError('too much')
    const broken = safely(() => Promise.reject(fault))
    await expect(broken()).rejects.toBe(fault)
  })

  it('should refuse ids that every object inherits, also where they are stored keys', () => {
    const hostile = JSON.stringify(stored()).replace('"union":{', '"__proto__":{')
    expect(() => parseNegotiation(JSON.parse(hostile))).toThrow(
      /"__proto__": this name belongs to every JavaScript object/,
    )
    expect(() =>
      defineNegotiation({ id: 'x', title: 'X', parties: { toString: { kind: 'state', name: 'T' } }, issues: {} }),
    ).toThrow(/belongs to every/)
    expect({}).not.toHaveProperty('kind')
  })
})

describe('wording', () => {
  it('should show any value on one short line', () => {
    expect(show('x'.repeat(1_000_000))).toHaveLength(60)
    expect(show({ a: [1], b: { c: 1 }, d: () => 1, e: -0, f: 1 })).toBe('{ a: […], b: {…}, d: a function, e: -0, … }')
    expect(show(Number.NaN)).toBe('NaN')
  })

  it('should not list hundreds of names', () => {
    const known = Array.from({ length: 300 }, (_, i) => `party${i}`)
    expect(wordFault({ code: 'unknownName', what: 'party', found: 'x', known })).toMatch(/party11 and 288 more\)$/)
  })
})

describe('nearest', () => {
  it('should find slips of the keyboard and nothing else', () => {
    expect(nearest('rusia', ['ukraine', 'russia'])).toBe('russia')
    expect(nearest('RUSSIA', ['ukraine', 'russia'])).toBe('russia')
    expect(nearest('rsusia', ['ukraine', 'russia'])).toBe('russia')
    expect(nearest('france', ['ukraine', 'russia'])).toBeUndefined()
    expect(nearest('a', [])).toBeUndefined()
  })
})

function caught(run: () => unknown): DemarcheError {
  try {
    run()
  } catch (error) {
    if (error instanceof DemarcheError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
