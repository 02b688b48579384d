import { type ActInfluence, type Influence, type InfluenceOptions, influence } from '../../gap/influence/influence.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { actsById } from '../../record/checked.js'
import { assumptionBlocks } from '../assumptions.js'
import { type Block, paragraph, type Section, table } from '../content.js'
import { asOfWhen, citeAct, describeAct, nameActs, partyNames, sectionTitle } from '../words.js'

/** How much each act adds to what is certain, and to what is possible, of the gap of two parties. */
export function influenceSection(
  negotiation: Negotiation,
  a: string,
  b: string,
  options: InfluenceOptions = {},
): Section {
  const found = influence(negotiation, a, b, options)
  const [moving, idle] = [found.acts.filter((act) => !isIdle(act)), found.acts.filter(isIdle)]
  const blocks: Block[] = [
    ...assumptionBlocks(negotiation, found.assumptions),
    paragraph(standing(negotiation, found)),
    paragraph(moving.length === 0 ? 'No act changes either number.' : meaning(found)),
  ]
  if (moving.length > 0) {
    const rows = moving.map((act) => describeInfluence(negotiation, act))
    blocks.push(table(['at least', 'at most', 'what was done', 'act'], rows))
  }
  if (idle.length > 0 && moving.length > 0) {
    const names = nameActs(
      negotiation,
      idle.map(({ act }) => act),
    )
    blocks.push(paragraph(`These change neither number, whatever else is told: ${names}.`))
  }
  if (!found.complete) blocks.push(paragraph(stopped(negotiation, found)))
  const pair = `${partyNames(negotiation, [a])} and ${partyNames(negotiation, [b])}`
  return { title: sectionTitle(negotiation, `What each act adds to the gap of ${pair}`), blocks }
}

/** Exactly nothing, but for rounding. */
function isIdle({ lower, upper, error }: ActInfluence): boolean {
  return error === undefined && Math.abs(lower) < 1e-9 && Math.abs(upper) < 1e-9
}

function standing(negotiation: Negotiation, { a, b, issues, start, end }: Influence): string {
  const change = (from: number, to: number) => (from === to ? '' : `, not ${from.toFixed(2)} as before any act`)
  return (
    `${asOfWhen(negotiation)}, ${partyNames(negotiation, [a, b])} are at least ${end.lower.toFixed(2)} apart` +
    `${change(start.lower, end.lower)}, and need be at most ${end.upper.toFixed(2)} apart` +
    `${change(start.upper, end.upper)}; over ${issues.length} issue${issues.length === 1 ? '' : 's'}, from 0 (same) to 1 ` +
    '(opposite ends of every scale).'
  )
}

function meaning({ method, samples, seed, confidence }: Influence): string {
  const sampled =
    method === 'exact'
      ? ''
      : ` They are estimated from ${samples?.toLocaleString('en')} orders drawn by chance (seed ${seed}), and with a ` +
        `chance of ${confidence} each is no further off than ± says.`
  return (
    'What each act adds to these two numbers when it is told after some of the others, on average over all orders of ' +
    'telling (Shapley value): + widens the gap, − narrows it, and all together make up the difference.' +
    sampled
  )
}

function describeInfluence(negotiation: Negotiation, { act: id, lower, upper, error }: ActInfluence): string[] {
  const act = actsById(negotiation).get(id) as Act
  return [
    signed(lower, error?.lower.bound),
    signed(upper, error?.upper.bound),
    describeAct(negotiation, act),
    citeAct(act),
  ]
}

function signed(value: number, bound: number | undefined): string {
  const size = Math.abs(value).toFixed(3)
  const number = size === '0.000' ? size : `${value < 0 ? '−' : '+'}${size}`
  // Rounded up: a bound that reads smaller than it is would not hold.
  return bound === undefined ? number : `${number} ± ${(Math.ceil(bound * 1000) / 1000).toFixed(3)}`
}

function stopped(negotiation: Negotiation, { missing, method }: Influence): string {
  if (missing.length > 0) return `Stopped before these were worked out: ${nameActs(negotiation, missing)}.`
  return method === 'sampled' ? 'Stopped before all orders that were asked for were drawn.' : 'Stopped.'
}
