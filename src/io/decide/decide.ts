import { freeze } from 'immer'
import { defineSituation, type Situation, type SituationInput } from '../../forecast/situation.js'
import { failAt, type Safe, safe, show } from '../../model/errors.js'
import { idsFor } from '../ids.js'
import { asNumber } from '../numbers.js'
import { atLine, decode, type Read, type Source } from '../text/source.js'
import { cell, cellsOf, delimiterOf } from './cells.js'

interface Line {
  readonly tag: string
  readonly cells: readonly string[]
  readonly number: number
}

/**
 * Reads a file of the exchange model DECIDE: `#A` actors, `#P` issues, `#M` points of their scales and what these mean, `#D`
 * position, salience (0 to 1) and power of an actor on an issue; `#O` is a title, and other lines are comments. Tabs, semicolons,
 * commas and bars are recognised. A scale goes from the least to the greatest number that is said of the issue.
 *
 * Throws `DemarcheError` with the line for names that are not defined, for cells that are no numbers and for saliences off 0 to 1.
 */
export function readDecide(source: Source): Read<Situation> {
  const { text, mended } = decode(source)
  const lines = linesOf(text)
  const of = (tag: string) => lines.filter((line) => line.tag === tag)
  const [actors, issues] = [named(of('#A'), 'actor'), named(of('#P'), 'issue')]
  const points = of('#M').map((line) => ({
    issue: known(issues, line, 1, 'issue'),
    at: number(line, 2, 'a position'),
    meaning: line.cells[3] ?? '',
  }))
  const stances = of('#D').map((line) => stanceOf(line, actors, issues))
  const twice = stances.find(({ actor, issue }, at) =>
    stances.slice(0, at).some((other) => other.actor === actor && other.issue === issue),
  )
  if (twice !== undefined) {
    failAt([atLine(twice.line)], { code: 'duplicateId', what: 'actor on one issue', found: twice.actor })
  }
  const title = of('#O')[0]?.cells[1] ?? ''
  const data = defineSituation({
    ...(title === '' ? {} : { name: title }),
    issues: Object.fromEntries(
      [...issues.values()].map(({ id, name, line }) => [id, { ...name, ...scaleOf(id, line, points, stances) }]),
    ),
    actors: Object.fromEntries(
      [...actors.values()].map(({ id, name }) => [
        id,
        { ...name, ...actorOf(stances.filter(({ actor }) => actor === id)) },
      ]),
    ),
  })
  return freeze({ data, mended }, true)
}

/** The twin of `readDecide` that returns the error instead of throwing it. */
export const safeReadDecide: (source: Source) => Safe<Read<Situation>> = safe(readDecide)

function linesOf(text: string): Line[] {
  const all = text.split('\n')
  const delimiter = delimiterOf(all)
  return all.flatMap((line, at): Line[] => {
    const tag = /^\s*["']?(#[APMDO])\b/.exec(line)?.[1]
    return tag === undefined ? [] : [{ tag, cells: cellsOf(line, delimiter, at + 1), number: at + 1 }]
  })
}

interface Named {
  readonly id: string
  readonly name: { readonly name?: string }
  readonly line: number
}

/** By what the file calls them. */
function named(lines: readonly Line[], what: string): Map<string, Named> {
  const keys = lines.map(({ cells }) => cells[1] ?? '')
  const ids = idsFor(keys, what)
  const all = new Map<string, Named>()
  for (const [at, { cells, number: line }] of lines.entries()) {
    const key = keys[at] as string
    if (key === '') failAt([atLine(line)], { code: 'missing', expected: `the id of an ${what}` })
    if (all.has(key)) failAt([atLine(line)], { code: 'duplicateId', what, found: key })
    const name = cells[2] ?? ''
    all.set(key, { id: ids[at] as string, name: name === '' || name === ids[at] ? {} : { name }, line })
  }
  return all
}

function known(all: ReadonlyMap<string, Named>, { cells, number: line }: Line, at: number, what: string): string {
  const found = cells[at] ?? ''
  const one = all.get(found)
  return one?.id ?? failAt([atLine(line)], { code: 'unknownName', what, found, known: all.keys() })
}

function number({ cells, number: line }: Line, at: number, what: string): number {
  const found = cells[at] ?? ''
  const value = asNumber(found)
  return value ?? failAt([atLine(line)], { code: 'inconsistent', expected: `${what}, a number`, found: show(found) })
}

interface ReadStance {
  readonly actor: string
  readonly issue: string
  readonly position: number
  readonly salience: number
  readonly power: number
  readonly line: number
}

function stanceOf(line: Line, actors: ReadonlyMap<string, Named>, issues: ReadonlyMap<string, Named>): ReadStance {
  const [salience, power] = [number(line, 4, 'a salience'), number(line, 5, 'a power')]
  if (!(salience >= 0 && salience <= 1)) {
    failAt([atLine(line.number)], { code: 'inconsistent', expected: 'a salience from 0 to 1', found: `${salience}` })
  }
  if (!(power >= 0))
    failAt([atLine(line.number)], { code: 'inconsistent', expected: 'a power from 0 on', found: `${power}` })
  return {
    actor: known(actors, line, 1, 'actor'),
    issue: known(issues, line, 2, 'issue'),
    position: number(line, 3, 'a position'),
    salience,
    power,
    line: line.number,
  }
}

function scaleOf(
  issue: string,
  line: number,
  points: readonly { readonly issue: string; readonly at: number; readonly meaning: string }[],
  stances: readonly ReadStance[],
) {
  const own = points.filter((point) => point.issue === issue)
  const numbers = [
    ...own.map(({ at }) => at),
    ...stances.filter((one) => one.issue === issue).map(({ position }) => position),
  ]
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)]
  if (!(min < max)) {
    const expected = 'two points of the scale at least, by #M or #D'
    failAt([atLine(line)], { code: 'inconsistent', expected, found: `${new Set(numbers).size} for ${issue}` })
  }
  const meanings = own.flatMap(({ at, meaning }) => (meaning === '' ? [] : [{ at, meaning }]))
  return { min, max, ...(meanings.length === 0 ? {} : { meanings }) }
}

/** Power is told once where it is the same on all issues. */
function actorOf(stances: readonly ReadStance[]): SituationInput['actors'][string] {
  const [first] = stances
  const isSame = first !== undefined && stances.every(({ power }) => power === first.power)
  return {
    ...(isSame ? { capability: first.power } : {}),
    stances: Object.fromEntries(
      stances.map(({ issue, position, salience, power }) => [
        issue,
        { position, salience, ...(isSame ? {} : { capability: power }) },
      ]),
    ),
  }
}

/**
 * Writes a situation for DECIDE, with semicolons. Reading it again gives the same, but for reference points, outcomes, units and
 * aversions to risk, for which the format has no place. Throws `DemarcheError` where a position is a range, or a salience or a
 * capability is not known: the format cannot say so.
 */
export function writeDecide(given: SituationInput): string {
  const { name, issues, actors } = defineSituation(given)
  const line = (...cells: (string | number)[]) => cells.map((one) => cell(one, ';')).join(';')
  const points = (id: string) => {
    const { min, max, meanings = [] } = issues[id] as Situation['issues'][string]
    const told = new Set(meanings.map(({ at }) => at))
    const ends = [min, max].filter((at) => !told.has(at)).map((at) => ({ at, meaning: '' }))
    return [...meanings, ...ends].map(({ at, meaning }) => line('#M', id, at, meaning))
  }
  return `${[
    ...(name === undefined ? [] : [line('#O', name)]),
    ...Object.entries(actors).map(([id, actor]) => line('#A', id, actor.name ?? id)),
    ...Object.entries(issues).map(([id, issue]) => line('#P', id, issue.name ?? id)),
    ...Object.keys(issues).flatMap(points),
    ...Object.entries(actors).flatMap(([actor, { stances, capability }]) =>
      Object.entries(stances).map(([issue, stance]) => {
        const numbers = [stance.position, stance.salience, stance.capability ?? capability]
        const path = ['actors', actor, 'stances', issue]
        return line('#D', actor, issue, ...numbers.map((value, at) => writable(value, path, at)))
      }),
    ),
  ].join('\n')}\n`
}

/** The twin of `writeDecide` that returns the error instead of throwing it. */
export const safeWriteDecide: (given: SituationInput) => Safe<string> = safe(writeDecide)

function writable(value: unknown, path: readonly string[], at: number): number {
  if (typeof value === 'number') return value
  const what = ['position', 'salience', 'capability'][at] as string
  return failAt([...path, what], { code: 'missing', expected: `a ${what} that is a number` })
}
