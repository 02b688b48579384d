import { idProblem } from '../model/ids.js'

/** Ids for names that can be anything: `Size of Fund` becomes `sizeOfFund`; twins are numbered from 2 on. */
export function idsFor(names: readonly string[], otherwise: string): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const own = slugOf(name) ?? otherwise
    let id = own
    for (let number = 2; taken.has(id); number++) id = `${own}-${number}`
    taken.add(id)
    return id
  })
}

/** A name, as far as it says more than the id made of it. */
export function named(id: string, name: string): { name?: string } {
  return name === id || name === '' ? {} : { name }
}

/** Letters without their accents and digits, words joined by capitals; `undefined` where no id is left. */
function slugOf(name: string): string | undefined {
  if (idProblem(name) === undefined) return name
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  const slug = words
    .map((word, i) => (i === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1))
    .join('')
    .replace(/^\d+/, '')
    .slice(0, 100)
  return idProblem(slug) === undefined ? slug : undefined
}
