import * as demarche from 'demarche'
import * as report from 'demarche/report'
import type { Plan } from './plan.js'
import type { Chooser } from './world.js'

/** How a public function is fed: arguments that are valid, before they are edited. */
export interface Entry {
  readonly args: (choose: Chooser) => Plan[]
  readonly returns: 'data' | 'negotiation' | 'fields' | 'text'
  /** The name of the twin that returns the error. */
  readonly twin?: string
  /** The function that says the same at once. */
  readonly atOnce?: string
}

export const exported: Readonly<Record<string, unknown>> = { ...demarche, ...report }

/** Exports that are no functions to be called with input: constants, and a schema that answers in the words of zod. */
export const constants = ['actKinds', 'strengths', 'schemaVersion', 'negotiationSchema']

const N: Plan = { $: 'negotiation' }
const metrics = ['cityBlock', 'euclidean', 'maximum', { $: 'mean' }, { $: 'flat' }, { $: 'throwing' }]

const selection = (choose: Chooser) => ({
  parties: () => [choose.party(), choose.party()],
  issues: () => [choose.issue()],
})

const weights = (choose: Chooser) => () =>
  choose.of<Plan>(
    'salience',
    'equal',
    Object.fromEntries(Object.keys(choose.negotiation.issues).map((issue) => [issue, choose.of(1, 2, 1e308, 5e-324)])),
  )

const gapOptions = (choose: Chooser) => ({
  issues: () => [choose.issue()],
  metric: () => choose.of<Plan>(...metrics),
  weights: weights(choose),
})

const watched = (choose: Chooser) => ({ onProgress: () => choose.of({ $: 'function' }, { $: 'throwing' }) })
const signal = (choose: Chooser): Plan => choose.of({ $: 'soon' }, { $: 'soon' }, { $: 'soon' }, { $: 'aborted' })
const terms = (choose: Chooser) => ({ terms: () => choose.terms() })

const search = (choose: Chooser, options: Readonly<Record<string, () => unknown>>) => [
  N,
  { signal: signal(choose), ...choose.some({ ...selection(choose), ...watched(choose), ...options }) },
]

const deadlocks = (choose: Chooser) => search(choose, { ...terms(choose), limit: () => choose.of(1, 5) })

const concessions = (choose: Chooser) =>
  search(choose, {
    ...terms(choose),
    limit: () => choose.of(1, 5),
    lookAt: () => 10,
    cost: () => choose.of<Plan>('number', 'salience', { $: 'flat' }, { $: 'throwing' }),
  })

const bridges = (choose: Chooser) =>
  search(choose, {
    ...terms(choose),
    weights: weights(choose),
    objective: () => choose.of('total', 'worstOff', 'leximin'),
    limit: () => choose.of(1, 3),
    lookAt: () => 5,
    tradeOff: () => choose.of(true, false),
  })

const ofReport = (choose: Chooser) => ({
  asOf: () => choose.of('2025-04-10', '2030-01-01'),
  between: () => [choose.party(), choose.party()],
})

const pair = (choose: Chooser, options: Readonly<Record<string, () => unknown>> = gapOptions(choose)) => [
  N,
  choose.party(),
  choose.party(),
  choose.some(options),
]

const influences = (choose: Chooser) => [
  N,
  choose.party(),
  choose.party(),
  {
    signal: signal(choose),
    ...choose.some({
      ...gapOptions(choose),
      ...watched(choose),
      sampling: () => choose.of('needed', 'always'),
      samples: () => choose.of(4, 10),
      seed: () => choose.of(1, -7),
      confidence: () => 0.9,
    }),
  },
]

const packages = (choose: Chooser): Plan => choose.of<Plan>({ terms: choose.terms() }, choose.act())
const recorded = (choose: Chooser): Plan =>
  structuredClone(choose.negotiation.acts.length === 0 ? choose.newAct() : choose.of(...choose.negotiation.acts))

const region = (choose: Chooser): Plan => {
  const scale = choose.scale() as demarche.Scale
  return structuredClone(demarche.regionOf(scale, choose.expression() as demarche.RegionExpression))
}
const ofRegions = (choose: Chooser) => [choose.scale(), region(choose), region(choose)]
const definition = (choose: Chooser) => structuredClone(choose.scenario.definition)
const fieldsOfAct = (choose: Chooser) => {
  const { kind: _, ...fields } = choose.newAct()
  return [fields]
}

const sections = (choose: Chooser): Plan => [
  { title: 'Title', blocks: [{ kind: 'paragraph', text: 'Some words of it' }] },
  {
    title: 'More',
    blocks: [
      { kind: 'list', items: ['one', 'two'] },
      { kind: 'table', head: ['a', 'b'], rows: [['1', '2']], ...choose.some({ matrix: () => true }) },
    ],
  },
]

const data = (args: Entry['args'], twin?: string): Entry => ({ args, returns: 'data', ...(twin && { twin }) })
const inTurns = (args: Entry['args'], atOnce: string): Entry => ({ args, returns: 'data', atOnce })
const negotiation = (args: Entry['args'], twin: string): Entry => ({ args, returns: 'negotiation', twin })
const bargaining: Plan = {
  domain: {
    name: 'talks',
    issues: { pay: { scale: { kind: 'interval', min: 0, max: 8 }, step: 2 }, vote: { scale: { kind: 'binary' } } },
  },
  preferences: {
    a: {
      values: { pay: { kind: 'linear', slope: 1 }, vote: { kind: 'table', worth: { true: 0, false: 3 } } },
      reservation: 2,
    },
    b: { values: { pay: { kind: 'linear', slope: -1, intercept: 8 } }, weights: { pay: 0.5 }, discount: 0.9 },
  },
}
const ofFrontier = (choose: Chooser) => ({
  title: () => choose.of('Talks', '<&>', ''),
  tolerance: () => choose.of(0, 1e-9),
  disagreement: () => choose.of<Plan>('reservation', 'minimum', 'negmas', { a: 1 }),
})

const standings: Plan = {
  issues: { pay: { unit: '%', min: 0, max: 8 }, vote: { meanings: [{ at: 0, meaning: 'no' }] } },
  actors: {
    a: {
      capability: 2,
      stances: { pay: { position: { atLeast: 2, atMost: 4 } }, vote: { position: 1, salience: 0.5 } },
    },
    b: { name: 'B', stances: { pay: { position: 7, salience: 1 } } },
  },
}

const section = (args: Entry['args'], twin?: string): Entry => ({ args, returns: 'fields', ...(twin && { twin }) })
const text = (args: Entry['args'], twin?: string): Entry => ({ args, returns: 'text', ...(twin && { twin }) })
const act: Entry = { args: fieldsOfAct, returns: 'fields' }

/** Every public function. One that is missing here fails the suite. */
export const entries: Readonly<Record<string, Entry>> = {
  parseNegotiation: negotiation(({ negotiation }) => [JSON.parse(JSON.stringify(negotiation))], 'safeParseNegotiation'),
  defineNegotiation: negotiation((choose) => [definition(choose)], 'safeDefineNegotiation'),
  extend: negotiation(
    (choose) => [
      N,
      {
        parties: { newcomer: { kind: 'person', name: 'Newcomer' } },
        ...choose.some({
          issues: () => ({ novelty: { name: 'Novelty', scale: choose.scale() } }),
          delegates: () => ({ envoy: { name: 'Envoy', role: 'envoy', speaksFor: ['newcomer'] } }),
          relations: () => ({ ties: { kind: 'alliance', between: ['newcomer', choose.party()] } }),
          sources: () => ({ paper: { title: 'Paper' } }),
        }),
      },
    ],
    'safeExtend',
  ),
  record: negotiation((choose) => [N, choose.newAct()], 'safeRecord'),
  recordAll: negotiation((choose) => [N, [choose.newAct()]], 'safeRecordAll'),
  whatIf: negotiation((choose) => [N, choose.newAct()], 'safeWhatIf'),
  whatIfAll: negotiation((choose) => [N, [choose.newAct()]], 'safeWhatIfAll'),
  withdraw: negotiation(
    (choose) => [N, choose.act(), { date: '2025-05-01', ...choose.some({ id: () => 'back', note: () => 'why' }) }],
    'safeWithdraw',
  ),
  asOf: negotiation((choose) => [N, choose.of('2025-04-10', '2025-04-20', '2030-01-01')], 'safeAsOf'),
  undo: negotiation((choose) => [N, choose.of(0, 1)], 'safeUndo'),

  lastDay: data(() => [N], 'safeLastDay'),
  hypotheticalActs: data(() => [N], 'safeHypotheticalActs'),
  verifyEvidence: data((choose) => [N, choose.some({ paper: () => 'Some words of it' })], 'safeVerifyEvidence'),
  position: data((choose) => [N, choose.party(), choose.issue()], 'safePosition'),
  positions: data(() => [N], 'safePositions'),

  gap: data((choose) => pair(choose), 'safeGap'),
  gapMatrix: data((choose) => [N, choose.some({ ...gapOptions(choose), ...selection(choose) })], 'safeGapMatrix'),
  trajectory: data((choose) => pair(choose), 'safeTrajectory'),
  reciprocity: data(
    (choose) => pair(choose, { issues: () => [choose.issue()], weights: weights(choose) }),
    'safeReciprocity',
  ),
  movements: data((choose) => [N, choose.some(selection(choose))], 'safeMovements'),
  standstills: data((choose) => [N, choose.some(selection(choose))], 'safeStandstills'),
  blockers: data((choose) => [N, choose.some({ ...selection(choose), weights: weights(choose) })], 'safeBlockers'),
  zopa: data((choose) => [N, choose.issue(), choose.some({ parties: selection(choose).parties })], 'safeZopa'),
  commonGround: data((choose) => [N, choose.some(selection(choose))], 'safeCommonGround'),
  demandStatus: data(() => [N], 'safeDemandStatus'),
  assess: data((choose) => [N, packages(choose), choose.some({ parties: selection(choose).parties })], 'safeAssess'),
  compare: data(
    (choose) => [
      choose.of<Plan>(N, { $: 'whatIf' }),
      choose.of<Plan>(N, { $: 'whatIf' }),
      {
        signal: signal(choose),
        ...choose.some({
          deadlocks: () => choose.of<Plan>(true, false, { limit: 2, ...choose.some(terms(choose)) }),
          ...watched(choose),
        }),
      },
    ],
    'safeCompare',
  ),
  feasible: data((choose) => search(choose, terms(choose)), 'safeFeasible'),
  feasibleAsync: inTurns((choose) => search(choose, terms(choose)), 'feasible'),
  explainDeadlock: data(deadlocks, 'safeExplainDeadlock'),
  explainDeadlockAsync: inTurns(deadlocks, 'explainDeadlock'),
  minimalConcessions: data(concessions, 'safeMinimalConcessions'),
  minimalConcessionsAsync: inTurns(concessions, 'minimalConcessions'),
  bridge: data(bridges, 'safeBridge'),
  bridgeAsync: inTurns(bridges, 'bridge'),
  influence: data(influences, 'safeInfluence'),
  influenceAsync: inTurns(influences, 'influence'),

  regionOf: data((choose) => [choose.scale(), choose.expression()], 'safeRegionOf'),
  regionDistance: data(ofRegions),
  union: { args: ofRegions, returns: 'fields' },
  intersection: { args: ofRegions, returns: 'fields' },
  difference: { args: ofRegions, returns: 'fields' },
  isSubset: data(ofRegions),
  overlap: data(ofRegions),
  isEmpty: data((choose) => [region(choose)]),
  sameRegion: data((choose) => [region(choose), region(choose)]),
  contains: data((choose) => [region(choose), choose.expression()]),

  acceptance: act,
  accusation: act,
  appeal: act,
  demand: act,
  doubt: act,
  incident: act,
  meeting: act,
  pledge: act,
  proposal: act,
  rejection: act,
  statement: act,
  threat: act,
  withdrawal: act,

  overviewSection: section(() => [N]),
  partiesSection: section(() => [N]),
  positionsSection: section(() => [N]),
  demandsSection: section(() => [N]),
  gapMatrixSection: section((choose) => [N, choose.some({ ...gapOptions(choose), ...selection(choose) })]),
  pairSection: section((choose) => pair(choose)),
  blockersSection: section((choose) => [N, choose.some({ ...selection(choose), weights: weights(choose) })]),
  commonGroundSection: section((choose) => [N, choose.some(selection(choose))]),
  standstillSection: section((choose) => [N, choose.some(selection(choose))]),
  trajectorySection: section((choose) => pair(choose, { issues: () => [choose.issue()], weights: weights(choose) })),
  assessmentSection: section((choose) => [N, packages(choose), choose.some({ parties: selection(choose).parties })]),
  agreementSection: section((choose) => [
    N,
    choose.some({ ...selection(choose), ...terms(choose), ...watched(choose), title: () => 'Title', limit: () => 2 }),
  ]),
  bridgeSection: section((choose) => {
    const [first, options] = bridges(choose)
    return [first, { ...(options as object), ...choose.some({ title: () => 'Title' }) }]
  }),
  influenceSection: section(influences),
  frontierSections: section((choose) => [bargaining, choose.some(ofFrontier(choose))]),
  roundsPicture: text((choose) => [
    {
      model: 'exchange',
      outcome: { pay: 5 },
      rounds: [{ positions: { pay: { union: 8, port: 2 } } }, { positions: { pay: { union: 5, port: 5 } } }],
    },
    'pay',
    choose.some({ title: () => choose.of('Talks', '<&>', '') }),
  ]),
  frontierPicture: text((choose) => [
    bargaining,
    choose.some({ ...ofFrontier(choose), marked: () => ({ treaty: { pay: 4, vote: true } }) }),
  ]),
  situationSection: section((choose) => [
    N,
    choose.some({
      ...selection(choose),
      within: () => choose.of('inner', 'outer'),
      capabilities: () => ({ [choose.party()]: 2 }),
    }),
  ]),
  forecastSections: section((choose) => [
    standings,
    choose.some({ models: () => [choose.of('mean', 'condorcet')], issues: () => ['pay'] }),
  ]),
  ensembleSections: section((choose) => [
    standings,
    choose.of<Plan>('compromise', 'weightedMedian', { $: 'function' }, { $: 'throwing' }),
    {
      signal: signal(choose),
      ...choose.some({
        ...watched(choose),
        samples: () => choose.of(1, 20),
        seed: () => choose.of(1, -7),
        sampling: () => choose.of('random', 'latinHypercube'),
        sensitivity: () => choose.of('sobol', 'sobolByActor', 'rankCorrelation', 'none'),
        silent: () => choose.of('anywhere', 'leaveOut'),
        salience: () => ({ atLeast: 0.25, atMost: 1 }),
        capability: () => ({ atLeast: 1, atMost: 3 }),
        uncertain: () => [{ what: 'position', actor: 'b', issue: 'pay', atLeast: 6, atMost: 8 }],
      }),
    },
  ]),
  campSections: section((choose) => [
    [
      { actor: 'a', concept: 'dam', qualifier: true },
      { actor: 'b', concept: 'dam', qualifier: false },
    ],
    [['a'], ['b']],
    choose.some({ duplicates: () => choose.of('include', 'range'), isolates: () => choose.of(true, false) }),
  ]),
  networkPicture: text((choose) => [
    { $: 'network' },
    choose.some({
      title: () => choose.of('Talks', '<&>', ''),
      camps: () => choose.of<Plan>([['a', 'b']], [['b'], ['a']]),
      least: () => choose.of(0, 2),
      seed: () => choose.of(1, -7),
    }),
  ]),
  headlineSection: section(() => [N]),
  sourcesSection: section(() => [N]),
  report: text((choose) => [N, choose.some(ofReport(choose))], 'safeReport'),
  reportSections: section((choose) => [N, choose.some(ofReport(choose))], 'safeReportSections'),
  positionPicture: text((choose) => [
    N,
    choose.issue(),
    choose.some({ parties: selection(choose).parties, legend: () => choose.of(true, false) }),
  ]),
  gapMatrixPicture: text((choose) => [N, choose.some({ ...gapOptions(choose), ...selection(choose) })]),
  timelinePicture: text((choose) => [
    N,
    choose.some({
      between: () => [choose.party(), choose.party()],
      day: () => choose.of('2025-04-10', '2030-01-01'),
    }),
  ]),
  answersPicture: text(() => [N]),
  deadlockPicture: text((choose) => [N, [choose.act()]]),
  conflictSections: section((choose) => [
    N,
    {
      acts: [choose.act()],
      ...choose.some({
        ...selection(choose),
        askedOf: () => ({ [String(choose.act())]: [choose.party()] }),
        order: () => ({ [String(choose.party())]: [choose.issue()] }),
        preferences: () => ({ [String(choose.party())]: ['a & -b', { kind: 'option', option: 'a' }] }),
        concepts: () => choose.of<Plan>(['nash'], ['sim', 'gmr']),
      }),
    },
  ]),
  recordSection: section((choose) => [N, choose.some({ latest: () => choose.of(1, 50) })]),
  renderMarkdown: text((choose) => [sections(choose)]),
  renderText: text((choose) => [sections(choose), choose.some({ width: () => choose.of(40, 72, 1e9) })]),
  citeAct: text((choose) => [recorded(choose)]),
  nameAct: text((choose) => [recorded(choose)]),
  describeAct: text((choose) => [N, recorded(choose)]),
  nameActs: text((choose) => [N, [choose.act()]]),
  describeBounds: text((choose) => [{ lower: choose.of(0, 0.25), upper: choose.of(0.25, 1) }]),
  describeRegion: text((choose) => [choose.scale(), region(choose)]),
  sectionTitle: text(() => [N, 'Title']),
  DemarcheError: data(() => [[{ path: ['acts', 0], code: 'missing', message: 'expected a string' }]]),
}
