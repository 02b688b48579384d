import { safely } from '../../model/errors.js'
import { adjacency, type Network } from '../../network/network.js'
import type { Attributes } from '../../network/statement.js'
import type { Read, Source } from '../text/source.js'
import { attribute, childrenOf, numberOr, within } from '../xml/attributes.js'
import { readXml, writeXml, type XmlElement, type XmlOutline } from '../xml/element.js'
import { attributeTypes, nodesAndEdges, typed } from './nodes.js'
import { rebuilt } from './rebuilt.js'

/**
 * Writes a network as GEXF 1.3, as Gephi opens it: labels, weights, modes, layers (as `kind`) and attributes. Needs
 * fast-xml-parser.
 */
export async function writeGexf(network: Network): Promise<string> {
  adjacency(network)
  const { nodes, edges } = nodesAndEdges(network)
  const withMode = nodes.map(({ mode, attributes }) => (mode === undefined ? attributes : { ...attributes, mode }))
  const nodeTypes = attributeTypes(withMode)
  const edgeTypes = attributeTypes(edges.map(({ edge }) => edge.attributes ?? {}))
  return writeXml([
    'gexf',
    { xmlns: 'http://gexf.net/1.3', version: '1.3' },
    [
      ['meta', {}, [['description', {}, [network.measure]]]],
      [
        'graph',
        { defaultedgetype: network.kind === 'directed' ? 'directed' : 'undirected' },
        [
          ...declared('node', nodeTypes),
          ...declared('edge', edgeTypes),
          [
            'nodes',
            {},
            nodes.map(
              ({ id, label }, at): XmlOutline => ['node', { id, label }, values(withMode[at] ?? {}, nodeTypes)],
            ),
          ],
          [
            'edges',
            {},
            edges.map(
              ({ source, target, edge }, at): XmlOutline => [
                'edge',
                {
                  id: at,
                  source: source.id,
                  target: target.id,
                  weight: edge.weight,
                  ...(edge.layer === undefined ? {} : { kind: edge.layer }),
                },
                values(edge.attributes ?? {}, edgeTypes),
              ],
            ),
          ],
        ],
      ],
    ],
  ])
}

type Types = ReturnType<typeof attributeTypes>

function declared(on: 'node' | 'edge', types: Types): XmlOutline[] {
  if (types.length === 0) return []
  return [
    ['attributes', { class: on }, types.map(([title, type], id): XmlOutline => ['attribute', { id, title, type }])],
  ]
}

function values(attributes: Attributes, types: Types): XmlOutline[] {
  const own = types.flatMap(([name], id): XmlOutline[] =>
    Object.hasOwn(attributes, name) ? [['attvalue', { for: id, value: String(attributes[name]) }]] : [],
  )
  return own.length === 0 ? [] : [['attvalues', {}, own]]
}

/**
 * Reads a network from GEXF, as Gephi saves it: labels, weights (1 where there is none), `kind` as the layer, the attribute
 * `mode` as the mode. Throws `DemarcheError` with the line where it is not well-formed, and for what is no network. Needs
 * fast-xml-parser.
 */
export async function readGexf(source: Source): Promise<Read<Network>> {
  const { data: root, mended } = await readXml(source)
  const [graph] = childrenOf(root, 'graph')
  const titles = (on: string) =>
    new Map(
      within(root, 'attributes')
        .filter((one) => one.attributes.get('class') === on)
        .flatMap((one) => childrenOf(one, 'attribute'))
        .map((one) => [
          attribute(one, 'id'),
          [attribute(one, 'title'), one.attributes.get('type') ?? 'string'] as const,
        ]),
    )
  const [ofNodes, ofEdges] = [titles('node'), titles('edge')]
  const nodes = within(root, 'node').map((node) => {
    const { mode, ...attributes } = attributesIn(node, ofNodes)
    const id = attribute(node, 'id')
    return {
      id,
      label: node.attributes.get('label') ?? id,
      ...(mode === undefined ? {} : { mode: String(mode) }),
      attributes,
    }
  })
  const edges = within(root, 'edge').map((edge) => {
    const layer = edge.attributes.get('kind')
    return {
      source: attribute(edge, 'source'),
      target: attribute(edge, 'target'),
      weight: numberOr(edge, 'weight', 1),
      ...(layer === undefined ? {} : { layer }),
      attributes: attributesIn(edge, ofEdges),
    }
  })
  const [description] = within(root, 'description')
  const measure = description?.text === undefined || description.text === '' ? {} : { measure: description.text }
  const directed = graph?.attributes.get('defaultedgetype') === 'directed'
  return { data: rebuilt({ nodes, edges, directed, ...measure }), mended }
}

/** The twin of `readGexf` that returns the error instead of rejecting with it. */
export const safeReadGexf = safely(readGexf)

function attributesIn(
  element: XmlElement,
  titles: ReadonlyMap<string, readonly [string, string]>,
): Record<string, string | number | boolean> {
  const own = within(element, 'attvalue').map((one) => {
    const [name, type] = titles.get(attribute(one, 'for')) ?? [attribute(one, 'for'), 'string']
    return [name, typed(attribute(one, 'value'), type)] as const
  })
  return Object.fromEntries(own)
}
