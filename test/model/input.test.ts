import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { DemarcheError } from '../../src/model/errors.js'
import {
  asGiven,
  readData,
  readFields,
  readFlag,
  readFunction,
  readList,
  readNames,
  readOptions,
  readSignal,
  readText,
} from '../../src/model/input.js'

function told(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof DemarcheError) return error.message
    throw error
  }
  return 'fine'
}

/** Something that throws whenever it is asked for anything. */
const revoked = (of: object) => {
  const { proxy, revoke } = Proxy.revocable(of, {})
  revoke()
  return proxy
}

describe('readData', () => {
  it('should copy plain data, whatever realm or prototype it is from', () => {
    const data = { a: [1, { b: null }, 'x'], c: Object.assign(Object.create(null), { d: true }) }
    const copy = readData(data)
    expect(copy).toEqual({ a: [1, { b: null }, 'x'], c: { d: true } })
    expect(copy).not.toBe(data)
    expect((copy as typeof data).a).not.toBe(data.a)
    expect((copy as typeof data).a[1]).not.toBe(data.a[1])
  })

  it('should leave what is no object to the check that follows', () => {
    const run = () => 1
    for (const value of [undefined, null, 7, 'x', run]) expect(readData(value)).toBe(value)
    expect(readData({ run, none: undefined })).toEqual({ run, none: undefined })
  })

  it('should read each property once', () => {
    let count = 0
    const once = {
      get a() {
        count++
        return 1
      },
    }
    expect(readData([once, once])).toEqual([{ a: 1 }, { a: 1 }])
    expect(count).toBe(1)
  })

  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))
  const keyed = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)
  const tooDeep = 'expected data nested at most 64 deep, found more, or data that contains itself'

  it('should read 65 levels and no more, and count shared parts where they stand', () => {
    expect(readData(nested(65))).toEqual(nested(65))
    expect(readData(keyed(65))).toEqual(keyed(65))
    expect(told(() => readData(nested(66)))).toContain(tooDeep)
    expect(told(() => readData(keyed(66), ['x']))).toBe(`x${'.a'.repeat(65)}: ${tooDeep}`)
    const shared = nested(33)
    const under = (levels: number, lowest: object) =>
      JSON.parse('['.repeat(levels) + ']'.repeat(levels), (_, value) => (value.length === 0 ? lowest : value))
    const below = (levels: number) => under(levels, shared)
    expect(told(() => readData([shared, { a: shared }, below(31)]))).toBe('fine')
    expect(told(() => readData([shared, below(33)]))).toContain(tooDeep)
    const sharedKeys = keyed(33)
    expect(told(() => readData([sharedKeys, under(31, sharedKeys)]))).toBe('fine')
    expect(told(() => readData([sharedKeys, under(33, sharedKeys)]))).toContain(tooDeep)
    const low = { a: shared, b: 1 }
    expect(told(() => readData([low, { x: { y: low } }]))).toBe('fine')
    for (const uneven of [[shared, [], 1], { a: shared, b: [], c: {} }, { a: {}, b: shared }]) {
      expect(told(() => readData([uneven, [[uneven]]]))).toBe('fine')
      expect(told(() => readData([uneven, under(29, uneven)]))).toBe('fine')
      expect(told(() => readData([uneven, under(33, uneven)]))).toContain(tooDeep)
    }
    expect(told(() => readData([{ x: low, y: nested(2) }, keyed(3), [below(20), below(33)]]))).toContain(tooDeep)
  })

  it('should read what another realm has made', () => {
    expect(readData(runInNewContext('({ a: [{ b: 1 }] })'))).toEqual({ a: [{ b: 1 }] })
    expect(told(() => readData(runInNewContext('new (class Held { at = 1 })()')))).toContain('expected plain data')
  })

  it('should find data that contains itself', () => {
    const list: unknown[] = []
    list.push([list])
    const object: Record<string, unknown> = {}
    object.self = object
    expect(told(() => readData(list))).toContain(tooDeep)
    expect(told(() => readData(object))).toContain(tooDeep)
  })

  it.each<[string, unknown, string]>([
    [
      'an instance',
      { at: new Date(0) },
      'p.at: expected plain data, as JSON knows it, found an object of the kind Date',
    ],
    ['a map', new Map(), 'p: expected plain data, as JSON knows it, found an object of the kind Map'],
    ['what inherits', Object.create({ a: 1 }), 'p: expected plain data, as JSON knows it, found an empty object'],
    [
      'a list with a hole',
      [1, Object.assign(Array(3), { 0: 2, 2: 3 })],
      'p[1][1]: expected an entry of the list, found nothing',
    ],
    ['a list that ends with a hole', Array(1), 'p[0]: expected an entry of the list, found nothing'],
    [
      'the name of a prototype',
      JSON.parse('{"a":{"__proto__":1}}'),
      'p.a.__proto__: expected an id (a letter, then letters, digits, _ or -; at most 128 characters), found "__proto__": this name belongs to every JavaScript object',
    ],
    ['a list that throws', { a: revoked([]) }, 'p.a: expected data, found a value that throws when it is read'],
    ['an object that throws', [revoked({})], 'p[0]: expected data, found a value that throws when it is read'],
    [
      'keys that throw',
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error('not now')
          },
        },
      ),
      'p: expected data, found a value that throws when it is read',
    ],
    [
      'entries that throw',
      [
        new Proxy([1], {
          get(of, key) {
            if (key === '0') throw new Error('not now')
            return Reflect.get(of, key)
          },
        }),
      ],
      'p[0]: expected data, found a value that throws when it is read',
    ],
    [
      'a property that throws',
      {
        get a() {
          throw new Error('not now')
        },
      },
      'p.a: expected data, found a value that throws when it is read',
    ],
  ])('should refuse %s', (_, value, message) => {
    expect(told(() => readData(value, ['p']))).toBe(message)
  })
})

describe('options', () => {
  const readers = { count: asGiven, names: readNames, note: readText, isQuick: readFlag, cost: readFunction }

  it('should be read, those that are given, and others left aside', () => {
    const cost = () => 1
    const given = { count: 3, names: ['a', 'b'], note: 'x', isQuick: false, cost, other: 7 }
    expect(readOptions(given, readers as never)).toEqual({
      count: 3,
      names: ['a', 'b'],
      note: 'x',
      isQuick: false,
      cost,
    })
    expect(told(() => readOptions(7 as never, readers as never))).toBe(
      'options: expected an object with options, found 7',
    )
    expect(readOptions({ note: undefined }, readers as never)).toEqual({})
    expect(readOptions(Object.create({ note: 'inherited' }), readers as never)).toEqual({ note: 'inherited' })
  })

  it.each<[string, unknown, string]>([
    ['none', undefined, 'p.options: expected an object with options, found undefined'],
    ['null', null, 'p.options: expected an object with options, found null'],
    ['a list', [], 'p.options: expected an object with options, found an empty list'],
    ['text', 'x', 'p.options: expected an object with options, found "x"'],
    ['names that are no list', { names: 'a' }, 'p.names: expected a list of names, found "a"'],
    ['a name that is none', { names: ['a', 7] }, 'p.names[1]: expected text, found 7'],
    ['a note that is none', { note: 7 }, 'p.note: expected text, found 7'],
    ['a flag that is none', { isQuick: 'no' }, 'p.isQuick: expected true or false, found "no"'],
    ['a cost that is none', { cost: 1 }, 'p.cost: expected a function, found 1'],
    ['what throws', revoked({}), 'p: expected data, found a value that throws when it is read'],
  ])('should not be %s', (_, options, message) => {
    const found = told(() => readOptions(options as object, readers as never, ['p']))
    expect(found.replace(/^p\.count: /, 'p: ')).toBe(message)
  })

  it('should keep a signal as it is, since it changes', () => {
    const { signal } = new AbortController()
    expect(readSignal(signal, ['signal'])).toBe(signal)
    for (const [value, found] of [
      [7, '7'],
      [{}, 'an empty object'],
      [null, 'null'],
      [{ aborted: 'no' }, '{ aborted: "no" }'],
    ]) {
      expect(told(() => readSignal(value, ['signal']))).toBe(`signal: expected an AbortSignal, found ${found}`)
    }
    expect(told(() => readSignal(revoked({}), ['signal']))).toBe(
      'signal.aborted: expected data, found a value that throws when it is read',
    )
  })
})

describe('readList', () => {
  it('should take the entries as they are', () => {
    const [entry, run] = [{ at: new Date(0) }, () => 1]
    const list = [entry, run, 7]
    const read = readList(list, ['p'])
    expect(read).toEqual(list)
    expect(read).not.toBe(list)
    expect(read[0]).toBe(entry)
    expect(readList([], ['p'])).toEqual([])
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'p: expected a list, found undefined'],
    ['null', null, 'p: expected a list, found null'],
    ['text', 'ab', 'p: expected a list, found "ab"'],
    ['an object like a list', { length: 0 }, 'p: expected a list, found { length: 0 }'],
    ['a hole', Array(1), 'p[0]: expected an entry of the list, found nothing'],
    ['a list that throws', revoked([]), 'p: expected data, found a value that throws when it is read'],
  ])('should refuse %s', (_, list, message) => {
    expect(told(() => readList(list, ['p']))).toBe(message)
  })
})

describe('readFields', () => {
  it('should read each field once, and leave it as it is', () => {
    let count = 0
    const held = new Date(0)
    const read = readFields({
      held,
      get next() {
        return ++count
      },
    })
    expect(read).toEqual({ held, next: 1 })
    expect(read.held).toBe(held)
    expect([read.next, read.next, count]).toEqual([1, 1, 1])
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'p: expected a model, found undefined'],
    ['null', null, 'p: expected a model, found null'],
    ['text', 'x', 'p: expected a model, found "x"'],
    ['a list', [7], 'p: expected a model, found a list of 1'],
    ['an instance', new Date(0), 'p: expected plain data, as JSON knows it, found an object of the kind Date'],
    ['what throws', revoked({}), 'p: expected data, found a value that throws when it is read'],
  ])('should refuse %s', (_, fields, message) => {
    expect(told(() => readFields(fields as object, ['p'], 'a model'))).toBe(message)
  })

  it('should say what it expected where nothing else is said, and stands for the whole where no path is given', () => {
    expect(told(() => readFields([] as object))).toBe('expected an object, found an empty list')
  })
})
