import * as fc from 'fast-check'
import { gap } from '../../gap/gap.js'
import { movements } from '../../gap/movements.js'
import { type Conduct, type Reciprocity, reciprocity } from '../../gap/reciprocity.js'
import type { Negotiation } from '../../model/negotiation.js'
import { actADay, daily, type History, historyOf, placeOf } from '../arbitraries/history.js'
import { build, renamings } from '../arbitraries/scenarios.js'
import { answersTo, type Deed, deedsOf, type Met } from '../oracles/deeds.js'
import { pairsOf } from './cases.js'
import { close, equal, near, same } from './claims.js'
import { type Law, law } from './law.js'
import { movesOf } from './moveLaws.js'

const longer = actADay({ issues: { min: 1, max: 2 }, acts: { min: 0, max: 14 } })

const balance = law(
  'balance',
  'What a party gave, less what it took back, is what its moves took off the gap.',
  fc.property(actADay(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const { weights } = gap(talks, a, b)
      const moves = movements(talks, { parties: [a, b] }).flatMap((movement) => movement.moves)
      for (const { party, given, takenBack } of reciprocity(talks, a, b).conduct) {
        const own = moves.filter((move) => move.party === party && !['disclosure', 'emphasis'].includes(move.kind))
        const other = party === a ? b : a
        const net = own.reduce((sum, { issue, to }) => sum - (weights[issue] ?? 0) * (to[other]?.upper ?? 0), 0)
        close(given.upper - takenBack.upper, net, `what ${party} gave to ${other}`)
      }
    }
  }),
)

const exchanges = law(
  'exchanges',
  'Every concession is told as one half of an exchange, and the share of those returned is counted over both parties.',
  fc.property(actADay(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const { conduct, exchanges, returned } = reciprocity(talks, a, b)
      for (const { party, concessions } of conduct) {
        const own = exchanges.filter(({ by }) => by === party).map(({ act }) => act)
        equal(own, concessions, `the exchanges that ${party} began`)
      }
      const answered = exchanges.filter((exchange) => exchange.returned !== undefined).length
      const share = exchanges.length === 0 ? undefined : answered / exchanges.length
      equal(returned, share, `the share returned between ${a} and ${b}`)
    }
  }),
)

const symmetry = law(
  'symmetry',
  'It does not matter who of the two is named first.',
  fc.property(actADay(), (scenario) => {
    const talks = build(scenario)
    for (const [a, b] of pairsOf(talks)) {
      const [here, there] = [reciprocity(talks, a, b), reciprocity(talks, b, a)]
      equal(there.conduct, here.conduct.toReversed(), `the conduct of ${b} and ${a}`)
      same(there.returned, here.returned, `the share returned between ${b} and ${a}`)
    }
  }),
)

const definition = law(
  'definition',
  'What a party gave, took back and disclosed is what the states before and after each act tell, value by value.',
  fc.property(longer, (scenario) => {
    const history = historyOf(scenario)
    for (const [a, b] of pairsOf(history.talks)) {
      for (const conduct of reciprocity(history.talks, a, b).conduct) {
        const other = conduct.party === a ? b : a
        agreeWithDeeds(conduct, deedsOf(history, conduct.party, other), `${conduct.party} towards ${other}`)
      }
    }
  }),
)

function agreeWithDeeds(conduct: Conduct, own: readonly Deed[], who: string): void {
  const { concessions, retractions, given, takenBack, disclosed, perDay, days = 0 } = conduct
  const total = (amount: (deed: Deed) => number) => own.reduce((sum, deed) => sum + amount(deed), 0)
  const expected = {
    concessions: own.filter((deed) => deed.concedes).map(({ act }) => act),
    retractions: own.filter((deed) => deed.retracts).map(({ act }) => act),
    given: {
      lower: total(({ lower }) => lower.given),
      upper: total(({ upper, disclosed: first }) => upper.given + first),
    },
    takenBack: { lower: total(({ lower }) => lower.taken), upper: total(({ upper }) => upper.taken) },
    disclosed: total((deed) => deed.disclosed),
  }
  near({ concessions, retractions, given, takenBack, disclosed }, expected, `the conduct of ${who}`, 1e-10)
  if (perDay === undefined) return
  const rate = total(({ lower, upper }) => lower.given + upper.given - lower.taken - upper.taken)
  close((perDay.lower + perDay.upper) * days, rate, `the rate of ${who}, over all days`, 1e-10)
}

const firstWords = law(
  'first words',
  'Who stays where its first word put it has conceded nothing and taken nothing back.',
  fc.property(longer, (scenario) => {
    const history = historyOf(scenario)
    const moved = new Set(movesOf(history).flatMap(({ was, move }) => (was.known ? [move.party] : [])))
    const nothing = { lower: 0, upper: 0 }
    for (const [a, b] of pairsOf(history.talks)) {
      for (const { party, concessions, retractions, given, takenBack, answered } of reciprocity(history.talks, a, b)
        .conduct) {
        if (moved.has(party)) continue
        const found = { concessions, retractions, given, takenBack, answered }
        equal(
          found,
          { concessions: [], retractions: [], given: nothing, takenBack: nothing },
          `the conduct of ${party}`,
        )
      }
    }
  }),
)

const answers = law(
  'answers',
  'A concession is returned if the other concedes no later than its maker does again, and by as much as that one gives.',
  fc.property(longer, (scenario) => {
    const history = historyOf(scenario)
    for (const [a, b] of pairsOf(history.talks)) {
      const { conduct, exchanges } = reciprocity(history.talks, a, b)
      for (const { party, answered } of conduct) {
        const met = answersTo(history, party, party === a ? b : a)
        const told = exchanges.filter(({ by }) => by === party).map(({ act, returned }) => [act, returned?.act])
        const expected = met.map(({ deed, answer }) => [deed.act, answer?.act])
        equal(told, expected, `what the concessions of ${party} were met with`)
        near(answered, summed(history, met), `how far ${party} was answered`, 1e-9)
      }
    }
  }),
)

/** With an act a day, as many days lie between two acts as places. */
function summed({ talks }: History, met: readonly Met[]): unknown {
  if (met.length === 0) return undefined
  const day = ({ act }: Deed) => placeOf(talks, act)
  const lags = met.flatMap(({ deed, answer }) => (answer === undefined ? [] : [day(answer) - day(deed)]))
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
  const ratio = (bound: 'lower' | 'upper') => {
    const gave = total(met.map(({ deed }) => deed[bound].given))
    const got = total(met.map(({ answer }) => answer?.[bound].given ?? 0))
    return gave < 1e-9 ? {} : { [bound]: got / gave }
  }
  return {
    share: lags.length / met.length,
    ratio: { ...ratio('lower'), ...ratio('upper') },
    ...(lags.length === 0 ? {} : { meanDays: total(lags) / lags.length }),
  }
}

const names = law(
  'names',
  'It does not matter what parties, issues and acts are called.',
  fc.property(renamings({ issues: { min: 1, max: 2 }, acts: { min: 0, max: 14 } }), ([scenario, renamed]) => {
    const [was, is] = [build(daily(scenario)), build(daily(renamed))]
    for (const [i, [a, b]] of pairsOf(was).entries()) {
      const [c, d] = pairsOf(is)[i] as readonly [string, string]
      equal(nameless(is, reciprocity(is, c, d)), nameless(was, reciprocity(was, a, b)), `between ${c} and ${d}`)
    }
  }),
)

/** The same with places instead of names. */
function nameless(talks: Negotiation, { a, conduct, exchanges, returned }: Reciprocity): unknown {
  const placesOf = (ids: readonly string[]) => ids.map((id) => placeOf(talks, id))
  const [first, second] = conduct.map(({ party: _, concessions, retractions, ...rest }) => ({
    ...rest,
    concessions: placesOf(concessions),
    retractions: placesOf(retractions),
  }))
  const told = exchanges.map(({ by, act, date, returned: answer }) => ({
    isFirst: by === a,
    date,
    acts: placesOf(answer === undefined ? [act] : [act, answer.act]),
    days: answer?.days,
  }))
  return { first, second, told, returned }
}

/** The laws of how two parties moved towards each other, and of what was returned. */
export function reciprocityLaws(): readonly Law[] {
  return [definition, balance, exchanges, answers, firstWords, symmetry, names]
}
