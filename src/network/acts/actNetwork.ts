import { freeze } from 'immer'
import * as z from 'zod'
import { latestDay } from '../../model/date.js'
import { type Safe, safe } from '../../model/errors.js'
import { parseWith } from '../../model/fromZod.js'
import { readData } from '../../model/input.js'
import type { AnyNames } from '../../model/names.js'
import type { Act, Negotiation } from '../../model/negotiation.js'
import { fields } from '../../model/schema.js'
import type { ActKind } from '../../model/vocabulary.js'
import { actsInOrder } from '../../position/voices.js'
import { actsById, checked, makersOf } from '../../record/checked.js'
import { listedNetwork } from '../listed.js'
import type { Arc, DirectedNetwork } from '../network.js'
import type { Attributes } from '../statement.js'
import { goldsteinSource } from './eventRoots.js'
import { eventRoot, type GoldsteinTable, goldstein } from './goldstein.js'

export interface ActNetworkOptions {
  /** What a layer is: the `kind` of act (default), its CAMEO `root`, or its type of `plover`. */
  readonly layers?: 'kind' | 'root' | 'plover'
  /** What an arc weighs: 1 (`count`, default), or its Goldstein score (`intensity`), 0 where no code is recorded. */
  readonly weight?: 'count' | 'intensity'
  /** Default `icews`. */
  readonly table?: GoldsteinTable
  /** Whether an act without addressee is directed at those whom it is about, or affects. Default `false`. */
  readonly inferred?: boolean
  /** Whether acts without an event code get the root that their kind suggests. Default `false`. */
  readonly codeByKind?: boolean
}

/** What is taken for granted where acts are read as arcs, or left out. */
export type ActAssumption =
  /** Whom these acts are directed at is read from elsewhere: the act that they answer, whom they are about, or affect. */
  | {
      readonly kind: 'inferredTarget'
      readonly from: 'answers' | 'about' | 'affects'
      readonly acts: readonly string[]
    }
  /** These acts have nobody whom they are directed at, or nobody who makes them. */
  | { readonly kind: 'undirected'; readonly acts: readonly string[] }
  /** No event code is recorded; this one stands in, because of the kind of act. */
  | { readonly kind: 'codeByKind'; readonly code: string; readonly acts: readonly string[] }
  /** No event code is recorded, so that there is no intensity. */
  | { readonly kind: 'noCode'; readonly acts: readonly string[] }

type WithoutActs<T> = T extends unknown ? Omit<T, 'acts'> : never
type Noted = WithoutActs<ActAssumption>

/** Who acts on whom, and what that takes for granted. */
export interface ActNetwork {
  readonly network: DirectedNetwork
  readonly assumptions: readonly ActAssumption[]
  /** Where intensities come from. */
  readonly intensities: string
}

const optionsSchema = fields({
  layers: z.enum(['kind', 'root', 'plover']).default('kind'),
  weight: z.enum(['count', 'intensity']).default('count'),
  table: z.enum(['icews', 'gdelt']).default('icews'),
  inferred: z.boolean().default(false),
  codeByKind: z.boolean().default(false),
})

/** The CAMEO root that a kind of act suggests. */
const suggested: Partial<Record<ActKind, string>> = {
  demand: '10',
  rejection: '12',
  acceptance: '05',
  statement: '01',
  withdrawal: '08',
  appeal: '02',
  accusation: '11',
  pledge: '03',
  threat: '13',
}

/**
 * Who acts on whom: an arc from each maker of an act to each party that it is addressed to, in the layer of its kind. An
 * answer without addressee is directed at the makers of what it answers. An arc carries its act, date and certainty, its event
 * code (CAMEO) with root and quad class, its PLOVER type, and its intensity (Goldstein 1992), as far as they are recorded.
 * Meetings are not directed, and are left out.
 *
 * Throws `DemarcheError` for unusable options.
 */
export function actNetwork<Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options: ActNetworkOptions = {},
): ActNetwork {
  const wide = checked(negotiation)
  const asked = parseWith(optionsSchema, readData(options), [])
  const noted = new Map<string, { assumption: Noted; acts: string[] }>()
  const note = (assumption: Noted, act: string) => {
    const key = JSON.stringify(assumption)
    const known = noted.get(key)
    if (known === undefined) noted.set(key, { assumption, acts: [act] })
    else known.acts.push(act)
  }
  const edges: Arc[] = []
  for (const act of actsInOrder(wide)) {
    if (act.kind === 'meeting') continue
    const { parties: targets, from } = targetsOf(wide, act, asked.inferred)
    const makers = makersOf(act)
    if (makers.length === 0 || targets.length === 0) {
      note({ kind: 'undirected' }, act.id)
      continue
    }
    if (from !== 'to') note({ kind: 'inferredTarget', from }, act.id)
    const code = codeOf(act, asked.codeByKind)
    if (code === undefined) note({ kind: 'noCode' }, act.id)
    else if (act.event?.cameo === undefined) note({ kind: 'codeByKind', code }, act.id)
    const attributes = attributesOf(act, code, asked.table)
    const weight = asked.weight === 'count' ? 1 : Number(attributes.intensity ?? 0)
    const layer = layerOf(act, attributes, asked.layers)
    for (const source of makers) for (const target of targets) edges.push({ source, target, layer, weight, attributes })
  }
  const parties = Object.entries(wide.parties)
  const network = listedNetwork<DirectedNetwork>({
    kind: 'directed',
    labels: parties.map(([id]) => id).sort(),
    attributes: Object.fromEntries(parties.map(([id, { name, kind }]) => [id, { name, kind }])),
    measure: asked.weight,
    layers: [...new Set(edges.map(({ layer }) => layer))].sort(),
    edges,
  })
  const assumptions = [...noted.values()].map(({ assumption, acts }) => ({ ...assumption, acts }))
  return freeze({ network, assumptions, intensities: sourceOf(asked.table) }, true)
}

/** The twin of `actNetwork` that returns the error instead of throwing it. */
export const safeActNetwork: <Names extends AnyNames>(
  negotiation: Negotiation<Names>,
  options?: ActNetworkOptions,
) => Safe<ActNetwork> = safe(actNetwork)

interface Targets {
  readonly parties: readonly string[]
  readonly from: 'to' | 'answers' | 'about' | 'affects'
}

function targetsOf(negotiation: Negotiation, act: Act, inferred: boolean): Targets {
  if (act.to !== undefined) return { parties: act.to, from: 'to' }
  const answered = 'answers' in act && act.answers !== undefined ? actsById(negotiation).get(act.answers) : undefined
  if (answered !== undefined) return { parties: makersOf(answered), from: 'answers' }
  if (!inferred) return { parties: [], from: 'to' }
  if ('about' in act && act.about !== undefined) return { parties: act.about, from: 'about' }
  return { parties: act.affects ?? [], from: 'affects' }
}

function codeOf(act: Act, byKind: boolean): string | undefined {
  return act.event?.cameo ?? (byKind ? suggested[act.kind] : undefined)
}

function attributesOf(act: Act, code: string | undefined, table: GoldsteinTable): Attributes {
  const root = code === undefined ? undefined : eventRoot(code)
  const intensity = code === undefined ? undefined : goldstein(code, table)
  const plover = act.event?.plover
  return {
    act: act.id,
    kind: act.kind,
    date: latestDay(act.date),
    certainty: act.certainty,
    ...('issue' in act && act.issue !== undefined ? { issue: act.issue } : {}),
    ...(code === undefined ? {} : { cameo: code }),
    ...(root === undefined ? {} : { root: root.code, event: root.name, quad: root.quad }),
    ...(intensity === undefined ? {} : { intensity }),
    ...(plover === undefined ? {} : { plover: plover.event }),
    ...(plover?.mode === undefined ? {} : { mode: plover.mode }),
  }
}

function layerOf(act: Act, { root, plover }: Attributes, layers: 'kind' | 'root' | 'plover'): string {
  if (layers === 'kind') return act.kind
  return String((layers === 'root' ? root : plover) ?? 'uncoded')
}

function sourceOf(table: GoldsteinTable): string {
  return table === 'icews'
    ? goldsteinSource
    : `${goldsteinSource}; 016, 022, 164 and 165 as in the table of GDELT, which has no 1213`
}
