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
  /** Without qualifiers, each occurrence counted by what its qualifier, told by its place, is worth. */
  readonly weighed: (worth: (level: number) => number) => Tally
  /** Whether counts are whole numbers. */
  readonly isWhole: boolean
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
  const own = {
    rows: translated(kept, row, rows.places),
    columns: translated(kept, column, columns.places),
    levels: Math.max(1, all.level.values.length),
  }
  const shape = { rows: rows.labels.length, columns: columns.labels.length }
  const levelOf = (at: number) => Math.max(0, all.level.places[kept[at] as number] as number)
  const without = (counts: Float64Array | undefined) =>
    tally(
      { rows: own.rows, blocks: own.columns, ...(counts === undefined ? {} : { weights: counts }) },
      { rows: shape.rows, blocks: shape.columns, levels: 1 },
    )
  const within = () =>
    tally(
      {
        rows: own.rows,
        blocks: own.columns.map((at, s) => at * own.levels + levelOf(s)),
        ...(weights === undefined ? {} : { weights }),
      },
      { rows: shape.rows, blocks: shape.columns * own.levels, levels: own.levels },
    )
  let [levelled, merged]: [Tally | undefined, Tally | undefined] = [undefined, undefined]
  return {
    labels: rows.labels,
    attributes: known(rowAttributes, rows.labels),
    columns: columns.labels,
    columnAttributes: known(columnAttributes, columns.labels),
    qualifier: set.qualifier,
    levels: all.level.values,
    levelled: () => (levelled ??= within()),
    merged: () => (merged ??= without(weights)),
    weighed: (worth) => {
      const counts = new Float64Array(kept.length)
      for (let at = 0; at < counts.length; at++) counts[at] = worth(levelOf(at)) * (weights?.[at] ?? 1)
      return without(counts)
    },
    isWhole: weights === undefined,
  }
}

/** The value of each statement that counts, by its place among those present. */
function translated(kept: Int32Array, { places }: Column<string>, present: Int32Array): Int32Array {
  const own = new Int32Array(kept.length)
  for (let at = 0; at < own.length; at++) own[at] = present[places[kept[at] as number] as number] as number
  return own
}

/** The values that occur, or all, and where each of all values stands among them. */
function present({ values, places }: Column<string>, kept: Int32Array, isolates: boolean) {
  const occurs = new Uint8Array(values.length)
  if (isolates) occurs.fill(1)
  else for (let at = 0; at < kept.length; at++) occurs[places[kept[at] as number] as number] = 1
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
