import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerTo, questions, seeds } from './answers.js'

const file = 'test/gap/answers.json'
const cases = seeds.flatMap((seed) => Object.keys(questions).map((question) => [seed, question] as const))

/** `DEMARCHE_ANSWERS=write` writes down what is answered now; read what has changed before you keep it. */
if (process.env.DEMARCHE_ANSWERS === 'write') {
  const lines = cases.map(([seed, question]) => `"${seed} ${question}": ${JSON.stringify(answerTo(question, seed))}`)
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
}

// Laws say what is right; this, that it is still the same: which of many answers that are as good, in which order, in how many steps.
describe('answers on disputes that are kept', () => {
  const kept = JSON.parse(readFileSync(file, 'utf8'))

  it.each(cases)('are what they were: %i, %s', (seed, question) => {
    expect(answerTo(question, seed)).toEqual(kept[`${seed} ${question}`])
  })
})
