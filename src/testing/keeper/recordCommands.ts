import * as fc from 'fast-check'
import type { ActInput } from '../../model/actInput.js'
import type { Negotiation } from '../../model/negotiation.js'
import { type ActDraw, actDraws, dayOf } from '../arbitraries/actDraws.js'
import { actFrom, recordingOn } from '../arbitraries/acts.js'
import type { Definition } from '../arbitraries/definitions.js'
import { literal } from '../arbitraries/literal.js'
import { withdrawal } from '../arbitraries/positionalActs.js'
import { build } from '../arbitraries/scenarios.js'
import { isEqual } from '../isEqual.js'
import type { RecordKeeper } from './recordKeeper.js'

/** What a record is compared with: a plain list of acts. */
export interface RecordModel {
  readonly definition: Definition
  acts: readonly ActInput[]
}

export type RecordCommand = fc.Command<RecordModel, RecordKeeper>

/**
 * Sequences of commands for `fc.modelRun`: record, withdraw, undo, and read as of a day. After each, the keeper must hold what a
 * plain list of acts would. They shrink to the fewest commands, and print as what was done.
 */
export function recordCommands(maxCommands = 20): fc.Arbitrary<Iterable<RecordCommand>> {
  const draws = [
    actDraws.map((draw) => command((model) => recording(model, draw))),
    actDraws.map((draw) => command((model) => withdrawing(model, draw))),
    fc.integer({ min: 1, max: 3 }).map((count) => command((model) => undoing(model, count))),
    fc.nat({ max: 27 }).map((day) => command((model) => reading(model, dayOf(day)))),
  ]
  return fc.commands(draws, { maxCommands })
}

/** What a command does to a keeper, and the acts that are there afterwards. */
interface Deed {
  readonly told: string
  readonly run: (keeper: RecordKeeper) => void
  readonly acts: readonly ActInput[]
}

/** A command is worked out when it is its turn, and left out where it cannot be done then. */
function command(deedIn: (model: Readonly<RecordModel>) => Deed | undefined): RecordCommand {
  let told = 'not run'
  return {
    check: (model) => deedIn(model) !== undefined,
    run: (model, keeper) => {
      const deed = deedIn(model) as Deed
      told = deed.told
      deed.run(keeper)
      model.acts = deed.acts
      assertAlike(keeper.negotiation(), build(model), 'the record')
    },
    toString: () => told,
  }
}

function assertAlike(found: Negotiation, expected: Negotiation, what: string): void {
  if (isEqual(found, expected)) return
  const [is, should] = [found, expected].map(({ acts }) => acts.map(({ id }) => id).join(', ') || 'none')
  const acts = is === should ? `the acts ${is} are there, but not alike` : `it has the acts ${is}, expected ${should}`
  throw new Error(`${what} is another: ${acts}`)
}

function recording(model: RecordModel, draw: ActDraw): Deed {
  const act = actFrom(recordingOn(model.definition, model.acts), draw, false)
  return { told: `record(${literal(act)})`, run: (keeper) => keeper.record(act), acts: [...model.acts, act] }
}

function withdrawing(model: RecordModel, draw: ActDraw): Deed | undefined {
  const act = withdrawal(recordingOn(model.definition, model.acts), draw)
  if (act?.kind !== 'withdrawal') return undefined
  const { withdraws, id, by } = act
  const details = { id, by, date: String(act.date) }
  return {
    told: `withdraw('${withdraws}', ${literal(details)})`,
    run: (keeper) => keeper.withdraw(withdraws, details),
    acts: [...model.acts, act],
  }
}

function undoing({ acts }: RecordModel, count: number): Deed | undefined {
  if (count > acts.length) return undefined
  return { told: `undo(${count})`, run: (keeper) => keeper.undo(count), acts: acts.slice(0, acts.length - count) }
}

function reading(model: RecordModel, day: string): Deed {
  const upToThen = model.acts.filter((act) => String(act.date) <= day)
  return {
    told: `asOf('${day}')`,
    run: (keeper) => assertAlike(keeper.asOf(day), build({ ...model, acts: upToThen }), `the record as of ${day}`),
    acts: model.acts,
  }
}
