import { join } from 'node:path'
import { commandFolder } from '../support/command.js'
import { root, run } from '../support/run.js'

/** Bundles the command as it is published. */
export default async function setup(): Promise<void> {
  const bundle = ['--config', 'tsup.cli.config.ts', '--out-dir', commandFolder, '--clean']
  await run(join(root, 'node_modules/.bin/tsup'), bundle)
}
