import * as z from 'zod'
import { assertionShape } from './assertion.js'
import { dateSchema, whenSchema } from './date.js'
import { idSchema } from './ids.js'
import { regionExpressionSchema, valueSchema } from './regionExpression.js'
import { fields, name, refuse, some, text } from './schema.js'
import { certainties, firmnesses, ploverEvents, strengths, trends } from './vocabulary.js'

const parties = some(idSchema)
const share = z.number().min(0).max(1)

const eventSchema = fields({
  /** CAMEO code (Schrodt 2012), two to four digits: its first two are the root. Text, since "010" is not "10". */
  cameo: z
    .string()
    .regex(/^(0[1-9]|1\d|20)\d{0,2}$/, 'expected a CAMEO code: two to four digits, of which the first two are 01 to 20')
    .exactOptional(),
  plover: fields({
    event: z.enum(ploverEvents),
    mode: name.exactOptional(),
    context: some(name).exactOptional(),
  }).exactOptional(),
})

const everyAct = {
  id: idSchema,
  date: whenSchema,
  to: parties.exactOptional(),
  /** Whom it touches, addressed or not. */
  affects: parties.exactOptional(),
  beneficiaries: parties.exactOptional(),
  /** The delegate who spoke. */
  speaker: idSchema.exactOptional(),
  event: eventSchema.exactOptional(),
  ...assertionShape,
  /** Only supposed, not recorded; `whatIf` sets it. */
  hypothetical: z.literal(true).exactOptional(),
}

const made = { by: idSchema, jointlyWith: parties.exactOptional() }
const perhapsMade = { by: idSchema.exactOptional(), jointlyWith: parties.exactOptional() }

/** What a party may say of its preferences while it states a region. */
const preferences = { ideal: valueSchema.exactOptional(), salience: share.exactOptional() }

/** The outcome that a demand is made a condition for. */
const conditionSchema = fields({
  issue: idSchema,
  region: regionExpressionSchema,
  certainty: z.enum(certainties).default('explicit'),
})

const demandSchema = fields({
  kind: z.literal('demand'),
  ...everyAct,
  ...made,
  issue: idSchema,
  region: regionExpressionSchema,
  firmness: z.enum(firmnesses),
  strength: z.enum(strengths).exactOptional(),
  /** Who would have to deliver. */
  of: parties.exactOptional(),
  conditionFor: some(conditionSchema).exactOptional(),
  ...preferences,
})

const statementSchema = fields({
  kind: z.literal('statement'),
  ...everyAct,
  ...made,
  issue: idSchema,
  region: regionExpressionSchema.exactOptional(),
  firmness: z.enum(firmnesses).exactOptional(),
  ...preferences,
}).check((context) => {
  const { region, firmness, ideal, salience } = context.value
  const complete = region === undefined ? ideal === undefined && salience !== undefined : true
  if (complete && (region === undefined) === (firmness === undefined)) return
  refuseIncomplete(context, 'a region with its firmness, a salience, or both (an ideal point goes with a region)')
})

const proposalSchema = fields({
  kind: z.literal('proposal'),
  ...everyAct,
  ...made,
  /** A value or region for one or more issues: the package. */
  terms: z.record(idSchema, regionExpressionSchema).check((context) => {
    if (Object.keys(context.value).length === 0) {
      refuseIncomplete(context, 'a value or region for at least one issue')
    }
  }),
  strength: z.enum(strengths).exactOptional(),
  timing: fields({ note: text, from: dateSchema.exactOptional(), to: dateSchema.exactOptional() }).exactOptional(),
  /** What must be the case first, in words and, where it is at issue, as an outcome. */
  conditions: some(
    fields({ note: text, issue: idSchema.exactOptional(), region: regionExpressionSchema.exactOptional() }),
  ).exactOptional(),
})

/** An answer names the act that it answers, or an outcome where the record has no such act. */
const answerShape = {
  ...everyAct,
  ...made,
  answers: idSchema.exactOptional(),
  /** Of a package: the terms that are meant. */
  issues: some(idSchema).exactOptional(),
  issue: idSchema.exactOptional(),
  region: regionExpressionSchema.exactOptional(),
}

function checkAnswer(
  context: z.core.ParsePayload<{ answers?: string; issues?: string[]; issue?: string; region?: unknown }>,
) {
  const { answers, issues, issue, region } = context.value
  const byAct = answers !== undefined && issue === undefined && region === undefined
  const byOutcome = answers === undefined && issues === undefined && issue !== undefined && region !== undefined
  if (byAct || byOutcome) return
  refuseIncomplete(context, 'either `answers` (and perhaps `issues`), or `issue` with `region`')
}

const acceptanceSchema = fields({ kind: z.literal('acceptance'), ...answerShape }).check(checkAnswer)
const rejectionSchema = fields({ kind: z.literal('rejection'), ...answerShape }).check(checkAnswer)

const withdrawalSchema = fields({ kind: z.literal('withdrawal'), ...everyAct, ...made, withdraws: idSchema })

const topic = { issue: idSchema.exactOptional(), about: parties.exactOptional() }

const appealSchema = fields({
  kind: z.literal('appeal'),
  ...everyAct,
  ...made,
  ...topic,
  region: regionExpressionSchema.exactOptional(),
  strength: z.enum(strengths).exactOptional(),
})

/** An allegation by its maker, not a fact. */
const accusationSchema = fields({ kind: z.literal('accusation'), ...everyAct, ...made, ...topic })

const pledgeSchema = fields({
  kind: z.literal('pledge'),
  ...everyAct,
  ...made,
  ...topic,
  region: regionExpressionSchema.exactOptional(),
  /** Said before: the act that it repeats, or `true` when that one is not in the record. */
  reiterates: z.union([idSchema, z.literal(true)]).exactOptional(),
})

/** A doubt may have no holder (`by`), and is nobody's position. */
const doubtSchema = fields({
  kind: z.literal('doubt'),
  ...everyAct,
  ...perhapsMade,
  ...topic,
  concerning: idSchema.exactOptional(),
  causedBy: some(idSchema).exactOptional(),
  trend: z.enum(trends).exactOptional(),
})

const threatSchema = fields({ kind: z.literal('threat'), ...everyAct, ...made, ...topic })

const meetingSchema = fields({
  kind: z.literal('meeting'),
  ...everyAct,
  participants: some(fields({ party: idSchema, delegates: some(idSchema).exactOptional() })),
  absent: parties.exactOptional(),
  host: idSchema.exactOptional(),
  place: name.exactOptional(),
  format: name.exactOptional(),
  topics: some(idSchema).exactOptional(),
  /** Another meeting of the record that may be this one. */
  perhapsSameAs: idSchema.exactOptional(),
})

const people = z.int().min(0)

const incidentSchema = fields({
  kind: z.literal('incident'),
  ...everyAct,
  ...perhapsMade,
  place: name.exactOptional(),
  means: name.exactOptional(),
  casualties: fields({
    killed: people.exactOptional(),
    injured: people.exactOptional(),
    who: name.exactOptional(),
  }).exactOptional(),
  partOf: idSchema.exactOptional(),
})

/** One entry of the record. */
export const actSchema = z.discriminatedUnion('kind', [
  demandSchema,
  statementSchema,
  proposalSchema,
  acceptanceSchema,
  rejectionSchema,
  withdrawalSchema,
  appealSchema,
  accusationSchema,
  pledgeSchema,
  doubtSchema,
  threatSchema,
  meetingSchema,
  incidentSchema,
])

function refuseIncomplete(context: z.core.ParsePayload<object>, expected: string): void {
  const given = Object.keys(context.value).join(', ')
  refuse(context, { code: 'inconsistent', expected, found: given === '' ? 'nothing' : `the fields ${given}` })
}
