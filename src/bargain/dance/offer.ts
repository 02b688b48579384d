import { numberFrom } from './numbers.js'
import type { OfferChoice } from './view.js'

/** The package that is worth least to oneself among those worth what one asks for. */
export function closest(): OfferChoice {
  return (menu, target) => Math.max(0, menu.atLeast(target) - 1)
}

/**
 * Any package that is worth what one asks for, and at most `slack` more: a share, from 0 to 1, of what lies between one's
 * most and least. All are equally likely.
 */
export function anyWithin(slack: number): OfferChoice {
  const share = numberFrom('slack', slack, 0, 1)
  return (menu, target, view) => {
    const [from, to] = [menu.atLeast(target + share * (view.most - view.least)), menu.atLeast(target)]
    return from < to ? from + Math.floor(view.random() * (to - from)) : Math.max(0, to - 1)
  }
}

/**
 * Of the packages that `anyWithin(slack)` draws from, the one most like what is on the table, so that one gives where it costs
 * little (trade-offs: Faratin, Sierra & Jennings 2002, section 4, with all issues alike, since one does not know what others
 * care for). Of equal ones the one that is best for oneself. As `closest()` while nothing is on the table. Linear in the
 * packages within the slack.
 */
export function mostAlike(slack: number): OfferChoice {
  const share = numberFrom('slack', slack, 0, 1)
  return (menu, target, { standing, most, least }) => {
    const [from, to] = [menu.atLeast(target + share * (most - least)), menu.atLeast(target)]
    if (standing === undefined || from >= to) return Math.max(0, to - 1)
    let [best, likeness] = [from, -1]
    for (let place = from; place < to; place++) {
      const alike = menu.similarity(menu.packages[place] as number, standing)
      if (alike > likeness) [best, likeness] = [place, alike]
    }
    return best
  }
}
