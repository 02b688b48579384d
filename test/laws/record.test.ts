import { describeLaws } from 'demarche/testing'
import { families } from './families.js'
import { runner } from './runner.js'

describeLaws('record', families.record, { runner })
describeLaws('keeper', families.keeper, { runner })
