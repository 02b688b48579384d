import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const execute = promisify(execFile)

/** Runs a command and returns what it prints; when it fails, the error says everything that it printed. */
export async function run(command: string, args: readonly string[], cwd: string = root): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { cwd })
    return stdout
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string }
    throw new Error(`${command} ${args.join(' ')} failed (${code})\n${stdout}${stderr}`)
  }
}
