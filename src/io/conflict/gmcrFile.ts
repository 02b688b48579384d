import type { Immutable } from 'immer'
import * as z from 'zod'
import { wordFault } from '../../model/errors.js'
import { fields, refuse, some, text } from '../../model/schema.js'

const literals = some(z.tuple([z.int().min(0), z.enum(['Y', 'N'])]))

const conditionSchema = z.union([literals, fields({ compound: z.literal(true), members: some(literals) })], {
  error: (issue) =>
    wordFault({
      code: 'invalidType',
      expected: '[[option, "Y" or "N"], …] or { "compound": true, "members": [such lists] }',
      found: issue.input,
    }),
})

const tied = <Entry extends z.ZodType>(entry: Entry) => z.array(z.union([entry, some(entry)]))
const ordered = tied(z.int().min(1))
const anything = z.unknown().optional()

const decisionMakerSchema = fields({
  name: text,
  options: z.array(z.int().min(0)),
  /** Most important first. */
  preferences: z.array(conditionSchema),
  /** States by their rank among the feasible ones, from 1 on, best first; the older name is the second. */
  preferenceRanking: ordered.exactOptional(),
  preferenceVector: ordered.exactOptional(),
  misperceptions: z.array(conditionSchema).exactOptional(),
  /** Worked out from the rest. */
  payoffs: anything,
})

export const gmcrFileSchema = fields({
  options: some(fields({ name: text, permittedDirection: z.enum(['both', 'fwd', 'back']) })),
  decisionMakers: some(decisionMakerSchema),
  infeasibles: z.array(conditionSchema),
  useManualPreferenceRanking: z.boolean().exactOptional(),
  useManualPreferenceVectors: z.boolean().exactOptional(),
  coalitions: tied(z.int().min(0)).exactOptional(),
  program: anything,
  version: anything,
  /** Worked out from the rest. */
  coalitionsFull: anything,
  nodes: anything,
}).check((context) => {
  const { useManualPreferenceRanking: now, useManualPreferenceVectors: before, options, decisionMakers } = context.value
  if (now === undefined && before === undefined) {
    const expected = 'true or false (useManualPreferenceVectors in files of before 0.3.6)'
    refuse(context, { code: 'missing', expected }, ['useManualPreferenceRanking'])
  } else if (now !== undefined && before !== undefined && now !== before) {
    const expected = `${now}, as useManualPreferenceRanking has it`
    refuse(context, { code: 'inconsistent', expected, found: String(before) }, ['useManualPreferenceVectors'])
  }
  const known = `an option from 0 to ${options.length - 1}`
  const isKnown = (option: number) => option < options.length
  for (const [i, own] of decisionMakers.entries()) {
    const at = own.options.findIndex((option) => !isKnown(option))
    if (at < 0) continue
    const fault = { code: 'inconsistent', expected: known, found: String(own.options[at]) } as const
    refuse(context, fault, ['decisionMakers', i, 'options', at])
  }
  const all: [(string | number)[], readonly GmcrCondition[]][] = [
    [['infeasibles'], context.value.infeasibles],
    ...decisionMakers.flatMap((own, i): [(string | number)[], readonly GmcrCondition[]][] => [
      [['decisionMakers', i, 'preferences'], own.preferences],
      [['decisionMakers', i, 'misperceptions'], own.misperceptions ?? []],
    ]),
  ]
  for (const [path, conditions] of all) {
    for (const [i, condition] of conditions.entries()) {
      const strange = conjunctionsOf(condition)
        .flat()
        .find(([option]) => !isKnown(option))
      if (strange === undefined) continue
      refuse(context, { code: 'inconsistent', expected: known, found: String(strange[0]) }, [...path, i])
    }
  }
})

/** All of these options, by their places, taken (`Y`) or not (`N`); or, compound, at least one of several such lists. */
export type GmcrCondition = z.output<typeof conditionSchema>
/** A `.gmcr` file as GMCR+ (gmcr-py) keeps it, as JSON. */
export type GmcrFile = Immutable<z.output<typeof gmcrFileSchema>>

export function conjunctionsOf(condition: Immutable<GmcrCondition>) {
  return 'compound' in condition ? condition.members : [condition]
}
