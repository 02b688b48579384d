import type { Situation, SpatialOptions } from 'demarche/forecast'

type Settings = Required<Omit<SpatialOptions, 'issues' | 'unknownSalience' | 'unknownCapability' | 'leastActors'>>
type Point = Record<string, number>
type Points = Record<string, Point>

export interface PlainTurn {
  readonly positions: Points
  readonly targets: Record<string, string>
  /** By actor, the chances of what it can do, each with where it would then stand. */
  readonly chances: Record<string, readonly (readonly [to: Point, chance: number])[]>
}

/**
 * The next positions of KTAB's model straight from its formulas, by names and plain loops, where all follow themselves; scales run
 * from 0 to 1, saliences sum to 1 at most, and each actor does what is likeliest.
 */
export function plainTurn({ actors, issues }: Situation, at: Points, settings: Settings): PlainTurn {
  const [names, topics] = [Object.keys(actors), Object.keys(issues)]
  const salience = (name: string, topic: string) => actors[name]?.stances[topic]?.salience as number
  const capability = (name: string) => actors[name]?.capability as number
  const attention = (name: string) => sum(topics, (topic) => salience(name, topic))
  const distance = (name: string, from: Point, to: Point) => {
    const square = sum(
      topics,
      (topic) => (salience(name, topic) * ((from[topic] as number) - (to[topic] as number))) ** 2,
    )
    return Math.sqrt(square / sum(topics, (topic) => salience(name, topic) ** 2))
  }
  const utility = (d: number, risk: number) => (1 - d) * (1 + d * risk)
  const where = (name: string) => at[name] as Point
  const elected = <Option>(options: readonly Option[], worth: (name: string, option: Option) => number) => {
    const votes = options.map((one) =>
      options.map((other) => {
        const cast = (name: string) =>
          Math.max(0, capability(name) * vote(settings, worth(name, one) - worth(name, other)))
        return 1e-8 + sum(names, cast)
      }),
    )
    return winnersOf(settings, votes)
  }

  const plain = elected(names, (name, other) => 1 - distance(name, where(name), where(other)))
  const risks = new Map(names.map((name, i) => [name, riskOf(settings, plain, plain[i] as number)]))
  const risk = (name: string) => risks.get(name) as number
  const seen = (by: string, name: string, other: string) => {
    const share = { none: 0, oneThird: 1 / 3, half: 0.5, twoThirds: 2 / 3, full: 1 }[settings.riskAdjustment]
    return utility(distance(name, where(name), where(other)), (1 - share) * risk(by) + share * risk(name))
  }
  const prospect = (by: string, i: string, j: string) => {
    const u = (name: string, other: string) => seen(by, name, other)
    const strength = (name: string) => capability(name) * attention(name)
    const contributions = (name: string) => strength(name) * vote(settings, u(name, i) - u(name, j))
    const sides = (all: readonly number[]) => [
      1e-10 + sum(all, (cast) => Math.max(0, cast)),
      1e-10 + sum(all, (cast) => Math.max(0, -cast)),
    ]
    const principals = [contributions(i), contributions(j)]
    const others = names
      .filter((name) => name !== i && name !== j)
      .map((n) => {
        const [forI = 0, forJ = 0] = sides([...principals, contributions(n)])
        const chance = forI / (forI + forJ)
        const [own, ofI, ofJ] = [u(n, n), u(n, i), u(n, j)]
        const ends = {
          semi: [2 * ofI + own, 3 * ofJ, 3 * ofI, 2 * ofJ + own],
          none: [2 * ofI + own, 2 * ofJ + own, 2 * ofI + own, 2 * ofJ + own],
          full: [3 * ofI, 3 * ofJ, 3 * ofI, 3 * ofJ],
        }[settings.thirdParties] as [number, number, number, number]
        const withI = chance * ends[0] + (1 - chance) * ends[1]
        const withJ = chance * ends[2] + (1 - chance) * ends[3]
        return strength(n) * vote(settings, withI - withJ)
      })
    const [forI = 0, forJ = 0] = sides([...principals, ...others])
    const chance = forI / (forI + forJ)
    const contest = chance * 2 * u(i, i) + (1 - chance) * 2 * u(i, j)
    const gain = (1 - attention(j)) * 2 * u(i, i) + attention(j) * contest - u(i, i) - u(i, j)
    return { chance, gain }
  }

  const targets: Record<string, string> = {}
  const bargains: { readonly i: string; readonly j: string; readonly ends: Points }[] = []
  for (const i of names) {
    let best = 1e-5
    for (const j of names) {
      if (j === i || prospect(i, i, j).gain <= best) continue
      best = prospect(i, i, j).gain
      targets[i] = j
    }
    const j = targets[i]
    if (j === undefined) continue
    const ends = (by: string) => {
      const { chance } = prospect(by, i, j)
      const end = (own: string, other: string, ofOwn: number) =>
        Object.fromEntries(
          topics.map((topic) => [
            topic,
            between(
              settings,
              where(own)[topic] as number,
              where(other)[topic] as number,
              salience(own, topic),
              salience(other, topic),
              ofOwn,
            ),
          ]),
        )
      return { [i]: end(i, j, chance), [j]: end(j, i, 1 - chance) }
    }
    if (settings.bargains !== 'compromise') bargains.push({ i, j, ends: ends(i) })
    if (settings.bargains === 'both') bargains.push({ i, j, ends: ends(j) })
    if (settings.bargains === 'compromise') {
      const [one, other] = [ends(i), ends(j)]
      const [first, second] = [capability(i) * attention(i), capability(j) * attention(j)]
      const mix = (name: string) =>
        Object.fromEntries(
          topics.map((topic) => [
            topic,
            rounded(
              (first * (one[name]?.[topic] as number) + second * (other[name]?.[topic] as number)) / (first + second),
            ),
          ]),
        )
      bargains.push({ i, j, ends: { [i]: mix(i), [j]: mix(j) } })
    }
  }

  const chances: Record<string, (readonly [Point, number])[]> = {}
  const positions: Points = {}
  for (const name of names) {
    const options = [{}, ...bargains.filter(({ i, j }) => i === name || j === name).map(({ ends }) => ends)] as Points[]
    const worth = (voter: string, ends: Points) =>
      sum(names, (other) => utility(distance(voter, where(voter), ends[other] ?? where(other)), risk(voter))) /
      names.length
    const found = elected(options, worth)
    chances[name] = options.map((ends, o) => [ends[name] ?? where(name), found[o] as number])
    positions[name] = options[found.indexOf(Math.max(...found))]?.[name] ?? where(name)
  }
  return { positions, targets, chances }
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0)
}

function vote({ votingRule }: Settings, difference: number): number {
  const sign = Math.max(-1, Math.min(1, difference / 1e-8))
  return {
    proportional: difference,
    binary: sign,
    proportionalBinary: 0.8 * difference + 0.2 * sign,
    proportionalCubic: (difference + difference ** 3) / 2,
    cubic: difference ** 3,
    asymmetricProspect: difference < 0 ? difference : (2 / 3) * difference,
  }[votingRule]
}

function riskOf({ riskRange }: Settings, all: readonly number[], chance: number): number {
  const [least, most] = [Math.min(...all), Math.max(...all)]
  if (least === most) return 0
  const ends = {
    mid: (3 * chance - most - 2 * least) / 2,
    min: chance - least,
    max: 2 * chance - most - least,
  }[riskRange]
  return ends / (most - least)
}

function between({ interpolation }: Settings, own: number, other: number, s: number, t: number, p: number): number {
  if (interpolation === 's2pMax') {
    const excess = Math.max(0, 1 - 2 * p)
    return own + ((excess * t ** 2) / (excess * t ** 2 + 1e-6 + (1 - excess) * s ** 2)) * (other - own)
  }
  const power = interpolation === 's2p2' ? 2 : 1
  const [w, v] = [s ** power * p ** power, t ** power * (1 - p) ** power]
  return rounded(((w + 1e-6) * own + v * other) / (w + v + 1e-6))
}

function rounded(at: number): number {
  return Math.floor(10_000 * at + 0.5) / 10_000
}

function winnersOf({ victory, election }: Settings, votes: readonly (readonly number[])[]): number[] {
  const of = (i: number, j: number) => votes[i]?.[j] as number
  const all = votes.map((_, i) => i)
  const exponent = { linear: 1, square: 2, quartic: 4, octic: 8, binary: 0 }[victory]
  const beats = (i: number, j: number) => {
    if (i === j) return 0.5
    if (victory !== 'binary') return of(i, j) ** exponent / (of(i, j) ** exponent + of(j, i) ** exponent)
    const [most, least] = [1.1 / 2.1, 1 / 2.1]
    const linear = (of(i, j) / (of(i, j) + of(j, i)) - least) / (most - least)
    const chance = Math.max(1e-6, Math.min(1, linear))
    return chance / (chance + Math.max(1e-6, Math.min(1, 1 - linear)))
  }
  if (election === 'conditional') {
    const products = all.map((i) => all.reduce((product, j) => product * beats(i, j), 1))
    return products.map((product) => product / sum(products, (one) => one))
  }
  const incentive = (i: number, j: number) => of(i, j) * beats(i, j) + (i === j ? 1e-10 : 0)
  const challenge = (i: number, j: number) =>
    election === 'markovUniform' ? 1 / all.length : incentive(i, j) / sum(all, (k) => incentive(k, j))
  let p = all.map(() => 1 / all.length)
  for (;;) {
    const before = p
    const next = all.map((i) =>
      sum(
        all,
        (j) => beats(i, j) * ((before[i] as number) * challenge(j, i) + (before[j] as number) * challenge(i, j)),
      ),
    )
    p = next.map((chance, i) => (chance + (before[i] as number)) / 2)
    const change = Math.max(...next.map((chance, i) => Math.abs(chance - (before[i] as number))))
    if (change < (election === 'markovUniform' ? 1e-6 : 1e-8)) return p
  }
}
