import { spatialBargaining } from 'demarche/forecast'
import { readSituationFile } from 'demarche/io'
import { roundsPicture } from 'demarche/report'
import { describe, expect, it } from 'vitest'

const table = 'actor,position,salience,capability\nNorth & co,4,0.5,30\nSouth,10,0.25,20\nEast,7,1,10\n'

describe('a forecast drawn', () => {
  it('draws a line for each actor, and says in words what can be seen', async () => {
    const { situation } = (await readSituationFile(table)).data
    const forecast = spatialBargaining(situation, { rounds: 3, settledAt: 0 })
    const svg = roundsPicture(forecast, 'position', { title: 'Years' })
    expect(svg.match(/<polyline/g)).toHaveLength(3)
    expect(svg).toContain('<title>Years</title>')
    expect(svg).toContain('Positions on position over 3 rounds of spatialBargaining: northCo from 4 to')
    expect(roundsPicture(forecast, 'position', { title: 'Years' })).toBe(svg)
    expect(() => roundsPicture(forecast, 'positoin')).toThrow('did you mean "position"?')
  })
})
