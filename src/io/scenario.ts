import { freeze } from 'immer'
import { DemarcheError, failAt, type Path, safely, show } from '../model/errors.js'
import { asGiven, readOptions } from '../model/input.js'
import type { FileScenario } from './assumption.js'
import { readGeniusDomain } from './genius/domain.js'
import { readGeniusProfile } from './genius/profile.js'
import { type GeniusOptions, geniusScenario } from './genius/scenario.js'
import { readGeniusWebDomain } from './geniusweb/domain.js'
import { readGeniusWebProfile } from './geniusweb/profile.js'
import { geniusWebScenario } from './geniusweb/scenario.js'
import { readNegmasDomain } from './negmas/domain.js'
import { negmasScenario } from './negmas/scenario.js'
import { readNegmasUtilityFunction } from './negmas/utilityFunction.js'
import { decode, type Mended, type Read, type Source } from './text/source.js'

/** The files of a scenario: one of its domain, and one of each party. */
export interface ScenarioFiles {
  readonly domain: Source
  /** By the ids that the parties get. */
  readonly profiles: Readonly<Record<string, Source>>
}

export type FileFormat = 'genius' | 'geniusweb' | 'negmas'

/** A scenario as files tell it, and how they were read. */
export interface ReadScenario extends FileScenario {
  readonly format: FileFormat
  /** What had to be mended to read the files: `domain`, or the id of a party, and what. */
  readonly mended: readonly { readonly file: string; readonly mended: Mended }[]
}

/**
 * Reads a scenario from the files of GENIUS (XML), GeniusWeb (JSON) or NegMAS (YAML or JSON), whichever the domain is; the
 * profiles have to be of the same. The option is for GENIUS alone; see `geniusScenario`.
 *
 * Rejects with `DemarcheError` as the functions of each format do, the path beginning with `domain`, or `profiles` and the
 * party. Needs `fast-xml-parser` for XML and `yaml` for YAML.
 */
export async function readScenario(given: ScenarioFiles, options: GeniusOptions = {}): Promise<ReadScenario> {
  const files = readOptions(given, { domain: asGiven, profiles: readProfiles })
  const format = await within(['domain'], () => formatOf(files.domain))
  const mended: ReadScenario['mended'][number][] = []
  const read = async <Data>(reader: (source: Source) => Read<Data> | Promise<Read<Data>>, file?: string) => {
    const source = file === undefined ? files.domain : (files.profiles[file] as Source)
    const result = await within(file === undefined ? ['domain'] : ['profiles', file], () => reader(source))
    mended.push(...result.mended.map((own) => ({ file: file ?? 'domain', mended: own })))
    return result.data
  }
  const each = async <Data>(reader: (source: Source) => Read<Data> | Promise<Read<Data>>) => {
    const all: Record<string, Data> = {}
    for (const party of Object.keys(files.profiles)) all[party] = await read(reader, party)
    return all
  }
  return freeze({ format, ...(await scenario()), mended })

  async function scenario(): Promise<FileScenario> {
    switch (format) {
      case 'genius':
        return geniusScenario(await read(readGeniusDomain), await each(readGeniusProfile), options)
      case 'geniusweb':
        return geniusWebScenario(await read(readGeniusWebDomain), await each(readGeniusWebProfile))
      case 'negmas':
        return negmasScenario(await read(readNegmasDomain), await each(readNegmasUtilityFunction))
    }
  }
}

/** The twin of `readScenario` that returns the error instead of rejecting with it. */
export const safeReadScenario = safely(readScenario)

function formatOf(domain: Source): FileFormat {
  const { text } = decode(domain)
  if (/^\s*{/.test(text)) return /"issuesValues"\s*:/.test(text) ? 'geniusweb' : 'negmas'
  if (/<(\?xml|negotiation_template|utility_space)[\s>]/.test(text)) return 'genius'
  if (/^\s*["']?issues["']?\s*:/m.test(text)) return 'negmas'
  const expected = 'a domain of GENIUS (XML), GeniusWeb (JSON) or NegMAS (YAML or JSON)'
  const found = text.trim().split('\n', 1)[0] ?? ''
  return failAt([], { code: 'inconsistent', expected, found: show(found) })
}

function readProfiles(profiles: unknown, path: Path): unknown {
  if (typeof profiles === 'object' && profiles !== null && !Array.isArray(profiles)) return profiles
  return failAt(path, { code: 'invalidType', expected: 'a file for each party', found: profiles })
}

/** Faults are told below `path`. */
async function within<Result>(path: Path, run: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof DemarcheError)) throw error
    throw new DemarcheError(error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })))
  }
}
