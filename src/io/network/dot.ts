import { adjacency, type Network } from '../../network/network.js'
import { nodesAndEdges } from './nodes.js'

/**
 * Writes a network in the language of Graphviz: undirected, or directed with a key for each layer. Weights are the `weight` of
 * edges by their size and the `label` with their sign; negative ties are dashed, so that no colour is needed. Attributes
 * follow as they are named.
 */
export function writeDot(network: Network): string {
  adjacency(network)
  const { nodes, edges } = nodesAndEdges(network)
  const [keyword, arrow] = network.kind === 'directed' ? ['digraph', '->'] : ['graph', '--']
  const node = ({ id, label, mode, attributes }: (typeof nodes)[number]) =>
    `  ${id} ${listed({ ...attributes, label, ...(mode === 'column' ? { shape: 'box' } : {}) })}`
  const edge = ({ source, target, edge: { weight, layer, attributes = {} } }: (typeof edges)[number]) =>
    `  ${source.id} ${arrow} ${target.id} ${listed({
      ...attributes,
      ...(layer === undefined ? {} : { layer }),
      label: weight,
      weight: Math.abs(weight),
      style: weight < 0 ? 'dashed' : 'solid',
    })}`
  return [`${keyword} ${quoted(network.measure)} {`, ...nodes.map(node), ...edges.map(edge), '}', ''].join('\n')
}

function listed(attributes: Readonly<Record<string, string | number | boolean>>): string {
  return `[${Object.entries(attributes)
    .map(
      ([name, value]) =>
        `${quoted(name)}=${typeof value === 'number' && name === 'weight' ? value : quoted(String(value))}`,
    )
    .join(', ')}]`
}

/** Only quotes are escaped in the language itself; backslashes would be read as escapes in labels. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
