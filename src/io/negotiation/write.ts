import type { Document, YAMLMap, YAMLSeq } from 'yaml'
import { failAt, safely } from '../../model/errors.js'
import { asGiven, type OptionReaders, readOptions, readText } from '../../model/input.js'
import type { Negotiation } from '../../model/negotiation.js'
import { parseNegotiation } from '../../record/parse.js'
import { layout, loadYaml, type TextFormat, writeText } from './document.js'

export interface WriteNegotiationOptions {
  /** Default `yaml`. */
  readonly format?: TextFormat
  /**
   * YAML whose comments, order and layout are to be kept: what has changed is changed in it, and nothing else. The text that
   * the negotiation was read from, as a rule.
   */
  readonly keeping?: string
  /** Where the JSON Schema is, for editors: written as the first line of YAML. Not written when absent. */
  readonly schema?: string
}

/**
 * A negotiation as text that `readNegotiation` reads: the negotiation that comes back is equal. Rejects with `DemarcheError` for
 * what is no negotiation, and where `keeping` is no YAML.
 */
export async function writeNegotiation(
  negotiation: Negotiation,
  options: WriteNegotiationOptions = {},
): Promise<string> {
  const { format = 'yaml', keeping, schema } = readOptions(options, readers)
  const data = parseNegotiation(negotiation)
  const mode = schema === undefined || format === 'json' ? '' : `# yaml-language-server: $schema=${schema}\n`
  if (keeping === undefined || format !== 'yaml') return `${mode}${await writeText(data, format)}`
  const { parseDocument, isMap, isSeq } = await loadYaml()
  const document = parseDocument(keeping)
  const [fault] = document.errors
  if (fault !== undefined) {
    failAt(['keeping'], {
      code: 'inconsistent',
      expected: 'YAML',
      found: `a fault: ${fault.message.split('\n', 1)[0]}`,
    })
  }
  update(document, [], data, { isMap, isSeq })
  return `${mode}${document.toString(layout)}`
}

const readers: OptionReaders<WriteNegotiationOptions> = { format: asGiven, keeping: readText, schema: readText }

/** The twin of `writeNegotiation` that returns the error instead of rejecting with it. */
export const safeWriteNegotiation = safely(writeNegotiation)

interface Kinds {
  readonly isMap: (node: unknown) => node is YAMLMap
  readonly isSeq: (node: unknown) => node is YAMLSeq
}

/** Changes what differs, as deep down as it differs, so that what is written around it stays. */
function update(document: Document, path: readonly (string | number)[], data: unknown, kinds: Kinds): void {
  const node = document.getIn(path, true)
  if (kinds.isMap(node) && isPlainObject(data)) {
    for (const key of Object.keys(node.toJSON())) if (!Object.hasOwn(data, key)) document.deleteIn([...path, key])
    for (const [key, value] of Object.entries(data)) update(document, [...path, key], value, kinds)
  } else if (kinds.isSeq(node) && Array.isArray(data)) {
    for (let last = node.items.length - 1; last >= data.length; last--) document.deleteIn([...path, last])
    for (const [index, value] of data.entries()) update(document, [...path, index], value, kinds)
  } else if (JSON.stringify(plain(node)) !== JSON.stringify(data)) {
    document.setIn(path, document.createNode(data))
  }
}

function plain(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'toJSON' in node ? (node.toJSON as () => unknown)() : node
}

function isPlainObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
