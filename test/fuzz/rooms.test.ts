import { DemarcheError } from 'demarche'
import * as bargain from 'demarche/bargain'
import * as conflict from 'demarche/conflict'
import * as forecast from 'demarche/forecast'
import * as io from 'demarche/io'
import * as network from 'demarche/network'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { talks } from './corpus.js'
import { edited, edits, payloads } from './edits.js'
import { fingerprint } from './fingerprint.js'
import { changedGlobals, globals, prototypesAreClean } from './globals.js'
import { Own, type Plan, realise } from './plan.js'

type Called = (...args: readonly unknown[]) => unknown

/** Not called with input, but handed in: what calls them has checked what it gives them. */
const handedIn = ['acceptNext', 'boulware', 'conceder', 'hardliner', 'linear']

const rooms = { bargain, conflict, forecast, io, network }
const entries = Object.entries(rooms).flatMap(([room, names]) =>
  Object.entries(names as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    typeof value === 'function' && !handedIn.includes(name) ? [[`${room}.${name}`, value as Called] as const] : [],
  ),
)

const wanted = Number(process.env.DEMARCHE_FUZZ ?? 4_000)

/** Whatever comes in, a result comes out, or one kind of error; and nothing is changed that is not its own. */
async function expectAnswer(called: Called, args: readonly unknown[]): Promise<boolean> {
  const before = args.map(fingerprint)
  const answered = await answers(called, args)
  expect(args.map(fingerprint), 'the arguments after the call').toEqual(before)
  expect(prototypesAreClean(), 'nothing is added to what all objects inherit').toBe(true)
  return answered
}

async function answers(called: Called, args: readonly unknown[]): Promise<boolean> {
  try {
    await called(...args)
    return true
  } catch (error) {
    if (error instanceof DemarcheError || error instanceof Own) return false
    throw error
  }
}

describe('every function of every room', () => {
  it.each(entries)('%s should answer or refuse, whatever it is given', async (_, called) => {
    const before = globals()
    await fc.assert(
      fc.asyncProperty(fc.array(payloads, { maxLength: 4 }), async (plans) => {
        await expectAnswer(
          called,
          plans.map((plan) => realise(plan, talks)),
        )
      }),
      { numRuns: Math.ceil(wanted / 250) },
    )
    expect(changedGlobals(before, globals())).toEqual([])
  })
})

const twoIssues = {
  pay: { scale: { kind: 'interval', min: 0, max: 8, unit: '%' }, step: 2 },
  hours: { scale: { kind: 'ordinal', levels: ['38', '37', '36'] } },
}
const worth = (slope: number) => ({
  values: { pay: { kind: 'linear', slope }, hours: { kind: 'table', worth: { 38: 0, 37: slope * 3, 36: slope * 4 } } },
  reservation: 1,
})

/** Inputs that are taken as they are, and what is then asked of what has been made of them. */
const inputs: readonly (readonly [name: string, input: Plan, asked: Called])[] = [
  [
    'a conflict',
    {
      decisionMakers: {
        us: { preferences: { kind: 'statements', statements: ['withdraw', '-strike IF withdraw', '-strike'] } },
        ussr: { preferences: { kind: 'ranking', ranking: [[0], [1, ['withdraw']]] } },
      },
      options: { strike: { owners: ['us'], direction: 'forward' }, withdraw: { owners: ['ussr'] } },
      infeasible: [{ atMostOne: ['strike', 'withdraw'] }, { pattern: 'strike', onlyIf: '-withdraw' }],
      indistinguishable: ['strike'],
      statusQuo: ['strike'],
    },
    (input) => conflict.stability(input as conflict.ConflictInput),
  ],
  [
    'a scenario',
    { domain: { issues: twoIssues }, preferences: { union: worth(1), port: worth(-1) } },
    (input) => bargain.nash(input as bargain.ScenarioInput),
  ],
  [
    'statements',
    {
      qualifier: { kind: 'boolean' },
      statements: [
        { id: 'a', date: '2025-01-06', actor: 'north', concept: 'dam', qualifier: true, document: 'paper' },
        { id: 'b', date: '2025-02-03', actor: 'south', concept: 'dam', qualifier: false },
      ],
    },
    (input) => network.oneModeNetworks(network.defineStatements(input as network.StatementsInput)),
  ],
  [
    'a network',
    {
      kind: 'twoMode',
      labels: ['north', 'south'],
      attributes: { north: { kind: 'state' } },
      columns: ['dam'],
      edges: [{ source: 'north', target: 'dam', weight: 1 }],
    },
    (input) => network.matrix(network.defineNetwork(input as network.NetworkInput)),
  ],
  [
    'a situation',
    {
      issues: { delay: { min: 4, max: 10, unit: 'years', referencePoint: 10 }, scope: {} },
      actors: {
        north: { capability: 0.2, stances: { delay: { position: 4, salience: 0.8 }, scope: { position: 1 } } },
        south: { capability: 0.3, stances: { delay: { position: { atLeast: 6, atMost: 10 } } } },
      },
    },
    (input) => forecast.compromise(input as forecast.SituationInput),
  ],
]

describe('what the rooms work on', () => {
  it.each(inputs)('%s should be taken, or refused once it is changed', async (_, input, asked) => {
    expect(await answers(asked, [input])).toBe(true)
    const met = new Set<boolean>()
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 3 }), async (made) => {
        const args = edited([input], made).map((plan) => realise(plan, talks))
        met.add(await expectAnswer(asked, args))
      }),
      { numRuns: Math.ceil(wanted / 20) },
    )
    expect(met).toEqual(new Set([true, false]))
  })
})
