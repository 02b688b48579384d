import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { winners } from '../../src/forecast/election/winners.js'

/** What the tools of the field say about actors with positions; only what is used here. */
interface Reference {
  readonly ktab_smp: {
    readonly cases: {
      readonly pce_unit_cases: readonly {
        readonly weights: readonly number[]
        readonly utilities: readonly (readonly number[])[]
        readonly votingRule: 'Prop' | 'Binary' | 'PropCbc'
        readonly victory: 'Linear' | 'Square' | 'Binary'
        readonly pce: 'Conditional' | 'MarkovIncentive' | 'MarkovUniform'
        readonly p: readonly number[]
      }[]
    }
  }
}

const folder = join(process.env.DEMARCHE_REFERENCE ?? '', 'spatial')
const file = join(folder, 'results.json')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(file)
const reference: Reference | undefined = known ? JSON.parse(readFileSync(file, 'utf8')) : undefined

describe.runIf(known)('elections as KTAB holds them', () => {
  const votingRules = { Prop: 'proportional', Binary: 'binary', PropCbc: 'proportionalCubic' } as const
  const victories = { Linear: 'linear', Square: 'square', Binary: 'binary' } as const
  const models = {
    Conditional: 'conditional',
    MarkovIncentive: 'markovIncentive',
    MarkovUniform: 'markovUniform',
  } as const

  it('have its probabilities to 1e-13', () => {
    const all = reference?.ktab_smp.cases.pce_unit_cases ?? []
    expect(all).toHaveLength(162)
    const off = all.map((one) => {
      const found = winners(
        {
          options: one.p.length,
          weights: Float64Array.from(one.weights),
          utilities: Float64Array.from(one.utilities.flat()),
        },
        { votingRule: votingRules[one.votingRule], victory: victories[one.victory], model: models[one.pce] },
      )
      return Math.max(...one.p.map((p, i) => Math.abs(p - (found[i] as number))))
    })
    expect(Math.max(...off)).toBeLessThan(1e-13)
  })
})
