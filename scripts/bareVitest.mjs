// What the tests use of vitest, without a run of vitest around it: its assertions, and suites that are collected at once.
import { createRequire } from 'node:module'
import { format } from 'node:util'

const ofVitest = createRequire(import.meta.resolve('vitest'))
const chai = ofVitest('chai')
const { ASYMMETRIC_MATCHERS_OBJECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } = ofVitest('@vitest/expect')
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)

const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect)
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])

/** Types are checked by the compiler; what is printed, by the ordinary run. */
const anything = new Proxy(() => anything, { get: () => anything })
const unused = { expectTypeOf: anything, vi: anything, beforeEach: anything, afterEach: anything }

export function bareVitest() {
  let tests = []
  const titles = []
  const describe = (title, body) => {
    titles.push(title)
    body()
    titles.pop()
  }
  const it = (title, run) => {
    const name = [...titles, title].join(' > ')
    const like = tests.filter((test) => test.title === name).length
    tests.push({ title: name, name: like === 0 ? name : `${name} (${like + 1})`, run })
  }
  return {
    exports: { ...unused, expect, describe: withEach(describe), it: withEach(it) },
    /** The tests that a file registers while it is loaded. */
    collect(load) {
      tests = []
      load()
      return tests
    },
  }
}

function withEach(register) {
  const each = (rows) => (title, body) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row]
      const shown = values.slice(0, title.match(/%\w/g)?.length ?? 0)
      register(format(title, ...shown), () => body(...values))
    }
  }
  return Object.assign(register, { each })
}
