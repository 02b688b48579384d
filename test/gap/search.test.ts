import { describe, expect, it } from 'vitest'
import { atOnce, inTurns, type Search } from '../../src/gap/search.js'

/** Counts its steps, and says whether it came to an end. */
function* count(steps: number): Search<{ steps: number; complete: boolean }> {
  for (let done = 0; done < steps; done++)
    if (yield { steps: done + 1, found: 0 }) return { steps: done, complete: false }
  return { steps, complete: true }
}

describe.each([
  ['at once', async (...args: Parameters<typeof atOnce<{ steps: number; complete: boolean }>>) => atOnce(...args)],
  ['in turns', inTurns<{ steps: number; complete: boolean }>],
])('a search %s', (_, run) => {
  it('should come to its end where nobody watches', async () => {
    expect(await run(count(100), {})).toEqual({ steps: 100, complete: true })
    expect(await run(count(0), {})).toEqual({ steps: 0, complete: true })
  })

  it('should tell each step', async () => {
    const told: number[] = []
    await run(count(3), { onProgress: ({ steps }) => told.push(steps) })
    expect(told).toEqual([1, 2, 3])
  })

  it('should stop between steps once the signal is given', async () => {
    const stop = new AbortController()
    const onProgress = ({ steps }: { steps: number }) => {
      if (steps === 2) stop.abort()
    }
    expect(await run(count(100), { signal: stop.signal, onProgress })).toEqual({ steps: 1, complete: false })
    expect(await run(count(100), { signal: new AbortController().signal })).toMatchObject({ complete: true })
  })
})

it('a search in turns should let others have a turn, and be stopped by them', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort())
  const told: number[] = []
  const { complete } = await inTurns(count(1_000_000), {
    signal: stop.signal,
    onProgress: ({ steps }) => told.push(steps),
  })
  expect(complete).toBe(false)
  expect(told.length).toBeGreaterThanOrEqual(32)
})
