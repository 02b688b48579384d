import * as z from 'zod'
import { wordFault } from './errors.js'
import { evidenceSchema } from './evidence.js'
import { idSchema } from './ids.js'
import { fields, name, some, text } from './schema.js'
import { coalitionRules, partyKinds } from './vocabulary.js'

const count = z.int().min(1)

/** How many a collective counts: exactly, or about so many. */
const sizeSchema = z.union([fields({ exactly: count }), fields({ about: count })], {
  error: (issue) =>
    wordFault({
      code: 'invalidType',
      expected: '{ exactly } or { about }, a whole number from 1 on',
      found: issue.input,
    }),
})

/** Who negotiates. */
export const partySchema = fields({
  kind: z.enum(partyKinds),
  name,
  aliases: some(name).exactOptional(),
  /** Parties that are named as members; a collective may have more than are named. */
  members: some(idSchema).exactOptional(),
  leads: some(idSchema).exactOptional(),
  size: sizeSchema.exactOptional(),
  /** Parties for whose benefit a collective exists. */
  beneficiaries: some(idSchema).exactOptional(),
  /** Where the party has no acts of its own on an issue: what all members, or the leads, accept. Off when absent. */
  rule: z.enum(coalitionRules).exactOptional(),
  /** Whether acts of this party are read as acts of each member too. Off when absent. */
  bindsMembers: z.boolean().exactOptional(),
  evidence: some(evidenceSchema).exactOptional(),
  note: text.exactOptional(),
})

/** A person who speaks for one or more parties. */
export const delegateSchema = fields({
  name,
  role: name,
  speaksFor: some(idSchema),
  evidence: some(evidenceSchema).exactOptional(),
  note: text.exactOptional(),
})
