import {
  acceptance,
  accusation,
  appeal,
  demand,
  doubt,
  incident,
  meeting,
  pledge,
  proposal,
  rejection,
  statement,
  threat,
  withdrawal,
} from 'demarche'
import { describe, expect, it } from 'vitest'

const makers = {
  acceptance,
  accusation,
  appeal,
  demand,
  doubt,
  incident,
  meeting,
  pledge,
  proposal,
  rejection,
  statement,
  threat,
  withdrawal,
}

describe('the makers of acts', () => {
  it.each(Object.entries(makers))('should make a %s of the fields, whatever kind these name', (kind, make) => {
    const fields = { id: 'x', kind: 'other' }
    expect((make as (fields: object) => object)(fields)).toEqual({ id: 'x', kind })
    expect(fields.kind).toBe('other')
  })

  it.each([
    [7, '7'],
    [null, 'null'],
    [[], 'an empty list'],
    [undefined, 'undefined'],
  ])('should not take %j for the fields of an act', (fields, found) => {
    const message = `expected an object with the fields of an act, found ${found}`
    expect(() => demand(fields as never)).toThrow(expect.objectContaining({ message }))
  })
})
