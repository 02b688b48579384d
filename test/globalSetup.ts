import { join } from 'node:path'
import { commandFolder } from './support/command.js'
import { root, run } from './support/run.js'

/** What is built, not written: the script of the report's page, and the command. */
export default async function setup(): Promise<void> {
  await run(process.execPath, ['scripts/pageScript.mjs'], root)
  const bundle = ['--config', 'tsup.cli.config.ts', '--out-dir', commandFolder, '--clean']
  await run(join(root, 'node_modules/.bin/tsup'), bundle)
}
