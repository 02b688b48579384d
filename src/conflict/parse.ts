import { failAt, type Path, type Safe, safe, show } from '../model/errors.js'
import type { Expression } from './expression.js'

interface Token {
  readonly text: string
  /** From 1. */
  readonly column: number
}

const words = /\s*(?:(IFF|IF)(?![\w])|([A-Za-z]\w*(?:-\w+)*)|([-&|()]))/y

/**
 * Reads a statement about options: names of options, `-` (not), `&`, `|`, `IF`, `IFF` and parentheses. `-` binds most, then `&`,
 * then `|`; IF and IFF bind least, and one of them needs parentheses beside another. "p IF q" is true unless q holds and p does not.
 *
 * Throws `DemarcheError` with the column of the first fault.
 */
export function parseExpression(text: string): Expression {
  return parsedAt(text, [])
}

/** The twin of `parseExpression` that returns the error instead of throwing it. */
export const safeParseExpression: (text: string) => Safe<Expression> = safe(parseExpression)

/** As `parseExpression`; faults are told below `path`. */
export function parsedAt(text: string, path: Path): Expression {
  if (typeof text !== 'string')
    failAt(path, { code: 'invalidType', expected: 'a statement about options', found: text })
  const tokens = tokensOf(text, path)
  const reading = { tokens, at: 0, depth: 0, end: text.length + 1, path }
  const expression = conditional(reading)
  const next = tokens[reading.at]
  if (next !== undefined) expected(reading, 'the end, or &, |, IF or IFF')
  return expression
}

interface Reading {
  readonly tokens: readonly Token[]
  at: number
  depth: number
  readonly end: number
  readonly path: Path
}

function tokensOf(text: string, path: Path): Token[] {
  const tokens: Token[] = []
  for (let at = 0; text.slice(at).trim() !== ''; ) {
    words.lastIndex = at
    const match = words.exec(text)
    if (match === null) {
      const from = at + (text.slice(at).match(/^\s*/)?.[0].length ?? 0)
      const found = `${show(text[from])} in column ${from + 1}`
      return failAt(path, { code: 'inconsistent', expected: 'names of options, -, &, |, IF, IFF and ( )', found })
    }
    const word = match[1] ?? match[2] ?? (match[3] as string)
    at = words.lastIndex
    tokens.push({ text: word, column: at - word.length + 1 })
  }
  return tokens
}

function expected({ tokens, at, end, path }: Reading, what: string): never {
  const token = tokens[at]
  const found = token === undefined ? `the end, in column ${end}` : `${show(token.text)} in column ${token.column}`
  return failAt(path, { code: 'inconsistent', expected: what, found })
}

function taken(reading: Reading, text: string): boolean {
  if (reading.tokens[reading.at]?.text !== text) return false
  reading.at++
  return true
}

function conditional(reading: Reading): Expression {
  const one = either(reading)
  if (taken(reading, 'IF')) return { kind: 'if', consequence: one, condition: either(reading) }
  if (taken(reading, 'IFF')) return { kind: 'iff', one, other: either(reading) }
  return one
}

function either(reading: Reading): Expression {
  return joined(reading, 'or', '|', both)
}

function both(reading: Reading): Expression {
  return joined(reading, 'and', '&', single)
}

function joined(
  reading: Reading,
  kind: 'and' | 'or',
  sign: string,
  part: (reading: Reading) => Expression,
): Expression {
  const all = [part(reading)]
  while (taken(reading, sign)) all.push(part(reading))
  return all.length === 1 ? (all[0] as Expression) : { kind, all }
}

const deepest = 40

function single(reading: Reading): Expression {
  if (++reading.depth > deepest) expected(reading, `at most ${deepest} signs and parentheses inside each other`)
  const expression = primary(reading)
  reading.depth--
  return expression
}

function primary(reading: Reading): Expression {
  if (taken(reading, '-')) return { kind: 'not', of: single(reading) }
  if (taken(reading, '(')) {
    const inside = conditional(reading)
    if (!taken(reading, ')')) expected(reading, ')')
    return inside
  }
  const token = reading.tokens[reading.at]
  if (token === undefined || !/^[A-Za-z]/.test(token.text) || token.text === 'IF' || token.text === 'IFF') {
    return expected(reading, 'the name of an option, - or (')
  }
  reading.at++
  return { kind: 'option', option: token.text }
}
