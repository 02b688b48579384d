import { freeze } from 'immer'
import { defineScenario, type ScenarioInput } from '../../bargain/scenario.js'
import { failAt, safely } from '../../model/errors.js'
import { asGiven, readOptions } from '../../model/input.js'
import { writeGeniusDomain } from '../genius/domain.js'
import { writeGeniusProfile } from '../genius/profile.js'
import { writeGeniusWebDomain } from '../geniusweb/domain.js'
import { writeGeniusWebProfile } from '../geniusweb/profile.js'
import type { NegmasFormat } from '../negmas/document.js'
import { writeNegmasDomain } from '../negmas/domain.js'
import { writeNegmasUtilityFunction } from '../negmas/utilityFunction.js'
import type { FileFormat } from '../scenario.js'
import type { WritingChange } from './change.js'
import { toGenius } from './genius.js'
import { toGeniusWeb } from './geniusweb.js'
import { toNegmas } from './negmas.js'

export interface WriteScenarioOptions {
  readonly format: FileFormat
  /** Of NegMAS files. Default `yaml`. */
  readonly as?: NegmasFormat
}

/** The files of a scenario as text. */
export interface WrittenScenario {
  readonly domain: string
  /** By party. */
  readonly profiles: Readonly<Record<string, string>>
  /** What they say otherwise than the scenario. */
  readonly changes: readonly WritingChange[]
}

/**
 * Writes a scenario as files of GENIUS, GeniusWeb or NegMAS, which `readScenario` reads: every package is worth the same to every
 * party again, but for what `changes` tells. Issues go by their names where all have one of their own.
 *
 * Rejects with `DemarcheError` for what a format cannot hold: functions of one's own, what issues are worth together, packages that
 * are excluded, and value functions on continuous scales for which it has no word. Needs `fast-xml-parser` for GENIUS, `yaml` for
 * NegMAS unless as JSON.
 */
export async function writeScenario(scenario: ScenarioInput, options: WriteScenarioOptions): Promise<WrittenScenario> {
  const { format, as = 'yaml' } = readOptions(options, { format: asGiven, as: asGiven })
  const given = defineScenario(scenario)
  switch (format) {
    case 'genius': {
      const { domain, profiles, changes } = toGenius(given)
      return files(await writeGeniusDomain(domain), profiles, writeGeniusProfile, changes)
    }
    case 'geniusweb': {
      const { domain, profiles, changes } = toGeniusWeb(given)
      return files(writeGeniusWebDomain(domain), profiles, writeGeniusWebProfile, changes)
    }
    case 'negmas': {
      const { domain, profiles, changes } = toNegmas(given)
      return files(await writeNegmasDomain(domain, as), profiles, (own) => writeNegmasUtilityFunction(own, as), changes)
    }
    default:
      return failAt(['format'], { code: 'invalidValue', expected: '"genius", "geniusweb" or "negmas"', found: format })
  }
}

/** The twin of `writeScenario` that returns the error instead of rejecting with it. */
export const safeWriteScenario = safely(writeScenario)

async function files<Profile>(
  domain: string,
  profiles: Readonly<Record<string, Profile>>,
  write: (profile: Profile) => string | Promise<string>,
  changes: readonly WritingChange[],
): Promise<WrittenScenario> {
  const written: Record<string, string> = {}
  for (const [party, profile] of Object.entries(profiles)) written[party] = await write(profile)
  return freeze({ domain, profiles: written, changes }, true)
}
