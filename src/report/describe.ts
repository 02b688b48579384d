import * as z from 'zod'
import type { Bounds } from '../gap/issueGap.js'
import { actSchema } from '../model/act.js'
import { DemarcheError } from '../model/errors.js'
import { parseWith } from '../model/fromZod.js'
import { readData, readNames, readText } from '../model/input.js'
import type { Act, Negotiation } from '../model/negotiation.js'
import type { Region } from '../model/region.js'
import { readRegion } from '../model/regionAlgebra.js'
import { readScale, type Scale } from '../model/scale.js'
import { outcomeFaults } from '../record/checkAct.js'
import { checked } from '../record/checked.js'
import { knownIn, referenceFaults } from '../record/checkReferences.js'
import * as words from './words.js'

/** The words of reports as callers have them: whatever is handed in is checked first. */

/** A region in words: "yes", "at most 25,000 troops", "partial or full", "anything", "nothing". */
export function describeRegion(scale: Scale, region: Region): string {
  const onto = readScale(scale)
  return words.describeRegion(onto, readRegion(onto, region, ['region']))
}

const boundsSchema = z.object({ lower: z.number(), upper: z.number() })

/** Bounds as "0.25–1.00", or one number where they agree. */
export function describeBounds(bounds: Bounds): string {
  return words.describeBounds(parseWith(boundsSchema, readData(bounds), []))
}

/** The title of a section, which says so when a what-if is told: "Positions, with 2 hypothetical acts". */
export function sectionTitle(negotiation: Negotiation, title: string): string {
  return words.sectionTitle(checked(negotiation), readText(title, ['title']))
}

/** An act's id, with the mark of one that is only supposed: "offer [hypothetical]". */
export function nameAct(act: Act): string {
  return words.nameAct(readAct(act))
}

/** Acts by id, each as `nameAct` names it: "claim, offer [hypothetical]". */
export function nameActs(negotiation: Negotiation, ids: readonly string[]): string {
  const wide = checked(negotiation)
  return words.nameActs(wide, readNames(ids, ['ids']))
}

/**
 * An act named so that it can be looked up: "demandMobilisation, by 2025-04-17; article, characters 1293–1354"; a
 * hypothetical one with its mark, "offer [hypothetical], 2026-01-12".
 */
export function citeAct(act: Act): string {
  return words.citeAct(readAct(act))
}

/**
 * What an act says about outcomes, as a sentence without its full stop: "Port Company proposes “Pay rise”: 4 %", and of a
 * hypothetical act "Hypothetically, Port Company would propose “Pay rise”: 4 %".
 */
export function describeAct(negotiation: Negotiation, act: Act): string {
  const wide = checked(negotiation)
  const isKnown = typeof act === 'object' && act !== null && wide.acts.includes(act)
  return words.describeAct(wide, isKnown ? act : readActIn(wide, act))
}

function readAct(act: unknown): Act {
  return parseWith(actSchema, readData(act), [])
}

/** An act that is not in the record, but could be, as far as its parties, issues and regions go. */
function readActIn(negotiation: Negotiation, given: unknown): Act {
  const act = readAct(given)
  const unknown = referenceFaults(knownIn(negotiation), act, [])
  const faults = unknown.length > 0 ? unknown : outcomeFaults(negotiation, act, [])
  if (faults.length > 0) throw new DemarcheError(faults)
  return act
}
