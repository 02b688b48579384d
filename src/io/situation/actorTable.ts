import { freeze } from 'immer'
import * as z from 'zod'
import { defineSituation, type Situation } from '../../forecast/situation.js'
import { failAt, safely, show } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import { fields, name } from '../../model/schema.js'
import { idsFor, named } from '../ids.js'
import { readCsv, writeCsv } from '../network/table.js'
import { asNumber } from '../numbers.js'
import type { Read, Source } from '../text/source.js'

/** What a table of actors leaves unsaid, and how it is read. */
export interface ActorTableOptions {
  /** The scale of all issues. Default: from the least position on an issue to the greatest, which is an assumption. */
  readonly scale?: { readonly min: number; readonly max: number }
  /** What saliences are shares of, above 0. Default 1, or 100 where one is above 1, which is an assumption. */
  readonly salienceOf?: number
  /** The id of the issue of a table that is about one. Default `issue`. */
  readonly issue?: string
  /** What stands between cells. Default: recognised. */
  readonly delimiter?: string
}

export type ActorTableAssumption =
  /** The file does not say how far the scale goes; it is taken to end where the outermost actors stand. */
  | { readonly kind: 'scaleOfPositions'; readonly issue: string; readonly min: number; readonly max: number }
  /** Saliences go beyond 1, so they are taken as percentages. */
  | { readonly kind: 'saliencePercent' }

/** A situation that was read from a file, and what that takes for granted. */
export interface ReadSituation extends Read<Situation> {
  readonly assumptions: readonly ActorTableAssumption[]
}

const optionsSchema = fields({
  scale: fields({ min: z.number(), max: z.number() }).exactOptional(),
  salienceOf: z.number().gt(0).exactOptional(),
  issue: name.default('issue'),
  delimiter: name.exactOptional(),
})

/** The names that columns have in the files of the field, in small letters. */
const columns = {
  actor: ['actor', 'name', 'player', 'stakeholder'],
  issue: ['issue', 'issue_id', 'dimension'],
  position: ['position', 'pos'],
  salience: ['salience', 'sal'],
  capability: ['capability', 'capabilities', 'capability_votes', 'power', 'influence', 'votes'],
} as const

/**
 * Reads a table with one row an actor and issue: `actor, issue, position, salience, capability`, in any order and under the names
 * that the field gives them; without a column for issues it is about one. What is blank is not known. Actors and issues whose
 * names are no ids get one, and keep their names.
 *
 * Throws `DemarcheError` for a table without actors or positions, and with the row for a cell that is no number, a stance that is
 * told twice.
 */
export async function readActorTable(source: Source, options: ActorTableOptions = {}): Promise<ReadSituation> {
  const asked = parseWith(optionsSchema, readData(options, ['options']), ['options'])
  const { rows, mended } = await readCsv(source, asked.delimiter)
  const lines = linesOf(rows, asked.issue)
  const issueNames = [...new Set(lines.map(({ issue }) => issue))]
  const actorNames = [...new Set(lines.map(({ actor }) => actor))]
  const [issueIds, actorIds] = [idsFor(issueNames, 'issue'), idsFor(actorNames, 'actor')]
  const percent = asked.salienceOf === undefined && lines.some(({ salience = 0 }) => salience > 1)
  const whole = asked.salienceOf ?? (percent ? 100 : 1)
  const scales = issueNames.map((issue) => asked.scale ?? scaleOf(issue, lines))
  const situation = defineSituation({
    issues: Object.fromEntries(
      issueIds.map((id, i) => [
        id,
        { ...named(id, issueNames[i] as string), ...(scales[i] as { min: number; max: number }) },
      ]),
    ),
    actors: Object.fromEntries(
      actorIds.map((id, i) => {
        const own = lines.filter(({ actor }) => actor === actorNames[i])
        const stances = own.map((line) => [issueIds[issueNames.indexOf(line.issue)], stanceOf(line, whole)])
        return [id, { ...named(id, actorNames[i] as string), stances: Object.fromEntries(stances) }]
      }),
    ),
  })
  const assumptions: ActorTableAssumption[] = [
    ...(asked.scale === undefined
      ? issueIds.map((issue, i) => ({
          kind: 'scaleOfPositions' as const,
          issue,
          ...(scales[i] as { min: number; max: number }),
        }))
      : []),
    ...(percent ? [{ kind: 'saliencePercent' as const }] : []),
  ]
  return freeze({ data: situation, assumptions, mended }, true)
}

/** The twin of `readActorTable` that returns the error instead of rejecting with it. */
export const safeReadActorTable = safely(readActorTable)

interface Line {
  readonly actor: string
  readonly issue: string
  readonly position: number | undefined
  readonly salience: number | undefined
  readonly capability: number | undefined
}

function linesOf([header = [], ...body]: readonly (readonly string[])[], only: string): Line[] {
  const names = header.map((one) => one.trim().toLowerCase())
  const place = (column: keyof typeof columns) =>
    names.findIndex((one) => (columns[column] as readonly string[]).includes(one))
  for (const needed of ['actor', 'position'] as const) {
    if (place(needed) < 0) failAt([], { code: 'unknownName', what: 'column', found: needed, known: header })
  }
  const at = { actor: place('actor'), issue: place('issue'), position: place('position') }
  const [salience, capability] = [place('salience'), place('capability')]
  const seen = new Set<string>()
  return body.map((cells, n) => {
    const path = [`row ${n + 2}`]
    const number = (column: number) =>
      column < 0 ? undefined : numberOf(cells[column] ?? '', [...path, header[column] as string])
    const [actor, issue] = [(cells[at.actor] ?? '').trim(), at.issue < 0 ? only : (cells[at.issue] ?? '').trim()]
    if (actor === '') failAt(path, { code: 'missing', expected: 'the name of an actor' })
    const key = JSON.stringify([actor, issue])
    if (seen.has(key)) failAt(path, { code: 'duplicateId', what: 'stance', found: `${actor} on ${issue}` })
    seen.add(key)
    return { actor, issue, position: number(at.position), salience: number(salience), capability: number(capability) }
  })
}

function numberOf(cell: string, path: readonly string[]): number | undefined {
  if (cell.trim() === '') return undefined
  return asNumber(cell) ?? failAt(path, { code: 'inconsistent', expected: 'a number', found: show(cell) })
}

function scaleOf(issue: string, lines: readonly Line[]): { min: number; max: number } {
  const positions = lines.flatMap((line) =>
    line.issue === issue && line.position !== undefined ? [line.position] : [],
  )
  const [min, max] = [Math.min(...positions), Math.max(...positions)]
  if (min < max) return { min, max }
  return failAt(['options', 'scale'], {
    code: 'missing',
    expected: `a scale, since all that stand on ${issue} stand together,`,
  })
}

function stanceOf({ position, salience, capability }: Line, whole: number) {
  return {
    ...(position === undefined ? {} : { position }),
    ...(salience === undefined ? {} : { salience: salience / whole }),
    ...(capability === undefined ? {} : { capability }),
  }
}

/**
 * Writes a situation as a table, one row an actor and issue. A position that is known as a range has no place in it: throws
 * `DemarcheError` for one. What else a situation says (scales, reference points, outcomes, aversion to risk) is left out.
 */
export async function writeActorTable(situation: Situation): Promise<string> {
  const { actors } = defineSituation(situation)
  const rows = Object.entries(actors).flatMap(([actor, own]) =>
    Object.entries(own.stances).map(([issue, { position, salience, capability }]) => {
      if (typeof position === 'object') {
        failAt(['actors', actor, 'stances', issue, 'position'], {
          code: 'invalidType',
          expected: 'a point',
          found: position,
        })
      }
      return [actor, issue, position ?? '', salience ?? '', capability ?? own.capability ?? '']
    }),
  )
  return writeCsv([['actor', 'issue', 'position', 'salience', 'capability'], ...rows])
}

/** The twin of `writeActorTable` that returns the error instead of rejecting with it. */
export const safeWriteActorTable = safely(writeActorTable)
