import {
  acceptance,
  defineNegotiation,
  demand,
  explainDeadlock,
  gap,
  type Negotiation,
  position,
  record,
  rejection,
  statement,
  whatIf,
} from 'demarche'
import { defineNetwork, type OneModeNetwork } from 'demarche/network'
import {
  answersPicture,
  deadlockPicture,
  gapMatrixPicture,
  networkPicture,
  positionPicture,
  timelinePicture,
} from 'demarche/report'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { parisTalks } from '../../examples/paris/record.js'
import { darkOf } from '../../src/report/svg/palette.js'
import { wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const talks = record(
  wageTalks,
  demand({ id: 'claim', by: 'union', to: ['port'], issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date }),
  statement({ id: 'cap', by: 'port', issue: 'raise', region: { below: 3 }, firmness: 'firm', date: '2026-01-12' }),
  demand({ id: 'few', by: 'union', to: ['port', 'city'], issue: 'shifts', region: 'few', firmness: 'soft', date }),
  acceptance({ id: 'fine', by: 'port', answers: 'few', date: '2026-01-20' }),
  rejection({ id: 'noFew', by: 'owners', answers: 'few', date: '2026-01-21' }),
)

const count = (svg: string, words: string | RegExp) => svg.match(new RegExp(words, 'g'))?.length ?? 0
const descriptionOf = (svg: string) => /<desc>(.*?)<\/desc>/.exec(svg)?.[1] ?? ''
const pictures = (negotiation: Negotiation): [string, string][] => [
  ['gap matrix', gapMatrixPicture(negotiation)],
  ['timeline', timelinePicture(negotiation)],
  ['answers', answersPicture(negotiation)],
  [
    'deadlock',
    deadlockPicture(
      negotiation,
      negotiation.acts.slice(0, 3).map(({ id }) => id),
    ),
  ],
  ...Object.keys(negotiation.issues).map((issue): [string, string] => [issue, positionPicture(negotiation, issue)]),
]

/** Every number that places something, within the picture. */
function expectInside(svg: string): void {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  for (const [, axis, value] of svg.matchAll(/ c?([xy])[12]?="(-?[\d.]+)"/g)) {
    expect(Number(value)).toBeGreaterThanOrEqual(0)
    expect(Number(value)).toBeLessThanOrEqual(Number(axis === 'x' ? width : height))
  }
}

describe.each([
  ['the wage talks', talks as Negotiation],
  ['the Paris talks', parisTalks as Negotiation],
  ['talks before their first act', wageTalks as Negotiation],
])('pictures of %s', (_, negotiation) => {
  it.each(pictures(negotiation))('%s: well-formed, inside its frame, with a title and a description', (_name, svg) => {
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).toMatch(/<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>/)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    expectInside(svg)
  })

  it('have no colour that a dark page could not replace', () => {
    const colours = pictures(negotiation).flatMap(([, svg]) => svg.match(/(?<=(?:fill|stroke)=")#[^"]+/g) ?? [])
    expect([...new Set(colours)].filter((colour) => !Object.hasOwn(darkOf, colour))).toEqual([])
  })

  it('are the same each time, and after storage', () => {
    expect(pictures(negotiation)).toEqual(pictures(negotiation))
  })
})

describe('a picture of positions', () => {
  const svg = positionPicture(talks, 'raise')

  it('tells in words what it shows', () => {
    expect(descriptionOf(svg)).toBe(
      'Dockers’ Union accepts at least 6 %, has not ruled out at least 6 %. Port Company accepts less than 3 %, has not ruled out ' +
        'less than 3 %. Dockers’ Union and Port Company exclude each other. Nothing is known of City and Owners.',
    )
  })

  it('draws a region where it lies on the scale, with a ring at an open end', () => {
    // The scale of 0 to 10 % is 310 pixels wide from 142 on.
    expect(svg).toContain(`<rect x="${142 + 0.6 * 310}" y="41" width="${0.4 * 310}" height="16"`)
    expect(svg).toContain(`<rect x="142" y="71" width="${0.3 * 310}" height="16"`)
    expect(svg.match(/<circle cx="235" cy="79" r="4"/g)).toHaveLength(2)
    expect(position(talks, 'port', 'raise').inner).toMatchObject({ intervals: [{ to: 3, toOpen: true }] })
  })

  it('marks parties that exclude each other, and only those', () => {
    expect(svg).toContain('<title>Dockers’ Union and Port Company exclude each other</title>')
    expect(positionPicture(talks, 'shifts')).not.toContain('exclude each other</title>')
  })

  it('shows the unknown as unknown', () => {
    expect(count(svg, '\\? unknown<')).toBe(2)
    const silent = positionPicture(talks, 'council')
    expect(silent).toContain('4 parties')
    expect(silent).toContain('? unknown: Dockers’ Union, Port Company, City, Owners')
    expect(descriptionOf(silent)).toBe('Nothing is known of Dockers’ Union, Port Company, City, and Owners.')
  })

  it('says where everything is ruled out', () => {
    const none = record(
      talks,
      rejection({ id: 'no1', by: 'city', issue: 'council', region: true, date }),
      rejection({ id: 'no2', by: 'city', issue: 'council', region: false, date }),
    )
    expect(positionPicture(none, 'council')).toContain('everything ruled out')
    expect(descriptionOf(positionPicture(none, 'council'))).toContain('City has ruled out everything.')
  })

  it('says so of a what-if, and leaves the legend out if asked', () => {
    const supposed = whatIf(
      talks,
      statement({ id: 'x', by: 'city', issue: 'raise', region: 5, firmness: 'firm', date }),
    )
    expect(positionPicture(supposed, 'raise')).toContain('<title>Pay rise, with 1 hypothetical act</title>')
    expect(positionPicture(talks, 'raise', { legend: false })).not.toContain('has not ruled out</text>')
  })

  it('refuses issues and parties that it does not know', () => {
    expect(() => positionPicture(talks, 'rise' as never)).toThrow('raise')
    expect(() => positionPicture(talks, 'raise', { parties: ['prot' as never] })).toThrow('port')
  })
})

describe('a picture of gaps', () => {
  const svg = gapMatrixPicture(talks)

  it('has the bounds of each pair side by side, with the sign of the verdict', () => {
    const { lower, upper } = gap(talks, 'union', 'port')
    expect(svg).toContain(
      `<title>Port Company and Dockers’ Union: blocked, ${lower.toFixed(2)}–${upper.toFixed(2)}</title>`,
    )
    expect(svg).toContain(`>${lower.toFixed(2)}</text>`)
    expect(svg).toContain(`>${upper.toFixed(2)}</text>`)
    expect(descriptionOf(svg)).toContain(
      `Dockers’ Union and Port Company: blocked, ${lower.toFixed(2)}–${upper.toFixed(2)}.`,
    )
  })

  it('dashes what is unknown', () => {
    expect(count(svg, '>\\?</text>')).toBe(5 + 1 - 2)
    expect(descriptionOf(gapMatrixPicture(wageTalks))).toBe(
      'Gaps from 0 to 1, at least and at most. Of 6 pairs nothing is known.',
    )
  })

  it('draws 40 parties, and says how many it leaves out', () => {
    const ids = Array.from({ length: 43 }, (_, i) => `p${i}`)
    const many = defineNegotiation({
      id: 'many',
      title: 'Many',
      parties: Object.fromEntries(ids.map((id) => [id, { kind: 'state' as const, name: id }])),
      issues: { a: { name: 'A', scale: { kind: 'binary' } } },
    })
    expect(gapMatrixPicture(many)).toContain('3 more parties are not drawn')
    expect(count(gapMatrixPicture(many), '<g>')).toBe((40 * 39) / 2)
  })
})

describe('a picture of what was done', () => {
  it('has a lane for whoever did something and a dot for each day, faint after the marked one', () => {
    const svg = timelinePicture(talks, { day: '2026-01-12' })
    expect(count(svg, '<circle ')).toBe(1 + 2 + 1)
    expect(count(svg, 'opacity="0.3"')).toBe(2)
    expect(svg).toContain('as of 2026-01-12')
    expect(svg).toContain('2026-01-12. Port Company declares for “Pay rise”: less than 3 %.')
  })

  it('has the bounds of a gap over time', () => {
    const svg = timelinePicture(talks, { between: ['union', 'port'] })
    expect(svg).toContain('Gap of Dockers’ Union and Port Company')
    expect(descriptionOf(svg)).toMatch(
      /5 acts from 2026-01-10 to 2026-01-21\. The gap .* 2026-01-12: blocked, 0\.07–0\.82;/,
    )
  })

  it('says that nothing was done, and refuses others than two parties and days', () => {
    expect(timelinePicture(wageTalks)).toContain('Nothing has been recorded.')
    expect(() => timelinePicture(talks, { between: ['union', 'union'] })).toThrow('two different parties')
    expect(() => timelinePicture(talks, { day: '2026-02-30' })).toThrow('2026-02')
  })
})

describe('a picture of answers', () => {
  it('has a sign for each party that was asked or has answered', () => {
    const svg = answersPicture(talks)
    for (const told of ['Port Company has not answered', 'Port Company has accepted it', 'City has not answered']) {
      expect(svg).toContain(`<title>${told}</title>`)
    }
    expect(svg).toContain('<title>Owners, not asked, has rejected it</title>')
    expect(descriptionOf(svg)).toContain(
      'Dockers’ Union demands “Pay rise”: at least 6 %: Port Company has not answered.',
    )
  })

  it('says that no demand stands', () => {
    expect(answersPicture(wageTalks)).toContain('No demand stands.')
  })
})

describe('a picture of a deadlock', () => {
  const { deadlocks } = explainDeadlock(parisTalks, {
    issues: ['comprehensiveDeal'],
    terms: { comprehensiveDeal: true },
  })

  it('has each party with what it says, the issue where they meet, and what it is a condition for', () => {
    const svg = deadlockPicture(parisTalks, deadlocks[1]?.acts ?? [])
    for (const text of ['demands “yes”', 'rejects “yes”', '>Russia<', '>Ukraine<', 'condition for'])
      expect(svg).toContain(text)
    expect(count(svg, '<rect ')).toBe(1 + 2 + 1 + 1)
    expect(descriptionOf(svg)).toContain('Ukraine has rejected it')
  })

  it('refuses acts that it does not know', () => {
    expect(() => deadlockPicture(parisTalks, ['demandArm'])).toThrow('demandArms')
  })
})

describe('names in pictures', () => {
  const rtl = 'נמל\u202Eevil'
  const hostile = defineNegotiation({
    id: 'hostile',
    title: 'T',
    parties: {
      a: { kind: 'state', name: '<script>alert(1)</script>' },
      b: { kind: 'state', name: rtl },
      c: { kind: 'state', name: 'A very long name of a party that goes on & on\u0007' },
    },
    issues: { i: { name: '"><img src=x onerror=alert(1)>', scale: { kind: 'binary' } } },
  })
  const said = record(
    hostile,
    demand({ id: 'x', by: 'a', to: ['b', 'c'], issue: 'i', region: true, firmness: 'firm', date }),
    rejection({ id: 'y', by: 'b', answers: 'x', date }),
    rejection({ id: 'z', by: 'c', answers: 'x', date }),
  )

  it.each(pictures(said))('are text and nothing else: %s', (_, svg) => {
    expect(XMLValidator.validate(svg)).toBe(true)
    expect(svg).not.toMatch(/<script|<img/)
    expect(svg).not.toContain('\u0007')
  })

  it('stand each in its own direction, and whole where they are cut', () => {
    expect(positionPicture(said, 'i')).toContain(`unicode-bidi="plaintext">${rtl}</text>`)
    expect(positionPicture(said, 'i')).toContain(
      '…<title>A very long name of a party that goes on &amp; on\uFFFD</title>',
    )
    const network = networkPicture(defineNetwork({ kind: 'oneMode', labels: [rtl], edges: [] }) as OneModeNetwork)
    expect(network).toContain('unicode-bidi="plaintext"')
  })
})
