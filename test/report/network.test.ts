import { communities, defineNetwork, defineStatements, type OneModeNetwork, oneMode } from 'demarche/network'
import { campSections, networkPicture } from 'demarche/report'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'

const said = defineStatements(
  ['ann', 'bob', 'eve', 'zoe'].flatMap((actor) =>
    ['dam', 'toll'].map((concept) => ({ actor, concept, qualifier: actor < 'c' === (concept === 'dam') })),
  ),
)
const network = oneMode(said, { aggregation: 'subtract' })
const { camps } = communities(network)
const count = (svg: string, words: string | RegExp) => svg.match(new RegExp(words, 'g'))?.length ?? 0

describe('a picture of a network', () => {
  it('should have a line for each tie, dashed where parties are at odds, and a name for each node', () => {
    const svg = networkPicture(network, { camps, title: 'The dam' })
    expect(XMLValidator.validate(svg)).toBe(true)
    // Two more lines are in the legend.
    expect(count(svg, '<line ')).toBe(6 + 2)
    expect(count(svg, 'stroke-dasharray')).toBe(4 + 1)
    for (const name of network.labels) expect(svg).toContain(`<title>${name}</title>`)
    expect(svg).toContain('<title>The dam</title>')
    expect(svg).toContain('ann and bob 2')
    expect(svg).toContain('Camps: ann, bob | eve, zoe.')
    expect(count(svg, 'camp [12]')).toBe(2)
  })

  it('should be the same for the same seed, and put friends nearer than enemies', () => {
    const svg = networkPicture(network, { seed: 4 })
    expect(networkPicture(network, { seed: 4 })).toBe(svg)
    const at = Object.fromEntries(
      [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>(\w+)<title>/g)].map(([, x, y, name]) => [
        name,
        [Number(x), Number(y)],
      ]),
    ) as Record<string, [number, number]>
    const apart = (a: string, b: string) =>
      Math.hypot((at[a]?.[0] ?? 0) - (at[b]?.[0] ?? 0), (at[a]?.[1] ?? 0) - (at[b]?.[1] ?? 0))
    expect(apart('ann', 'bob')).toBeLessThan(apart('ann', 'eve'))
    expect(apart('eve', 'zoe')).toBeLessThan(apart('bob', 'zoe'))
  })

  it('should say how many ties it leaves out', () => {
    const labels = Array.from({ length: 40 }, (_, i) => `n${i}`)
    const edges = labels.flatMap((source, i) =>
      labels.slice(i + 1).map((target, j) => ({ source, target, weight: 1 + ((i * j) % 7) })),
    )
    const full = defineNetwork({ kind: 'oneMode', labels, edges }) as OneModeNetwork
    expect(networkPicture(full)).toContain('380 weaker ties are not drawn')
    const strong = edges.filter(({ weight }) => weight >= 7).length
    const svg = networkPicture(full, { least: 7 })
    expect(count(svg, '<line ')).toBe(strong + 1)
    expect(svg).toContain(`${780 - strong} weaker ties are not drawn`)
  })

  it('should show what is hostile as text, and no nodes at all as none', () => {
    const name = '<script>alert(1)</script>'
    const svg = networkPicture(defineNetwork({ kind: 'oneMode', labels: [name], edges: [] }) as OneModeNetwork)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
    expect(XMLValidator.validate(svg)).toBe(true)
    const empty = networkPicture(defineNetwork({ kind: 'oneMode', labels: [], edges: [] }) as OneModeNetwork)
    expect(XMLValidator.validate(empty)).toBe(true)
    expect(empty).toContain('0 nodes. Ties by weight: none.')
    expect(empty).not.toContain('NaN')
  })

  it('should refuse networks of other kinds, and camps that leave somebody out', () => {
    const directed = defineNetwork({ kind: 'directed', labels: ['a'], edges: [] })
    expect(() => networkPicture(directed as never)).toThrow('a one-mode network')
    expect(() => networkPicture(network, { camps: [['ann']] })).toThrow('each node in a camp')
  })
})

describe('camps in words', () => {
  it('should name who is in each, what holds it together, and what divides it from others', () => {
    expect(campSections(said, camps)).toEqual([
      {
        title: 'Camp 1: ann, bob',
        blocks: [
          {
            kind: 'list',
            items: [
              'Held together by: dam (50 %, 2 statements), toll (50 %, 2 statements).',
              'Divided from others by: dam (50 %, 4 statements), toll (50 %, 4 statements).',
            ],
          },
        ],
      },
      expect.objectContaining({ title: 'Camp 2: eve, zoe' }),
    ])
  })

  it('should say so where there is nothing to say', () => {
    const alone = defineStatements([{ actor: 'ann', concept: 'dam', qualifier: true }])
    expect(campSections(alone, [['ann']])[0]?.blocks).toEqual([
      { kind: 'paragraph', text: 'Nothing holds it together, and nothing divides it from others.' },
    ])
  })
})
