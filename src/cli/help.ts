import { UsageError } from './arguments.js'

interface Help {
  readonly usage: string
  /** What it does, in one line. */
  readonly summary: string
  readonly details: readonly string[]
  readonly examples: readonly string[]
}

const state = [
  '--as-of DATE     as it stood at the end of that day (YYYY-MM-DD)',
  '--between a,b    only these two parties (or more)',
]
const issues = '--issues a,b     only these issues'
const packages = [
  ...state,
  issues,
  `--terms JSON     only packages with these outcomes: '{"raise": {"atMost": 4}}'`,
  '--limit N        how many results to list',
]
const format = (formats: string) => `--format ${formats}`

const helps: Readonly<Record<string, Help>> = {
  init: {
    usage: 'init [FILE]',
    summary: 'a commented negotiation to start from',
    details: ['Writes YAML to a new FILE, or to standard output.'],
    examples: ['demarche init talks.yaml'],
  },
  check: {
    usage: 'check FILE',
    summary: 'every fault of a file, with line and column',
    details: ['Exit code 1 if there is a fault.'],
    examples: ['demarche check examples/paris-talks.yaml'],
  },
  gaps: {
    usage: 'gaps FILE',
    summary: 'demands and who answered them, the gap of every two parties, what blocks',
    details: [...state, issues, format('text|json|csv|md')],
    examples: ['demarche gaps examples/paris-talks.yaml --between us,europe'],
  },
  why: {
    usage: 'why FILE',
    summary: 'whether a package is left that nobody rules out; if not, which acts exclude all',
    details: [...packages, format('text|json|csv|md')],
    examples: [
      `demarche why examples/paris-talks.yaml --issues comprehensiveDeal --terms '{"comprehensiveDeal": true}'`,
    ],
  },
  assess: {
    usage: 'assess FILE PROPOSAL',
    summary: 'who could accept a proposal, and what each would miss',
    details: [
      'PROPOSAL is the id of a recorded one, or outcomes by issue as JSON; or --proposal PROPOSAL.',
      ...state,
      format('text|json|csv|md'),
    ],
    examples: [`demarche assess examples/paris-talks.yaml '{"ceasefire": true}'`],
  },
  bridge: {
    usage: 'bridge FILE',
    summary: 'packages that leave the least to give, and who would have to give what',
    details: [
      '--objective total|worstOff|leximin   least in total (default), or for whoever gives most',
      ...packages,
      format('text|json|csv|md'),
    ],
    examples: ['demarche bridge examples/paris-talks.yaml --between russia,ukraine'],
  },
  timeline: {
    usage: 'timeline FILE',
    summary: 'what was done and when; of two parties, how the gap between them moved',
    details: [...state, issues, format('text|json|csv|md')],
    examples: ['demarche timeline examples/harbour.yaml --between union,port'],
  },
  report: {
    usage: 'report FILE -o OUT',
    summary: 'everything that can be told, as a page that one can explore, Markdown or text',
    details: [
      '-o, --output OUT   where to write it; .html, .md or .txt says how. Default: standard output',
      '--format html|md|text   default html',
      '--as-of DATE     the day that it speaks of (YYYY-MM-DD); the reader of the page can go to others',
      '--between a,b    the two parties whose gap is told in detail',
    ],
    examples: ['demarche report examples/paris-talks.yaml -o paris.html'],
  },
  evidence: {
    usage: 'evidence FILE --source ID=TEXT …',
    summary: 'whether the sources still say what was read in them',
    details: [
      '--source ID=TEXT   the text of a source, as a file; once for each source',
      'Exit code 1 if a passage has changed or is missing.',
      format('text|json|csv|md'),
    ],
    examples: ['demarche evidence talks.yaml --source article=article.txt'],
  },
  bargain: {
    usage: 'bargain DOMAIN PROFILE PROFILE…',
    summary: 'what is efficient among packages, and what Nash and others single out',
    details: [
      'Files of GENIUS (XML), GeniusWeb (JSON) or NegMAS (YAML, JSON).',
      '--semantics genius|negmas   how numbers of GENIUS files are read',
      '--tolerance 1e-9            what counts as equal',
      format('text|json|svg'),
    ],
    examples: ['demarche bargain domain.xml seller.xml buyer.xml --format svg'],
  },
  network: {
    usage: 'network STATEMENTS --actors COLUMN --concepts COLUMN | network FILE',
    summary: 'who agrees with whom, by statements or by the positions of a negotiation',
    details: [
      'STATEMENTS is a table (CSV), one statement a row, or a database of Discourse Network',
      'Analyzer (.dna), whose variables are then named. FILE is a negotiation.',
      '--qualifier COLUMN     agreement: yes or no, or a number',
      '--aggregation ignore|congruence|conflict|subtract',
      '--normalisation none|average|jaccard|cosine|vectorCosine',
      '--duplicates include|document|week|month|year|range',
      '--from DATE, --to DATE, --nodes actors|concepts, --isolates',
      'Of a negotiation: --certainty explicit|implied|world, --members apart|bound|inherit,',
      `--merge makes issues one: '{"ceasefire": "truce", "deal": "truce"}'`,
      format('text|json|csv|graphml|gexf|dot|svg'),
    ],
    examples: [
      'demarche network statements.csv --actors organization --concepts concept --qualifier agreement',
      'demarche network examples/paris-talks.yaml --aggregation subtract',
    ],
  },
  conflict: {
    usage: 'conflict FILE',
    summary: 'which situations of a conflict last, given what each side can do and prefers',
    details: [
      'FILE is a model (YAML, JSON; see docs/conflict.md), a .gmcr file of GMCR+, or a negotiation,',
      'of which all that has to be assumed is printed first.',
      '--concepts a,b     of nash, gmr, smr, seq, sseq, sim; for two sides also nm, l1, l2, …',
      '--coalition a,b    these leave together, too, for what all of them like better',
      '--full             in JSON also what is stable for each decision maker',
      'csv lists the moves, and dot draws them.',
      format('text|json|csv|dot'),
    ],
    examples: ['demarche conflict examples/elmira.yaml --concepts nash,seq'],
  },
  forecast: {
    usage: 'forecast ACTORS --model NAME | forecast FILE --model NAME',
    summary: 'where a negotiation may end, by one of the models of the field',
    details: [
      'ACTORS is a table (CSV: actor, position, salience, capability; issue where there are several), a',
      'file of DECIDE or KTAB (CSV, XML), or JSON. FILE is a negotiation.',
      '--model compromise|mean|salienceMean|median|weightedMedian|nashBargaining|condorcet|election',
      '        |exchange|expectedUtility|spatialBargaining   default compromise',
      '--rounds N    of exchange, expectedUtility and spatialBargaining',
      '--samples N   draws what is not known so often, and tells where 9 in 10 outcomes lie',
      '--seed N      of draws; default 1',
      '--issues ID   the issue to draw (svg)',
      format('text|json|csv|svg'),
    ],
    examples: ['demarche forecast actors.csv --model expectedUtility --rounds 10 --format svg'],
  },
  convert: {
    usage: 'convert IN OUT',
    summary: 'YAML to JSON and back; comments stay from YAML to YAML',
    details: ['OUT ends in .yaml, .yml or .json; - writes YAML to standard output.'],
    examples: ['demarche convert examples/paris-talks.json talks.yaml'],
  },
  schema: {
    usage: 'schema',
    summary: 'the JSON Schema of a negotiation, for editors',
    details: ['Also published as demarche/schema.json.'],
    examples: ['demarche schema > negotiation.schema.json'],
  },
}

const widest = Math.max(...Object.keys(helps).map((name) => name.length))

export const overview = `demarche: how far apart the parties of a negotiation are, and why

${Object.entries(helps)
  .map(([name, { summary }]) => `  ${name.padEnd(widest)}  ${summary}`)
  .join('\n')}

  demarche help COMMAND      what it takes, with an example
  demarche init talks.yaml   a file to start from

  FILE is YAML or JSON; - reads standard input. Results go to standard output, fitted to the
  terminal or as --format says; nothing is coloured, with or without --no-color.
  Exit codes: 0 fine, 1 findings, 2 usage, or a file that cannot be read.
`

/** What a command takes. Throws `UsageError` where there is none of that name. */
export function helpOf(name: string): string {
  const help = Object.hasOwn(helps, name) ? helps[name] : undefined
  if (help === undefined) throw new UsageError(`unknown command ${name}; see demarche --help`)
  const { usage, summary, details, examples } = help
  return `demarche ${usage}
  ${summary[0]?.toUpperCase()}${summary.slice(1)}.

${details.map((line) => `  ${line}\n`).join('')}
  Example: ${examples.join('\n           ')}
`
}
