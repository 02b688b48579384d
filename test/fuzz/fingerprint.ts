import { types } from 'node:util'

const most = 3_000

/**
 * What an argument is made of, without asking any getter or trap: values, keys and whether it is frozen. Two are equal
 * unless a call has changed the argument. Of large arguments, the first few thousand places.
 */
export function fingerprint(value: unknown): string {
  const parts: string[] = []
  note(value, new Map(), parts)
  return parts.join(' ')
}

function note(value: unknown, seen: Map<object, number>, parts: string[]): void {
  if (parts.length > most) return
  if (typeof value !== 'object' || value === null) parts.push(noteOf(value))
  else if (types.isProxy(value)) parts.push('proxy')
  else if (seen.has(value)) parts.push(`#${seen.get(value)}`)
  else {
    seen.set(value, seen.size)
    parts.push(`${Object.isFrozen(value)} ${Object.isExtensible(value)} {`)
    for (const key of ownKeys(value)) {
      const property = Object.getOwnPropertyDescriptor(value, key)
      parts.push(String(key).slice(0, 50))
      if (property?.get === undefined) note(property?.value, seen, parts)
    }
    parts.push('}')
  }
}

function noteOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 50)
  if (typeof value === 'symbol' || typeof value === 'function') return typeof value
  return Object.is(value, -0) ? '-0' : `${value}`
}

function ownKeys(object: object): (string | symbol)[] {
  if (Array.isArray(object)) return Array.from({ length: Math.min(object.length, most) }, (_, i) => String(i))
  return Reflect.ownKeys(object).slice(0, most)
}
