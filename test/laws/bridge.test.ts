import { describeLaws } from 'demarche/testing'
import { families } from './families.js'
import { runner } from './runner.js'

describeLaws('bridge', families.bridge, { runner })
