import { DemarcheError, defineNegotiation, negotiationSchema, parseNegotiation } from 'demarche'
import { describe, expect, it } from 'vitest'
import { type DemarcheIssue, faultsOfEach, list, show, wordFault } from '../../src/model/errors.js'
import { wageDefinition, wageTalks } from '../support/wage.js'

const fault: DemarcheIssue = {
  path: ['acts', 0, 'to', 1],
  code: 'missing',
  message: 'expected a string, found nothing',
  at: { line: 3, column: 5 },
}

describe('DemarcheError', () => {
  it('should say where in a file and where in the data each fault lies', () => {
    const error = new DemarcheError([fault, { path: [0, 'x'], code: 'missing', message: 'nor here' }])
    expect(error.name).toBe('DemarcheError')
    expect(error.message).toBe('line 3, column 5: acts[0].to[1]: expected a string, found nothing\n[0].x: nor here')
    expect(error.issues).toEqual([fault, { path: [0, 'x'], code: 'missing', message: 'nor here' }])
    expect('at' in (error.issues[1] ?? {})).toBe(false)
  })

  it('should hold frozen copies, of what an issue has and no more', () => {
    const { issues } = new DemarcheError([{ ...fault, other: 1 } as DemarcheIssue])
    expect(issues).toEqual([fault])
    expect([issues, issues[0], issues[0]?.path, issues[0]?.at].map((part) => Object.isFrozen(part))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(issues[0]?.path).not.toBe(fault.path)
  })

  it('should tell the first thousand issues', () => {
    const { issues } = new DemarcheError(Array.from({ length: 1_001 }, () => fault))
    expect(issues).toHaveLength(1_000)
  })

  it.each<[string, unknown, string]>([
    ['no list', 7, '7'],
    ['no issues', [null], 'a list of 1'],
    ['no path', [{ ...fault, path: 7 }], 'a list of 1'],
    ['steps that are none', [{ ...fault, path: [{}] }], 'a list of 1'],
    ['a code that is none', [{ ...fault, code: undefined }], 'a list of 1'],
    ['a message that is none', [{ ...fault, message: ['x'] }], 'a list of 1'],
    ['a line that is none', [{ ...fault, at: { line: {}, column: 1 } }], 'a list of 1'],
    ['a column that is none', [{ ...fault, at: { line: 1 } }], 'a list of 1'],
  ])('should not be made of %s', (_, issues, found) => {
    const message = `expected a list of issues, each with path, code and message, found ${found}`
    try {
      new DemarcheError(issues as DemarcheIssue[])
      expect.unreachable()
    } catch (error) {
      expect((error as DemarcheError).issues).toEqual([{ path: [], code: 'invalidType', message }])
    }
  })

  it('should not have faults looked for beyond those it tells', () => {
    let count = 0
    const faults = faultsOfEach(Array(2_000), () => {
      count++
      return [fault]
    })
    expect([faults.length, count]).toEqual([1_000, 1_000])
  })
})

describe('what is shown of a value', () => {
  it.each<[unknown, string]>([
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(57)}…"`],
    [{ a: 'x'.repeat(30), b: 'x'.repeat(31) }, `{ a: "${'x'.repeat(30)}", b: "${'x'.repeat(27)}…" }`],
    [{ a: 1, b: 2, c: 3, d: 4 }, '{ a: 1, b: 2, c: 3, d: 4 }'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, '{ a: 1, b: 2, c: 3, d: 4, … }'],
    [{ ['k'.repeat(21)]: null }, `{ ${'k'.repeat(20)}: null }`],
    [[], 'an empty list'],
    [[1, 2], 'a list of 2'],
    [{}, 'an empty object'],
    [new Set([1]), 'an object of the kind Set'],
    [{ [Symbol.toStringTag]: 'T'.repeat(30) }, `an object of the kind ${'T'.repeat(20)}`],
    [null, 'null'],
    [undefined, 'undefined'],
    [-0, '-0'],
    [0, '0'],
    [true, 'true'],
    [10n, 'a bigint'],
    [Symbol('x'), 'a symbol'],
    [() => 1, 'a function'],
    [
      {
        get a() {
          throw new Error('not now')
        },
      },
      'a value that throws when it is read',
    ],
  ])('should be short and name its kind: case %#', (value, shown) => {
    expect(show(value)).toBe(shown)
  })

  it('should be twelve names of a list, and how many more there are', () => {
    const names = Array.from({ length: 13 }, (_, i) => `n${i}`)
    const twelve = names.slice(0, 12)
    expect(list(twelve)).toBe(twelve.join(', '))
    expect(list(names, ' < ')).toBe(`${twelve.join(' < ')} and 1 more`)
    expect(wordFault({ code: 'unknownName', what: 'issue', found: 'n', known: [] })).toBe(
      'unknown issue "n" (no issue is defined)',
    )
  })

  it('should be words for large numbers too', () => {
    expect(wordFault({ code: 'tooMany', what: 'cells', found: 1_234_567n, limit: 10_000 })).toBe(
      'expected at most 10,000 cells, found 1,234,567',
    )
  })
})

describe('negotiationSchema', () => {
  it('should read what parseNegotiation reads', () => {
    const stored = JSON.parse(JSON.stringify(wageTalks))
    expect(negotiationSchema.parse(stored)).toEqual(parseNegotiation(stored))
    const { acts: _, ...unrecorded } = stored
    expect(negotiationSchema.parse(unrecorded)).toEqual(defineNegotiation(wageDefinition))
    expect(negotiationSchema.safeParse({}).success).toBe(false)
  })
})
