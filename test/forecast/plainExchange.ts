import type { Situation } from 'demarche/forecast'

interface Plain {
  readonly x: Map<string, Map<string, number>>
  readonly stances: Situation['actors']
}

export interface PlainExchange {
  readonly gain: number
  /** Who gives way on which issue, and where it then votes; in the order of names. */
  readonly gives: readonly (readonly [actor: string, issue: string, to: number])[]
}

/** A round of exchanges straight from the definition, without arrays, in units of the issues, whose scales are all as long. */
export function plainRound({ actors, issues }: Situation): PlainExchange[] {
  const wanted = new Map(
    Object.keys(issues).map((issue) => [
      issue,
      new Map(
        Object.entries(actors).flatMap(([actor, { stances }]) =>
          stances[issue] === undefined ? [] : [[actor, stances[issue].position as number] as const],
        ),
      ),
    ]),
  )
  const votes: Plain['x'] = new Map([...wanted].map(([issue, own]) => [issue, new Map(own)]))
  const salience = (actor: string, issue: string) => actors[actor]?.stances[issue]?.salience as number
  const weight = (actor: string, issue: string) =>
    salience(actor, issue) * (actors[actor]?.stances[issue]?.capability as number)
  const total = (issue: string) =>
    [...(votes.get(issue) as Map<string, number>).keys()].reduce((sum, a) => sum + weight(a, issue), 0)
  const outcome = (issue: string, of: Plain['x']) =>
    [...(of.get(issue) as Map<string, number>)].reduce((sum, [a, at]) => sum + weight(a, issue) * at, 0) / total(issue)
  const start = new Map(Object.keys(issues).map((issue) => [issue, outcome(issue, wanted)]))
  const wants = (actor: string, issue: string) => wanted.get(issue)?.get(actor)
  const opposed = (a: string, b: string, issue: string) => {
    const [one, other] = [wants(a, issue), wants(b, issue)]
    if (one === undefined || other === undefined) return false
    const lies = (between: number) => (one < between && between < other) || (other < between && between < one)
    return lies(start.get(issue) as number) && lies(outcome(issue, votes))
  }
  /** The longest step, of at most all the way, that moves the outcome no farther than to what the other wants. */
  const longest = (giver: string, taker: string, issue: string) => {
    const [from, to] = [votes.get(issue)?.get(giver) as number, wants(taker, issue) as number]
    const left = Math.abs(to - outcome(issue, votes))
    const isOnTheWay = Math.sign(to - from) === Math.sign(to - (start.get(issue) as number))
    return isOnTheWay ? Math.min(Math.abs(to - from), (left * total(issue)) / weight(giver, issue)) : 0
  }
  const shiftBy = (giver: string, issue: string, step: number) => (step * weight(giver, issue)) / total(issue)
  const stepFor = (giver: string, issue: string, shift: number) => (shift * total(issue)) / weight(giver, issue)
  const trade = (a: string, b: string, p: string, q: string): PlainExchange | undefined => {
    if (!opposed(a, b, p) || !opposed(a, b, q)) return undefined
    if (salience(a, p) / salience(a, q) >= salience(b, p) / salience(b, q)) return undefined
    const shiftBoth = (ofA: number) => (ofA * (salience(a, p) + salience(b, p))) / (salience(a, q) + salience(b, q))
    const [mostA, mostB] = [longest(a, b, p), longest(b, a, q)]
    let [stepA, stepB] = [mostA, stepFor(b, q, shiftBoth(shiftBy(a, p, mostA)))]
    if (stepB > mostB) {
      stepB = mostB
      stepA = stepFor(a, p, shiftBy(b, q, mostB) / shiftBoth(1))
    }
    const gain = salience(a, q) * shiftBy(b, q, stepB) - salience(a, p) * shiftBy(a, p, stepA)
    if (gain < 1e-8) return undefined
    const lands = (actor: string, issue: string, step: number, taker: string) => {
      const from = votes.get(issue)?.get(actor) as number
      return from + Math.sign((wants(taker, issue) as number) - from) * step
    }
    const gives = [[a, p, lands(a, p, stepA, b)] as const, [b, q, lands(b, q, stepB, a)] as const]
    return { gain, gives: gives.sort(([one], [other]) => (one < other ? -1 : 1)) }
  }
  const found: PlainExchange[] = []
  const [names, topics] = [Object.keys(actors), Object.keys(issues)]
  const all = names.flatMap((a) =>
    names.flatMap((b) => topics.flatMap((p) => topics.map((q) => ({ a, b, p, q, key: keyOf(a, b, p, q) })))),
  )
  const made = new Set<string>()
  for (;;) {
    const left = all.filter(({ a, b, p, q, key }) => a !== b && p !== q && !made.has(key))
    const offers = left.flatMap(({ a, b, p, q, key }) => {
      const one = trade(a, b, p, q)
      return one === undefined ? [] : [{ ...one, key }]
    })
    const best = offers.toSorted((one, other) => other.gain - one.gain)[0]
    if (best === undefined) return found
    made.add(best.key)
    found.push(best)
    for (const [actor, issue, to] of best.gives) votes.get(issue)?.set(actor, to)
  }
}

function keyOf(a: string, b: string, p: string, q: string): string {
  return JSON.stringify([[a, b].sort(), [p, q].sort()])
}
