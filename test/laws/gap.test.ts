import { describeLaws, laws } from 'demarche/testing'
import { families, ownMetric } from './families.js'
import { runner } from './runner.js'

describeLaws('gap', families.gap, { runner })
describeLaws('gap, euclidean', laws.gap('euclidean'), { runner, numRuns: 300 })
describeLaws('gap, maximum', laws.gap('maximum'), { runner, numRuns: 300 })
describeLaws('gap by a function of one’s own', laws.gap(ownMetric), { runner, numRuns: 300 })
describeLaws('verdict', families.verdict, { runner })
