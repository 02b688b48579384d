import { isDeepStrictEqual } from 'node:util'
import { DemarcheError, type Negotiation, type Safe } from 'demarche'
import { expect } from 'vitest'
import { type Entry, entries, exported } from './entries.js'
import { examine } from './examine.js'
import { fingerprint } from './fingerprint.js'
import { prototypesAreClean } from './globals.js'
import { Own, type Plan, realise } from './plan.js'
import { isDeeplyFrozen } from './source.js'

/** How a call ended. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly error: DemarcheError }
  /** By what a function threw that was handed in. */
  | { readonly kind: 'interrupted' }

/** Calls an entry and its twin with what is planned, and checks all that must hold of any call. */
export async function check(name: string, plans: readonly Plan[], negotiation: Negotiation): Promise<Outcome> {
  const entry = entries[name] as Entry
  const args = plans.map((plan) => realise(plan, negotiation))
  const before = args.map(fingerprint)
  const outcome = await outcomeOf(() => call(name, args))
  expect(args.map(fingerprint), 'the arguments after the call').toEqual(before)
  expect(prototypesAreClean(), 'nothing is added to what all objects inherit').toBe(true)
  const other = await otherOutcome(
    entry,
    plans.map((plan) => realise(plan, negotiation)),
  )
  if (other !== undefined) expectSame(other, outcome)
  if (outcome.kind === 'accepted') checkResult(entry, outcome.result)
  if (outcome.kind === 'refused') checkError(outcome.error)
  return outcome
}

function call(name: string, args: readonly unknown[]): unknown {
  const called = exported[name] as (...args: readonly unknown[]) => unknown
  // An act as such may hold anything, a function named `then` too: wrapped, it is no promise to be waited for.
  if (name === 'DemarcheError') return Reflect.construct(called, args).issues
  return called(...args)
}

async function outcomeOf(run: () => unknown): Promise<Outcome> {
  try {
    const result = run()
    return { kind: 'accepted', result: result instanceof Promise ? await result : result }
  } catch (error) {
    if (error instanceof DemarcheError) return { kind: 'refused', error }
    if (error instanceof Own) return { kind: 'interrupted' }
    throw error
  }
}

async function otherOutcome({ twin, atOnce }: Entry, args: readonly unknown[]): Promise<Outcome | undefined> {
  if (atOnce !== undefined) return outcomeOf(() => call(atOnce, args))
  if (twin === undefined) return undefined
  const told = await outcomeOf(() => call(twin, args))
  if (told.kind !== 'accepted') return told.kind === 'interrupted' ? told : expect.fail(`${twin} has thrown`)
  const safe = told.result as Safe<unknown>
  return safe.success ? { kind: 'accepted', result: safe.data } : { kind: 'refused', error: safe.error }
}

function expectSame(other: Outcome, outcome: Outcome): void {
  expect(other.kind, 'the other entry').toBe(outcome.kind)
  if (other.kind === 'accepted' && outcome.kind === 'accepted') {
    expect(isDeepStrictEqual(other.result, outcome.result), 'the results are the same').toBe(true)
  }
  if (other.kind === 'refused' && outcome.kind === 'refused') expect(other.error.message).toBe(outcome.error.message)
}

function checkResult({ returns }: Entry, result: unknown): void {
  if (returns === 'text') expect(typeof result).toBe('string')
  if (returns === 'data') expect(isDeeplyFrozen(result), 'the result is frozen').toBe(true)
  if (returns === 'negotiation') examine(result as Negotiation)
}

const longest = 4_000_000

function checkError(error: DemarcheError): void {
  expect(error.issues.length).toBeGreaterThan(0)
  expect(error.message.length).toBeLessThan(longest)
  expect(isDeeplyFrozen(error.issues), 'the issues are frozen').toBe(true)
}
