import type { Conflict } from './model.js'

/** A state by its number, and by the options that are taken. */
export function describeState({ options }: Conflict, decimal: number): string {
  const taken = Object.entries(options)
    .filter((_, bit) => Math.floor(decimal / 2 ** bit) % 2 === 1)
    .map(([id, { name = id }]) => name)
  return `${decimal} (${taken.length === 0 ? 'nothing taken' : taken.join(', ')})`
}
