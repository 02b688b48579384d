import { basename, extname } from 'node:path'
import { frontier } from '../bargain/frontier.js'
import { outcomeSpace } from '../bargain/outcomeSpace.js'
import { rationalPackages } from '../bargain/rationalPackages.js'
import type { Scenario } from '../bargain/scenario.js'
import type { Solution } from '../bargain/solution/best.js'
import { solutions } from '../bargain/solution/solutions.js'
import type { FileAssumption } from '../io/assumption.js'
import { idsFor } from '../io/ids.js'
import { type ReadScenario, readScenario } from '../io/scenario.js'
import { list, paragraph, type Section } from '../report/content.js'
import { frontierSections } from '../report/sections/frontier.js'
import { frontierPicture } from '../report/svg/frontier.js'
import { renderText } from '../report/text.js'
import { type Given, UsageError } from './arguments.js'
import type { Call } from './call.js'
import { readBytes, tellMended } from './files.js'

/** Prints what is efficient and what each solution singles out, of a domain and profiles; returns the exit code. */
export async function bargain({ operands: files, out, notes, given }: Call): Promise<number> {
  const { semantics, tolerance, format } = readBargainOptions(given)
  const [domain = '', ...profiles] = files
  const parties = idsFor(profiles.map(nameOf), 'party')
  const told = new Map<string, string>([
    ['domain', domain],
    ...parties.map((party, i) => [party, profiles[i] ?? ''] as const),
  ])
  const sources = {
    domain: readBytes(domain),
    profiles: Object.fromEntries(parties.map((party, i) => [party, readBytes(profiles[i] ?? '')])),
  }
  const read = await readScenario(sources, { semantics })
  for (const { file, mended } of read.mended) tellMended(notes, told.get(file) ?? file, [mended])
  const title = nameOf(domain)
  switch (format) {
    case 'json':
      out.write(`${JSON.stringify(bargainJson(read.scenario, tolerance), null, 2)}\n`)
      break
    case 'svg':
      out.write(frontierPicture(read.scenario, { tolerance, title }))
      break
    case 'text':
      out.write(
        renderText([...frontierSections(read.scenario, { tolerance, title }), ...assumed(read)], {
          width: out.columns ?? 80,
        }),
      )
  }
  return 0
}

function readBargainOptions({ semantics = 'genius', tolerance = '1e-9', format = 'text' }: Given) {
  if (semantics !== 'genius' && semantics !== 'negmas') {
    throw new UsageError(`expected --semantics genius or negmas, found ${semantics}`)
  }
  if (format !== 'text' && format !== 'json' && format !== 'svg') {
    throw new UsageError(`expected --format text, json or svg, found ${format}`)
  }
  const number = tolerance.trim() === '' ? Number.NaN : Number(tolerance)
  if (!(number >= 0 && Number.isFinite(number))) {
    throw new UsageError(`--tolerance: expected a number from 0 on, found ${tolerance}`)
  }
  return { semantics, format, tolerance: number } as const
}

function nameOf(file: string): string {
  return basename(file, extname(file))
}

/** Counts are text, since JSON numbers end at 2^53; `null` where any number of a scale can be agreed upon, or bounds are all that is known. */
function bargainJson(scenario: Scenario, tolerance: number): object {
  const { axes, size } = outcomeSpace(scenario)
  const isCounted = !axes.some((axis) => axis.continuous)
  const rational = isCounted ? rationalPackages(scenario, { tolerance }) : undefined
  const { points, packages } = frontier(scenario, { tolerance })
  const { nash, kalaiSmorodinsky, egalitarian, leximin, utilitarian } = solutions(scenario, { tolerance })
  return {
    packages: isCounted ? String(size) : null,
    rational: rational !== undefined && rational.lower === rational.upper ? String(rational.lower) : null,
    paretoPackages: packages === undefined ? null : String(packages),
    frontier: points.map(({ utilities }) => utilities),
    solutions: {
      nash: pointsOf(nash),
      kalaiSmorodinsky: pointsOf(kalaiSmorodinsky),
      egalitarian: pointsOf(egalitarian),
      leximin: pointsOf(leximin),
      utilitarian: pointsOf(utilitarian),
    },
  }
}

function pointsOf({ points }: Solution): readonly (readonly number[])[] {
  return points.map(({ utilities }) => utilities)
}

function assumed({ assumptions }: ReadScenario): Section[] {
  if (assumptions.length === 0) return []
  const intro = paragraph('The files do not say all; this was taken for granted, or left out:')
  return [{ title: 'How the files were read', blocks: [intro, list(assumptions.map(wordAssumption))] }]
}

function wordAssumption(assumption: FileAssumption): string {
  switch (assumption.kind) {
    case 'settledIssue':
      return `${assumption.name} has one value only, ${assumption.value}, and is settled by it.`
    case 'noReservation':
      return `${assumption.party} has no reservation: ${assumption.reservation}.`
    case 'noWeight':
      return `${assumption.party} has no weight for ${assumption.issue}: ${assumption.weight}.`
    case 'noDiscount':
      return `The discount of ${assumption.party}, ${assumption.found}, is not above 0 and up to 1: there is none.`
    case 'above1':
      return `Packages can be worth up to ${assumption.most} to ${assumption.party}; GENIUS cuts this at 1.`
  }
}
