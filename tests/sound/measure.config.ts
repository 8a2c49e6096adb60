import { defineConfig } from '@playwright/test'

/** What is measured rather than tested: `playwright test -c tests/sound/measure.config.ts`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.measure.ts',
  globalSetup: './build-harness.ts',
  outputDir: '../../test-results/sound',
  workers: 1,
  timeout: 600_000,
  reporter: 'list',
})
