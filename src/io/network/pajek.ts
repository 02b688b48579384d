import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { adjacency, type Network } from '../../network/network.js'
import { atLine, decode, type Read, type Source } from '../text/source.js'
import { numberIn, withinQuotes, wordsOf } from './lines.js'
import { nodesAndEdges } from './nodes.js'
import { rebuilt, type Told } from './rebuilt.js'

/**
 * Writes a network for Pajek: vertices, then edges, or arcs in a relation for each layer. Attributes are left out, since the
 * format has none. Throws `DemarcheError` for labels with line breaks or with both kinds of quotes.
 */
export function writePajek(network: Network): string {
  adjacency(network)
  const { nodes, edges } = nodesAndEdges(network)
  const place = new Map(nodes.map(({ id }, at) => [id, at + 1]))
  const rows = network.kind === 'twoMode' ? ` ${network.labels.length}` : ''
  const line = ({ source, target, edge }: (typeof edges)[number]) =>
    `${place.get(source.id)} ${place.get(target.id)} ${edge.weight}`
  const ties =
    network.kind === 'directed'
      ? network.layers.flatMap((layer, at) => [
          `*Arcs :${at + 1} ${withinQuotes(layer)}`,
          ...edges.filter(({ edge }) => edge.layer === layer).map(line),
        ])
      : ['*Edges', ...edges.map(line)]
  const vertices = nodes.map(({ label }, at) => `${at + 1} ${withinQuotes(label)}`)
  return [`*Vertices ${nodes.length}${rows}`, ...vertices, ...ties, ''].join('\n')
}

/**
 * Reads a network of Pajek: vertices with labels, edges or arcs with weights (1 where there is none). Arcs make it directed;
 * a second number after `*Vertices` makes it two-mode. Throws `DemarcheError` with the line of what is none.
 */
export function readPajek(source: Source): Read<Network> {
  const { text, mended } = decode(source)
  const told: Telling = { nodes: [], edges: [], part: '', layer: 'tie', directed: false }
  for (const [at, line] of text.split('\n').entries()) {
    const words = wordsOf(line)
    if (words[0] !== undefined && !words[0].startsWith('%')) take(told, words, at + 1)
  }
  return { data: rebuilt({ ...told, twoMode: told.rows !== undefined }), mended }
}

/** What the lines so far have told, and what the present ones belong to. */
interface Telling {
  readonly nodes: Told['nodes'][number][]
  readonly edges: Told['edges'][number][]
  part: string
  layer: string
  directed: boolean
  /** How many vertices are rows, in a two-mode network. */
  rows?: number
}

function take(told: Telling, words: readonly string[], line: number): void {
  const [first = '', second, third] = words
  if (first.startsWith('*')) {
    told.part = first.toLowerCase()
    if (told.part === '*vertices' && third !== undefined) told.rows = numberIn(third, line)
    told.layer = third ?? second ?? 'tie'
    told.directed ||= told.part === '*arcs'
    return
  }
  switch (told.part) {
    case '*vertices': {
      const mode = told.rows === undefined ? {} : { mode: told.nodes.length < told.rows ? 'row' : 'column' }
      told.nodes.push({ id: first, label: second ?? first, ...mode, attributes: {} })
      break
    }
    case '*edges':
    case '*arcs': {
      const weight = third === undefined ? 1 : numberIn(third, line)
      told.edges.push({ source: first, target: second ?? '', weight, layer: told.layer, attributes: {} })
      break
    }
    default: {
      const expected = '*Vertices, *Edges or *Arcs, and what belongs to them'
      failAt([atLine(line)], { code: 'inconsistent', expected, found: show(words.join(' ')) })
    }
  }
}

/** The twin of `readPajek` that returns the error instead of throwing it. */
export const safeReadPajek: (source: Source) => Safe<Read<Network>> = safe(readPajek)
