/** Where the fuzz suite gets its valid negotiations from. */
export { build, gridOf, isDeeplyFrozen, type Scenario, scales, scenarios } from '../support/scenarios.js'
