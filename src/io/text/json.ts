import { failAt, show } from '../../model/errors.js'
import { atLine } from './source.js'

/** Parses JSON. Throws `DemarcheError` with the line of the first fault. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const at = faultIn(text)
    const found = text.slice(at).split('\n', 1)[0]?.trim() ?? ''
    const before = text.slice(0, at)
    const line = (found === '' ? before.trimEnd() : before).split('\n').length
    return failAt([atLine(line)], {
      code: 'inconsistent',
      expected: 'JSON',
      found: found === '' ? 'its end too early, or a fault before' : show(found),
    })
  }
}

const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy

const value = { string: 'ended', scalar: 'ended', '{': 'object', '[': 'array' } as const

/** What may follow, by what was there before; what it leads to. */
const grammar = {
  value,
  valueOrEnd: { ...value, ']': 'closed' },
  key: { string: 'colon' },
  keyOrEnd: { string: 'colon', '}': 'closed' },
  colon: { ':': 'value' },
  moreFields: { ',': 'key', '}': 'closed' },
  moreItems: { ',': 'value', ']': 'closed' },
  nothing: {},
} as const

type Wanted = keyof typeof grammar

/** Where text stops being JSON (RFC 8259). Engines do not agree on how they tell. */
function faultIn(text: string): number {
  const open: Wanted[] = []
  let wanted: Wanted = 'value'
  for (token.lastIndex = 0; ; ) {
    const start = token.lastIndex
    const step: string | undefined = Reflect.get(grammar[wanted], nextKind(text))
    if (step === undefined) return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0)
    wanted = afterStep(step, open)
  }
}

/** The kind of the token from `lastIndex` on, which moves behind it. */
function nextKind(text: string): string {
  const [, sign, string, scalar] = token.exec(text) ?? []
  return sign ?? (string !== undefined ? 'string' : scalar !== undefined ? 'scalar' : 'none')
}

function afterStep(step: string, open: Wanted[]): Wanted {
  switch (step) {
    case 'object':
      open.push('moreFields')
      return 'keyOrEnd'
    case 'array':
      open.push('moreItems')
      return 'valueOrEnd'
    case 'closed':
      open.pop()
      return open.at(-1) ?? 'nothing'
    case 'ended':
      return open.at(-1) ?? 'nothing'
    default:
      return step as Wanted
  }
}
