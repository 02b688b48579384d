/** Prints the names of all laws by family, as JSON. */
import { families } from '../test/laws/families.js'

const names = Object.entries(families).map(([family, laws]) => [family, laws.map(({ name }) => name)])
console.log(JSON.stringify(Object.fromEntries(names)))
