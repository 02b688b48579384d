import { negotiationJsonSchema } from '../io/negotiation/schema.js'
import type { Call } from './call.js'

/** Prints the JSON Schema of a negotiation; returns the exit code. */
export async function schema({ out }: Call): Promise<number> {
  out.write(`${JSON.stringify(negotiationJsonSchema(), null, 2)}\n`)
  return 0
}
