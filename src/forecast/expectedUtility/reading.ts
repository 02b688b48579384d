import * as z from 'zod'

/**
 * How the text of Scholz, Calbert and Smith (2011), which several places of leave open, is read. What follows names the place,
 * and what each choice means.
 */
const readingShape = {
  /** In what an actor's adversary expects, eq. 25b: the `target` resists by its own salience, or, as `printed`, by the adversary's. */
  resistance: z.enum(['target', 'printed']).default('target'),
  /** Security, eq. 34: the sum of what an actor's `adversaries` expect of challenging it, as the prose has it, or of what it expects of challenging them, its `own`. */
  security: z.enum(['adversaries', 'own']).default('adversaries'),
  /** Who has the upper hand where the other compromises: the `figure` says who expects to gain; as `printed` the text has both expect to lose, the winner more. */
  upperHand: z.enum(['figure', 'printed']).default('figure'),
  /**
   * Which offer is taken. `category`: conflict before compromise before capitulation, then the least move. `leastMove`: that
   * alone, whatever it is. `strongest`: of whoever expects most of its challenge, then the least move. `weightedPosition`: as
   * `category`, but of compromises the one with the least mean of both positions, weighted by what both expect; so does the code
   * that the paper was computed with.
   */
  choice: z.enum(['category', 'leastMove', 'strongest', 'weightedPosition']).default('strongest'),
  /** Whether an actor that loses a conflict `moves` to its adversary, or `stands`. */
  conflict: z.enum(['moves', 'stands']).default('stands'),
  /** Whether one who expects to lose more than its adversary to gain gives in. The code has a condition there that is never true. */
  capitulation: z.boolean().default(true),
  /** What votes for one of two positions are divided by: all votes on that `pair`, or, as in the code, on `allPairs`. */
  denominator: z.enum(['pair', 'allPairs']).default('pair'),
  /** Votes go by `distance`, or, as in the code, by distance to the power of the voter's risk exponent, `risk`. */
  votes: z.enum(['distance', 'risk']).default('distance'),
  /** Distances are shares of the range of `current` positions, or of the `initial` ones. */
  range: z.enum(['current', 'initial']).default('current'),
  /** What an adversary expects is reckoned with the adversary's `own` risk exponent, or with that of the `focal` actor, whose view it is. */
  otherRisk: z.enum(['own', 'focal']).default('own'),
  /** Whether risk exponents are `derived` from security, eq. 34 to 36, where they are not known, or all `neutral`, 1. */
  risk: z.enum(['derived', 'neutral']).default('derived'),
  /** Q, how likely nothing changes without a challenge, 0 to 1: 1 in the paper's example, 0.5 in Bueno de Mesquita (1985, 2009). */
  statusQuo: z.number().min(0).max(1).default(1),
  /** Which of two equal medians, or of two equally good offers, counts: the `lower` or the `upper` position. */
  ties: z.enum(['lower', 'upper']).default('lower'),
}

export const readingSchema = z.strictObject(readingShape)
export type Reading = Readonly<z.output<typeof readingSchema>>

/** Readings with a name: what the text says where it says it, with its misprints, and what the code does that its figures come from. */
export const readings = {
  /** The defaults: misprints corrected by the prose and the figures. */
  default: readingSchema.parse({}),
  paper: readingSchema.parse({
    resistance: 'printed',
    security: 'own',
    upperHand: 'printed',
    choice: 'category',
    conflict: 'moves',
  }),
  'scholz-code': readingSchema.parse({
    choice: 'weightedPosition',
    conflict: 'moves',
    capitulation: false,
    denominator: 'allPairs',
    votes: 'risk',
    range: 'initial',
    otherRisk: 'focal',
  }),
} as const
export type ReadingName = keyof typeof readings
