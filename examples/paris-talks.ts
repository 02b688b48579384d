// The talks in Paris of April 2025, as one article reported them: who is at the table, who demands what, who has
// answered, how far apart the parties are, what blocks, what nobody has ruled out, and why there is no agreement.
//
// The coding is in ./paris: every act names the passage it was read in, by position and SHA-256, since the text itself
// belongs to others. It says what the article says, not what happened.
import {
  agreementSection,
  blockersSection,
  commonGroundSection,
  demandsSection,
  gapMatrixSection,
  overviewSection,
  pairSection,
  partiesSection,
  positionsSection,
  renderText,
} from 'demarche/report'
import { parisTalks } from './paris/record.js'

const sections = [
  overviewSection(parisTalks),
  partiesSection(parisTalks),
  positionsSection(parisTalks),
  demandsSection(parisTalks),
  // Nobody in the article says how much an issue matters, so all weigh alike; the bounds show how little is known.
  gapMatrixSection(parisTalks),
  blockersSection(parisTalks),
  commonGroundSection(parisTalks),
  // All issues settled together; then the deal that two demands are made a condition for; then a ceasefire by itself,
  // and the force. What follows from the record is told, and that much remains unknown; what anybody should do is not.
  agreementSection(parisTalks, { title: 'Could everything be settled together?' }),
  agreementSection(parisTalks, {
    title: 'What excludes a comprehensive deal?',
    issues: ['comprehensiveDeal'],
    terms: { comprehensiveDeal: true },
  }),
  agreementSection(parisTalks, {
    title: 'What excludes a ceasefire?',
    issues: ['ceasefire'],
    terms: { ceasefire: true },
  }),
  agreementSection(parisTalks, { title: 'What excludes the force?', issues: ['reassuranceForce'] }),
  // The article ends on the gap between American and European strategies. This is what it says of that gap.
  pairSection(parisTalks, 'us', 'europe'),
]

process.stdout.write(renderText(sections, { width: 100 }))
