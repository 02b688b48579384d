import {
  asOf,
  defineNegotiation,
  demand,
  type Negotiation,
  record,
  rejection,
  statement,
  whatIf,
  withdrawal,
} from 'demarche'
import { headlineSection, renderMarkdown, renderText, report, reportSections, sourcesSection } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'
import { inlineOf } from '../../src/report/page/inline.js'
import { daysOf, pairOf, readView, shownIn, type View, wholeView, writeView } from '../../src/report/page/view.js'
import { wageTalks } from '../support/wage.js'

const paris: Negotiation = parisTalks
const date = '2026-01-10'
const talks: Negotiation = record(
  wageTalks,
  demand({ id: 'claim', by: 'union', to: ['port'], issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date }),
  statement({ id: 'cap', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date: '2026-01-12' }),
  rejection({ id: 'never', by: 'city', issue: 'council', region: true, date: '2026-01-12' }),
)

describe('the page', () => {
  it('says what it may do, and holds nothing that it may not', async () => {
    const page = await report(paris)
    expect(page).toMatch(
      /content="default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'"/,
    )
    expect(page).not.toMatch(/ (?:style|on\w+|src)=/)
    expect(new TextEncoder().encode(page).length).toBeLessThan(400_000)
  })

  it('is the same each time', async () => {
    expect(await report(talks)).toBe(await report(talks))
  })

  it('stands by itself before its script runs: every part is told', async () => {
    const page = await report(talks, { asOf: '2026-01-10', between: ['union', 'city'] })
    for (const { title } of reportSections(talks, { asOf: '2026-01-10', between: ['union', 'city'] })) {
      const isHeading = page.includes(`<h3>${title}</h3>`)
      expect(
        isHeading || /^(Where it stands|Demands|Who is at|What was done|Sources|How far|Wage talks)/.test(title),
        title,
      ).toBe(true)
    }
    expect(page).toContain('<section id="sources"')
    expect(page).toContain('Dockers’ Union and City')
  })

  it.each([
    ['before the first act', wageTalks as Negotiation],
    [
      'of one party and one issue',
      defineNegotiation({
        id: 'one',
        title: 'One',
        parties: { a: { kind: 'state', name: 'A' } },
        issues: { i: { name: 'I', scale: { kind: 'binary' } } },
      }) as Negotiation,
    ],
    ['of a what-if', whatIf(talks, withdrawal({ id: 'w', by: 'union', withdraws: 'claim', date: '2026-02-01' }))],
  ])('can be written %s', async (_, negotiation) => {
    const page = await report(negotiation)
    expect(page).toContain('</html>')
    expect(page).not.toMatch(/>(undefined|NaN)</)
  })

  it('refuses days and pairs that are none', async () => {
    await expect(report(talks, { asOf: '2026-13-01' })).rejects.toThrow('2026-13')
    await expect(report(talks, { between: ['union'] })).rejects.toThrow('two different parties')
    await expect(report(talks, { between: ['union', 'prot'] })).rejects.toThrow('port')
    expect(() => reportSections(talks, { between: ['union', 'union'] })).toThrow('two different parties')
  })

  it('leads from every citation to its act, and from every place of reading to its source', async () => {
    const page = await report(paris)
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target)
    expect(targets.length).toBeGreaterThan(60)
    expect(targets.filter((target) => !ids.has(target))).toEqual([])
    for (const { id } of paris.acts) expect(ids).toContain(`act-${id}`)
  })
})

describe('the report as text and Markdown', () => {
  it('tells the same parts in the same order', () => {
    const sections = reportSections(paris)
    const titles = sections.map(({ title }) => title)
    expect(titles[0]).toBe('The Paris talks of April 2025, as of 2025-04-17')
    expect(titles.indexOf('Positions, issue by issue')).toBeLessThan(titles.indexOf('Demands, and who has answered'))
    for (const title of titles) {
      expect(renderText(sections, { width: 200 })).toContain(title)
      expect(renderMarkdown(sections)).toContain(`## ${title}`)
    }
  })
})

describe('the headline', () => {
  const texts = (negotiation: Negotiation) =>
    headlineSection(negotiation).blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
    )

  it('counts issues by verdict and says what the last day changed', () => {
    expect(texts(talks)).toEqual([
      'As reported on 2026-01-12, of 4 issues: none agreed, none open, 1 blocked, and 3 unknown.',
      'Blocked: “Pay rise”.',
      'Last, by 2026-01-12, 2 acts:',
      '“Pay rise”, from unknown to blocked: Dockers’ Union and Port Company.',
    ])
  })

  it('says what supposing changes', () => {
    const supposed = whatIf(talks, withdrawal({ id: 'w', by: 'union', withdraws: 'claim', date: '2026-02-01' }))
    expect(texts(supposed).slice(-2)).toEqual([
      'What is supposed, 1 act:',
      '“Pay rise”, from blocked to unknown: Dockers’ Union and Port Company.',
    ])
    expect(texts(wageTalks)).toEqual([
      'Before anything was reported, of 4 issues: none agreed, none open, none blocked, and 4 unknown.',
    ])
  })

  it('has sources with what is known of them', () => {
    expect(sourcesSection(talks).blocks).toEqual([
      { kind: 'list', items: ['minutes: “Minutes of the first session”.'] },
    ])
  })
})

describe('a view', () => {
  const view: View = {
    day: '2026-01-12',
    without: ['claim'],
    supposed: [
      { kind: 'statement', by: 'city', issue: 'venue', region: { anyOf: ['court', 'chamber'] }, firmness: 'soft' },
    ],
    pair: ['union', 'port'],
    order: 'city',
  }

  it('comes back from the address that spells it out', () => {
    expect(readView(`#${writeView(view)}`)).toEqual(view)
    expect(readView(writeView(wholeView))).toEqual(wholeView)
  })

  it('is the record as of its day, with what is supposed', () => {
    const { negotiation, faults } = shownIn(talks, view)
    expect(faults).toEqual([])
    expect(negotiation).toEqual(
      whatIf(
        asOf(talks, '2026-01-12'),
        { kind: 'withdrawal', id: 'supposed-1', by: 'union', withdraws: 'claim', date: '2026-01-12' },
        { ...(view.supposed[0] as object), id: 'supposed-2', date: '2026-01-12' } as never,
      ),
    )
  })

  it('does not suppose away what was not yet done, and tells what it cannot follow', () => {
    expect(shownIn(talks, { ...wholeView, day: '2026-01-10', without: ['cap'] }).negotiation).toEqual(
      asOf(talks, '2026-01-10'),
    )
    const odd = { ...wholeView, day: 'soon', supposed: [{ kind: 'statement', by: 'prot' }, { kind: 'rejection' }] }
    const { negotiation, faults } = shownIn(talks, odd)
    expect(negotiation).toBe(talks)
    expect(faults).toHaveLength(3)
    expect(faults.join(' ')).toContain('soon is no date')
  })

  it('reads nothing into an address that is none of its own', () => {
    for (const fragment of ['', '#', '#positions', '#suppose={', '#suppose=1', '#=%', '#without=,,&pair=a']) {
      expect(readView(fragment)).toEqual(wholeView)
    }
  })

  it('tells of those who are certainly furthest apart, unless asked for others', () => {
    expect(pairOf(paris, wholeView)).toEqual(['russia', 'ukraine'])
    expect(pairOf(paris, { pair: ['us', 'eu'] })).toEqual(['us', 'eu'])
    expect(pairOf(paris, { pair: ['us', 'nobody'] })).toEqual(['russia', 'ukraine'])
    expect(daysOf(talks)).toEqual(['2026-01-10', '2026-01-12'])
  })
})

describe('text on the page', () => {
  const rtl = 'נמל'
  const named = record(
    defineNegotiation({
      id: 'named',
      title: 'T',
      parties: { a: { kind: 'state', name: rtl }, b: { kind: 'state', name: 'no (really)' } },
      issues: { i: { name: '\u202Egnik', scale: { kind: 'binary' } } },
      sources: { paper: { title: 'P' } },
    }),
    demand({ id: 'no', by: 'a', to: ['b'], issue: 'i', region: true, firmness: 'firm', date }),
  )
  const { text, acts, evidence, name } = inlineOf(named)

  it('links acts where they are cited, and nowhere else', () => {
    const link = '<a href="#act-no" data-act="no">no</a>'
    expect(text('say no (no, by 2026-01-10; paper) and no more')).toBe(
      `say no (${link}, by 2026-01-10; paper) and no more`,
    )
    expect(text('it (no) is not (yes)')).toBe(`it (${link}) is not (yes)`)
    expect(acts('no')).toBe(link)
    expect(acts('no, else')).toBe('no, else')
    expect(evidence('paper, characters 1–2; book')).toBe(
      '<a href="#source-paper" data-source="paper">paper</a>, characters 1–2; book',
    )
  })

  it('sets names of other directions apart, and escapes all', () => {
    expect(text(`${rtl} demands “\u202Egnik” <b>`)).toBe(`<bdi>${rtl}</bdi> demands “<bdi>\u202Egnik</bdi>” &lt;b&gt;`)
    expect(name('<i>')).toBe('<bdi>&lt;i&gt;</bdi>')
  })

  it('links the web and no other address', () => {
    expect(text('see https://example.org/a?b=1&c. Or javascript:alert(1)')).toBe(
      'see <a href="https://example.org/a?b=1&amp;c" rel="noopener noreferrer"><bdi>https://example.org/a?b=1&amp;c</bdi></a>. ' +
        'Or javascript:alert(1)',
    )
  })
})
