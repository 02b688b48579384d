import type { ForecastModel, SituationInput } from 'demarche/forecast'
import { ensembleSections, forecastSections, renderText, type Section, situationSection } from 'demarche/report'
import { describe, expect, it } from 'vitest'
import { faultsOf, wageTalks } from '../support/wage.js'

/** Made up. */
const situation: SituationInput = {
  issues: {
    delay: { name: 'Delay', unit: 'years', min: 4, max: 10 },
    ban: {
      name: 'A ban',
      meanings: [
        { at: 0, meaning: 'no' },
        { at: 1, meaning: 'yes' },
      ],
    },
  },
  actors: {
    north: {
      name: 'North',
      capability: 1,
      stances: { delay: { position: 4, salience: 1 }, ban: { position: 1, salience: 1 } },
    },
    south: { name: 'South', stances: { delay: { position: { atLeast: 6, atMost: 10 }, salience: 0.5 } } },
  },
}

function tablesOf(sections: readonly Section[]) {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [[block.head, ...block.rows]] : [])),
  )
}

describe('sections of forecasts', () => {
  it('say what is taken for granted, then where models end', () => {
    const sections = forecastSections(situation, { models: ['compromise', 'median'] })
    expect(renderText(sections)).toBe(
      [
        'What is taken for granted',
        '─────────────────────────',
        '• On Delay, South: the middle of where each may stand is taken.',
        '• Capability of South on Delay: not known, 1 is taken.',
        '• On A ban, nothing is known of where South stands: no part in the outcome.',
        '',
        'Where it may end',
        '────────────────',
        '                     compromise  median',
        '───────────────────  ──────────  ──────',
        'Delay (years)        5.33        4',
        'A ban (0 no, 1 yes)  1           1',
        '',
      ].join('\n'),
    )
    const idle = { issues: { x: {} }, actors: { a: { capability: 0, stances: { x: { position: 1, salience: 0 } } } } }
    expect(tablesOf(forecastSections(idle))[0]?.[1]).toEqual([
      'x',
      'none: nobody has any weight',
      'none: nobody has any weight',
    ])
    expect(forecastSections(idle)).toHaveLength(1)
    expect(faultsOf(() => forecastSections(situation, { models: ['meen'] as never }))).toEqual([
      'models.0: unknownName',
    ])
    expect(faultsOf(() => forecastSections(situation, { issues: ['dealy'] }))).toEqual(['issues.0: unknownName'])
  })

  it('tell of ensembles how far outcomes spread, and what is worth finding out', () => {
    const sections = ensembleSections(situation, 'compromise', { samples: 500, sensitivity: 'sobol' })
    expect(sections.map(({ title }) => title)).toEqual([
      'What is taken for granted',
      'Where it may end, by compromise',
      'What is worth finding out',
    ])
    const told = renderText(sections, { width: 200 })
    expect(told).toContain('• 2 numbers are not known; each is drawn independently, and evenly from its range.')
    expect(told).toContain('• Capability of South: not known, 0 to 1 is taken.')
    expect(told).toContain('500 situations drawn as a Latin hypercube (seed 1)')
    const [spread, worth] = tablesOf(sections)
    expect(spread?.[2]).toEqual(['A ban (0 no, 1 yes)', '1', '1', '1', '1'])
    expect(worth?.slice(1).map(([issue, what]) => `${issue}: ${what}`)).toEqual([
      'Delay: capability of South',
      'Delay: position of South',
    ])
    expect(worth?.[1]?.slice(2).join(' ')).toMatch(/^0\.\d\d ± 0\.\d\d 0\.\d\d ± 0\.\d\d 0\.\d+ → 0\.\d+$/)
  })

  it('tell of rank correlations, of actors, of samples without an outcome, and of what was stopped', () => {
    const ranks = ensembleSections(situation, 'compromise', { samples: 50 })
    expect(tablesOf(ranks)[1]?.[0]).toEqual(['issue', 'not known', 'correlation'])
    const actors = tablesOf(ensembleSections(situation, 'compromise', { samples: 50, sensitivity: 'sobolByActor' }))
    expect(actors[1]?.[1]?.[1]).toBe('all of South (2 numbers)')
    const half: ForecastModel = ({ actors: { south } }) =>
      (south?.stances.delay?.position as number) < 8 ? { outcome: { delay: 5, ban: 0 } } : { outcome: {} }
    expect(tablesOf(ensembleSections(situation, half, { samples: 2 }))[0]?.slice(1)).toEqual([
      ['Delay (years); 50% none: the model has none', '5', '5', '5', '5'],
      ['A ban (0 no, 1 yes); 50% none: the model has none', '0', '0', '0', '0'],
    ])
    const stopped = ensembleSections(situation, 'mean', { signal: AbortSignal.abort() })
    expect(renderText(stopped, { width: 400 })).toContain('Stopped before all that were asked for were drawn.')
    const known = { issues: { x: {} }, actors: { a: { capability: 1, stances: { x: { position: 1, salience: 1 } } } } }
    expect(renderText(ensembleSections(known, 'mean'))).toContain('Nothing that the model asks for is unknown')
  })

  it('say how positions of a negotiation are read', () => {
    const capabilities = { union: 1, port: 1, city: 1, owners: 1 }
    const { blocks } = situationSection(wageTalks, { issues: ['raise', 'venue'], capabilities })
    expect(blocks).toEqual([
      {
        kind: 'list',
        items: [
          'Left out, since their options have no order: venue.',
          'On Pay rise, nothing is known of where everyone stands: no part in the outcome.',
        ],
      },
    ])
  })
})
