import { ensemble } from '../forecast/ensemble/ensemble.js'
import type { Range } from '../forecast/ensemble/input.js'
import { interval } from '../forecast/ensemble/interval.js'
import { exchange } from '../forecast/exchange/exchange.js'
import { expectedUtility } from '../forecast/expectedUtility/expectedUtility.js'
import type { Forecast } from '../forecast/forecast.js'
import { forecastModels } from '../forecast/models.js'
import type { SituationAssumption } from '../forecast/negotiation/fromNegotiation.js'
import { fromNegotiation } from '../forecast/negotiation/fromNegotiation.js'
import type { Positions, Round } from '../forecast/rounds.js'
import type { Situation } from '../forecast/situation.js'
import { type SpatialOptions, spatialBargaining } from '../forecast/spatial/spatialBargaining.js'
import { readNegotiation } from '../io/negotiation/read.js'
import { writeCsv } from '../io/network/table.js'
import type { ActorTableAssumption } from '../io/situation/actorTable.js'
import { type FileSituation, readSituationFile } from '../io/situation/anyFile.js'
import { decode, type Mended } from '../io/text/source.js'
import { list, paragraph, type Section, table } from '../report/content.js'
import {
  actorNames,
  describeAssumptions,
  describeIssue,
  describeNumber,
  describeRange,
  describeUndecided,
  issueName,
} from '../report/forecastWords.js'
import { roundsPicture } from '../report/svg/rounds.js'
import { renderText } from '../report/text.js'
import { type Given, oneOf, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { isNegotiation, namingFaults, readBytes, tellMended } from './files.js'
import { readWholeNumber } from './options.js'

type Told = Forecast & { readonly rounds?: readonly Round[] }

interface Asked {
  readonly rounds?: number
  readonly seed?: number
}

/** Models that go by rounds; what a file of KTAB says of its switches is for KTAB's model. */
const byRounds: Readonly<Record<string, (situation: Situation, asked: Asked, file: SpatialOptions) => Told>> = {
  exchange: (situation, { rounds }) => exchange(situation, rounds === undefined ? {} : { rounds }),
  expectedUtility: (situation, { rounds }) => expectedUtility(situation, rounds === undefined ? {} : { rounds }),
  spatialBargaining: (situation, asked, file) => spatialBargaining(situation, { ...file, ...asked }),
}

const models = [...new Set([...Object.keys(forecastModels), ...Object.keys(byRounds)])]
const formats = ['text', 'json', 'csv', 'svg'] as const

/** Prints where a negotiation may end by one model; returns the exit code. */
export async function forecast({ operands: [file = ''], out, notes, given }: Call): Promise<number> {
  const format = oneOf('format', formats, given.format ?? 'text')
  const name = oneOf('model', models, given.model ?? 'compromise')
  const asked = askedOf(given, name)
  const samples = given.samples === undefined ? undefined : readWholeNumber('samples', given.samples)
  const { situation, options, assumptions, also, mended } = await readInput(file)
  tellMended(notes, file, mended)
  const run = (one: Situation): Told => {
    const own = Object.hasOwn(byRounds, name) ? byRounds[name] : undefined
    return own?.(one, asked, options) ?? (forecastModels[name as keyof typeof forecastModels](one) as Told)
  }
  const found = run(situation)
  const intervals = samples === undefined ? undefined : intervalsOf(situation, run, samples, asked.seed)
  switch (format) {
    case 'json':
      out.write(`${JSON.stringify(forecastJson(found, [...assumptions, ...also], intervals), null, 2)}\n`)
      break
    case 'csv':
      out.write(await forecastCsv(found))
      break
    case 'svg':
      out.write(forecastSvg(found, situation, given.issues))
      break
    case 'text':
      out.write(
        renderText(sectionsOf(found, situation, { assumptions, also }, intervals), { width: out.columns ?? 80 }),
      )
  }
  return 0
}

function askedOf({ rounds, seed }: Given, name: string): Asked {
  if (rounds !== undefined && !Object.hasOwn(byRounds, name)) {
    throw new UsageError(`--rounds is for ${Object.keys(byRounds).join(', ')}; ${name} has none`)
  }
  return {
    ...(rounds === undefined ? {} : { rounds: readWholeNumber('rounds', rounds) }),
    ...(seed === undefined ? {} : { seed: readWholeNumber('seed', seed) }),
  }
}

interface Input extends FileSituation {
  /** What reading a negotiation takes for granted. */
  readonly also: readonly SituationAssumption[]
  readonly mended: readonly Mended[]
}

/** A negotiation is told by its version, anything else by how it begins. */
async function readInput(file: string): Promise<Input> {
  const bytes = readBytes(file)
  if (!isNegotiation(decode(bytes).text)) {
    const { data, mended } = await namingFaults(file, () => readSituationFile(bytes))
    return { ...data, also: [], mended }
  }
  const { negotiation, mended } = await namingFaults(file, () => readNegotiation(bytes))
  const { situation, assumptions } = fromNegotiation(negotiation)
  return { situation, options: {}, assumptions: [], also: assumptions, mended }
}

function intervalsOf(
  situation: Situation,
  run: (one: Situation) => Told,
  samples: number,
  seed = 1,
): Readonly<Record<string, Range>> {
  const drawn = ensemble(situation, run, { samples, seed })
  return Object.fromEntries(
    Object.keys(drawn.issues).flatMap((issue) => {
      const range = interval(drawn, issue, 0.9)
      return range === undefined ? [] : [[issue, range]]
    }),
  )
}

/** With one issue positions are by actor; with several by issue, then by actor. */
function forecastJson(
  { model, outcome, undecided, rounds = [], assumptions }: Told,
  also: readonly (ActorTableAssumption | SituationAssumption)[],
  intervals: Readonly<Record<string, Range>> | undefined,
): object {
  const flat = (positions: Positions) => (Object.keys(positions).length === 1 ? Object.values(positions)[0] : positions)
  return {
    model,
    assumptions: [...also, ...assumptions],
    outcome,
    undecided,
    rounds: rounds.map(({ positions }) => ({ positions: flat(positions) })),
    ...(intervals === undefined ? {} : { interval: intervals }),
  }
}

async function forecastCsv({ outcome, rounds = [] }: Told): Promise<string> {
  const moves = rounds.flatMap(({ positions }, round) =>
    Object.entries(positions).flatMap(([issue, own]) =>
      Object.entries(own).map(([actor, position]) => [round, issue, actor, position]),
    ),
  )
  const ends = Object.entries(outcome).map(([issue, at]) => ['outcome', issue, '', at])
  return writeCsv([['round', 'issue', 'actor', 'position'], ...moves, ...ends])
}

function forecastSvg({ rounds = [], ...told }: Told, { issues }: Situation, asked: string | undefined): string {
  const known = Object.keys(rounds[0]?.positions ?? {})
  const issue = asked ?? known[0]
  if (issue === undefined) {
    throw new UsageError(`--format svg draws rounds: take --model ${Object.keys(byRounds).join(', ')}`)
  }
  if (!known.includes(issue)) throw new UsageError(`expected --issues ${known.join(', ')}, found ${issue}`)
  return roundsPicture({ ...told, rounds }, issue, { title: issues[issue]?.name ?? issue })
}

/** What is taken for granted, where it may end, and who moved. */
function sectionsOf(
  { assumptions, model, outcome, undecided, rounds = [] }: Told,
  situation: Situation,
  read: Pick<Input, 'assumptions' | 'also'>,
  intervals: Readonly<Record<string, Range>> | undefined,
): Section[] {
  const assumed = [
    ...read.assumptions.map((assumption) => wordReading(situation, assumption)),
    ...describeAssumptions(situation, [...read.also, ...assumptions]),
  ]
  const rows = Object.entries(outcome).map(([issue, at]) => {
    const range = intervals?.[issue]
    const told = [describeIssue(situation, issue), describeNumber(at)]
    return intervals === undefined ? told : [...told, range === undefined ? '' : describeRange(range)]
  })
  const why = undecided.map(({ issue, why: reason }) =>
    paragraph(`${issueName(situation, issue)} is undecided: ${describeUndecided(reason)}.`),
  )
  const head = ['', model, ...(intervals === undefined ? [] : ['9 in 10 draws'])]
  return [
    ...(assumed.length === 0 ? [] : [{ title: 'What is taken for granted', blocks: [list(assumed)] }]),
    { title: 'Where it may end', blocks: [...(rows.length === 0 ? [] : [table(head, rows)]), ...why] },
    ...movesOf(situation, rounds),
  ]
}

function movesOf(situation: Situation, rounds: readonly Round[]): Section[] {
  const [first, last] = [rounds[0], rounds.at(-1)]
  if (first === undefined || last === undefined || rounds.length < 2) return []
  const rows = Object.entries(first.positions).flatMap(([issue, own]) =>
    Object.entries(own).map(([actor, from]) => [
      issueName(situation, issue),
      actorNames(situation, [actor]),
      describeNumber(from),
      describeNumber(last.positions[issue]?.[actor] as number),
    ]),
  )
  const title = `Who moved in ${rounds.length - 1} ${rounds.length === 2 ? 'round' : 'rounds'}`
  return [{ title, blocks: [table(['issue', '', 'at the start', 'at the end'], rows)] }]
}

function wordReading(situation: Situation, assumption: ActorTableAssumption): string {
  if (assumption.kind === 'saliencePercent') return 'Saliences go beyond 1: they are taken as percentages.'
  const { issue, min, max } = assumption
  return `The scale of ${issueName(situation, issue)} is taken to go from ${describeNumber(min)} to ${describeNumber(max)}, where the outermost actors stand.`
}
