import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { architectureFaults, importsOf } from './architecture/rules.js'

const root = fileURLToPath(new URL('../src/', import.meta.url))

function readSources(): Record<string, string> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  return Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(root + file, 'utf8')]))
}

describe('src', () => {
  const sources = readSources()

  it('keeps the rules', () => {
    expect(architectureFaults(sources)).toEqual([])
  })

  it('is read as a whole, every relative import found', () => {
    const imports = Object.values(sources).flatMap(importsOf)
    const statements = Object.values(sources).flatMap(
      (source) => source.match(/^(import|export) .*|^} from .*|\bimport\(/gm) ?? [],
    )
    expect(imports).toHaveLength(statements.filter((statement) => / from '|^import '|^import\(/.test(statement)).length)
    expect(sources).toHaveProperty(['index.ts'])
  })
})

describe('the rules', () => {
  const broken: [rule: string, sources: Record<string, string>, faults: string[]][] = [
    [
      'a room above',
      { 'model/act.ts': "import type { Gap } from '../gap/gap.js'" },
      ['model/act.ts → gap/gap.ts; allowed: model/act.ts → model'],
    ],
    [
      'a room beside',
      { 'conflict/gmr.ts': "import {\n  nash,\n} from '../bargain/nash.js'" },
      ['conflict/gmr.ts → bargain/nash.ts; allowed: conflict/gmr.ts → model, record, position, gap, conflict'],
    ],
    [
      'more in the entry than it promises',
      { 'index.ts': "export { renderText } from './report/text.js'" },
      ['index.ts → report/text.ts; allowed: index.ts → model, record, position, gap'],
    ],
    [
      'a room without a rank',
      { 'utils/misc.ts': "export { id } from '../model/ids.js'" },
      [
        'utils/misc.ts is in no known room; rooms are model, record, position, gap, bargain, conflict, forecast, network, io, report, testing, cli',
      ],
    ],
    [
      "a room's index",
      { 'gap/gap.ts': "type Act = import('../model/index.js').Act" },
      ['gap/gap.ts → model/index.ts; import the file that defines the name'],
    ],
    [
      'Node in a report',
      {
        'report/save.ts': "import { writeFileSync } from 'node:fs'",
        'cli/main.ts': "import { argv } from 'node:process'",
      },
      ['report/save.ts → node:fs; allowed: cli → node:fs'],
    ],
    [
      'a format in what users load',
      { 'report/svg.ts': "import('yaml')", 'io/xml.ts': "import('fast-xml-parser')", 'io/csv.ts': "import('csv')" },
      ['report/svg.ts → yaml; allowed: io → yaml', 'io/csv.ts → csv; allowed: zod, immer'],
    ],
    [
      'fast-check in what users load',
      { 'gap/laws.ts': "import * as fc from 'fast-check'", 'testing/laws.ts': "import * as fc from 'fast-check'" },
      ['gap/laws.ts → fast-check; allowed: testing → fast-check'],
    ],
    [
      'another package',
      { 'gap/mean.ts': "import { mean } from 'simple-statistics'" },
      ['gap/mean.ts → simple-statistics; allowed: zod, immer'],
    ],
    [
      'all of zod',
      {
        'model/a.ts': "import { z } from 'zod'",
        'model/b.ts': "import z from 'zod'",
        'model/c.ts': "import type * as z from 'zod'",
        'model/d.ts': "import * as z from 'zod'",
      },
      ['model/a.ts: import { z }; allowed: import * as z', 'model/b.ts: import z; allowed: import * as z'],
    ],
    [
      'export * in an index',
      { 'report/index.ts': "export * from './text.js'" },
      ['report/index.ts: export *; allowed: export { name }'],
    ],
    [
      'a file that is too long',
      { 'gap/gap.ts': 'let x\n'.repeat(301), 'gap/zopa.ts': 'let x\n'.repeat(300) },
      ['gap/gap.ts has 301 lines; allowed: 300'],
    ],
    [
      'chance and clocks',
      { 'gap/gap.ts': 'Math.random() < Date.now()', 'record/asOf.ts': 'new Date()' },
      [
        'gap/gap.ts: Math.random; allowed: a number or a date handed in',
        'gap/gap.ts: Date.now; allowed: a number or a date handed in',
        'record/asOf.ts: new Date(; allowed: a number or a date handed in',
      ],
    ],
    [
      'a circle, be it of types',
      {
        'model/a.ts': "import type { B } from './b.js'",
        'model/b.ts': "export { c } from './c.js'",
        'model/c.ts': "import './b.js'",
      },
      ['model/b.ts → model/c.ts → model/b.ts; allowed: no way back'],
    ],
  ]

  it.each(broken)('find %s', (_, sources, faults) => {
    expect(architectureFaults(sources)).toEqual(faults)
  })
})
