import { basename } from 'node:path'

export interface Program {
  readonly name: string
  /** The file that it is in. */
  readonly text: string
  /** Where it begins in it. */
  readonly line: number
  readonly code: string
}

const assertion = "import assert from 'node:assert/strict'"

/**
 * The programs in a text: its `ts` fences. One without imports continues the one before. A line `expression // => value`
 * asserts that the two are equal.
 */
export function programsIn(text: string, markdown: string): Program[] {
  const topic = basename(text, '.md')
  const programs: Program[] = []
  for (const match of markdown.matchAll(/^```ts\n(.*?)\n```$/gms)) {
    const code = (match[1] as string).replace(/^(\S.*?);? +\/\/ => (.+)$/gm, 'assert.deepEqual($1, $2)')
    const line = markdown.slice(0, match.index).split('\n').length + 1
    const before = programs.at(-1)
    if (before !== undefined && !/^import /m.test(code)) {
      programs[programs.length - 1] = { ...before, code: `${before.code}\n${code}` }
    } else programs.push({ name: `${topic}-${line}`, text, line, code: `${assertion}\n${code}` })
  }
  return programs
}
