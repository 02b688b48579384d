import { defineSituation, type Situation, type SituationInput } from '../../forecast/situation.js'
import type { Accommodation } from '../../forecast/spatial/accommodation.js'
import { failAt } from '../../model/errors.js'
import { idsFor, named } from '../ids.js'
import type { KtabSwitches } from './settings.js'

/** A scenario as KTAB keeps it: positions from 0 to 100, saliences as shares. Plain JSON data. */
export interface KtabScenario {
  readonly situation: Situation
  /** Of the scenario. */
  readonly description: string
  /** By actor. */
  readonly descriptions: Readonly<Record<string, string>>
  /** Those that the file names, as options of `spatialBargaining`. */
  readonly switches: KtabSwitches
  /** By actor, where the file says it; those that it does not name keep to what they wanted at the start. */
  readonly accommodation?: Accommodation
  /** As it stands, since it can be greater than numbers are exact. */
  readonly prngSeed?: string
}

/** An actor as files tell of it: saliences in percent, `undefined` where a file has nothing. */
export interface KtabActor {
  readonly name: string
  readonly description: string
  readonly capability: number
  readonly positions: readonly (number | undefined)[]
  readonly saliences: readonly number[]
  /** Where it stands in the file, in words. */
  readonly place: string
}

const rounding = 1e-9

/** The situation that a file tells, and the ids of its actors in the order of the file. */
export function situationFrom(
  name: string,
  dimensions: readonly string[],
  actors: readonly KtabActor[],
): { readonly situation: Situation; readonly ids: readonly string[] } {
  const issues = idsFor(dimensions, 'issue')
  const ids = idsFor(
    actors.map((actor) => actor.name),
    'actor',
  )
  for (const { capability, positions, saliences, place } of actors) {
    inRange(capability, 0, 1e15, 'a capability', place)
    for (const position of positions) inRange(position ?? 0, 0, 100, 'a position', place)
    for (const salience of saliences) inRange(salience, 0, 100, 'a salience', place)
    const sum = saliences.reduce((total, salience) => total + salience, 0)
    inRange(sum > 100 + rounding ? sum : 0, 0, 100, 'saliences with a sum', place)
  }
  const twice = actors.find((actor, at) => actors.slice(0, at).some((other) => other.name === actor.name))
  if (twice !== undefined) failAt([twice.place], { code: 'duplicateId', what: 'actor', found: twice.name })
  const stancesOf = ({ positions, saliences }: KtabActor) =>
    Object.fromEntries(
      issues.map((issue, k) => {
        const position = positions[k]
        return [issue, { ...(position === undefined ? {} : { position }), salience: (saliences[k] as number) / 100 }]
      }),
    )
  const situation = defineSituation({
    ...(name === '' ? {} : { name }),
    issues: Object.fromEntries(
      issues.map((id, k) => [id, { ...named(id, dimensions[k] as string), min: 0, max: 100 }]),
    ),
    actors: Object.fromEntries(
      actors.map((actor, i) => [
        ids[i] as string,
        { ...named(ids[i] as string, actor.name), capability: actor.capability, stances: stancesOf(actor) },
      ]),
    ),
  })
  return { situation, ids }
}

function inRange(found: number, least: number, most: number, what: string, place: string): void {
  if (found >= least && found <= most) return
  const expected = most === 100 ? `${what} of at most 100` : `${what} from ${least} on`
  failAt([place], { code: 'inconsistent', expected, found: `${found}` })
}

/** A situation as KTAB's files hold it. Throws for what they cannot hold: ranges, and what is not known. */
export function toldByKtab(given: SituationInput): {
  readonly name: string
  readonly dimensions: readonly string[]
  readonly actors: readonly (Omit<KtabActor, 'place' | 'description' | 'positions'> & {
    readonly id: string
    readonly positions: readonly number[]
  })[]
} {
  const { name = '', issues, actors } = defineSituation(given)
  const known = (value: unknown, path: readonly string[]) =>
    typeof value === 'number'
      ? value
      : failAt(path, { code: 'missing', expected: `a ${path.at(-1)} that is a number, which KTAB needs,` })
  return {
    name,
    dimensions: Object.entries(issues).map(([id, issue]) => issue.name ?? id),
    actors: Object.entries(actors).map(([id, actor]) => {
      const stances = Object.entries(issues).map(([issue, { min, max }]) => {
        const { position, salience } = actor.stances[issue] ?? {}
        const path = ['actors', id, 'stances', issue]
        const at = known(position, [...path, 'position'])
        const isOnScale = min === 0 && max === 100
        return {
          position: isOnScale ? at : tidy((100 * (at - min)) / (max - min)),
          salience: tidy(100 * known(salience, [...path, 'salience'])),
          capability: actor.stances[issue]?.capability,
        }
      })
      const [first] = stances
      const isSame = stances.every(({ capability }) => capability === first?.capability)
      const capability = actor.capability ?? (isSame ? first?.capability : undefined)
      return {
        id,
        name: actor.name ?? id,
        capability: known(capability, ['actors', id, 'capability']),
        positions: stances.map(({ position }) => position),
        saliences: stances.map(({ salience }) => salience),
      }
    }),
  }
}

/** Percentages without the last digits that come of shares. */
function tidy(percentage: number): number {
  return Number(percentage.toPrecision(14))
}
