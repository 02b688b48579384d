import { demand, feasible, type Negotiation, proposal, record, rejection, statement } from 'demarche'
import { describe, expect, it } from 'vitest'
import { bridge, bridgeAsync, safeBridge } from '../../src/gap/bridge/bridge.js'
import type { BridgePackage } from '../../src/gap/bridge/bridgePackage.js'
import { solve } from '../../src/gap/bridge/simplex.js'
import { bridgeSection } from '../../src/report/sections/bridge.js'
import { renderText } from '../../src/report/text.js'
import { councilDemand, faultsOf, wageDefinition, wageTalks } from '../support/wage.js'

const date = '2026-01-10'
const six = demand({ id: 'six', by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm', date })
const three = demand({ id: 'three', by: 'port', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date })
const onlyRaise = { issues: ['raise'], parties: ['union', 'port'] } as const

const gives = ({ parties }: BridgePackage) =>
  parties.flatMap(({ party, gives }) => gives.map(({ issue, from, ...give }) => ({ party, issue, ...give })))

describe('bridge, for the least total', () => {
  it('should list each way to give as little as possible, with the issue, the distance in its unit and the acts', () => {
    const found = bridge(record(wageTalks, six, three), onlyRaise)
    expect(found.packages.map(({ terms }) => terms)).toEqual([{ raise: 3 }, { raise: 6 }])
    expect([found.more, found.complete, found.bound]).toEqual([false, true, expect.closeTo(0.3, 12)])
    expect(found.packages[0]).toMatchObject({ total: expect.closeTo(0.3, 12), worstOff: expect.closeTo(0.3, 12) })
    expect(gives(found.packages[0] as BridgePackage)).toEqual([
      {
        party: 'union',
        issue: 'raise',
        to: 3,
        nearest: 6,
        spans: expect.closeTo(0.3, 12),
        amount: 3,
        unit: '%',
        weight: 1,
        acts: ['six'],
      },
    ])
    expect(found.packages[0]?.parties[1]).toEqual({ party: 'port', shortfall: 0, ruledOut: false, gives: [] })
  })

  it('should weigh issues as their parties do, and say where it took them to weigh alike', () => {
    const heavy = record(
      wageTalks,
      { ...six, salience: 0.9 },
      { ...three, salience: 0.2 },
      statement({ id: 'a', by: 'union', issue: 'shifts', salience: 0.1, date }),
    )
    const { packages, assumptions } = bridge(heavy, { issues: ['raise', 'shifts'], parties: ['union', 'port'] })
    // A percent is worth 0.09 to the union and 0.05 to the port, which has not said what the shifts matter.
    expect(packages.map(({ terms, total }) => [terms.raise, total])).toEqual([[6, expect.closeTo(0.15, 12)]])
    expect(assumptions).toContainEqual({ kind: 'equalSalience', party: 'port', unknownOn: ['shifts'] })
    const light = bridge(heavy, { issues: ['raise', 'shifts'], parties: ['union', 'port'], weights: 'equal' })
    expect(light.packages.map(({ terms }) => terms.raise)).toEqual([3, 6])
    expect(light.packages[0]?.alike).toHaveProperty('shifts')
  })

  it('should list a stretch that is best as a whole, and tell an open end as something to give', () => {
    const under = demand({ id: 'under', by: 'port', issue: 'raise', region: { below: 4 }, firmness: 'firm', date })
    const { packages } = bridge(record(wageTalks, six, under), onlyRaise)
    // At 6 only the port gives, and at 4 both do: the union 2 %, the port a step that may be as small as one likes.
    expect(packages.map(({ terms }) => terms)).toEqual([{ raise: 6 }])
    const above = demand({ id: 'above', by: 'union', issue: 'raise', region: { above: 6 }, firmness: 'firm', date })
    const both = bridge(record(wageTalks, above, under), onlyRaise).packages
    expect(both.map(({ terms, alike }) => [terms.raise, alike.raise])).toEqual([
      [4, undefined],
      [6, undefined],
      [5, { kind: 'intervals', intervals: [{ from: 4, to: 6, fromOpen: true, toOpen: true }] }],
    ])
    expect(gives(both[0] as BridgePackage)).toMatchObject([
      { party: 'union', spans: expect.closeTo(0.2, 12), amount: 2 },
      { party: 'port', spans: 0, amount: 0, to: 4, nearest: 4, acts: ['under'] },
    ])
  })

  it('should ask nothing where a package is left, and then list what nobody has ruled out', () => {
    const open = record(wageTalks, six)
    const { packages, unknown } = bridge(open, { issues: ['raise', 'venue'] })
    expect(feasible(open).possible.answer).toBe('yes')
    expect(packages).toHaveLength(1)
    expect(packages[0]?.alike).toEqual({
      raise: { kind: 'intervals', intervals: [{ from: 6, to: 10, fromOpen: false, toOpen: false }] },
      venue: { kind: 'options', options: ['court', 'ministry', 'chamber'] },
    })
    expect(packages[0]).toMatchObject({ total: 0, worstOff: 0 })
    expect(unknown).toEqual(['port', 'city', 'owners'])
  })

  it('should leave an outcome, or meet the demand that it is tied to, whichever is nearer', () => {
    const ifCouncil = demand({
      ...councilDemand,
      date,
      conditionFor: [{ issue: 'raise', region: { atLeast: 5 } }],
    })
    const no = statement({ id: 'no', by: 'port', issue: 'council', region: false, firmness: 'firm', date })
    const talks = record(wageTalks, six, ifCouncil, no)
    const weights = { raise: 4, council: 1 }
    const found = bridge(talks, { issues: ['raise'], weights })
    expect(found.linked).toEqual(['council'])
    // To the city it is 0.2 to have no council at 6 %, or 0.08 to be without one at what it takes for as good as 5 %.
    expect(found.packages.map(({ terms }) => terms)).toEqual([{ raise: 6, council: false }])
    expect(gives(found.packages[0] as BridgePackage)).toMatchObject([
      { party: 'city', issue: 'raise', amount: 1, nearest: 5, weight: 0.8, acts: ['ifCouncil'] },
    ])
    const heavy = bridge(talks, { issues: ['raise'], weights: { raise: 99, council: 1 } })
    expect(heavy.bound).toBeCloseTo(0.01, 12)
    const acts = heavy.packages.map((one) => gives(one).map((give) => [give.party, give.issue, give.to, give.acts]))
    expect(acts).toEqual([[['city', 'council', false, ['ifCouncil']]], [['port', 'council', true, ['no']]]])
  })

  it('should leave a package that was refused as a whole on one of its issues', () => {
    const offer = proposal({ id: 'offer', by: 'union', terms: { shifts: 'few', venue: 'court' }, date })
    const no = rejection({ id: 'no', by: 'port', answers: 'offer', date })
    const venue = statement({ id: 'venue', by: 'city', issue: 'venue', region: 'court', firmness: 'firm', date })
    const shifts = statement({ id: 'shifts', by: 'city', issue: 'shifts', region: 'few', firmness: 'firm', date })
    const talks = record(wageTalks, offer, no, venue, shifts)
    const { packages, bound } = bridge(talks, { issues: ['shifts', 'venue'], parties: ['port', 'city'] })
    // A level is a third of its scale, with half of the weight on it. To the city, none is as far from few as some is.
    expect(bound).toBeCloseTo(1 / 6, 12)
    expect(packages.map(({ alike }) => alike)).toEqual([{ shifts: { kind: 'options', options: ['none', 'some'] } }, {}])
    const list = packages.map((one) => gives(one).map(({ party, issue, to, acts }) => [party, issue, to, acts]))
    expect(list).toEqual([[['city', 'shifts', 'none', ['shifts']]], [['port', 'shifts', 'few', ['no']]]])
  })

  it('should count an issue as 1 away from a party that has ruled out all of it, or whose conditions leave nothing', () => {
    const yes = rejection({ id: 'yes', by: 'port', issue: 'council', region: true, date })
    const no = rejection({ id: 'no', by: 'port', issue: 'council', region: false, date })
    const gone = bridge(record(wageTalks, yes, no), { issues: ['council', 'venue'], parties: ['port', 'city'] })
    expect(gone.packages.map(({ total }) => total)).toEqual([0.5])
    expect(gives(gone.packages[0] as BridgePackage)).toMatchObject([{ issue: 'council', spans: 1, weight: 0.5 }])
    expect(gives(gone.packages[0] as BridgePackage)[0]).not.toHaveProperty('nearest')
    const tied = record(
      wageTalks,
      demand({
        id: 'if',
        by: 'port',
        issue: 'council',
        region: true,
        firmness: 'soft',
        date,
        conditionFor: [{ issue: 'venue', region: { anyOf: ['court', 'ministry', 'chamber'] } }],
      }),
      statement({ id: 'never', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
    )
    const { packages } = bridge(tied, { issues: ['council', 'venue', 'raise'], parties: ['port'] })
    expect(packages[0]?.total).toBeCloseTo(2 / 3, 12)
    expect(gives(packages[0] as BridgePackage).map(({ issue }) => issue)).toEqual(['council', 'venue'])
  })

  it('should come as near as may be to an open end of what is given', () => {
    const { packages } = bridge(record(wageTalks, three), { ...onlyRaise, terms: { raise: { above: 5 } } })
    expect(packages).toMatchObject([{ terms: { raise: 5 }, approached: ['raise'], total: expect.closeTo(0.2, 12) }])
  })
})

describe('bridge, for the worst-off party and by leximin', () => {
  it('should meet in the middle, where each would give as much', () => {
    const talks = record(wageTalks, six, three)
    const [found, ...others] = bridge(talks, { ...onlyRaise, objective: 'worstOff' }).packages
    expect(others).toEqual([])
    expect(found?.terms).toEqual({ raise: 4.5 })
    expect(found?.worstOff).toBeCloseTo(0.15, 12)
  })

  it('should go around a hole', () => {
    const five = statement({
      id: 'five',
      by: 'city',
      issue: 'raise',
      region: { anyOf: [{ atMost: 2 }, { atLeast: 8 }] },
      firmness: 'firm',
      date,
    })
    const inside = statement({ id: 'inside', by: 'union', issue: 'raise', region: 5.4, firmness: 'firm', date })
    const talks = record(wageTalks, five, inside)
    const { packages } = bridge(talks, { issues: ['raise'], parties: ['union', 'city'], objective: 'worstOff' })
    expect(packages.map(({ terms }) => terms)).toEqual([{ raise: 6.7 }])
    expect(packages[0]?.worstOff).toBeCloseTo(0.13, 12)
  })

  it('should look, by leximin, at those who are better off too', () => {
    const talks = record(
      wageTalks,
      statement({ id: 'a', by: 'union', issue: 'council', region: true, firmness: 'firm', date }),
      statement({ id: 'b', by: 'port', issue: 'council', region: false, firmness: 'firm', date }),
      statement({ id: 'c', by: 'city', issue: 'raise', region: 2, firmness: 'firm', date }),
      statement({ id: 'd', by: 'owners', issue: 'raise', region: 4, firmness: 'firm', date }),
    )
    const asked = { issues: ['raise', 'council'] } as const
    // Somebody has to give the council, half of its weight; in the middle of 2 and 4 % the others share what is left.
    const { packages } = bridge(talks, { ...asked, objective: 'leximin' })
    expect(packages.map(({ terms }) => terms)).toEqual([
      { raise: 3, council: false },
      { raise: 3, council: true },
    ])
    const total = bridge(talks, asked)
    expect(total.packages.map(({ terms }) => terms.raise)).toEqual([2, 2, 4, 4])
  })
})

describe('the trade-off', () => {
  it('should be a straight line where the one scale is the only choice', () => {
    const four = statement({ id: 'four', by: 'city', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date })
    const talks = record(wageTalks, six, three, four)
    const asked = { issues: ['raise'], parties: ['union', 'port', 'city'], tradeOff: true } as const
    const { tradeOff } = bridge(talks, asked)
    // At 3 % only the union gives; on the way to 4.5 % the two others give as much each as the union is spared.
    expect(tradeOff).toMatchObject({ between: 'line', complete: true })
    expect(tradeOff?.packages.map(({ terms, worstOff, total }) => [terms.raise, worstOff, total])).toEqual([
      [4.5, expect.closeTo(0.15, 12), expect.closeTo(0.45, 12)],
      [3, expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)],
    ])
    expect(bridge(talks, { ...asked, tradeOff: false }).tradeOff).toBeUndefined()
  })
})

describe('bridge', () => {
  const asked = { issues: ['raise', 'council'] } as const

  it('should say when there are more packages than it lists', () => {
    const found = bridge(record(wageTalks, six, three), { ...onlyRaise, limit: 1 })
    expect([found.packages.length, found.more, found.complete]).toEqual([1, true, true])
  })

  it('should return the best that it found when it may look no further, with what none is below', () => {
    const yes = statement({ id: 'yes', by: 'union', issue: 'council', region: true, firmness: 'firm', date })
    const no = statement({ id: 'no', by: 'port', issue: 'council', region: false, firmness: 'firm', date })
    const talks = record(wageTalks, yes, no)
    const question = { issues: ['council'], objective: 'worstOff' } as const
    const found = bridge(talks, { ...question, lookAt: 1 })
    // One of the two has to give all of it; until both options were looked at, half for each is not excluded.
    expect(found).toMatchObject({ complete: false, more: true, bound: 0.5, packages: [{ worstOff: 1 }] })
    expect(bridge(talks, question)).toMatchObject({ complete: true, more: false, bound: 1 })
    const controller = new AbortController()
    const stopped = bridge(talks, { ...question, signal: controller.signal, onProgress: () => controller.abort() })
    expect(stopped).toMatchObject({ complete: false, packages: [{ worstOff: 1 }] })
  })

  it('should find the same in turns with other work', async () => {
    const talks = record(wageTalks, six, three)
    expect(await bridgeAsync(talks, asked)).toEqual(bridge(talks, asked))
  })

  it('should refuse what it cannot use, and return that instead of throwing it', () => {
    expect(faultsOf(() => bridge(wageTalks, { objective: 'fair' as 'total' }))).toEqual(['objective: invalidValue'])
    expect(faultsOf(() => bridge(wageTalks, { limit: 0 }))).toEqual(['limit: inconsistent'])
    expect(faultsOf(() => bridge(wageTalks, { lookAt: 0.5 }))).toEqual(['lookAt: inconsistent'])
    expect(faultsOf(() => bridge(wageTalks, { terms: { raise: 11 } }))).toEqual(['terms.raise: offScale'])
    expect(faultsOf(() => bridge(wageTalks, { weights: { raise: 1 } }))).toEqual(['weights.shifts: inconsistent'])
    expect(faultsOf(() => bridge(wageTalks, { parties: ['nobody' as 'union'] }))).toEqual([': unknownName'])
    expect(faultsOf(() => bridge(wageDefinition as never))).toEqual([': unchecked'])
    expect(safeBridge(wageTalks, { limit: 0 }).success).toBe(false)
    expect(safeBridge(wageTalks).success).toBe(true)
  })
})

describe('solve', () => {
  const row = (factors: number[], bound: number, isEquation = false) => ({
    factors: Float64Array.from(factors),
    bound,
    isEquation,
  })

  it('should find the corner of a programme, with an equation and a row that the start breaks', () => {
    // The least of -x - y / 2 where x + y = 1 and y is at most a quarter, to start from y = 1: all of it on x.
    const rows = [row([1, 1, 0], 1, true), row([0, 1, -1], 0.25)]
    const start = [
      [0, 1],
      [1, 2],
    ] as const
    expect([...(solve({ costs: Float64Array.of(-1, -0.5, 0), rows, helper: 2, start }) ?? [])]).toEqual([1, 0, 0])
    expect([...(solve({ costs: Float64Array.of(0, -0.5, 0), rows, helper: 2, start }) ?? [])]).toEqual([0.75, 0.25, 0])
  })

  it('should find none where rows contradict each other', () => {
    const rows = [row([1, 0], 1, true), row([1, -1], 0.5)]
    const programme = {
      costs: Float64Array.of(1, 0),
      rows,
      helper: 1,
      start: [
        [0, 0],
        [1, 1],
      ] as const,
    }
    expect(solve(programme)).toBeUndefined()
  })
})

describe('bridgeSection', () => {
  const text = (talks: Negotiation, options = {}) => renderText([bridgeSection(talks, options)], { width: 80 })

  it('should tell where issues would end, what each would give, how far in the unit of the issue, and by which act', () => {
    const told = text(record(wageTalks, six, three) as Negotiation, onlyRaise).replaceAll(/\s+/g, ' ')
    expect(told).toContain('every package is ruled out by somebody; 2 packages would leave the least to give in total')
    expect(told).toContain('Package 1: “Pay rise”: 3 %. Left to give: 0.30 in total, at most 0.30 for one party.')
    expect(told).toContain(
      '• Dockers’ Union, on “Pay rise”: 3 %, from 6 % to 3 %; it has left only “at least 6 %” (six, 2026-01-10).',
    )
    expect(told).not.toMatch(/should|must|recommend/)
  })

  it('should tell of parties of which nothing is known that this is unknown', () => {
    const told = text(record(wageTalks, six) as Negotiation, { issues: ['raise'] }).replaceAll(/\s+/g, ' ')
    expect(told).toContain('Package: “Pay rise”: at least 6 %, which nobody has ruled out.')
    expect(told).toContain('Unknown: nothing is known of Port Company, City, and Owners on these issues.')
    expect(told).toContain('is unknown, not nothing')
  })

  it('should tell the trade-off where there is one', () => {
    const four = statement({ id: 'four', by: 'city', issue: 'raise', region: { atMost: 3 }, firmness: 'firm', date })
    const told = text(record(wageTalks, six, three, four) as Negotiation, { issues: ['raise'], tradeOff: true })
    expect(told).toMatch(/0\.15\s+0\.45\n0\.30\s+0\.30/)
  })
})
