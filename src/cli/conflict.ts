import { type CoalitionConcept, coalitionConcepts, coalitionStability } from '../conflict/coalition.js'
import type { StabilityConcept } from '../conflict/concepts.js'
import type { Conflict } from '../conflict/model.js'
import type { ConflictAssumption } from '../conflict/negotiation/assumption.js'
import { fromNegotiation } from '../conflict/negotiation/fromNegotiation.js'
import { type Stability, stability } from '../conflict/stability.js'
import { writeConflictDot } from '../io/conflict/dot.js'
import { writeMovesCsv } from '../io/conflict/moves.js'
import { type ReadConflict, readConflict } from '../io/conflict/read.js'
import type { GmcrAssumption } from '../io/conflict/readGmcr.js'
import { readNegotiation } from '../io/negotiation/read.js'
import { decode, type Mended } from '../io/text/source.js'
import { list, type Section } from '../report/content.js'
import { conflictSections } from '../report/sections/conflict.js'
import { equilibriaSections } from '../report/sections/equilibria.js'
import { renderText } from '../report/text.js'
import { type Given, oneOf } from './arguments.js'
import type { Call } from './call.js'
import { isNegotiation, namingFaults, readBytes, tellMended } from './files.js'

const formats = ['text', 'json', 'csv', 'dot'] as const

/** Prints which states of a conflict last, and why; returns the exit code. */
export async function conflict({ operands: [file = ''], out, notes, given }: Call): Promise<number> {
  const format = oneOf('format', formats, given.format ?? 'text')
  const { concepts, coalition } = readConflictOptions(given)
  const { conflict: model, told: before, mended, assumptions } = await readInput(file, concepts)
  tellMended(notes, file, mended)
  if (format === 'csv') out.write(await writeMovesCsv(model))
  else if (format === 'dot') out.write(writeConflictDot(model, { concepts }))
  else {
    const alone = stability(model, { concepts })
    const found = coalition === undefined ? alone : withCoalition(model, alone, concepts, coalition)
    if (format === 'json')
      out.write(`${JSON.stringify({ ...assumptions, ...conflictJson(model, found, given.full === true) }, null, 2)}\n`)
    else {
      const told = { concepts, found, ...(coalition === undefined ? {} : { coalition: { members: coalition, alone } }) }
      out.write(renderText([...before, ...equilibriaSections(model, told)], { width: out.columns ?? 80 }))
    }
  }
  return 0
}

function readConflictOptions({ concepts, coalition }: Given) {
  const members = coalition?.split(',')
  const all = members === undefined ? ['nash', 'gmr', 'smr', 'seq', 'sim'] : coalitionConcepts
  // Checked where they are used, like anything from outside.
  return { concepts: (concepts?.split(',') ?? all) as readonly StabilityConcept[], coalition: members }
}

interface Input {
  readonly conflict: Conflict
  /** What is told before anything else: how the file was read, and what that takes for granted. */
  readonly told: readonly Section[]
  /** The same for JSON, if the file is no conflict by itself. */
  readonly assumptions: { readonly assumptions?: readonly ConflictAssumption[] }
  readonly mended: readonly Mended[]
}

/** A negotiation, a model or a `.gmcr` file, whichever it is. */
async function readInput(file: string, concepts: readonly StabilityConcept[]): Promise<Input> {
  const bytes = readBytes(file)
  if (!isNegotiation(decode(bytes).text)) {
    const read = await namingFaults(file, () => readConflict(bytes))
    return { conflict: read.conflict, told: assumed(read), assumptions: {}, mended: read.mended }
  }
  const { negotiation, mended } = await namingFaults(file, () => readNegotiation(bytes))
  const { conflict: model, assumptions } = fromNegotiation(negotiation)
  return { conflict: model, told: conflictSections(negotiation, { concepts }), assumptions: { assumptions }, mended }
}

/** The same, the coalition being one more who has to stay. */
function withCoalition(
  model: Conflict,
  { states, stable, equilibria }: Stability,
  concepts: readonly StabilityConcept[],
  coalition: readonly string[],
): Stability {
  const own = new Map(
    concepts.map((concept) => [concept, coalitionStability(model, coalition, concept as CoalitionConcept)]),
  )
  const kept = concepts.map((concept) => {
    const together = new Set(own.get(concept))
    return [concept, equilibria[concept]?.filter((state) => together.has(state)) ?? []]
  })
  const each = concepts.map((concept) => [concept, { ...stable[concept], [coalition.join(',')]: own.get(concept) }])
  return { states, stable: Object.fromEntries(each), equilibria: Object.fromEntries(kept) }
}

function conflictJson({ decisionMakers, options }: Conflict, { states, equilibria, stable }: Stability, full: boolean) {
  const head = { decisionMakers: namesIn(decisionMakers), options: namesIn(options), states, equilibria }
  if (!full) return head
  const named = Object.entries(stable).map(([concept, byMaker]) => [
    concept,
    Object.fromEntries(
      Object.entries(byMaker ?? {}).map(([maker, numbers]) => [decisionMakers[maker]?.name ?? maker, numbers]),
    ),
  ])
  return { ...head, stability: Object.fromEntries(named) }
}

function namesIn(all: Readonly<Record<string, { readonly name?: string }>>): string[] {
  return Object.entries(all).map(([id, { name = id }]) => name)
}

function assumed({ assumptions, coalitions }: ReadConflict): Section[] {
  const grouped = coalitions.map((members) => `The file has a coalition of ${members.join(', ')}; see --coalition.`)
  const items = [...assumptions.map(wordAssumption), ...grouped]
  return items.length === 0 ? [] : [{ title: 'How the file was read', blocks: [list(items)] }]
}

function wordAssumption(assumption: GmcrAssumption): string {
  switch (assumption.kind) {
    case 'reordered':
      return `Options are numbered anew, by decision maker: ${assumption.options.join(', ')}.`
    case 'statementsLeftOut':
      return `Of ${assumption.decisionMaker} the ranking counts, and not its statements: ${assumption.statements.join('; ')}.`
    case 'rankingLeftOut':
      return `Of ${assumption.decisionMaker} the statements count, and not its ranking.`
    case 'misperceptionsLeftOut':
      return `Misperceptions are not supported: ${assumption.decisionMaker} sees these states, too: ${assumption.statements.join('; ')}.`
    case 'coalitionsLeftOut':
      return 'Coalitions are left out, since they do not have each decision maker once.'
  }
}
