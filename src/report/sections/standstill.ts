import type { Selection } from '../../gap/options.js'
import { type Standstill, standstills } from '../../gap/standstill.js'
import type { Negotiation } from '../../model/negotiation.js'
import { list, paragraph, type Section } from '../content.js'
import { issueOf, joined, nameActs, sectionTitle } from '../words.js'

/** Since when nothing has moved, issue by issue. */
export function standstillSection(negotiation: Negotiation, options: Selection = {}): Section {
  const all = standstills(negotiation, options)
  const moved = all.filter(({ act }) => act !== undefined)
  const silent = all.filter(({ act }) => act === undefined).map(({ issue }) => `“${issueOf(negotiation, issue).name}”`)
  const blocks = [
    ...(moved.length === 0 ? [] : [list(moved.map((one) => describeStandstill(negotiation, one)))]),
    ...(silent.length === 0 ? [] : [paragraph(`Nobody has taken a position on ${joined(silent)}.`)]),
  ]
  return { title: sectionTitle(negotiation, 'Since when nothing has moved'), blocks }
}

function describeStandstill(negotiation: Negotiation, { issue, act, since, days, repetitions }: Standstill): string {
  const repeated = repetitions.length === 0 ? '' : `; ${nameActs(negotiation, repetitions)} only repeated`
  const lasting =
    days === 0 ? 'the last day of the record' : `${days} ${days === 1 ? 'day' : 'days'} before the end of the record`
  return `“${issueOf(negotiation, issue).name}”: nothing has moved since ${since}, ${lasting} (${nameActs(negotiation, [act ?? ''])}${repeated}).`
}
