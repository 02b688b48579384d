import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assess, blockers, bridge, gap, gapMatrix } from 'demarche'
import { fromNegotiation, negotiationOf, type Situation } from 'demarche/forecast'
import { readDecide } from 'demarche/io'
import { blockersSection, bridgeSection, gapMatrixSection, renderMarkdown } from 'demarche/report'
import { describe, expect, it } from 'vitest'

const file = join(process.env.DEMARCHE_REFERENCE ?? '', 'spatial', 'cop21', 'cop21-decide.tsv')
const known = process.env.DEMARCHE_REFERENCE !== undefined && existsSync(file)

describe.runIf(known)('the blocs of the climate talks of 2015, read as a negotiation', () => {
  if (!known) return
  const situation: Situation = readDecide(readFileSync(file)).data
  const [blocs, issues] = [Object.keys(situation.actors), Object.keys(situation.issues)]
  const as = (firmness: 'soft' | 'firm') =>
    negotiationOf(situation, { id: 'cop21', title: 'Paris 2015', date: '2015-10-02', firmness })
  const { negotiation: firm, assumptions } = as('firm')
  const { negotiation: soft } = as('soft')
  const stance = (bloc: string, issue: string) => situation.actors[bloc]?.stances[issue]
  const place = (bloc: string, issue: string) => stance(bloc, issue)?.position as number | undefined
  const span = (issue: string) => (situation.issues[issue]?.max ?? 0) - (situation.issues[issue]?.min ?? 0)

  it('are fifteen on thirteen issues, whose stances are all told', () => {
    expect([blocs.length, issues.length]).toEqual([15, 13])
    expect(firm.acts).toHaveLength(blocs.flatMap((bloc) => Object.keys(situation.actors[bloc]?.stances ?? {})).length)
    expect(assumptions).toEqual([
      { kind: 'asGroup', actors: blocs },
      { kind: 'firmness', firmness: 'firm', actors: blocs },
      { kind: 'leftOut', what: 'capability', actors: blocs },
    ])
  })

  it('stand where they stood, and weigh issues as they did, when read back', () => {
    const back = fromNegotiation(soft, { within: 'inner' }).situation
    for (const bloc of blocs) {
      for (const issue of issues) {
        expect(back.actors[bloc]?.stances[issue]?.position).toBe(place(bloc, issue))
        expect(back.actors[bloc]?.stances[issue]?.salience).toBe(stance(bloc, issue)?.salience)
      }
    }
  })

  it('are as far apart on each issue as their positions, over the span of its scale', () => {
    let compared = 0
    for (const issue of issues) {
      const { cells, parties } = gapMatrix(firm, { issues: [issue] })
      for (const [i, a] of parties.entries()) {
        for (const [j, b] of parties.entries()) {
          const [x, y] = [place(a, issue), place(b, issue)]
          if (x === undefined || y === undefined) continue
          const apart = Math.abs(x - y) / span(issue)
          expect(cells[i]?.[j]?.lower).toBeCloseTo(apart, 12)
          expect(cells[i]?.[j]?.upper).toBeCloseTo(apart, 12)
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(2000)
  })

  it('are in all as far apart as these distances, by saliences of both', () => {
    const { issues: each, weights, lower } = gap(firm, 'USA', 'China')
    const whole = each.reduce((sum, one) => sum + (weights[one.issue] ?? 0) * one.lower, 0)
    expect(lower).toBeCloseTo(whole, 12)
    expect(lower).toBeGreaterThan(0)
  })

  it('block each other by pairs where they stand apart, if that is firm, and nowhere if it is not', () => {
    const apart = issues.flatMap((issue) =>
      blocs.flatMap((a, i) => blocs.slice(i + 1).filter((b) => differ(place(a, issue), place(b, issue)))),
    )
    expect(blockers(firm)).toHaveLength(apart.length)
    expect(blockers(soft)).toEqual([])
  })

  it('have bridges that end each issue within the positions on it, at the least total', () => {
    const { packages, bound, complete } = bridge(firm, { limit: 3 })
    expect(complete).toBe(true)
    const [best] = packages
    expect(best?.total).toBeCloseTo(bound, 9)
    for (const issue of issues) {
      const on = blocs.flatMap((bloc) => place(bloc, issue) ?? [])
      expect(best?.terms[issue]).toBeGreaterThanOrEqual(Math.min(...on))
      expect(best?.terms[issue]).toBeLessThanOrEqual(Math.max(...on))
    }
    expect(assess(firm, { terms: best?.terms ?? {} })).toHaveLength(15)
    expect(bridge(soft, { limit: 1 }).packages[0]?.total).toBe(0)
  })

  it('fill sections of a report', () => {
    const sections = [gapMatrixSection(firm), blockersSection(firm, { issues: ['mrv'] }), bridgeSection(firm)]
    const told = renderMarkdown(sections)
    for (const bloc of blocs) expect(told).toContain(bloc.replaceAll('_', '\\_'))
    expect(told).not.toMatch(/NaN|undefined/)
  })
})

function differ(x: number | undefined, y: number | undefined): boolean {
  return x !== undefined && y !== undefined && x !== y
}
