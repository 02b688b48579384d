// Where may the talks in Paris of April 2025 end? One article says too little to tell, and this is how little. It names what each
// party rules out, rarely what it would like best, and nobody's salience or power; ./paris has the coding.
//
// What is not known is drawn by chance: the spread of the outcomes is the result, and a single number would be a pretence. Nothing
// here says that the talks end so, or that they should.
import { type Ensemble, ensemble, fromNegotiation, interval, modelAgreement, type Range } from 'demarche/forecast'
import { ensembleSections, renderText, situationSection } from 'demarche/report'
import { parisTalks } from './paris/record.js'

// The issues on which at least two have taken a side, or named a number.
const contested = ['mobilisation', 'armsSupplies', 'reassuranceForce'] as const

const { situation } = fromNegotiation(parisTalks, { issues: contested })
const asked = { samples: 1000, seed: 2025, sensitivity: 'sobol' } as const

// Only those who have said something on an issue take part in it.
const sections = [
  situationSection(parisTalks, { issues: contested }),
  ...ensembleSections(situation, 'compromise', asked),
]
process.stdout.write(renderText(sections, { width: 100 }))

// How much of the spread is the choice of a model, and what if those who say nothing stood anywhere on the scale? Beware of the
// second: seven more actors of whom nothing is known narrow the range, since numbers that are drawn independently even out. To know
// less looks like knowing more. That is the assumption of independence speaking, and no evidence of anything.
const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
for (const silent of ['leaveOut', 'anywhere'] as const) {
  const drawn = { ...asked, silent, sensitivity: 'none' } as const
  const models = ['compromise', 'mean', 'weightedMedian'].map((model) => ensemble(situation, model, drawn))
  console.log(`\nThe silent: ${silent}`)
  for (const { issue, dueToModel = 0 } of modelAgreement(models)) {
    const { atLeast, atMost } = interval(models[0] as Ensemble, issue, 0.9) as Range
    const range = `${digits.format(atLeast)} to ${digits.format(atMost)}`
    console.log(`  ${issue}: ${range}; of the variance, ${(100 * dueToModel).toFixed(0)} % is due to the model`)
  }
}
