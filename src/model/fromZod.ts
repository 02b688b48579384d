import type * as z from 'zod'
import type { DemarcheIssue, FaultCode, Path } from './errors.js'
import { DemarcheError, issueAt, mostFaults, show } from './errors.js'
import { nearest } from './nearest.js'

/** Parses with a schema of ours; throws a `DemarcheError` with paths from `root` when the input does not fit. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown, root: Path): z.output<Schema> {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  throw new DemarcheError(result.error.issues.slice(0, mostFaults).map((issue) => translate(issue, root)))
}

function translate(issue: z.core.$ZodIssue, root: Path): DemarcheIssue {
  const path = [...root, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? issueAt(path, { code: 'missing', expected: article(issue.expected) })
        : issueAt(path, { code: 'invalidType', expected: article(issue.expected), found: issue.input })
    case 'invalid_value':
      return choice(path, issue.values.map(String), issue.input)
    case 'too_small':
      return bound(path, issue.inclusive === false ? 'above' : 'at least', issue.minimum, issue)
    case 'too_big':
      return bound(path, 'at most', issue.maximum, issue)
    case 'unrecognized_keys':
      return { path: [...path, ...issue.keys.slice(0, 1)], code: 'unknownKey', message: issue.message }
    case 'invalid_key':
      return { path, code: 'invalidId', message: issue.issues[0]?.message ?? issue.message }
    case 'invalid_union':
      return 'options' in issue && issue.discriminator !== undefined
        ? choice(path, (issue.options ?? []).map(String), Reflect.get(issue.input as object, issue.discriminator))
        : union(path, issue)
    case 'custom':
      return { path, code: issue.params?.code as FaultCode, message: issue.message }
    default:
      return { path, code: 'invalidValue', message: `${issue.message}, found ${show(issue.input)}` }
  }
}

function choice(path: Path, known: readonly string[], found: unknown): DemarcheIssue {
  const expected = known.length === 1 ? `${known[0]}` : `one of ${known.join(', ')}`
  if (found === undefined) return issueAt(path, { code: 'missing', expected })
  const near = typeof found === 'string' ? nearest(found, known) : undefined
  const facts = { code: 'invalidValue', expected, found } as const
  return issueAt(path, near === undefined ? facts : { ...facts, nearest: near })
}

function bound(
  path: Path,
  relation: string,
  limit: number | bigint,
  issue: { readonly origin: string; readonly input?: unknown; readonly message: string },
): DemarcheIssue {
  const measured =
    issue.origin === 'array' ? 'a list with' : issue.origin === 'string' ? 'text with a length of' : 'a number of'
  return issueAt(path, { code: 'invalidValue', expected: `${measured} ${relation} ${limit}`, found: issue.input })
}

/** A union's own message; its code is that of the alternative that came closest, when that one is ours. */
function union(
  path: Path,
  issue: { readonly message: string; readonly input?: unknown; readonly errors: z.core.$ZodIssue[][] },
): DemarcheIssue {
  const ours = issue.errors.flat().find((nested) => nested.code === 'custom')
  if (issue.input === undefined) return { path, code: 'missing', message: issue.message }
  const code = ours?.code === 'custom' ? (ours.params?.code as FaultCode) : 'invalidType'
  return { path, code, message: issue.message }
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`
}
