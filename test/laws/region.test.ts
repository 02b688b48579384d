import { describeLaws } from 'demarche/testing'
import { families } from './families.js'
import { runner } from './runner.js'

describeLaws('region', families.region, { runner })
describeLaws('distance', families.distance, { runner })
