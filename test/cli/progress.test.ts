import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { watch } from '../../src/cli/progress.js'

function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY })
  return { stream, shown: () => (stream.read() ?? '') as string }
}

describe('progress of a long search', () => {
  it('is told on a terminal, twice a second at most, and wiped in the end', () => {
    const { stream, shown } = terminal(true)
    let now = 0
    const { watched, done } = watch(stream, () => now)
    for (const [at, steps] of [
      [499, 10],
      [500, 1200],
      [900, 1300],
      [1000, 2400],
    ] as const) {
      now = at
      watched.onProgress?.({ steps, found: 1 })
    }
    done()
    expect(shown().split('\r\u001b[K')).toEqual([
      '',
      'searching: 1,200 steps, 1 found',
      'searching: 2,400 steps, 1 found',
      '',
    ])
  })

  it('says nothing of a short one', () => {
    const { stream, shown } = terminal(true)
    const { watched, done } = watch(stream, () => 0)
    watched.onProgress?.({ steps: 1, found: 0 })
    done()
    expect(shown()).toBe('')
  })

  it('says nothing anywhere else', () => {
    expect(watch(terminal(false).stream).watched).toEqual({})
  })
})
