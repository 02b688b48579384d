import { type ActInput, extend, type Negotiation, record, type Scale } from 'demarche'
import * as fc from 'fast-check'
import { build, gridOf, type Scenario, scales, scenarios } from './source.js'

/** A valid negotiation, and choices among what it has. */
export interface World {
  readonly scenario: Scenario
  readonly choices: readonly number[]
}

/** Spans so small, so large or so far out that arithmetic on them rounds, or nearly overflows. */
const extremeScales = fc.constantFrom<Scale>(
  { kind: 'interval', min: 0, max: 8 * Number.MIN_VALUE },
  { kind: 'interval', min: -1e307, max: 1e307 },
  { kind: 'interval', min: Number.MAX_SAFE_INTEGER - 15, max: Number.MAX_SAFE_INTEGER + 1 },
  { kind: 'interval', min: -1e-300, max: 1e300 },
  { kind: 'ordinal', levels: ['level1', 'level2', 'level3'], coordinates: [0, Number.MIN_VALUE, 1] },
  { kind: 'nominal', options: ['\ud800', '__proto__', 'toString'] },
)

export const worlds: fc.Arbitrary<World> = fc.record({
  scenario: scenarios({
    scale: fc.oneof({ weight: 4, arbitrary: scales }, { weight: 1, arbitrary: extremeScales }),
    acts: { min: 0, max: 6 },
    issues: { min: 1, max: 2 },
    linkages: true,
  }),
  choices: fc.array(fc.nat({ max: 999 }), { minLength: 16, maxLength: 16 }),
})

/** What there is to choose from; each question takes the next choice. */
export class Chooser {
  readonly negotiation: Negotiation
  readonly scenario: Scenario
  readonly #choices: readonly number[]
  #next = 0

  constructor({ scenario, choices }: World) {
    this.scenario = scenario
    this.#choices = choices
    this.negotiation = this.#furnished(build(scenario))
  }

  /** With some of all that a negotiation can hold beside parties, issues and stances. */
  #furnished(bare: Negotiation): Negotiation {
    const [a, b] = Object.keys(bare.parties) as [string, string]
    const evidence = [
      { source: 'paper', selector: { type: 'TextQuoteSelector', exact: 'words', prefix: 'Some ' } },
    ] as const
    if (this.number(2) === 0) return bare
    const furnished: Negotiation = extend(bare, {
      delegates: { envoy: { name: 'Envoy', role: 'envoy', speaksFor: [a], evidence } },
      sources: { paper: { title: 'Paper', date: '2025-04-01', language: 'en' } },
      relations: { ties: { kind: 'rivalry', between: [a, b], since: '2025-04-02' } },
      assessments: [
        { status: 'stalled', date: { from: '2025-04-01', to: '2025-04-03' }, assertedBy: { officialsOf: b } },
      ],
    })
    const on = { date: '2025-04-30' }
    const acts: readonly ActInput[] = [
      { kind: 'appeal', id: 'appeal', by: a, to: [b], ...on, strength: 'push', evidence },
      { kind: 'doubt', id: 'doubt', concerning: 'appeal', trend: 'growing', ...on },
      { kind: 'pledge', id: 'pledge', by: b, ...on, reiterates: true, assertedBy: { speaker: 'envoy' } },
      { kind: 'meeting', id: 'meeting', participants: [{ party: a, delegates: ['envoy'] }, { party: b }], ...on },
      { kind: 'incident', id: 'incident', ...on, partOf: 'meeting', casualties: { killed: 0, injured: 2 } },
      { kind: 'accusation', id: 'accusation', by: a, about: [b], ...on, event: { cameo: '112' } },
    ]
    return record(furnished, ...acts.slice(0, this.number(acts.length + 1)))
  }

  number(below: number): number {
    return (this.#choices[this.#next++ % this.#choices.length] ?? 0) % below
  }

  of<T>(...options: readonly T[]): T {
    return options[this.number(options.length)] as T
  }

  /** The fields, or only some of them. */
  some(fields: Readonly<Record<string, () => unknown>>): Record<string, unknown> {
    const chosen = Object.entries(fields).filter(() => this.number(3) > 0)
    return Object.fromEntries(chosen.map(([key, make]) => [key, make()]))
  }

  party(): string {
    return this.of(...Object.keys(this.negotiation.parties))
  }

  issue(): string {
    return this.of(...Object.keys(this.negotiation.issues))
  }

  scale() {
    return structuredClone(Object.values(this.negotiation.issues)[0]?.scale)
  }

  /** A value, or a list of values, on the scale of the first issue. */
  expression(issue = Object.keys(this.negotiation.issues)[0] as string): unknown {
    const grid = gridOf((this.negotiation.issues[issue] as Negotiation['issues'][string]).scale)
    return this.of<unknown>(this.of(...grid), { anyOf: [this.of(...grid), this.of(...grid)] })
  }

  terms(): Record<string, unknown> {
    const issue = this.issue()
    return { [issue]: this.expression(issue) }
  }

  act(): string | undefined {
    const ids = this.negotiation.acts.map((act) => act.id)
    return ids.length === 0 ? 'act1' : this.of(...ids)
  }

  newAct(): Record<string, unknown> {
    const issue = this.issue()
    const told = { id: `new${this.number(3)}`, date: '2025-05-01' }
    const base = { ...told, by: this.party() }
    return this.of<Record<string, unknown>>(
      { ...base, kind: 'demand', issue, region: this.expression(issue), firmness: 'firm' },
      { ...base, kind: 'proposal', terms: this.terms() },
      { ...base, kind: 'threat', note: 'in words' },
      { ...told, kind: 'meeting', participants: [{ party: this.party() }] },
    )
  }
}
