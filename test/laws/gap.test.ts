import { describeLaws, laws } from 'demarche/testing'
import { families, ownMetric } from './families.js'
import { runner, third } from './runner.js'

describeLaws('gap', families.gap, { runner })
describeLaws('gap, euclidean', laws.gap('euclidean'), third)
describeLaws('gap, maximum', laws.gap('maximum'), third)
describeLaws('gap by a function of one’s own', laws.gap(ownMetric), third)
describeLaws('verdict', families.verdict, { runner })
