import { formatPath } from '../model/errors.js'
import { type EvidenceFinding, verifyEvidence } from '../record/verifyEvidence.js'
import { paragraph, table } from '../report/content.js'
import { UsageError } from './arguments.js'
import type { Call } from './call.js'
import { readBytes } from './files.js'
import { print, readOptions, readState } from './options.js'

/** Prints whether the sources still say what was read in them; exit code 1 if a passage has changed or is missing. */
export async function evidence({ operands: [file = ''], given, out, notes }: Call): Promise<number> {
  const options = readOptions(given)
  const negotiation = await readState(file, options, notes)
  const texts = Object.fromEntries((given.source ?? []).map(readSource))
  const findings = await verifyEvidence(negotiation, texts)
  const lost = findings.filter(({ status }) => status === 'changed' || status === 'missing')
  const counted = (status: EvidenceFinding['status']) => findings.filter((finding) => finding.status === status).length
  await print(
    out,
    {
      json: () => ({ findings }),
      csv: () => ({
        head: ['where', 'source', 'status'],
        rows: findings.map((finding) => ({ ...finding, where: placeOf(finding.path) })),
      }),
      text: () => [
        {
          title: 'Whether the sources say what was read in them',
          blocks: [
            paragraph(
              (['found', 'moved', 'changed', 'missing', 'unchecked'] as const)
                .map((status) => `${counted(status)} ${status}`)
                .join(', '),
            ),
            ...(lost.length === 0 ? [] : [table(['where', 'source', 'what became of it'], lost.map(rowOf))]),
          ],
        },
      ],
    },
    options.format,
  )
  return lost.length === 0 ? 0 : 1
}

function rowOf({ path, source, status }: EvidenceFinding): string[] {
  return [placeOf(path), source, status]
}

function placeOf(path: EvidenceFinding['path']): string {
  return formatPath(path).replace(/: $/, '')
}

function readSource(given: string): [id: string, text: string] {
  const at = given.indexOf('=')
  if (at <= 0) throw new UsageError(`--source: expected ID=FILE, found ${given}`)
  return [given.slice(0, at), new TextDecoder().decode(readBytes(given.slice(at + 1)))]
}
