import * as fc from 'fast-check'
import { type Definition, definitionDraws, definitionFrom } from '../arbitraries/definitions.js'
import { idStyles } from '../arbitraries/ids.js'
import { recordCommands } from '../keeper/recordCommands.js'
import { keeperOf, type RecordKeeper } from '../keeper/recordKeeper.js'
import { type Law, law } from './law.js'

const definitions = fc.tuple(definitionDraws({}), idStyles).map(([draw, idOf]) => definitionFrom(draw, idOf))

/** What everything that keeps a record has to obey; by default the library itself. */
export function keeperLaws(keeper: (definition: Definition) => RecordKeeper = keeperOf): readonly Law[] {
  return [
    law(
      'list',
      'Whatever is recorded, withdrawn, undone and read as of a day, the record is what a plain list of acts would be.',
      fc.property(definitions, recordCommands(), (definition, commands) => {
        fc.modelRun(() => ({ model: { definition, acts: [] }, real: keeper(definition) }), commands)
      }),
    ),
  ]
}
