import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  acceptance,
  appeal,
  demand,
  gapMatrix,
  type Negotiation,
  parseNegotiation,
  proposal,
  record,
  rejection,
  statement,
  withdrawal,
} from 'demarche'
import {
  actNetwork,
  eventRoots,
  type FromNegotiationOptions,
  fromNegotiation,
  gapNetwork,
  goldstein,
  matrix,
  oneMode,
} from 'demarche/network'
import { describe, expect, it } from 'vitest'
import { root } from '../support/run.js'
import { faultsOf, wageTalks } from '../support/wage.js'

const paris = parseNegotiation(JSON.parse(readFileSync(join(root, 'examples/paris-talks.json'), 'utf8')))

function ties(options: FromNegotiationOptions): string[] {
  const { statements } = fromNegotiation(paris, options)
  return oneMode(statements, { aggregation: 'subtract' }).edges.map(
    ({ source, target, weight }) => `${source} ${target} ${weight}`,
  )
}

describe('the Paris article', () => {
  it('has two ties under strict coding', () => {
    expect(ties({})).toEqual(['france uk 1', 'russia ukraine -2'])
  })

  it('gains one where what is implied counts', () => {
    expect(ties({ certainty: 'implied' })).toEqual(['coalition ukraine 1', 'france uk 1', 'russia ukraine -2'])
  })

  it('gains those of members where they inherit what collectives say', () => {
    const inherited = ['coalition france 3', 'coalition uk 3', 'france uk 4', 'russia ukraine -2']
    expect(ties({ members: 'inherit' })).toEqual(inherited)
    expect(ties({ members: 'bound' })).toEqual(['france uk 1', 'russia ukraine -2'])
  })

  it('gains one where a ceasefire and a deal count as one issue', () => {
    const merge = { ceasefire: 'truce', comprehensiveDeal: 'truce' }
    expect(ties({ merge })).toEqual(['france uk 1', 'russia ukraine -2', 'russia us -1'])
    const { assumptions } = fromNegotiation(paris, { merge })
    expect(assumptions).toContainEqual({ kind: 'merged', concept: 'truce', issues: ['ceasefire', 'comprehensiveDeal'] })
  })

  it('has accusations, demands and answers as arcs, with their codes', () => {
    const { network } = actNetwork(paris, { layers: 'root', weight: 'intensity' })
    const demands = network.edges.filter(({ layer }) => layer === '10')
    expect(demands.map(({ source, target, weight }) => [source, target, weight])).toEqual([
      ['russia', 'ukraine', -5],
      ['russia', 'west', -5],
    ])
    expect(demands[0]?.attributes).toMatchObject({
      cameo: '1056',
      plover: 'REQUEST',
      mode: 'yield',
      quad: 'verbal conflict',
    })
  })

  it('says which acts have nobody whom they are directed at', () => {
    const { assumptions } = actNetwork(paris)
    expect(assumptions.find(({ kind }) => kind === 'undirected')?.acts).toContain('accuseProlonging')
    const inferred = actNetwork(paris, { inferred: true })
    const accusation = inferred.network.edges.find(({ attributes }) => attributes?.act === 'accuseProlonging')
    expect([accusation?.source, accusation?.target]).toEqual(['russia', 'europe'])
  })
})

const common = { date: '2025-03-01' } as const
const talks = record(
  wageTalks,
  demand({
    ...common,
    id: 'd1',
    by: 'union',
    issue: 'council',
    region: true,
    firmness: 'firm',
    evidence: [{ source: 'minutes', selector: { type: 'TextQuoteSelector', exact: 'A council, now.' } }],
  }),
  rejection({ ...common, id: 'r1', by: 'port', answers: 'd1' }),
  statement({ ...common, id: 's1', by: 'city', issue: 'council', region: false, firmness: 'soft' }),
  demand({ ...common, id: 'd2', by: 'union', issue: 'raise', region: { atLeast: 4 }, firmness: 'firm' }),
  acceptance({ ...common, id: 'a1', by: 'city', answers: 'd2' }),
  proposal({ ...common, id: 'p1', by: 'owners', terms: { raise: 3, council: true } }),
  statement({ ...common, id: 's2', by: 'port', issue: 'venue', salience: 0.5 }),
  appeal({ ...common, id: 'e1', by: 'city', to: ['union', 'port'], issue: 'venue' }),
)

describe('acts as statements', () => {
  const of = (options: FromNegotiationOptions = {}) => fromNegotiation(talks as Negotiation, options)
  const told = (options?: FromNegotiationOptions) =>
    of(options).statements.statements.map(
      ({ id, actor, concept, qualifier }) => `${id} ${actor} ${concept} ${qualifier}`,
    )

  it('agree with what is asked for or accepted, and disagree with what is refused or asked against', () => {
    expect(told()).toEqual([
      'd1 union council true',
      'r1 port council false',
      's1 city council false',
      'd2 union raise: 4 to 10 % true',
      'a1 city raise: 4 to 10 % true',
      'p1 owners raise: 3 % true',
      'p1 owners council true',
    ])
    expect(of().statements.statements[0]).toMatchObject({ quote: 'A council, now.', document: 'minutes' })
  })

  it('say what that takes for granted', () => {
    expect(of().assumptions).toEqual([
      { kind: 'packageTerms', acts: ['p1'] },
      { kind: 'takesNoSide', acts: ['s2'] },
      { kind: 'outcomesAsConcepts', issue: 'raise' },
    ])
  })

  it('are left out when they are withdrawn', () => {
    const after = record(talks, withdrawal({ id: 'w1', date: '2025-03-02', by: 'union', withdraws: 'd1' }))
    expect(fromNegotiation(after).statements.statements.map(({ id }) => id)).not.toContain('d1')
  })

  it('can be those of some parties and issues', () => {
    expect(told({ parties: ['port', 'city'], issues: ['council'] })).toEqual([
      'r1 port council false',
      's1 city council false',
    ])
    expect(told({ parties: ['port'], members: 'inherit' })).toEqual([
      'r1 port council false',
      'p1 port raise: 3 % true',
      'p1 port council true',
    ])
    expect(faultsOf(() => of({ merge: { rise: 'pay' } as never }))).toEqual([': unknownName'])
    expect(faultsOf(() => of({ certainty: 'sure' as never }))).toEqual(['certainty: invalidValue'])
  })
})

describe('acts as arcs', () => {
  it('lead from makers to addressees, and answers to whom they answer', () => {
    const { network, assumptions, intensities } = actNetwork(talks)
    expect(network.edges.map(({ source, target, layer }) => `${source} ${target} ${layer}`)).toEqual([
      'port union rejection',
      'city union acceptance',
      'city union appeal',
      'city port appeal',
    ])
    expect(matrix(network)).toEqual([
      [0, 0, 1, 2],
      [0, 0, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 0, 0],
    ])
    expect(assumptions).toContainEqual({ kind: 'inferredTarget', from: 'answers', acts: ['r1', 'a1'] })
    expect(assumptions).toContainEqual({ kind: 'noCode', acts: ['r1', 'a1', 'e1'] })
    expect(intensities).toContain('Goldstein (1992)')
  })

  it('have the code that their kind suggests only when one asks for it', () => {
    const { network } = actNetwork(talks, { codeByKind: true, weight: 'intensity', layers: 'root' })
    expect(network.edges.map(({ layer, weight }) => [layer, weight])).toEqual([
      ['12', -4],
      ['05', 3.5],
      ['02', 3],
      ['02', 3],
    ])
  })
})

describe('event codes', () => {
  it('keep leading zeros, and scores by table', () => {
    expect(eventRoots.map(({ code }) => code)).toHaveLength(20)
    expect([goldstein('010'), goldstein('10'), goldstein('130'), goldstein('13'), goldstein('087')]).toEqual([
      0, -5, -4.4, -6, 9,
    ])
    expect([goldstein('164'), goldstein('164', 'gdelt')]).toEqual([-6.5, -7])
    expect([goldstein('1213'), goldstein('1213', 'gdelt'), goldstein('999')]).toEqual([-4, undefined, undefined])
  })
})

describe('gaps as a network', () => {
  it('tie every pair, with both bounds', () => {
    const network = gapNetwork(talks, { issues: ['council'], bound: 'lower' })
    const { parties, cells } = gapMatrix(talks, { issues: ['council'] })
    expect(network.edges).toHaveLength(6)
    for (const { source, target, weight, attributes } of network.edges) {
      const { lower, upper, verdict } =
        cells[parties.indexOf(source as never)]?.[parties.indexOf(target as never)] ?? {}
      expect(attributes).toEqual({ lower, upper, verdict })
      expect(weight).toBe(1 - (lower as number))
    }
  })

  it('can weigh gaps, closeness or agreement less disagreement', () => {
    const of = (weight: 'gap' | 'closeness' | 'signed') =>
      gapNetwork(talks, { issues: ['council'], parties: ['union', 'port'], weight }).edges.map((edge) => edge.weight)
    expect([of('gap'), of('closeness'), of('signed')]).toEqual([[1], [0], [-1]])
    expect(faultsOf(() => gapNetwork(talks, { bound: 'middle' as never }))).toEqual(['bound: invalidValue'])
  })
})
