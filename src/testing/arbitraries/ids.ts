import * as fc from 'fast-check'

type Named = 'party' | 'coalition' | 'issue' | 'act'

/** How things are called: the first, second, third … of their sort. */
export type IdStyle = (sort: Named, index: number) => string

const letters = {
  party: ['p', 'q', 'r', 's', 't'],
  coalition: ['u', 'v'],
  issue: ['x', 'y', 'z'],
  act: ['a', 'b', 'c'],
}

const short: IdStyle = (sort, index) => letters[sort][index] ?? `${letters[sort][0]}${index + 1}`

const long: IdStyle = (sort, index) => `${sort}_of_the_long_and_winding_sort-${index + 1}`

/** Names that arrays, functions and promises have too, names that differ in case alone, and the same names for all sorts. */
const awkwardNames = ['then', 'length', 'A', 'a', 'name', 'map', 'size', 'key-1', 'key_1'] as const

const awkward: IdStyle = (sort, index) => awkwardNames[index + (sort === 'coalition' ? 7 : 0)] ?? `${sort}--${index}`

/** Short ids, to which every other style shrinks. */
export const idStyles: fc.Arbitrary<IdStyle> = fc.constantFrom(short, short, long, awkward)
