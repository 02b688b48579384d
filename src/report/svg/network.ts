import { failAt } from '../../model/errors.js'
import { readOptions, readText } from '../../model/input.js'
import { membershipOf } from '../../network/camps/graph.js'
import { readCamps, readLeast, readSeed } from '../../network/camps/read.js'
import { matrix } from '../../network/matrix.js'
import type { Edge, Network, OneModeNetwork } from '../../network/network.js'
import { element, escapeText, label } from './markup.js'
import { type Place, placesOf } from './networkLayout.js'
import { accepted, blocked, ground, ink } from './palette.js'
import { picture } from './picture.js'
import { sign } from './signs.js'

export interface NetworkPictureOptions {
  /** Default: what the weights are. */
  readonly title?: string
  /** Camps get signs of their own. Default: none are shown. */
  readonly camps?: readonly (readonly string[])[]
  /** Ties that are weaker are not drawn; how many they are is told. Default 0. */
  readonly least?: number
  /** Seeds the layout. Default 1. */
  readonly seed?: number
}

const size = { width: 760, height: 620 } as const
const frame = { left: 90, right: 670, top: 84, bottom: 500 } as const
const [agreement, conflict] = [accepted, blocked]
const mostTies = 400

/**
 * A one-mode network as an SVG picture: who is tied stands near. Solid lines are positive ties, dashed ones negative; the thicker,
 * the stronger. Camps have signs of different forms. At most the 400 strongest ties are drawn, and how many are left out is told.
 * The same network, options and seed give the same text. Cost: nodes².
 *
 * Throws `DemarcheError` for networks of other kinds, and unless each node is in one of the camps, if there are any.
 */
export function networkPicture(network: OneModeNetwork, options: NetworkPictureOptions = {}): string {
  const read = readOptions(options, { title: readText, camps: readCamps, least: readLeast, seed: readSeed })
  if ((network as Network)?.kind !== 'oneMode') {
    failAt(['network'], {
      code: 'inconsistent',
      expected: 'a one-mode network',
      found: String((network as Network)?.kind),
    })
  }
  const { camps, least = 0, seed = 1 } = read
  const weights = matrix(network)
  const { labels, measure } = network
  const title = read.title ?? measure
  const membership = camps === undefined ? undefined : membershipOf(labels, camps)
  const strongest = network.edges.reduce((most, { weight }) => Math.max(most, Math.abs(weight)), 0)
  const order = [...labels.keys()].sort((a, b) => (membership?.[a] ?? 0) - (membership?.[b] ?? 0) || a - b)
  const ties = weights.map((row) => row.map((weight) => (strongest === 0 ? 0 : weight / strongest)))
  const places = placesOf(ties, order, frame, seed)
  const drawn = network.edges
    .filter(({ weight }) => Math.abs(weight) >= least)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostTies)
  const at = (name: string) => places[labels.indexOf(name)] as Place
  const leftOut = network.edges.length - drawn.length
  return picture({ title, description: describe(network, drawn, camps, leftOut), ...size }, [
    label(title, { x: 24, y: 34, 'font-size': 16, 'font-weight': 'bold' }),
    ...drawn.toReversed().map((edge) => tie(edge, at(edge.source), at(edge.target), strongest)),
    ...labels.map((name, i) => node(name, places[i] as Place, membership?.[i])),
    ...legend(drawn, camps, leftOut),
  ])
}

function tie({ source, target, weight }: Edge, from: Place, to: Place, strongest: number): string {
  const isAgreement = weight > 0
  return element(
    'line',
    {
      x1: from.x,
      y1: from.y,
      x2: to.x,
      y2: to.y,
      stroke: isAgreement ? agreement : conflict,
      'stroke-width': 1 + (5 * Math.abs(weight)) / strongest,
      'stroke-opacity': 0.75,
      ...(isAgreement ? {} : { 'stroke-dasharray': '7 5' }),
    },
    element('title', {}, escapeText(`${source} and ${target}: ${Number(weight.toPrecision(6))}`)),
  )
}

function node(name: string, { x, y }: Place, camp: number | undefined): string {
  const shown = [...name].length > 26 ? `${[...name].slice(0, 25).join('')}…` : name
  return [
    element('circle', { cx: x, cy: y, r: 9, fill: ground, stroke: ink, 'stroke-width': camp === undefined ? 2 : 0 }),
    ...(camp === undefined ? [] : [sign(camp, x, y)]),
    element(
      'text',
      {
        x,
        y: y + 32,
        'text-anchor': 'middle',
        stroke: ground,
        'stroke-width': 4,
        'paint-order': 'stroke',
        'unicode-bidi': 'plaintext',
      },
      escapeText(shown),
      element('title', {}, escapeText(name)),
    ),
  ].join('')
}

function legend(drawn: readonly Edge[], camps: readonly (readonly string[])[] | undefined, leftOut: number): string[] {
  const line = (y: number, words: string, dashed: boolean) => [
    element('line', {
      x1: 24,
      y1: y - 4,
      x2: 64,
      y2: y - 4,
      stroke: dashed ? conflict : agreement,
      'stroke-width': 3,
      ...(dashed ? { 'stroke-dasharray': '7 5' } : {}),
    }),
    label(words, { x: 74, y }),
  ]
  const signs = drawn.reduce((all, { weight }) => all | (weight > 0 ? 1 : 2), 0)
  const shown = (camps ?? []).slice(0, 5)
  return [
    ...((signs & 1) === 0 ? [] : line(574, 'tied', false)),
    ...((signs & 2) === 0 ? [] : line(598, 'at odds', true)),
    ...(leftOut === 0 ? [] : [label(`${leftOut} weaker ties are not drawn`, { x: 180, y: 598 })]),
    ...shown.flatMap((_, camp) => [
      sign(camp, 196 + 110 * camp, 568),
      label(`camp ${camp + 1}`, { x: 222 + 110 * camp, y: 573 }),
    ]),
  ]
}

function describe(
  { labels, measure }: OneModeNetwork,
  drawn: readonly Edge[],
  camps: readonly (readonly string[])[] | undefined,
  leftOut: number,
): string {
  const told = drawn
    .slice(0, 12)
    .map(({ source, target, weight }) => `${source} and ${target} ${Number(weight.toPrecision(4))}`)
    .join('; ')
  const more = drawn.length > 12 ? `; and ${drawn.length - 12} more` : ''
  const divided = camps === undefined ? '' : ` Camps: ${camps.map((camp) => camp.join(', ')).join(' | ')}.`
  const rest = leftOut === 0 ? '' : ` ${leftOut} weaker ties are not drawn.`
  return `${labels.length} nodes. Ties by ${measure}: ${told === '' ? 'none' : told}${more}.${divided}${rest}`
}
