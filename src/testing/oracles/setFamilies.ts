/** Families of sets of ids; a set is a list of them. */
type Family = readonly (readonly string[])[]

/** The same family, each set in order and the sets in order: two families with the same sets are equal so. */
export function inOrder(family: Family): string[][] {
  return family.map((set) => set.toSorted()).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export function keyOf(set: readonly string[]): string {
  return set.join(' ')
}

/** The sets of which no part is in the family too. */
export function minimalOf(family: Family): string[][] {
  const isPart = (a: readonly string[], b: readonly string[]) =>
    a.length < b.length && a.every((member) => b.includes(member))
  return family.filter((set) => !family.some((other) => isPart(other, set))).map((set) => [...set])
}

/** Every list of some of these, in order. */
export function subsetsOf(items: readonly string[]): string[][] {
  return items.reduce<string[][]>((subsets, item) => subsets.flatMap((subset) => [subset, [...subset, item]]), [[]])
}

export function hasOfEach(set: readonly string[], family: Family): boolean {
  return family.every((other) => other.some((member) => set.includes(member)))
}

/** The minimal sets that have a member of each (Berge 1989): set by set; none for no sets. */
export function hittingSets(family: Family): string[][] {
  if (family.length === 0) return []
  const hitting = family.reduce<string[][]>(
    (partial, set) => {
      const extended = partial.flatMap((known) =>
        hasOfEach(known, [set]) ? [known] : set.map((member) => [...known, member].toSorted()),
      )
      return minimalOf([...new Map(extended.map((one) => [keyOf(one), one])).values()])
    },
    [[]],
  )
  return inOrder(hitting)
}
