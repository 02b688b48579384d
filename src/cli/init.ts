import type { Call } from './call.js'
import { writeTo } from './convert.js'

/** Writes a commented negotiation to start from, to a new file or to standard output; returns the exit code. */
export async function init({ operands: [file], out }: Call): Promise<number> {
  if (file === undefined) out.write(starter)
  else {
    writeTo(file, starter, 'wx')
    out.write(`Wrote ${file}. Next: demarche check ${file}, then demarche gaps ${file}\n`)
  }
  return 0
}

const starter = `# yaml-language-server: $schema=./node_modules/demarche/dist/schema.json
# A negotiation: who talks about what, and the record of what they did.
schemaVersion: 1
id: harbour
title: Wage talks at the harbour

# Who negotiates. kind: state, organisation, coalition, group or person.
parties:
  union:
    kind: organisation
    name: Dockers’ Union
  port:
    kind: organisation
    name: Port Company

# What about. Every issue has a scale, so that "how far apart" means something:
#   { kind: interval, min: 0, max: 10, unit: "%" }        numbers with a unit
#   { kind: ordinal, levels: [none, few, some, many] }    levels in order
#   { kind: nominal, options: [court, mediator] }         options without an order
#   { kind: binary }                                      true or false
issues:
  raise:
    name: Pay rise
    scale: { kind: interval, min: 0, max: 10, unit: "%" }
  nights:
    name: Night shifts
    scale: { kind: ordinal, levels: [none, few, some, many] }

# The record, in order. Nothing is ever changed here: a new act takes the place of an old one.
acts:
  # A demand is what a party asks for. firmness: firm (it will have nothing else) or soft.
  # A region is a value, { atLeast: 3, atMost: 6 } (above, below: without the value itself), or { anyOf: [ … ] }.
  - kind: demand
    id: six
    by: union
    to: [port]
    date: 2026-01-12
    issue: raise
    region: { atLeast: 6 }
    firmness: firm

  # An answer names the act that it answers: acceptance or rejection.
  - kind: rejection
    id: noSix
    by: port
    date: 2026-01-20
    answers: six

  # A statement is a party's own stance; salience, from 0 to 1, is how much the issue matters to it.
  - kind: statement
    id: four
    by: port
    date: 2026-01-20
    issue: raise
    region: { atMost: 4 }
    firmness: soft
    salience: 0.7

  # A proposal has terms: one is a position, several are a package.
  - kind: proposal
    id: offer
    by: port
    to: [union]
    date: 2026-01-27
    terms:
      raise: 4
      nights: some

# Also: delegates, sources (with evidence: [{ source, selector }] on any act), relations, assessments;
# and acts that bear on no position: appeal, accusation, pledge, doubt, threat, meeting, incident.
`
