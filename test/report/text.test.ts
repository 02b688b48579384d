import { describe, expect, it } from 'vitest'
import { list, paragraph, table } from '../../src/report/content.js'
import { renderText, wrap } from '../../src/report/text.js'
import { describeRegion } from '../../src/report/words.js'

describe('renderText', () => {
  it('should set headings, paragraphs, lists and tables within the width', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen'
    const blocks = [
      paragraph(words),
      list([words]),
      table(
        ['name', 'what'],
        [
          ['a', words],
          ['b', 'short'],
        ],
      ),
    ]
    expect(renderText([{ title: 'A title', blocks }], { width: 40 })).toBe(
      [
        'A title',
        '───────',
        'one two three four five six seven eight',
        'nine ten eleven twelve thirteen',
        '',
        '• one two three four five six seven',
        '  eight nine ten eleven twelve thirteen',
        '',
        'name  what',
        '────  ──────────────────────────────────',
        'a     one two three four five six seven',
        '      eight nine ten eleven twelve',
        '      thirteen',
        'b     short',
        '',
      ].join('\n'),
    )
  })

  it('should put the columns of a matrix that do not fit below, beside the first column again', () => {
    const cell = '0.00–1.00'
    const head = ['', 'first', 'second', 'third', 'fourth']
    const rows = [
      ['second', cell],
      ['third', cell, cell],
      ['fourth', cell, cell, cell],
      ['fifth', cell, cell, cell, cell],
    ]
    const text = renderText([{ title: 'M', blocks: [{ ...table(head, rows), matrix: true }] }], { width: 40 })
    expect(text.split('\n').slice(2)).toEqual([
      '        first      second     third',
      '──────  ─────────  ─────────  ─────────',
      'second  0.00–1.00',
      'third   0.00–1.00  0.00–1.00',
      'fourth  0.00–1.00  0.00–1.00  0.00–1.00',
      'fifth   0.00–1.00  0.00–1.00  0.00–1.00',
      '',
      '       fourth',
      '─────  ─────────',
      'fifth  0.00–1.00',
      '',
    ])
  })

  it('should break a word only where it does not fit at all', () => {
    expect(wrap('an incomprehensibility', 8)).toEqual(['an', 'incompre', 'hensibil', 'ity'])
    expect(wrap('', 8)).toEqual([''])
  })
})

describe('words', () => {
  it('should say regions as people do', () => {
    const force = { kind: 'interval', min: 0, max: 25000, unit: 'troops' } as const
    const interval = (from: number, to: number, fromOpen = false, toOpen = false) =>
      describeRegion(force, { kind: 'intervals', intervals: [{ from, to, fromOpen, toOpen }] })
    expect(interval(0, 25000)).toBe('anything')
    expect(interval(0, 25000, true)).toBe('more than 0 up to 25,000 troops')
    expect(interval(0, 9000)).toBe('at most 9,000 troops')
    expect(interval(9000, 25000)).toBe('at least 9,000 troops')
    expect(interval(1, 2, true, true)).toBe('more than 1 to less than 2 troops')
    expect(describeRegion({ kind: 'binary' }, { kind: 'options', options: [true] })).toBe('yes')
    expect(describeRegion({ kind: 'binary' }, { kind: 'options', options: [] })).toBe('nothing')
  })
})
