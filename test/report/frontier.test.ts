import { defineScenario } from 'demarche/bargain'
import { frontierPicture, frontierSections, renderText } from 'demarche/report'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { axisAround } from '../../src/report/svg/axis.js'

const scenario = defineScenario({
  domain: {
    name: 'Pay & <more>',
    issues: { pay: { scale: { kind: 'interval', min: 0, max: 10 } }, vote: { scale: { kind: 'binary' } } },
  },
  preferences: {
    union: {
      values: { pay: { kind: 'linear', slope: 1 }, vote: { kind: 'table', worth: { true: 3, false: 0 } } },
      reservation: 0,
    },
    port: {
      values: {
        pay: { kind: 'linear', slope: -2, intercept: 20 },
        vote: { kind: 'table', worth: { true: 0, false: 3 } },
      },
      reservation: 4,
    },
  },
})

describe('the picture of a frontier', () => {
  it('is well-formed, and the same each time', () => {
    const picture = frontierPicture(scenario)
    expect(XMLValidator.validate(picture)).toBe(true)
    expect(frontierPicture(defineScenario(JSON.parse(JSON.stringify(scenario))))).toBe(picture)
    expect(picture).toContain('>Pay &amp; &lt;more&gt;</text>')
  })

  it('marks packages of the caller, and rings ends that are not efficient', () => {
    const treaty = { pay: 4, vote: false }
    expect(frontierPicture(scenario, { marked: { 'the treaty': treaty } })).toContain('the treaty at (4.000, 15.000)')
    expect(frontierPicture(scenario).match(/fill="#ffffff" stroke=/g)).toHaveLength(1)
  })

  it('puts everything inside', () => {
    const numbers = [...frontierPicture(scenario).matchAll(/ c?([xy])[12]?="(-?[\d.]+)"/g)]
    expect(numbers.length).toBeGreaterThan(50)
    for (const [, axis, value] of numbers) {
      expect(Number(value)).toBeGreaterThanOrEqual(0)
      expect(Number(value)).toBeLessThanOrEqual(axis === 'x' ? 720 : 520)
    }
  })

  it.each([
    [[0, 1], 0, 1],
    [[0.27, 1.00005], 0.2, 1.2],
    [[5, 5], 5, 6],
    [[-3, 250], -50, 250],
    [[], 0, 1],
  ])('has an axis around %j', (numbers, from, to) => {
    const axis = axisAround(numbers)
    expect([axis.from, axis.to]).toEqual([expect.closeTo(from, 9), expect.closeTo(to, 9)])
    expect(axis.ticks.length).toBeGreaterThan(1)
    expect(new Set(axis.ticks.map((tick) => tick.toFixed(axis.decimals))).size).toBe(axis.ticks.length)
  })
})

describe('the frontier in words', () => {
  it('says that counts have no end, and tells each point of a solution once', () => {
    const text = renderText(frontierSections(scenario), { width: 80 })
    expect(text).toContain('some issues can end at any number of a scale')
    expect(text).toContain('egalitarian and leximin (7.3333, 11.3333): pay: 4.333333; vote: yes.')
  })

  it('leaves out points that no solution singles out, and says so', () => {
    const values = (sign: number) => ({ pay: { kind: 'linear', slope: sign } as const })
    const issues = { pay: { scale: { kind: 'interval', min: 0, max: 99 } as const, step: 1 } }
    const preferences = { a: { values: values(1) }, b: { values: values(-1) } }
    const text = renderText(frontierSections({ domain: { issues }, preferences }, { shown: 4 }))
    expect(text).toMatch(/100 points, the best for a first; 94 of them are not listed/)
    expect(text).toContain('utilitarian: 95 more points are as good.')
  })
})
