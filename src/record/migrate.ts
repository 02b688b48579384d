import { failAt } from '../model/errors.js'
import { schemaVersion } from '../model/negotiation.js'

/** Turns the stored form of one version into that of the next. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** `migrations[i]` reads version i + 1. Version 1 is the first, so there is none so far. */
const migrations: readonly Migration[] = []

/**
 * Brings a stored negotiation to the newest version, one step at a time. Throws `DemarcheError` with the code
 * `unsupportedVersion` when the version is unknown, as it is when a newer release wrote the file.
 */
export function migrate(
  stored: Readonly<Record<string, unknown>>,
  steps: readonly Migration[] = migrations,
  newest: number = schemaVersion,
): Readonly<Record<string, unknown>> {
  const version = Number.isInteger(stored.schemaVersion) ? Number(stored.schemaVersion) : 0
  if (version < 1 || version > newest) {
    failAt(['schemaVersion'], { code: 'unsupportedVersion', found: stored.schemaVersion, newest })
  }
  return steps
    .slice(version - 1, newest - 1)
    .reduce((form, step, index) => ({ ...step(form), schemaVersion: version + index + 1 }), stored)
}
