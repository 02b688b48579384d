import { compromise, defineSituation, mean, median, safeDefineSituation } from 'demarche/forecast'
import { describe, expect, it } from 'vitest'

/** Made up: years until a limit on emissions applies. */
const talks = defineSituation({
  issues: { delay: { unit: 'years', min: 4, max: 10 } },
  actors: {
    north: { capability: 2, stances: { delay: { position: 4, salience: 0.5 } } },
    south: { capability: 1, stances: { delay: { position: 10, salience: 1 } } },
    east: { capability: 4, stances: { delay: { position: 10, salience: 0.25 } } },
    west: { capability: 5, stances: { delay: { position: 7, salience: 0 } } },
  },
})

describe('averages of positions', () => {
  it('weigh by capability and salience, in the unit of the issue', () => {
    expect(mean(talks).outcome).toEqual({ delay: 7.75 })
    expect(mean(talks, { weights: 'capability' }).outcome).toEqual({ delay: 93 / 12 })
    expect(compromise(talks)).toEqual({ assumptions: [], model: 'compromise', outcome: { delay: 8 }, undecided: [] })
  })

  it('take the lower of two medians', () => {
    const two = { issues: { x: {} }, actors: { a: at(0.25), b: at(0.75) } }
    expect(median(two, { weights: 'product' }).outcome).toEqual({ x: 0.25 })
    expect(median(two, { ties: 'middle' }).outcome).toEqual({ x: 0.5 })
    expect(median(two, { ties: 'upper' }).outcome).toEqual({ x: 0.75 })
    expect(median(talks, { weights: 'salience' }).outcome).toEqual({ delay: 10 })
  })

  it('name what they take for granted', () => {
    const vague = {
      issues: { x: { max: 10 }, y: {} },
      actors: { a: { stances: { x: { position: { atLeast: 2, atMost: 4 }, salience: 0.5 } } }, b: { stances: {} } },
    }
    expect(compromise(vague, { unknownCapability: 2 })).toMatchObject({
      assumptions: [
        { kind: 'noPosition', issue: 'x', actors: ['b'] },
        { kind: 'midpoint', issue: 'x', actors: ['a'] },
        { kind: 'capability', issue: 'x', actors: ['a'], taken: 2 },
        { kind: 'noPosition', issue: 'y', actors: ['a', 'b'] },
      ],
      outcome: { x: 3 },
      undecided: [{ issue: 'y', why: 'noPosition' }],
    })
  })

  it('have no outcome where nobody has any weight', () => {
    const idle = { issues: { x: {} }, actors: { a: { stances: { x: { position: 1, salience: 0 } } } } }
    expect(compromise(idle).undecided).toEqual([{ issue: 'x', why: 'noWeight' }])
    expect(median(idle, { weights: 'salience' }).undecided).toEqual([{ issue: 'x', why: 'noWeight' }])
    expect(mean(idle).outcome).toEqual({ x: 1 })
  })
})

describe('a situation', () => {
  it('names what is wrong with it, and what was meant', () => {
    const told = safeDefineSituation({
      issues: { delay: { min: 4, max: 10, outcome: 11 } },
      actors: { a: { stances: { dealy: { position: 4 }, delay: { position: { atLeast: 3, atMost: 5 } } } } },
    })
    expect(told.success || told.error.issues.map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['issues.delay.outcome', 'offScale'],
      ['actors.a.stances.dealy', 'unknownName'],
      ['actors.a.stances.delay.position.atLeast', 'offScale'],
    ])
    expect(told.success || told.error.message).toContain('did you mean "delay"?')
  })
})

function at(position: number) {
  return { capability: 1, stances: { x: { position, salience: 1 } } }
}
