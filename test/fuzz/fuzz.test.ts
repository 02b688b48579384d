import { type ActInput, DemarcheError, defineNegotiation, gap, record } from 'demarche'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from './check.js'
import { talks as anyTalks, corpus, corpusInTurns } from './corpus.js'
import { edited, edits } from './edits.js'
import { constants, type Entry, entries, exported } from './entries.js'
import { changedGlobals, globals } from './globals.js'
import { realise } from './plan.js'
import { Chooser, worlds } from './world.js'

const names = Object.keys(entries)
const wanted = Number(process.env.DEMARCHE_FUZZ ?? 4_000)
const ofParse = Math.ceil(wanted / 8)
const ofEach = Math.ceil((wanted - ofParse) / (names.length - 1))
const isLong = process.env.DEMARCHE_FUZZ !== undefined

describe('the entries that are fuzzed', () => {
  it('should be all that is exported', () => {
    const twins = Object.values(entries).flatMap(({ twin }) => twin ?? [])
    expect([...names, ...twins, ...constants].toSorted()).toEqual(Object.keys(exported).toSorted())
  })

  it('should name every twin', () => {
    const twinOf = (name: string) => `safe${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
    const expected = names.filter((name) => twinOf(name) in exported)
    expect(names.filter((name) => (entries[name] as Entry).twin === twinOf(name))).toEqual(expected)
  })
})

/** Says what was called with what, after the smallest case that fast-check found. */
function tellCall(name: string, args: unknown): (error: unknown) => never {
  return (error) => {
    throw new Error(`${name} was called with ${fc.stringify(args)}`, { cause: error })
  }
}

interface Slow {
  readonly milliseconds: number
  readonly name: string
  readonly input: string
}

const slowest: Slow[] = []
const counts = { accepted: 0, refused: 0, interrupted: 0 }

/** Told after a long run only: a test has no business with a clock. */
function note(name: string, args: unknown, milliseconds: number): void {
  if (!isLong || milliseconds <= (slowest[9]?.milliseconds ?? 0)) return
  slowest.push({ milliseconds, name, input: fc.stringify(args).slice(0, 300) })
  slowest.sort((x, y) => y.milliseconds - x.milliseconds)
  slowest.splice(10)
}

describe.each(names)('%s', (name) => {
  it('should answer or refuse, whatever it is given', async () => {
    const before = globals()
    const met = new Set<string>()
    const entry = entries[name] as Entry
    await fc.assert(
      fc.asyncProperty(worlds, fc.array(edits, { maxLength: 3 }), async (world, made) => {
        const choose = new Chooser(world)
        const args = edited(entry.args(choose), made)
        const start = performance.now()
        const { kind } = await check(name, args, choose.negotiation).catch(tellCall(name, args))
        note(name, args, performance.now() - start)
        met.add(kind)
        counts[kind]++
      }),
      { numRuns: name === 'parseNegotiation' ? ofParse : ofEach },
    )
    expect(changedGlobals(before, globals())).toEqual([])
    expect(met).toContain('accepted')
    expect(met).toContain('refused')
  })
})

describe('inputs that were once answered wrongly', () => {
  it.each(corpus)('should be refused: $name (was: $was)', ({ run }) => {
    expect(run).toThrow(DemarcheError)
  })

  it.each(corpusInTurns)('should be refused: $name (was: $was)', async ({ run }) => {
    await expect(run()).rejects.toThrow(DemarcheError)
  })

  it('should share out weights whose sum is no number any more', () => {
    const talks = defineNegotiation({
      id: 'talks',
      title: 'Talks',
      parties: { a: { kind: 'state', name: 'A' }, b: { kind: 'state', name: 'B' } },
      issues: { pay: { name: 'Pay', scale: { kind: 'binary' } }, hours: { name: 'Hours', scale: { kind: 'binary' } } },
    })
    const { weights } = gap(talks, 'a', 'b', { weights: { pay: Number.MAX_VALUE, hours: Number.MAX_VALUE } })
    expect(weights).toEqual({ pay: 0.5, hours: 0.5 })
  })

  it('should leave the issues that an error is made of as they are', () => {
    const issue = { path: ['acts'], code: 'missing', message: 'expected acts' } as const
    expect(new DemarcheError([issue]).issues[0]).toEqual(issue)
    expect(Object.isFrozen(issue)).toBe(false)
  })

  it('should be read once, so that what was checked is what is used', () => {
    const fields = { $: 'changing', of: { kind: 'threat', id: 'act', by: 'a', date: '2025-04-01' } }
    const act = realise(fields, anyTalks) as ActInput
    expect(record(anyTalks, act).acts[0]).toMatchObject({ kind: 'threat', id: 'act', by: 'a' })
  })
})

afterAll(() => {
  if (!isLong) return
  const lines = slowest.map(({ milliseconds, name, input }) => `${Math.round(milliseconds)} ms ${name} ${input}`)
  const total = counts.accepted + counts.refused + counts.interrupted
  process.stdout.write(`${total} inputs: ${JSON.stringify(counts)}; the slowest:\n${lines.join('\n')}\n`)
})
