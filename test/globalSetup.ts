import { root, run } from './support/run.js'

/** The script of the report's page is built, not written. */
export default async function setup(): Promise<void> {
  await run(process.execPath, ['scripts/pageScript.mjs'], root)
}
