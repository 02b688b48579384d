import { agentLaws } from './agentLaws.js'
import { aggregationLaws } from './aggregationLaws.js'
import { agreementLaws } from './agreementLaws.js'
import { bridgeLaws } from './bridgeLaws.js'
import { distanceLaws } from './distanceLaws.js'
import { gapLaws } from './gapLaws.js'
import { influenceLaws } from './influenceLaws.js'
import { keeperLaws } from './keeperLaws.js'
import { measureLaws } from './measureLaws.js'
import { movementLaws } from './movementLaws.js'
import { positionLaws } from './positionLaws.js'
import { reciprocityLaws } from './reciprocityLaws.js'
import { recodingLaws } from './recodingLaws.js'
import { recordLaws } from './recordLaws.js'
import { regionLaws } from './regionLaws.js'
import { verdictLaws } from './verdictLaws.js'
import { whatIfLaws } from './whatIfLaws.js'

/** Families of laws. Those that take a function are laws about any function of that kind. */
export const laws = {
  agent: agentLaws,
  aggregation: aggregationLaws,
  agreement: agreementLaws,
  bridge: bridgeLaws,
  distance: distanceLaws,
  gap: gapLaws,
  keeper: keeperLaws,
  influence: influenceLaws,
  measure: measureLaws,
  movement: movementLaws,
  position: positionLaws,
  recoding: recodingLaws,
  reciprocity: reciprocityLaws,
  record: recordLaws,
  region: regionLaws,
  verdict: verdictLaws,
  whatIf: whatIfLaws,
} as const
