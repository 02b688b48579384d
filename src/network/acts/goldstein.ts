import { type EventRoot, eventRoots } from './eventRoots.js'

/** Which table of scores is asked: that of ICEWS, or that of GDELT, which differs on five codes. */
export type GoldsteinTable = 'icews' | 'gdelt'

/** What GDELT's table has otherwise; it lacks 1213. */
const gdelt: Readonly<Record<string, number | undefined>> = {
  '016': -2,
  '022': 3.2,
  '1213': undefined,
  '164': -7,
  '165': -6.5,
}

const scores = new Map<string, number>()
for (const { code, goldstein, subcodes } of eventRoots) {
  scores.set(code, goldstein)
  for (const group of subcodes === '' ? [] : subcodes.split('; ')) {
    const [score = '', codes = ''] = group.split(': ')
    for (const one of codes.split(' ')) scores.set(one, Number(score))
  }
}

/**
 * How cooperative an event is, from −10 to +10 (Goldstein 1992), by its CAMEO code; `undefined` for codes that the table does
 * not have. One number a code: a refusal of a friendly offer and of a hostile demand score the same.
 */
export function goldstein(code: string, table: GoldsteinTable = 'icews'): number | undefined {
  return table === 'gdelt' && Object.hasOwn(gdelt, code) ? gdelt[code] : scores.get(code)
}

/** The kind of event that a CAMEO code belongs to: its first two digits. */
export function eventRoot(code: string): EventRoot | undefined {
  return eventRoots.find((root) => typeof code === 'string' && root.code === code.slice(0, 2))
}
