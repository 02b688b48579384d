import type { Negotiation } from 'demarche'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { possibleOutlook, shownOutlook } from '../../src/gap/agreement/outlook.js'
import { type Scope, scopeOf } from '../../src/gap/agreement/scope.js'
import { type Literal, not } from '../../src/gap/agreement/solver.js'
import { withdrawalsIn } from '../../src/gap/agreement/withdrawals.js'
import { atOnce } from '../../src/gap/search.js'
import { isWithin, type Package, packagesOf } from '../../src/testing/oracles/packages.js'
import { acceptanceTest, isFeasible, refusalTest } from '../../src/testing/oracles/packageTests.js'
import { pointPosition } from '../../src/testing/oracles/pointPosition.js'
import { without } from '../../src/testing/oracles/takingBack.js'
import { issues, parties, smallDisputes } from './smallDisputes.js'

const asked = fc.record({
  parties: fc.shuffledSubarray([...parties], { minLength: 1 }),
  issues: fc.shuffledSubarray([...issues], { minLength: 1 }),
  terms: fc.constantFrom({}, {}, { pay: { atLeast: 'mid' } }, { vote: true }),
})

describe('outlooks', () => {
  it('should hold a package exactly where one of all is left by everybody, the first that is liked, issue by issue', () => {
    fc.assert(
      fc.property(smallDisputes(9), asked, (dispute, options) => {
        const { scope, packages, likes } = allOf(dispute, options)
        const outlook = atOnce(possibleOutlook(scope), {})
        const refusals = options.parties.map((party) => refusalTest(dispute, party))
        let left = packages.filter((one) => !refusals.some((refuses) => refuses(one)))
        expect(outlook.answer).toBe(left.length > 0 ? 'yes' : 'no')
        if (outlook.answer !== 'yes') return
        for (const issue of scope.groups.flat()) {
          const liked = left.filter((one) => likes(one).includes(issue))
          if (liked.length > 0) left = liked
        }
        expect(left).toContainEqual(outlook.package)
      }),
    )
  })

  it('should hold a package exactly where one of all is shown to be accepted by all, and none that is liked on more', () => {
    fc.assert(
      fc.property(smallDisputes(9), asked, (dispute, options) => {
        const { scope, packages, likes } = allOf(dispute, options)
        const outlook = atOnce(shownOutlook(scope), {})
        const tests = options.parties.map((party) => acceptanceTest(dispute, party))
        const left = packages.filter((one) => tests.every((accepts) => accepts(one)))
        expect(outlook.answer).toBe(left.length > 0 ? 'yes' : 'no')
        if (outlook.answer !== 'yes') return
        expect(left).toContainEqual(outlook.package)
        const chosen = likes(outlook.package)
        const better = left.map(likes).filter((one) => one.length > chosen.length)
        expect(better.filter((one) => chosen.every((issue) => one.includes(issue)))).toEqual([])
      }),
    )
  })
})

describe('withdrawalsIn', () => {
  it('should leave a package exactly where one is left once the acts that do not stand are withdrawn', () => {
    fc.assert(
      fc.property(smallDisputes(8), asked, fc.nat(), (dispute, options, bits) => {
        const { packages, scope } = allOf(dispute, options)
        const groups = scope.groups.map((group) => withdrawalsIn(scope, group))
        const stands = (id: string) => (bits >> dispute.acts.findIndex((act) => act.id === id)) % 2 === 0
        const gone = dispute.acts.map(({ id }) => id).filter((id) => !stands(id))
        const isLeft = groups.every((own) =>
          own.solver.solve(
            own.acts.map((id, i) => (stands(id) ? own.stands[i] : not(own.stands[i] as Literal)) as Literal),
          ),
        )
        expect(isLeft).toBe(isFeasible(without(dispute, gone), packages, options.parties))
        for (const { acts } of groups)
          expect(acts).toEqual(dispute.acts.map(({ id }) => id).filter((id) => acts.includes(id)))
      }),
    )
  })
})

interface Asked {
  readonly parties: string[]
  readonly issues: string[]
  readonly terms: object
}

/** All packages that are asked about, and on which issues a package has what all like who have shown to accept anything. */
function allOf(
  dispute: Negotiation,
  options: Asked,
): { scope: Scope; packages: Package[]; likes: (one: Package) => string[] } {
  const scope = scopeOf(dispute, options as never)
  const packages = packagesOf(dispute, scope.issues, scope.linked).filter((one) =>
    isWithin(dispute, one, options.terms as never),
  )
  const shown = new Map(
    issues.map((issue) => [
      issue as string,
      options.parties.map((party) => pointPosition(dispute, party, issue).inner),
    ]),
  )
  const values = new Map(
    issues.map((issue) => [issue as string, packagesOf(dispute, [issue]).map((one) => one[issue])]),
  )
  const likes = (one: Package) =>
    Object.keys(one).filter((issue) => {
      const place = values.get(issue)?.indexOf(one[issue]) as number
      return shown.get(issue)?.every((inner) => inner[place] || !inner.includes(true))
    })
  return { scope, packages, likes }
}
