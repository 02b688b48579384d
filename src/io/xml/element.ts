import { failAt, show } from '../../model/errors.js'
import { library } from '../text/library.js'
import { atLine, decode, type Read, type Source } from '../text/source.js'
import { escaped, unescaped, unescapedText } from './characters.js'
import { trimProlog } from './prolog.js'

/** An element as far as data files use it: attributes, elements in it, and the text in it that is in no other. */
export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** As it stands, spaces included. */
  readonly text: string
  /** Where its start tag begins, from 1 on. */
  readonly line: number
}

const loadXml = () => library('fast-xml-parser', () => import('fast-xml-parser'))

const shape = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
} as const

/** The root element of a file, and what was mended. Throws `DemarcheError` with the line where it is not well-formed. */
export async function readXml(source: Source): Promise<Read<XmlElement>> {
  const { XMLParser, XMLValidator } = await loadXml()
  const decoded = decode(source)
  const { text, skipped, mended } = trimProlog(decoded.text)
  const fault = XMLValidator.validate(text)
  if (fault !== true) {
    const { line, msg } = fault.err
    const expected = 'well-formed XML'
    failAt([atLine(skipped + line)], { code: 'inconsistent', expected, found: `a fault: ${sentence(msg)}` })
  }
  const parser = new XMLParser({
    ...shape,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    captureMetaData: true,
  })
  const places = XMLParser.getMetaDataSymbol() as unknown as symbol
  const lineAt = lineCounter(text, skipped)
  const roots = elementsOf(parser.parse(text), (node) => lineAt((node as never)[places]))
  const [root, other] = roots.filter(({ name }) => !name.startsWith('?'))
  if (root === undefined || other !== undefined) {
    const found = other === undefined ? 'none' : `another one, ${show(other.name)}`
    failAt([atLine((other ?? root)?.line ?? 1)], { code: 'inconsistent', expected: 'one element around all', found })
  }
  return { data: root as XmlElement, mended: [...decoded.mended, ...mended] }
}

function sentence(message: string): string {
  return message.replace(/\.$/, '')
}

type Node = Readonly<Record<string, unknown>>

/** Line numbers of nodes, by where they start. */
function lineCounter(text: string, skipped: number): (place: { readonly startIndex?: number } | undefined) => number {
  const feeds = [...text.matchAll(/\n/g)].map(({ index }) => index)
  return (place) => {
    let [low, high] = [0, feeds.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((feeds[middle] as number) < (place?.startIndex ?? 0)) low = middle + 1
      else high = middle
    }
    return skipped + low + 1
  }
}

function elementsOf(nodes: readonly Node[], lineOf: (node: Node) => number): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@')
    if (name === undefined || name.startsWith('#')) return []
    const line = lineOf(node)
    const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>)
    const inside = node[name] as readonly Node[]
    const children = elementsOf(inside, lineOf)
    const text = inside.map((one) => unescapedText(String(one['#text'] ?? ''), line)).join('')
    return [
      { name, line, children, text, attributes: new Map(attributes.map(([key, raw]) => [key, unescaped(raw, line)])) },
    ]
  })
}

/** An element to write: its name, its attributes, what it holds. */
export type XmlOutline = readonly [
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children?: readonly (XmlOutline | string)[],
]

/** Sets elements as a file, one a line. Throws `DemarcheError` for characters that XML cannot hold. */
export async function writeXml(root: XmlOutline): Promise<string> {
  const { XMLBuilder } = await loadXml()
  const builder = new XMLBuilder({ ...shape, format: true, indentBy: '  ', suppressEmptyNode: true })
  const declaration = { '?xml': [{ '#text': '' }], ':@': { version: '1.0', encoding: 'UTF-8' } }
  return `${builder.build([declaration, nodeOf(root)]).trim()}\n`
}

function nodeOf(outline: XmlOutline | string): object {
  if (typeof outline === 'string') return { '#text': escaped(outline) }
  const [name, attributes, children = []] = outline
  const written = Object.entries(attributes).map(([key, value]) => [key, escaped(String(value))])
  return { [name]: children.map(nodeOf), ':@': Object.fromEntries(written) }
}
