import { extname } from 'node:path'
import { renderMarkdown } from '../report/markdown.js'
import { type ReportOptions, report as reportPage, reportSections } from '../report/page/report.js'
import { renderText } from '../report/text.js'
import { oneOf } from './arguments.js'
import type { Call } from './call.js'
import { writeTo } from './convert.js'
import { namingFaults, readNegotiationFile } from './files.js'

const formats = ['html', 'md', 'text'] as const
type Format = (typeof formats)[number]

const byEnding: Readonly<Record<string, Format>> = { '.html': 'html', '.htm': 'html', '.md': 'md', '.txt': 'text' }

/** Writes everything that can be told of a negotiation, as a page, Markdown or text; returns the exit code. */
export async function report({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const { output = '-', between } = given
  const format = formatOf(given.format, output)
  const options: ReportOptions = {
    ...(given['as-of'] === undefined ? {} : { asOf: given['as-of'] }),
    ...(between === undefined ? {} : { between: between.split(',') }),
  }
  const negotiation = await namingFaults(file, () => readNegotiationFile(file, notes))
  const width = output === '-' && out.columns !== undefined ? { width: out.columns } : {}
  const written = {
    html: () => reportPage(negotiation, options),
    md: () => renderMarkdown(reportSections(negotiation, options)),
    text: () => renderText(reportSections(negotiation, options), width),
  }
  const text = await written[format]()
  if (output === '-') out.write(text)
  else writeTo(output, text)
  return 0
}

/** The format asked for, or that of the file to write; else a page. */
function formatOf(asked: string | undefined, output: string): Format {
  return oneOf('format', formats, asked ?? byEnding[extname(output).toLowerCase()] ?? 'html')
}
