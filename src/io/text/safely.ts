import { DemarcheError, type Safe } from '../../model/errors.js'

/** The `safe…` twin of an asynchronous function: it returns a `DemarcheError` instead of rejecting with it. */
export function safely<Args extends readonly unknown[], Result>(
  run: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Safe<Result>> {
  return async (...args) => {
    try {
      return { success: true, data: await run(...args) }
    } catch (error) {
      if (error instanceof DemarcheError) return { success: false, error }
      throw error
    }
  }
}
