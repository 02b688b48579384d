/** Where the fuzz suite gets its valid negotiations from. */
export { gridOf, scales } from '../../src/testing/arbitraries/scales.js'
export { build, type Scenario, scenarios } from '../../src/testing/arbitraries/scenarios.js'
export { isDeeplyFrozen } from '../../src/testing/laws/cases.js'
