import { type FrontierPoint, frontier as frontierOf } from '../../bargain/frontier.js'
import type { BargainingOptions } from '../../bargain/options.js'
import { outcomeSpace } from '../../bargain/outcomeSpace.js'
import { rationalPackages } from '../../bargain/rationalPackages.js'
import { defineScenario, type Scenario, type ScenarioInput } from '../../bargain/scenario.js'
import type { Settlement } from '../../gap/agreement/outlook.js'
import { wholeNumber } from '../../gap/agreement/wholeNumber.js'
import { asGiven, type OptionReaders, readOptions, readText } from '../../model/input.js'
import { type Block, list, paragraph, type Section, table } from '../content.js'
import { bargainingReaders, type NamedSolution, namedSolutions } from '../solutionWords.js'
import { describeValue, joined } from '../words.js'

export interface FrontierSectionOptions extends BargainingOptions {
  /** Default: the name of the domain. */
  readonly title?: string
  /** How many points of the frontier to list at most, beside those of solutions. Default 20. */
  readonly shown?: number
}

const readers: OptionReaders<FrontierSectionOptions> = { ...bargainingReaders, title: readText, shown: asGiven }

/** How many packages there are, which of them are efficient, and what each solution singles out. */
export function frontierSections(given: ScenarioInput, asked: FrontierSectionOptions = {}): Section[] {
  const scenario = defineScenario(given)
  const options = readOptions(asked, readers)
  const shown = wholeNumber('shown', options.shown ?? 20)
  const frontier = frontierOf(scenario, options)
  const { points, parties, disagreement, assumptions, exact, guarantee } = frontier
  const solved = namedSolutions(scenario, options)
  const without = parties.map((party, p) => `${party} ${fixed(disagreement[p] as number)}`)
  const summary: Block[] = [
    paragraph(`${counts(scenario, options)} Without agreement: ${joined(without)}.`),
    ...assumptions.map(({ party }) =>
      paragraph(`What ${party} has without agreement is not known: its worst package stands in.`),
    ),
    ...(exact
      ? []
      : [paragraph(`The frontier is not exact: a package may be better by ${guarantee.map(fixed).join(', ')}.`)]),
  ]
  const title = options.title ?? scenario.domain.name ?? 'Packages'
  if (points.length === 0) {
    const none = paragraph('No package gives every party at least what it has without agreement.')
    return [{ title, blocks: [...summary, none] }]
  }
  return [
    { title, blocks: summary },
    { title: 'What is efficient', blocks: efficientBlocks(points, parties, solved, shown) },
    {
      title: 'What each solution singles out',
      blocks: [list(describeSolutions(scenario, solved))],
    },
  ]
}

function counts(scenario: Scenario, options: BargainingOptions): string {
  const issues = Object.keys(scenario.domain.issues).length
  const about = `${issues} ${issues === 1 ? 'issue' : 'issues'}, ${Object.keys(scenario.preferences).length} parties`
  const { axes, size } = outcomeSpace(scenario)
  if (axes.some((axis) => axis.continuous)) return `${about}; some issues can end at any number of a scale.`
  const { lower, upper } = rationalPackages(scenario, options)
  const { packages } = frontierOf(scenario, options)
  const rational = lower === upper ? grouped(lower) : `${grouped(lower)} to ${grouped(upper)}`
  const efficient = packages === undefined ? '' : `; of these, ${grouped(packages)} efficient`
  return `${about}, ${grouped(size)} packages. Individually rational: ${rational}${efficient}.`
}

function grouped(count: bigint): string {
  return count.toLocaleString('en')
}

function fixed(value: number): string {
  return (Math.round(value * 1e4) / 1e4 + 0).toFixed(4)
}

/** Of more points that are equally good, only these many are told. */
const mostTies = 5

/** Points of solutions, and others evenly between them. */
function efficientBlocks(
  points: readonly FrontierPoint[],
  parties: readonly string[],
  solved: readonly NamedSolution[],
  shown: number,
): Block[] {
  const rows = points.map((point) => {
    const own = solved.filter(({ solution }) => solution.points.some((one) => isSame(one, point)))
    const isTold = own.some(({ solution }) => solution.points.length <= mostTies)
    return { point, isTold, signs: own.map(({ sign }) => sign) }
  })
  const every = Math.max(1, Math.ceil(rows.length / shown))
  const kept = rows.filter(({ isTold }, i) => isTold || i % every === 0 || i === rows.length - 1)
  const isCounted = points.every(({ packages }) => packages !== undefined)
  const left = rows.length - kept.length
  return [
    paragraph(
      `${rows.length} ${rows.length === 1 ? 'point' : 'points'}, the best for ${parties[0]} first` +
        `${left === 0 ? '' : `; ${left} of them are not listed`}. ` +
        `Solutions: ${joined(solved.map(({ name, sign }) => `${sign} for ${name}`))}.`,
    ),
    table(
      [...parties, ...(isCounted ? ['packages'] : []), 'solutions'],
      kept.map(({ point, signs }) => [
        ...point.utilities.map(fixed),
        ...(isCounted ? [grouped(point.packages as bigint)] : []),
        signs.join(' '),
      ]),
    ),
  ]
}

function isSame(a: FrontierPoint, b: FrontierPoint): boolean {
  return a.utilities.every((at, p) => at === b.utilities[p])
}

/** Points that several solutions single out are told once. */
function describeSolutions(scenario: Scenario, solved: readonly NamedSolution[]): string[] {
  const points = new Map<string, { readonly point: FrontierPoint; readonly names: string[] }>()
  for (const { name, solution } of solved) {
    for (const point of solution.points.slice(0, mostTies)) {
      const key = point.utilities.join(' ')
      const known = points.get(key) ?? { point, names: [] }
      known.names.push(name)
      points.set(key, known)
    }
  }
  const left = solved
    .filter(({ solution }) => solution.points.length > mostTies)
    .map(({ name, solution }) => `${name}: ${solution.points.length - mostTies} more points are as good.`)
  const told = [...points.values()].map(({ point: { utilities, settlement, packages = 1n }, names }) => {
    const others = packages > 1n ? ` One of ${grouped(packages)} packages.` : ''
    return `${joined(names)} (${utilities.map(fixed).join(', ')}): ${describeSettlement(scenario, settlement)}.${others}`
  })
  return [...told, ...left]
}

function describeSettlement({ domain }: Scenario, settlement: Settlement): string {
  return Object.entries(domain.issues)
    .map(([id, { name, scale }]) => {
      const value = settlement[id]
      return `${name ?? id}: ${value === undefined ? '–' : describeValue(scale, value)}`
    })
    .join('; ')
}
