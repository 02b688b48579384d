import type { Settlement } from '../gap/agreement/outlook.js'
import { failAt } from '../model/errors.js'
import type { Value } from '../model/scale.js'
import type { Axis } from './axis.js'
import type { BargainingIssue, Domain } from './domain.js'
import { isOpaque, type OpaquePreferences, opaqueUtility } from './opaque.js'
import type { OutcomeSpace } from './outcomeSpace.js'
import type { Preferences } from './preferences.js'
import type { Scenario } from './scenario.js'
import { issueUtility, type Joint, jointsOf } from './utility.js'

/**
 * Issues that have to be looked at together, since some party values them together; mostly a single one. What packages are
 * worth is the sum over the blocks. Combinations of values are numbered like the packages of an outcome space.
 */
export interface Block {
  readonly axes: readonly Axis[]
  /** How many combinations there are, those that a party excludes among them. */
  readonly count: number
  /** For each party, what no combination is worth more than, nor less than its negative; 0 where a function is all there is. */
  readonly sizes: readonly number[]
  /**
   * Writes what the combinations from one number on are worth to each party, as many as fit; a combination that some party
   * excludes is worth -Infinity to that party.
   */
  readonly fill: (from: number, utilities: readonly Float64Array[]) => void
}

/** What is worth nothing more than 2^31 - 1 can be numbered by an Int32. */
const mostInBlock = 2 ** 31 - 1

/**
 * The blocks of a scenario, in the order of their first issues. Throws `DemarcheError` where issues that have to be looked
 * at together have more combinations than `limit`.
 */
export function blocksOf(scenario: Scenario, space: OutcomeSpace, limit: number): Block[] {
  const parties = Object.values(scenario.preferences)
  const joints = parties.map((own) => (isOpaque(own) ? [] : jointsOf(scenario.domain, own)))
  const everything = space.axes.map(({ issue }) => issue)
  const tied = [...joints.flat().map(({ issues }) => issues), ...(parties.some(isOpaque) ? [everything] : [])]
  return groups(everything, tied).map((issues) => {
    const axes = space.axes.filter(({ issue }) => issues.has(issue))
    const size = axes.reduce((product, { values }) => product * BigInt(values.length), 1n)
    const most = Math.min(limit, mostInBlock)
    if (size > BigInt(most)) {
      const what = `combinations of ${[...issues].join(', ')}, which are to be enumerated`
      failAt([], { code: 'tooMany', what, found: size, limit: most })
    }
    const own = joints.map((all) => all.filter((joint) => joint.issues.some((issue) => issues.has(issue))))
    const parts = parties.map((preferences, p) => partOf(scenario.domain, preferences, axes, own[p] ?? []))
    return {
      axes,
      count: Number(size),
      sizes: parts.map((part) => part.size),
      fill: (from, utilities) => {
        for (const [p, part] of parts.entries()) part.fill(from, utilities[p] as Float64Array)
      },
    }
  })
}

/** Joins whatever is tied, directly or through others; in the order of the first members. */
function groups(all: readonly string[], tied: readonly (readonly string[])[]): Set<string>[] {
  const groupOf = new Map(all.map((issue) => [issue, new Set([issue])]))
  for (const [first, ...others] of tied) {
    for (const other of others) {
      const [kept, joined] = [groupOf.get(first as string), groupOf.get(other)] as [Set<string>, Set<string>]
      if (kept === joined) continue
      for (const issue of joined) {
        kept.add(issue)
        groupOf.set(issue, kept)
      }
    }
  }
  return [...new Set(groupOf.values())]
}

type PartyFiller = (from: number, utilities: Float64Array) => void

/** One party's part of a block: how large its utilities can be, and what writes them. */
interface Part {
  readonly size: number
  readonly fill: PartyFiller
}

function partOf(
  domain: Domain,
  own: Preferences | OpaquePreferences,
  axes: readonly Axis[],
  joints: readonly Joint[],
): Part {
  if (isOpaque(own)) return { size: 0, fill: askEach(axes, (settlement) => opaqueUtility(own, settlement)) }
  const tables = axes.map((axis) => {
    const utility = issueUtility(domain.issues[axis.issue] as BargainingIssue, axis.issue, own)
    return Float64Array.from(axis.values, utility)
  })
  const size = tables.reduce((sum, table) => sum + largest(table), 0)
  const sums = addUp(tables)
  if (joints.length === 0) return { size, fill: sums }
  const together = askEach(axes, (settlement) => joints.reduce((sum, joint) => sum + joint.utility(settlement), 0))
  const fill: PartyFiller = (from, utilities) => {
    const added = new Float64Array(utilities.length)
    sums(from, utilities)
    together(from, added)
    for (let i = 0; i < utilities.length; i++) utilities[i] = (utilities[i] as number) + (added[i] as number)
  }
  return { size: size + joints.reduce((sum, joint) => sum + joint.size, 0), fill }
}

function largest(table: Float64Array): number {
  return table.reduce((most, at) => Math.max(most, Math.abs(at)), 0)
}

function digitsOf(sizes: readonly number[], index: number): Int32Array {
  const digits = new Int32Array(sizes.length)
  for (let i = sizes.length - 1, rest = index; i >= 0; i--) {
    const size = sizes[i] as number
    digits[i] = rest % size
    rest = Math.floor(rest / size)
  }
  return digits
}

/** Sums of one entry a table, added from the first table on, as one would add them for each combination by itself. */
function addUp(tables: readonly Float64Array[]): PartyFiller {
  const last = tables.length - 1
  const sizes = tables.map(({ length }) => length)
  return (from, utilities) => {
    const digits = digitsOf(sizes, from)
    const innermost = tables[last] as Float64Array
    let at = digits[last] as number
    for (let i = 0; i < utilities.length; ) {
      let sum = 0
      for (let t = 0; t < last; t++) sum += (tables[t] as Float64Array)[digits[t] as number] as number
      const end = Math.min(utilities.length, i + innermost.length - at)
      while (i < end) utilities[i++] = sum + (innermost[at++] as number)
      at = 0
      advance(digits, sizes, last - 1)
    }
  }
}

function advance(digits: Int32Array, sizes: readonly number[], place: number): void {
  for (let i = place; i >= 0; i--) {
    const next = (digits[i] as number) + 1
    digits[i] = next === sizes[i] ? 0 : next
    if (next !== sizes[i]) return
  }
}

/** Each combination is an object of its own: a function may keep it. A copy with one field changed is made fastest. */
function askEach(axes: readonly Axis[], utility: (settlement: Settlement) => number): PartyFiller {
  const sizes = axes.map(({ values }) => values.length)
  const last = axes.length - 1
  const { issue, values } = axes[last] as Axis
  return (from, utilities) => {
    const digits = digitsOf(sizes, from)
    for (let i = 0, at = digits[last] as number; i < utilities.length; at = 0) {
      const settlement = settlementAt(axes, digits)
      const end = Math.min(utilities.length, i + values.length - at)
      while (i < end) utilities[i++] = utility({ ...settlement, [issue]: values[at++] as Value })
      advance(digits, sizes, last - 1)
    }
  }
}

function settlementAt(axes: readonly Axis[], digits: Int32Array): Settlement {
  return Object.fromEntries(axes.map(({ issue, values }, a) => [issue, values[digits[a] as number] as Value]))
}

/** The values that a combination gives the issues of a block. */
export function valuesAt({ axes }: Block, index: number): [issue: string, value: Value][] {
  const digits = digitsOf(
    axes.map(({ values }) => values.length),
    index,
  )
  return axes.map(({ issue, values }, i) => [issue, values[digits[i] as number] as Value])
}
