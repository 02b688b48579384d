import type { Region } from '../model/region.js'
import {
  contains,
  difference,
  emptyRegion,
  isEmpty,
  sameRegion,
  union,
  wholeRegion,
  withBeyond,
} from '../model/region.js'
import type { Scale, Value } from '../model/scale.js'
import type { Bearing } from './bearing.js'

/** What the acts heard so far say of one party on one issue. It changes as `hear` goes through them. */
export interface Stance {
  inner: Region
  outer: Region
  ideal: Value | undefined
  salience: number | undefined
  /** Acts behind `inner` and behind `outer`: all since the last firm one, that one included. */
  innerActs: string[]
  outerActs: string[]
  /** The acts that named the present ideal point and the present salience. */
  idealAct: string | undefined
  salienceAct: string | undefined
}

/** Of a party that has said nothing: nothing is shown to be accepted, nothing is ruled out. */
export function silence(scale: Scale): Stance {
  return {
    inner: emptyRegion(scale),
    outer: wholeRegion(scale),
    ideal: undefined,
    salience: undefined,
    innerActs: [],
    outerActs: [],
    idealAct: undefined,
    salienceAct: undefined,
  }
}

/** Takes one more act into the stance. The latest act wins. */
export function hear(scale: Scale, stance: Stance, bearing: Bearing, singlePeaked: boolean): void {
  const { act, region, ideal, salience } = bearing
  if (region !== undefined) shift(scale, stance, bearing, region, singlePeaked)
  if (ideal !== undefined) {
    stance.ideal = ideal
    stance.idealAct = act
  } else if (stance.ideal !== undefined && !contains(stance.outer, stance.ideal)) {
    stance.ideal = undefined
    stance.idealAct = undefined
  }
  if (salience !== undefined) {
    stance.salience = salience
    stance.salienceAct = act
  }
}

function shift(scale: Scale, stance: Stance, { act, effect }: Bearing, region: Region, singlePeaked: boolean): void {
  switch (effect) {
    case 'fix':
      stance.inner = region
      stance.outer = region
      stance.innerActs = [act]
      stance.outerActs = [act]
      break
    case 'add':
      stance.inner = union(scale, stance.inner, region)
      stance.innerActs.push(act)
      widen(scale, stance, act, region)
      break
    case 'allow':
      widen(scale, stance, act, region)
      break
    case 'exclude':
      exclude(scale, stance, act, singlePeaked ? withBeyond(scale, region, stance.inner) : region)
      break
  }
}

function widen(scale: Scale, stance: Stance, act: string, region: Region): void {
  const outer = union(scale, stance.outer, region)
  if (outer === stance.outer) return
  stance.outer = outer
  stance.outerActs.push(act)
}

function exclude(scale: Scale, stance: Stance, act: string, refused: Region): void {
  const inner = difference(scale, stance.inner, refused)
  if (inner !== stance.inner) {
    stance.inner = inner
    stance.innerActs.push(act)
  }
  stance.outer = difference(scale, stance.outer, refused)
  stance.outerActs.push(act)
}

/** Whether anything is known: some value is shown to be accepted, or some is ruled out. */
export function isKnown(scale: Scale, stance: { readonly inner: Region; readonly outer: Region }): boolean {
  return !isEmpty(stance.inner) || !sameRegion(stance.outer, wholeRegion(scale))
}
