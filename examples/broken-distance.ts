// A coder writes a distance of her own: a jump over many levels should count for more than its length. Is that a distance?
// The laws say what is broken, by the smallest case that they find.
import type { Scale, Value } from 'demarche'
import { checkLaws, laws, type ValueDistance, wordBrokenLaw } from 'demarche/testing'

// How far apart two places of a list are, from 0 to 1.
const steps = (places: readonly Value[], x: Value, y: Value) =>
  Math.abs(places.indexOf(x) - places.indexOf(y)) / (places.length - 1)

function plain(scale: Scale, x: Value, y: Value): number {
  switch (scale.kind) {
    case 'binary':
      return steps([false, true], x, y)
    case 'ordinal':
      return steps(scale.levels, x, y)
    case 'interval':
      return Math.abs(Number(x) - Number(y)) / (scale.max - scale.min)
    case 'nominal':
      return x === y ? 0 : 1
  }
}

const squared: ValueDistance = (scale, x, y) => plain(scale, x, y) ** 2

const { held, broken } = checkLaws(laws.distance(squared), { seed: 1, numRuns: 1000 })
console.log(`The squared distance keeps to these laws: ${held.join(', ')}.`)
for (const law of broken) console.log(`\nIt breaks ${wordBrokenLaw(law)}`)

// Two jumps of half the scale come to 1/2, one jump over all of it to 1: going through the middle is a short cut, and a
// party could look nearer by saying more. A root grows the other way, and no way round is shorter.
const root: ValueDistance = (scale, x, y) => Math.sqrt(plain(scale, x, y))

const again = checkLaws(laws.distance(root), { seed: 1, numRuns: 1000 })
console.log(`\nThe square root keeps to ${again.held.length} laws and breaks ${again.broken.length}.`)
