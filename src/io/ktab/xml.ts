import { freeze } from 'immer'
import type { Accommodation } from '../../forecast/spatial/accommodation.js'
import { failAt, safely, show } from '../../model/errors.js'
import { readFields } from '../../model/input.js'
import { asNumber } from '../numbers.js'
import { atLine, type Read, type Source } from '../text/source.js'
import { childrenOf } from '../xml/attributes.js'
import { readXml, writeXml, type XmlElement, type XmlOutline } from '../xml/element.js'
import { type KtabActor, type KtabScenario, situationFrom, toldByKtab } from './scenario.js'
import {
  type KtabDialect,
  type KtabSwitch,
  type KtabSwitches,
  ktabNameOf,
  ktabSwitches,
  ktabValueOf,
} from './settings.js'

/**
 * Reads a scenario of KTAB's spatial model from XML, by the names of its schema and by those that its program accepts; what the
 * schema leaves optional can be missing, also where the program demands it. An empty coordinate is a position that is not known.
 *
 * Rejects with `DemarcheError`, its path naming the line, for what is no such file. Needs `fast-xml-parser`.
 */
export async function readKtabXml(source: Source): Promise<Read<KtabScenario>> {
  const { data: root, mended } = await readXml(source)
  if (root.name !== 'Scenario') {
    failAt([atLine(root.line)], { code: 'inconsistent', expected: 'a <Scenario> of KTAB', found: show(root.name) })
  }
  const told = within(root, 'Actors', 'Actor').map(actorIn)
  const dimensions = dimensionsOf(root, told[0]?.positions.length ?? 0)
  for (const { place, positions, saliences } of told) {
    const found = [positions.length, saliences.length].find((length) => length !== dimensions.length)
    if (found === undefined) continue
    const expected = `a coordinate and a salience for each of ${dimensions.length} dimensions`
    failAt([place], { code: 'inconsistent', expected, found: `${found}` })
  }
  const { situation, ids } = situationFrom(textOf(root, 'name') ?? '', dimensions, told)
  const idOf = new Map(told.map((actor, i) => [actor.name, ids[i] as string]))
  const prngSeed = textOf(root, 'prngSeed')
  const accommodation = accommodationIn(root, idOf)
  const data: KtabScenario = {
    situation,
    description: textOf(root, 'desc') ?? '',
    descriptions: Object.fromEntries(told.map((actor, i) => [ids[i] as string, actor.description])),
    switches: switchesIn(root),
    ...(accommodation === undefined ? {} : { accommodation }),
    ...(prngSeed === undefined ? {} : { prngSeed }),
  }
  return freeze({ data, mended }, true)
}

/** The twin of `readKtabXml` that returns the error instead of rejecting with it. */
export const safeReadKtabXml = safely(readKtabXml)

function within(root: XmlElement, group: string, name: string): XmlElement[] {
  return childrenOf(root, group).flatMap((element) => childrenOf(element, name))
}

function textOf(element: XmlElement, name: string): string | undefined {
  const text = childrenOf(element, name)[0]?.text.trim()
  return text === '' ? undefined : text
}

function needed(element: XmlElement, name: string): XmlElement {
  const child = childrenOf(element, name).find(({ text }) => text.trim() !== '')
  return child ?? failAt([atLine(element.line)], { code: 'missing', expected: `<${name}> in <${element.name}>` })
}

function numberOf({ text, name, line }: XmlElement): number {
  const number = asNumber(text)
  const expected = `a number in <${name}>`
  return number ?? failAt([atLine(line)], { code: 'inconsistent', expected, found: show(text) })
}

function actorIn(actor: XmlElement): KtabActor {
  const numbers = (group: string, name: string) =>
    within(actor, group, name).map((one) => (one.text.trim() === '' ? undefined : numberOf(one)))
  const saliences = numbers('Salience', 'dSal').map((salience) => {
    return salience ?? failAt([atLine(actor.line)], { code: 'missing', expected: 'a number in each <dSal>' })
  })
  return {
    name: needed(actor, 'name').text.trim(),
    description: textOf(actor, 'description') ?? '',
    capability: numberOf(needed(actor, 'capability')),
    positions: numbers('Position', 'dCoord'),
    saliences,
    place: atLine(actor.line),
  }
}

/** The schema lets files do without names of dimensions. */
function dimensionsOf(root: XmlElement, count: number): string[] {
  const names = within(root, 'Dimensions', 'dName').map(({ text }) => text.trim())
  return names.length > 0 ? names : Array.from({ length: count }, (_, k) => `dimension${k + 1}`)
}

function switchesIn(root: XmlElement): KtabSwitches {
  const parameters = childrenOf(root, 'ModelParameters').flatMap(({ children }) => children)
  const read = parameters.map((element) => {
    const { name, line, text } = element
    if (!Object.hasOwn(ktabSwitches, name)) {
      const known = Object.keys(ktabSwitches)
      failAt([atLine(line)], { code: 'unknownName', what: 'model parameter', found: name, known })
    }
    const found = text.trim()
    const told = ktabValueOf(name as KtabSwitch, found)
    if (told.value !== undefined) return [ktabSwitches[name as KtabSwitch].option, told.value]
    const expected = `one of ${told.known.join(', ')}`
    const near = told.nearest === undefined ? {} : { nearest: told.nearest }
    return failAt([atLine(line)], { code: 'invalidValue', expected, found, ...near })
  })
  return Object.fromEntries(read) as KtabSwitches
}

/** Actors that no pair names keep to what they wanted: they follow nobody, themselves included. */
function accommodationIn(root: XmlElement, idOf: ReadonlyMap<string, string>): Accommodation | undefined {
  const groups = childrenOf(root, 'IdealAdjustment')
  if (groups.length === 0) return undefined
  const rows = new Map([...idOf.values()].map((id) => [id, {} as Record<string, number>]))
  for (const pair of groups.flatMap((group) => childrenOf(group, 'iaPair'))) {
    const [actor, other] = ['adjustingIdeal', 'referencePos'].map((name) => {
      const found = needed(pair, name).text.trim()
      const fault = { code: 'unknownName', what: 'actor', found, known: idOf.keys() } as const
      return idOf.get(found) ?? failAt([atLine(pair.line)], fault)
    }) as [string, string]
    const row = rows.get(actor) as Record<string, number>
    row[other] = numberOf(needed(pair, 'adjust'))
  }
  return Object.fromEntries(rows)
}

export interface WriteKtabOptions {
  /** Whose names to use. Default `program`, which also demands an accommodation, be it that all follow themselves. */
  readonly dialect?: KtabDialect
}

/**
 * Writes a scenario as XML for KTAB; scales other than 0 to 100 are stretched to that. Rejects with `DemarcheError` where a
 * position is a range, or anything is not known. Needs `fast-xml-parser`.
 */
export async function writeKtabXml(
  given: Pick<KtabScenario, 'situation'> & Partial<KtabScenario>,
  options: WriteKtabOptions = {},
): Promise<string> {
  const { dialect = 'program' } = readFields(options)
  const scenario = readFields(given)
  const { name, dimensions, actors } = toldByKtab(scenario.situation)
  const leaf = (element: string, text: string | number): XmlOutline => [element, {}, [String(text)]]
  const nameOf = new Map(actors.map((actor) => [actor.id, actor.name]))
  const followed = Object.fromEntries(actors.map(({ id }) => [id, { [id]: 1 }]))
  const pairs = Object.entries(scenario.accommodation ?? (dialect === 'program' ? followed : {})).flatMap(
    ([actor, row]) =>
      Object.entries(row).map(
        ([other, share]): XmlOutline => [
          'iaPair',
          {},
          [
            leaf('adjustingIdeal', nameOf.get(actor) ?? actor),
            leaf('referencePos', nameOf.get(other) ?? other),
            leaf('adjust', share),
          ],
        ],
      ),
  )
  return writeXml([
    'Scenario',
    {},
    [
      leaf('name', name),
      leaf('desc', scenario.description ?? ''),
      leaf('prngSeed', scenario.prngSeed ?? '0'),
      [
        'ModelParameters',
        {},
        (Object.keys(ktabSwitches) as KtabSwitch[]).map((one) =>
          leaf(one, ktabNameOf(one, scenario.switches ?? {}, dialect)),
        ),
      ],
      ['Dimensions', {}, dimensions.map((dimension) => leaf('dName', dimension))],
      [
        'Actors',
        {},
        actors.map(
          (actor): XmlOutline => [
            'Actor',
            {},
            [
              leaf('name', actor.name),
              leaf('description', scenario.descriptions?.[actor.id] ?? ''),
              leaf('capability', actor.capability),
              ['Position', {}, actor.positions.map((position) => leaf('dCoord', position))],
              ['Salience', {}, actor.saliences.map((salience) => leaf('dSal', salience))],
            ],
          ],
        ),
      ],
      ...(pairs.length === 0 ? [] : [['IdealAdjustment', {}, pairs] as XmlOutline]),
    ],
  ])
}

/** The twin of `writeKtabXml` that returns the error instead of rejecting with it. */
export const safeWriteKtabXml = safely(writeKtabXml)
