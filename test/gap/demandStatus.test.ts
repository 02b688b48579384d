import { acceptance, defineNegotiation, demand, demandStatus, record, rejection, safeDemandStatus } from 'demarche'
import { expect, it } from 'vitest'
import { wageDefinition, wageTalks } from '../support/wage.js'

const day = (number: number) => `2026-01-0${number}`
const claim = { by: 'union', issue: 'raise', region: { atLeast: 6 }, firmness: 'firm' } as const
const conditionFor = [{ issue: 'council', region: true, certainty: 'explicit' }] as const

it('the status of a demand should be that of those who would have to deliver, where nobody is addressed', () => {
  const talks = record(
    wageTalks,
    demand({ ...claim, id: 'joint', jointlyWith: ['city'], of: ['owners', 'port'], conditionFor, date: day(2) }),
    rejection({ id: 'no', by: 'port', answers: 'joint', date: day(3) }),
  )
  expect(demandStatus(talks)).toEqual([
    {
      act: 'joint',
      by: 'union',
      jointlyWith: ['city'],
      issue: 'raise',
      status: { owners: 'open', port: 'rejected' },
      rejectedBy: [],
      acceptedBy: [],
      answers: { port: 'no' },
      conditionFor,
      acts: ['joint', 'no'],
    },
  ])
})

it('the status of a demand should name an act once by which several answer, and third parties by their answer', () => {
  const talks = record(
    wageTalks,
    demand({ ...claim, id: 'late', to: ['owners'], date: day(3) }),
    demand({ ...claim, id: 'early', to: ['owners'], of: ['port'], date: day(1) }),
    acceptance({ id: 'yes', by: 'port', jointlyWith: ['city'], answers: 'late', date: day(4) }),
    rejection({ id: 'no', by: 'owners', answers: 'late', date: day(5) }),
    acceptance({ id: 'aside', by: 'port', issue: 'raise', region: 6, date: day(6) }),
  )
  const [early, late] = demandStatus(talks)
  expect(early).toMatchObject({
    act: 'early',
    status: { owners: 'open' },
    answers: {},
    conditionFor: [],
    acts: ['early'],
  })
  expect(late).toMatchObject({
    status: { owners: 'rejected' },
    acceptedBy: ['port', 'city'],
    rejectedBy: [],
    answers: { port: 'yes', city: 'yes', owners: 'no' },
    acts: ['late', 'yes', 'no'],
  })
  expect([early, late?.acceptedBy].every(Object.isFrozen)).toBe(true)
})

it('the status of a demand should count the answer of a collective for those whom it binds', () => {
  const bound = defineNegotiation({
    ...wageDefinition,
    parties: { ...wageDefinition.parties, owners: { ...wageDefinition.parties.owners, bindsMembers: true } },
  })
  const talks = record(
    bound,
    demand({ ...claim, id: 'claim', to: ['port', 'city'], date: day(1) }),
    rejection({ id: 'no', by: 'owners', answers: 'claim', date: day(2) }),
    acceptance({ id: 'yes', by: 'city', answers: 'claim', date: day(3) }),
  )
  const result = safeDemandStatus(talks)
  expect(result).toMatchObject({ success: true, data: [{ status: { port: 'rejected', city: 'accepted' } }] })
})
