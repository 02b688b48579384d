import { readNegotiation } from '../io/negotiation/read.js'
import { readDnaDatabase } from '../io/network/dnaDatabase.js'
import { writeDot } from '../io/network/dot.js'
import { writeGexf } from '../io/network/gexf.js'
import { writeGraphml } from '../io/network/graphml.js'
import { writeMatrixCsv } from '../io/network/matrices.js'
import { readStatements } from '../io/network/statements.js'
import { decode, type Mended } from '../io/text/source.js'
import { communities } from '../network/camps/communities.js'
import { eventList } from '../network/eventList.js'
import { matrix } from '../network/matrix.js'
import { fromNegotiation, type StatementAssumption } from '../network/negotiation/fromNegotiation.js'
import type { OneModeNetwork } from '../network/network.js'
import { type OneModeOptions, oneMode } from '../network/oneMode.js'
import { aggregations, duplicateScopes, normalisations } from '../network/options.js'
import type { StatementSet } from '../network/statementSet.js'
import { networkSections } from '../report/sections/network.js'
import { networkPicture } from '../report/svg/network.js'
import { renderText } from '../report/text.js'
import { type Given, oneOf, readTerms, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { isNegotiation, namingFaults, readBytes, tellMended } from './files.js'

/** Each format as it is written; what is drawn or told in words is added here too. */
const formats = {
  json: (network) => `${JSON.stringify({ labels: network.labels, matrix: matrix(network) }, null, 2)}\n`,
  csv: writeMatrixCsv,
  graphml: writeGraphml,
  gexf: writeGexf,
  dot: writeDot,
  svg: (network) => networkPicture(network, { camps: communities(network).camps }),
} satisfies Readonly<Record<string, (network: OneModeNetwork) => string | Promise<string>>>

const formatNames = ['text', ...(Object.keys(formats) as (keyof typeof formats)[])] as const

/** Prints who is tied to whom by what they say; returns the exit code. */
export async function network({ operands: [file = ''], out, notes, given }: Call): Promise<number> {
  const format = oneOf('format', formatNames, given.format ?? 'text')
  const options = readNetworkOptions(given)
  const { statements, assumptions, mended } = await readInput(file, given)
  tellMended(notes, file, mended)
  const tied = oneMode(statements, options)
  if (format !== 'text') out.write(await formats[format](tied))
  else {
    const { isolates: _isolates, nodes: _nodes, aggregation, normalisation: _normalisation, ...chosen } = options
    const counted = eventList(statements, { ...chosen, mergeQualifiers: aggregation === 'ignore' }).length
    out.write(renderText(networkSections(tied, counted, assumptions), { width: out.columns ?? 80 }))
  }
  return 0
}

function readNetworkOptions(given: Given): OneModeOptions {
  return {
    aggregation: oneOf('aggregation', aggregations, given.aggregation ?? 'ignore'),
    normalisation: oneOf('normalisation', normalisations, given.normalisation ?? 'none'),
    duplicates: oneOf('duplicates', duplicateScopes, given.duplicates ?? 'include'),
    nodes: oneOf('nodes', ['actors', 'concepts'] as const, given.nodes ?? 'actors'),
    ...(given.from === undefined ? {} : { from: given.from }),
    ...(given.to === undefined ? {} : { to: given.to }),
    ...(given.isolates === undefined ? {} : { isolates: given.isolates }),
  }
}

interface Input {
  readonly statements: StatementSet
  readonly assumptions: readonly StatementAssumption[]
  readonly mended: readonly Mended[]
}

/** A table of statements, a stored negotiation, or a database of Discourse Network Analyzer: told by how it begins. */
async function readInput(file: string, given: Given): Promise<Input> {
  const bytes = readBytes(file)
  if (String.fromCharCode(...bytes.subarray(0, 6)) === 'SQLite') {
    refuseOthers(given, ofNegotiations, 'a database')
    const columns = columnsOf(given)
    const statements = await namingFaults(file, () => readDnaDatabase(bytes, columns))
    return { statements, assumptions: [], mended: [] }
  }
  const { text } = decode(bytes)
  if (!(isNegotiation(text) || text.trimStart().startsWith('{'))) {
    refuseOthers(given, ofNegotiations, 'a table of statements')
    const columns = columnsOf(given)
    const { data, mended } = await namingFaults(file, () => readStatements(bytes, columns))
    return { statements: data, assumptions: [], mended }
  }
  refuseOthers(given, ['actors', 'concepts', 'qualifier'], 'a negotiation')
  const { negotiation, mended } = await namingFaults(file, () => readNegotiation(bytes))
  const read = fromNegotiation(negotiation, {
    certainty: oneOf('certainty', ['explicit', 'implied', 'world'] as const, given.certainty ?? 'explicit'),
    members: oneOf('members', ['apart', 'bound', 'inherit'] as const, given.members ?? 'apart'),
    // Checked where it is used, like anything from outside.
    ...(given.merge === undefined ? {} : { merge: readTerms('--merge', given.merge) as never }),
  })
  return { ...read, mended }
}

const ofNegotiations = ['certainty', 'members', 'merge'] as const

function refuseOthers(given: Given, names: readonly (keyof Given)[], what: string): void {
  const other = names.find((name) => given[name] !== undefined)
  if (other !== undefined) throw new UsageError(`demarche network takes no --${other} for ${what}`)
}

function columnsOf({ actors, concepts, qualifier }: Given) {
  if (actors === undefined || concepts === undefined) {
    throw new UsageError('demarche network needs --actors COLUMN and --concepts COLUMN for statements')
  }
  return { actors, concepts, ...(qualifier === undefined ? {} : { qualifier }) }
}
