// The mutants that no test has killed, against the list of those that do no harm. The list of a room is a file in
// test/mutation: groups of mutants, each with a reason. A mutant is known by its file, its line, and what the line becomes.
import { existsSync, readFileSync } from 'node:fs'

/** At least so many of a hundred mutants of a room must be killed. */
const floor = 90

const named = (room) => room.replace('/', '-')
const listOf = (room) => `test/mutation/${named(room)}.json`
export const reportOf = (room) => `reports/mutation/${named(room)}`

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Prints what the tests of a room are worth. False where too few mutants are killed, or one survives that is not listed. */
export function review(room, files, isWhole) {
  const tried = files.map((file) => [file, readJson(`${reportOf(room)}.json`).files[file]])
  const mutants = tried.flatMap(([file, found]) =>
    (found?.mutants ?? []).map((mutant) => ({ file, status: mutant.status, ...changeOf(found.source, mutant) })),
  )
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  const total = count('Killed', 'Timeout', 'Survived', 'NoCoverage')
  const score = (100 * count('Killed', 'Timeout')) / total
  console.log(
    `\n${room}: ${score.toFixed(1)} % of ${total} mutants killed (${count('Killed')} killed, ${count('Timeout')} timed out, ` +
      `${count('Survived')} survived, ${count('NoCoverage')} reached by no test)`,
  )
  const survivors = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  const listed = readList(room).filter(({ file }) => isWhole || files.includes(file))
  const unlisted = without(survivors, listed)
  tell('survive and are not listed', unlisted)
  tell('are listed and do not survive', without(listed, survivors))
  if (isWhole && score < floor) console.log(`fewer than ${floor} % are killed`)
  return unlisted.length === 0 && !(isWhole && score < floor)
}

/** The line that a mutant changes, and what it becomes; of a change that goes over several lines, where it begins. */
function changeOf(source, { location: { start, end }, replacement }) {
  const lines = source.split('\n')
  const first = lines[start.line - 1]
  const after = lines[end.line - 1].slice(end.column - 1)
  const becomes = `${first.slice(0, start.column - 1)}${replacement}${after}`
  return { was: first.trim(), becomes: becomes.trim().replaceAll(/\s*\n\s*/g, ' ') }
}

function readList(room) {
  if (!existsSync(listOf(room))) return []
  return readJson(listOf(room)).flatMap(({ reason, survivors }) => {
    if (!reason) throw new Error(`${listOf(room)}: a group of survivors without a reason`)
    return Object.entries(survivors).flatMap(([file, changes]) => changes.map((change) => ({ file, ...change })))
  })
}

/** Those of the first list that are not in the second, which may hold the like of one more than once. */
function without(mutants, others) {
  const keyOf = ({ file, was, becomes }) => JSON.stringify([file, was, becomes])
  const left = new Map()
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1)
  return mutants.filter((mutant) => {
    const many = left.get(keyOf(mutant)) ?? 0
    left.set(keyOf(mutant), many - 1)
    return many <= 0
  })
}

/** Printed as they are listed. */
function tell(what, mutants) {
  if (mutants.length > 0) console.log(`${mutants.length} ${what}:`)
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const changes = mutants.filter((mutant) => mutant.file === file).map(({ was, becomes }) => ({ was, becomes }))
    console.log(`"${file}": ${JSON.stringify(changes, null, 2)}`)
  }
}
