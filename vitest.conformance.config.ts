import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** Tests against a corpus that is not part of the repository; see `scripts/conformance.mjs`. */
export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/conformance/*.conformance.ts'], globalSetup: ['test/globalSetup.ts'] },
})
