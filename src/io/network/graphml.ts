import { safely } from '../../model/errors.js'
import { adjacency, type Network } from '../../network/network.js'
import type { Attributes } from '../../network/statement.js'
import type { Read, Source } from '../text/source.js'
import { attribute, childrenOf, within } from '../xml/attributes.js'
import { readXml, writeXml, type XmlElement, type XmlOutline } from '../xml/element.js'
import { attributeTypes, type FileNode, nodesAndEdges, typed } from './nodes.js'
import { rebuilt } from './rebuilt.js'

const reserved = ['label', 'mode', 'weight', 'layer', 'sign'] as const

/**
 * Writes a network as GraphML (Brandes et al. 2002): labels, modes, weights, layers and attributes as data of nodes and edges.
 * Attributes of the names `label`, `mode`, `weight`, `layer` and `sign` are written with `_` behind. Needs fast-xml-parser.
 */
export async function writeGraphml(network: Network): Promise<string> {
  adjacency(network)
  const { nodes, edges } = nodesAndEdges(network)
  const nodeKeys = keysOf(
    'node',
    nodes.map(({ attributes }) => attributes),
  )
  const edgeKeys = keysOf(
    'edge',
    edges.map(({ edge }) => edge.attributes ?? {}),
  )
  const own = (name: string, on: string, type: string): XmlOutline => [
    'key',
    { id: name, for: on, 'attr.name': name, 'attr.type': type },
  ]
  return writeXml([
    'graphml',
    { xmlns: 'http://graphml.graphdrawing.org/xmlns' },
    [
      own('measure', 'graph', 'string'),
      own('label', 'node', 'string'),
      ...(network.kind === 'twoMode' ? [own('mode', 'node', 'string')] : []),
      own('weight', 'edge', 'double'),
      own('sign', 'edge', 'string'),
      ...(network.kind === 'directed' ? [own('layer', 'edge', 'string')] : []),
      ...[...nodeKeys, ...edgeKeys].map(({ outline }) => outline),
      [
        'graph',
        { id: 'network', edgedefault: network.kind === 'directed' ? 'directed' : 'undirected' },
        [
          datum('measure', network.measure),
          ...nodes.map(
            (node): XmlOutline => ['node', { id: node.id }, [...headOf(node), ...dataOf(node.attributes, nodeKeys)]],
          ),
          ...edges.map(
            ({ source, target, edge }): XmlOutline => [
              'edge',
              { source: source.id, target: target.id },
              [
                datum('weight', edge.weight),
                datum('sign', edge.weight < 0 ? 'negative' : 'positive'),
                ...(edge.layer === undefined ? [] : [datum('layer', edge.layer)]),
                ...dataOf(edge.attributes ?? {}, edgeKeys),
              ],
            ],
          ),
        ],
      ],
    ],
  ])
}

interface Key {
  readonly id: string
  readonly name: string
  readonly outline: XmlOutline
}

function keysOf(on: 'node' | 'edge', all: readonly Attributes[]): Key[] {
  return attributeTypes(all).map(([name, type], at) => {
    const id = `${on}Data${at}`
    const written = (reserved as readonly string[]).includes(name) ? `${name}_` : name
    return { id, name, outline: ['key', { id, for: on, 'attr.name': written, 'attr.type': type }] }
  })
}

function datum(key: string, value: string | number | boolean): XmlOutline {
  return ['data', { key }, [String(value)]]
}

function headOf({ label, mode }: FileNode): XmlOutline[] {
  return [datum('label', label), ...(mode === undefined ? [] : [datum('mode', mode)])]
}

function dataOf(attributes: Attributes, keys: readonly Key[]): XmlOutline[] {
  return keys.flatMap(({ id, name }) =>
    Object.hasOwn(attributes, name) ? [datum(id, attributes[name] as string)] : [],
  )
}

/**
 * Reads a network from GraphML: labels from the data `label` or `name`, weights from `weight` (1 where there is none), modes
 * from `mode`; other data are attributes. Throws `DemarcheError` with the line where it is not well-formed, and for what is no
 * network. Needs fast-xml-parser.
 */
export async function readGraphml(source: Source): Promise<Read<Network>> {
  const { data: root, mended } = await readXml(source)
  const keys = new Map(
    childrenOf(root, 'key').map((key) => [
      attribute(key, 'id'),
      {
        name: key.attributes.get('attr.name') ?? attribute(key, 'id'),
        type: key.attributes.get('attr.type') ?? 'string',
      },
    ]),
  )
  const dataIn = (element: XmlElement) =>
    new Map(
      childrenOf(element, 'data').map((one) => {
        const { name, type } = keys.get(attribute(one, 'key')) ?? { name: attribute(one, 'key'), type: 'string' }
        return [name, typed(one.text, type)] as const
      }),
    )
  const nodes = within(root, 'node').map((node) => {
    const own = dataIn(node)
    const [id, mode] = [attribute(node, 'id'), own.get('mode')]
    const label = String(own.get('label') ?? own.get('name') ?? id)
    return { id, label, ...(mode === undefined ? {} : { mode: String(mode) }), attributes: others(own) }
  })
  const edges = within(root, 'edge').map((edge) => {
    const own = dataIn(edge)
    const layer = own.get('layer')
    return {
      source: attribute(edge, 'source'),
      target: attribute(edge, 'target'),
      weight: Number(own.get('weight') ?? 1),
      ...(layer === undefined ? {} : { layer: String(layer) }),
      attributes: others(own),
    }
  })
  const [graph] = childrenOf(root, 'graph')
  const directed = graph?.attributes.get('edgedefault') === 'directed'
  const measure = graph === undefined ? undefined : dataIn(graph).get('measure')
  const twoMode = [...keys.values()].some(({ name }) => name === 'mode')
  return {
    data: rebuilt({ nodes, edges, directed, twoMode, ...(measure === undefined ? {} : { measure: String(measure) }) }),
    mended,
  }
}

/** The twin of `readGraphml` that returns the error instead of rejecting with it. */
export const safeReadGraphml = safely(readGraphml)

function others(data: ReadonlyMap<string, string | number | boolean>): Attributes {
  const kept = [...data].filter(([name]) => !(reserved as readonly string[]).includes(name))
  return Object.fromEntries(kept.map(([name, value]) => [original(name), value]))
}

function original(name: string): string {
  return reserved.some((one) => name === `${one}_`) ? name.slice(0, -1) : name
}
