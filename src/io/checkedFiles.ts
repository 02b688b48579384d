import type * as z from 'zod'
import { failAt } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData } from '../model/input.js'

/** Data of files as callers hand them in, which may have changed them; faults are told below `domain`, and the party. */
export function checkedFiles<Domain extends z.ZodType, Profile extends z.ZodType>(
  schemas: { readonly domain: Domain; readonly profile: Profile },
  domain: unknown,
  profiles: unknown,
): { readonly domain: z.output<Domain>; readonly profiles: Readonly<Record<string, z.output<Profile>>> } {
  const given = readData(profiles, ['profiles'])
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    failAt(['profiles'], { code: 'invalidType', expected: 'a profile for each party', found: given })
  }
  const each = Object.entries(given as object).map(([party, profile]) => [
    party,
    parseWith(schemas.profile, profile, ['profiles', party]),
  ])
  return {
    domain: parseWith(schemas.domain, readData(domain, ['domain']), ['domain']),
    profiles: Object.fromEntries(each),
  }
}
