import { gapMatrix } from '../../gap/matrix.js'
import { type IsoDate, latestDay } from '../../model/date.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { actsById, makersOf } from '../../record/checked.js'
import { asOf, lastDayOf } from '../../record/history.js'
import { safeWhatIfAll } from '../../record/whatIf.js'

/** What a reader looks at: a day, a supposition, and whose gap is told in detail. All of it fits into an address. */
export interface View {
  readonly day?: IsoDate
  /** Acts that are supposed not to have been made. */
  readonly without: readonly string[]
  /** Acts that are supposed as well, without id and date. Checked where they are used, like anything from outside. */
  readonly supposed: readonly Readonly<Record<string, unknown>>[]
  readonly pair?: readonly [string, string]
  /** The party that the gap matrix is sorted by. */
  readonly order?: string
}

export const wholeView: View = { without: [], supposed: [] }

/** The view that the fragment of an address spells out; what it does not understand it leaves out. */
export function readView(fragment: string): View {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''))
  const [day, order] = [fields.get('day'), fields.get('order')]
  const [a, b] = fields.get('pair')?.split(',') ?? []
  return {
    ...(day === null ? {} : { day }),
    without: (fields.get('without') ?? '').split(',').filter((id) => id !== ''),
    supposed: readSupposed(fields.get('suppose')),
    ...(a === undefined || b === undefined ? {} : { pair: [a, b] }),
    ...(order === null ? {} : { order }),
  }
}

function readSupposed(text: string | null): View['supposed'] {
  if (text === null) return []
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.filter((one) => typeof one === 'object' && one !== null) : []
  } catch {
    return []
  }
}

/** The fragment that spells a view out; empty for the whole record as it is. */
export function writeView({ day, without, supposed, pair, order }: View): string {
  const fields = new URLSearchParams()
  if (day !== undefined) fields.set('day', day)
  if (without.length > 0) fields.set('without', without.join(','))
  if (supposed.length > 0) fields.set('suppose', JSON.stringify(supposed))
  if (pair !== undefined) fields.set('pair', pair.join(','))
  if (order !== undefined) fields.set('order', order)
  return fields.toString()
}

/** The days on which the record grew. */
export function daysOf(negotiation: Negotiation): readonly IsoDate[] {
  const recorded = negotiation.acts.filter((act) => act.hypothetical !== true)
  return [...new Set(recorded.map((act) => latestDay(act.date)))].sort()
}

/** What is shown, and what of the view could not be followed. */
export interface Shown {
  readonly negotiation: Negotiation
  readonly faults: readonly string[]
}

/** The negotiation on the day of a view, with what is supposed. Acts that were not made by then are not supposed away. */
export function shownIn(negotiation: Negotiation, { day, without, supposed }: View): Shown {
  const isDay = day === undefined || /^\d{4}-\d\d-\d\d$/.test(day)
  const faults = isDay ? [] : [`day: ${day} is no date`]
  let shown = day !== undefined && isDay ? asOf(negotiation, day) : negotiation
  const date = (isDay ? day : undefined) ?? lastDayOf(negotiation.acts)
  const left = without.flatMap((id) => {
    const act = actsById(shown).get(id)
    return act === undefined ? [] : [takenBack(act)]
  })
  for (const [i, act] of [...left, ...supposed].entries()) {
    const id = freeId(shown, i)
    const next = safeWhatIfAll(shown, [{ ...act, id, date } as never])
    if (next.success) shown = next.data
    else faults.push(next.error.message)
  }
  return { negotiation: shown, faults }
}

/** An act that is withdrawn is read as if it had never been made. */
function takenBack(act: Act): Readonly<Record<string, unknown>> {
  const [by, ...jointlyWith] = makersOf(act)
  return { kind: 'withdrawal', by, withdraws: act.id, ...(jointlyWith.length === 0 ? {} : { jointlyWith }) }
}

function freeId(negotiation: Negotiation, number: number): string {
  const known = actsById(negotiation)
  let id = `supposed-${number + 1}`
  while (known.has(id)) id = `${id}x`
  return id
}

const bears: ReadonlySet<Act['kind']> = new Set(['demand', 'statement', 'proposal', 'acceptance', 'rejection'])

/** Acts that bear on a position, so that it would matter if they had not been made. */
export function canBeLeftOut(act: Act): boolean {
  return bears.has(act.kind) && act.hypothetical !== true
}

/** The two whose gap is told: those asked for, or else those of whom it is certain that they are furthest apart. */
export function pairOf(negotiation: Negotiation, { pair }: Pick<View, 'pair'>): readonly [string, string] | undefined {
  if (pair?.every((party) => Object.hasOwn(negotiation.parties, party)) === true && pair[0] !== pair[1]) return pair
  const { parties, cells } = gapMatrix(negotiation)
  let found: readonly [string, string] | undefined
  let most = -2
  for (const [i, a] of parties.entries()) {
    for (let j = i + 1; j < parties.length; j++) {
      const cell = cells[i]?.[j]
      const apart = cell === undefined || cell.verdict === 'unknown' ? -1 : cell.lower
      if (apart > most) {
        most = apart
        found = [a, parties[j] ?? a]
      }
    }
  }
  return found
}
