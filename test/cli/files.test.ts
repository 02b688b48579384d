import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demarche, testFolder } from '../support/command.js'

const harbour = readFileSync('examples/harbour.yaml', 'utf8')
const latin = Uint8Array.from(harbour.replace(/^title: .*$/m, 'title: Caf\u00e9'), (letter) => letter.charCodeAt(0))

describe('a negotiation in a file', () => {
  const file = testFolder()

  function ask(command: string, path: string) {
    return demarche([command, path, ...(command === 'convert' ? ['-'] : [])])
  }

  it.each(['forecast', 'conflict', 'network'])(
    'is the same to demarche %s as YAML and as JSON in one line',
    (command) => {
      const json = file('harbour.json')
      expect(demarche(['convert', 'examples/harbour.yaml', json]).status).toBe(0)
      const line = file('line.json', JSON.stringify(JSON.parse(readFileSync(json, 'utf8'))))
      const { status, stdout } = ask(command, line)
      expect(status).toBe(0)
      expect(stdout).toBe(ask(command, 'examples/harbour.yaml').stdout)
    },
  )

  it.each(['check', 'gaps', 'report', 'timeline', 'conflict', 'network', 'forecast', 'convert'])(
    'is read by demarche %s with what is mended told on standard error',
    (command) => {
      const path = file('latin.yaml', latin)
      const { status, stderr } = ask(command, path)
      expect(stderr).toMatch(
        new RegExp(`^demarche: ${path}, line \\d+: found bytes that are no UTF-8, read as windows-1252\n$`),
      )
      expect(status).toBe(0)
    },
  )

  it.each(['gaps', 'report', 'conflict', 'network', 'forecast', 'convert'])(
    'is named by demarche %s where it is at fault',
    (command) => {
      const path = file('faulty.yaml', 'schemaVersion: 1\nid: talks\ntitle: 3\n')
      const { status, stderr } = ask(command, path)
      expect(stderr).toContain(`${path}: line 3, column 8: title: expected a string`)
      expect(stderr).toMatch(new RegExp(`^demarche: (${path}: .*\n)+$`))
      expect(status).toBe(2)
    },
  )
})
