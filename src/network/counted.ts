import { type Column, columnsOf } from './columns.js'
import type { Attributes, QualifierScale } from './statement.js'
import type { StatementSet } from './statementSet.js'
import { type Tally, tally } from './tally.js'

/** What the nodes of a one-mode network are; in a two-mode network, what its rows are. */
export type NodeKind = 'actors' | 'concepts'

/** Statements that count, counted by node, by what ties nodes, and by qualifier. */
export interface Counted {
  readonly labels: readonly string[]
  readonly attributes: Readonly<Record<string, Attributes>>
  readonly columns: readonly string[]
  readonly columnAttributes: Readonly<Record<string, Attributes>>
  readonly qualifier: QualifierScale
  /** The qualifiers that occur in the set, sorted. */
  readonly levels: readonly (boolean | number | string)[]
  /** With qualifiers told apart, and without. */
  readonly levelled: () => Tally
  readonly merged: () => Tally
}

/** Counts the statements at the given places; `weights`, one for each, tells how much they count. */
export function counted(
  set: StatementSet,
  kept: Int32Array,
  { nodes = 'actors', isolates = false }: { readonly nodes?: NodeKind; readonly isolates?: boolean },
  weights?: Float64Array,
): Counted {
  const all = columnsOf(set)
  const [row, column] = nodes === 'actors' ? [all.actor, all.concept] : [all.concept, all.actor]
  const [rowAttributes, columnAttributes] = nodes === 'actors' ? [set.actors, set.concepts] : [set.concepts, set.actors]
  const rows = present(row, kept, isolates)
  const columns = present(column, kept, isolates)
  const levels = kept.map((s) => Math.max(0, all.level.places[s] as number))
  const occurrences = {
    rows: kept.map((s) => rows.places[row.places[s] as number] as number),
    columns: kept.map((s) => columns.places[column.places[s] as number] as number),
    levels,
    ...(weights === undefined ? {} : { weights }),
  }
  const shape = { rows: rows.labels.length, columns: columns.labels.length }
  let [levelled, merged]: [Tally | undefined, Tally | undefined] = [undefined, undefined]
  return {
    labels: rows.labels,
    attributes: known(rowAttributes, rows.labels),
    columns: columns.labels,
    columnAttributes: known(columnAttributes, columns.labels),
    qualifier: set.qualifier,
    levels: all.level.values,
    levelled: () => (levelled ??= tally(occurrences, { ...shape, levels: Math.max(1, all.level.values.length) })),
    merged: () => (merged ??= tally(occurrences, { ...shape, levels: 1 })),
  }
}

/** The values that occur, or all, and where each of all values stands among them. */
function present({ values, places }: Column<string>, kept: Int32Array, isolates: boolean) {
  const occurs = new Uint8Array(values.length)
  if (isolates) occurs.fill(1)
  else for (const s of kept) occurs[places[s] as number] = 1
  const at = new Int32Array(values.length).fill(-1)
  const labels: string[] = []
  for (const [place, value] of values.entries()) {
    if (occurs[place] === 0) continue
    at[place] = labels.length
    labels.push(value)
  }
  return { labels, places: at }
}

function known(attributes: Readonly<Record<string, Attributes>>, labels: readonly string[]) {
  const entries = labels.flatMap((label) =>
    Object.hasOwn(attributes, label) ? [[label, attributes[label] as Attributes] as const] : [],
  )
  return Object.fromEntries(entries)
}
