import { failAt } from '../../model/errors.js'

/**
 * A library that reads or writes a format, loaded when it is first needed. It is an optional peer: throws `DemarcheError`
 * where it is not installed.
 */
export async function library<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    if (!isMissing(error)) throw error
    return failAt([], {
      code: 'missing',
      expected: `the package ${name} (npm install ${name}), which reads and writes files of this format,`,
    })
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}
