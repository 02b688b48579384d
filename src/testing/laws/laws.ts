import { aggregationLaws } from './aggregationLaws.js'
import { distanceLaws } from './distanceLaws.js'
import { gapLaws } from './gapLaws.js'
import { measureLaws } from './measureLaws.js'
import { positionLaws } from './positionLaws.js'
import { recordLaws } from './recordLaws.js'
import { regionLaws } from './regionLaws.js'
import { verdictLaws } from './verdictLaws.js'

/** Families of laws. Those that take a function are laws about any function of that kind. */
export const laws = {
  aggregation: aggregationLaws,
  distance: distanceLaws,
  gap: gapLaws,
  measure: measureLaws,
  position: positionLaws,
  record: recordLaws,
  region: regionLaws,
  verdict: verdictLaws,
} as const
