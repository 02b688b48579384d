import { posix } from 'node:path'

/** Source texts by path below `src`. */
export type Sources = Readonly<Record<string, string>>

/** Rooms from the ground up. A file may import its own room and those below, never one beside it. */
const floors = [
  ['model'],
  ['record'],
  ['position'],
  ['gap'],
  ['bargain', 'conflict', 'forecast', 'network'],
  ['io', 'report', 'testing'],
  ['cli'],
]

/** Packages that one room alone may import. */
const optionalPeers: Readonly<Record<string, string>> = {
  'fast-check': 'testing',
  'fast-xml-parser': 'io',
  papaparse: 'io',
  'sql.js': 'io',
  yaml: 'io',
}

const longest = 300

/** Every rule that the sources break: the arrow or the word found, and what is allowed instead. */
export function architectureFaults(sources: Sources): string[] {
  const faults = Object.entries(sources).flatMap(([file, source]) => [
    ...importsOf(source).flatMap((specifier) => importFaults(file, specifier)),
    ...textFaults(file, source),
  ])
  return [...faults, ...cycleFaults(sources)]
}

/** What a source imports, re-exports or names in an `import()`, types included. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(/\b(?:from|import)\s*\(?\s*['"]([\w@./:-]+)['"]/g)].map((match) => match[1] as string)
}

const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')
const resolve = (file: string, specifier: string) => posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts')

/** The rooms that a file may import; the entry is read like a file above `gap`. */
function allowedRooms(file: string): string[] | undefined {
  if (file === 'index.ts') return floors.slice(0, 4).flat()
  const floor = floors.findIndex((rooms) => rooms.includes(roomOf(file)))
  return floor < 0 ? undefined : [...floors.slice(0, floor).flat(), roomOf(file)]
}

function importFaults(file: string, specifier: string): string[] {
  return specifier.startsWith('.') ? arrowFaults(file, resolve(file, specifier)) : packageFaults(file, specifier)
}

function arrowFaults(file: string, imported: string): string[] {
  const allowed = allowedRooms(file)
  if (allowed === undefined) return [`${file} is in no known room; rooms are ${floors.flat().join(', ')}`]
  if (posix.basename(imported) === 'index.ts') return [`${file} → ${imported}; import the file that defines the name`]
  if (allowed.includes(roomOf(imported))) return []
  return [`${file} → ${imported}; allowed: ${file} → ${allowed.join(', ')}`]
}

function packageFaults(file: string, specifier: string): string[] {
  if (specifier === 'zod' || specifier === 'immer') return []
  const room = specifier.startsWith('node:') ? 'cli' : optionalPeers[specifier]
  if (room !== undefined && room === roomOf(file)) return []
  return [`${file} → ${specifier}; allowed: ${room === undefined ? 'zod, immer' : `${room} → ${specifier}`}`]
}

function textFaults(file: string, source: string): string[] {
  const faults: string[] = []
  const lines = source.trimEnd().split('\n').length
  if (lines > longest) faults.push(`${file} has ${lines} lines; allowed: ${longest}`)
  // Anything else bundles all of zod, locales included.
  for (const [, clause] of source.matchAll(/\bimport\s([^'"]*?)\sfrom\s*['"]zod['"]/g)) {
    if (!/^(type )?\* as z$/.test(clause as string)) faults.push(`${file}: import ${clause}; allowed: import * as z`)
  }
  if (posix.basename(file) === 'index.ts' && /^export (type )?\*/m.test(source)) {
    faults.push(`${file}: export *; allowed: export { name }`)
  }
  for (const impure of ['Math.random', 'Date.now', 'new Date(']) {
    if (source.includes(impure)) faults.push(`${file}: ${impure}; allowed: a number or a date handed in`)
  }
  return faults
}

/** Circles among files, each told once. They take away the order in which the files can be read. */
function cycleFaults(sources: Sources): string[] {
  const faults: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start >= 0) faults.push(`${[...trail.slice(start), file].join(' → ')}; allowed: no way back`)
    if (start >= 0 || done.has(file)) return
    const relative = importsOf(sources[file] ?? '').filter((specifier) => specifier.startsWith('.'))
    for (const specifier of relative) visit(resolve(file, specifier), [...trail, file])
    done.add(file)
  }
  for (const file of Object.keys(sources)) visit(file, [])
  return faults
}
