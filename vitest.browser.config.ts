import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** Tests of pages in a real browser, which may have to share a slow machine. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['test/browser/*.browser.ts'],
    globalSetup: ['test/globalSetup.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
