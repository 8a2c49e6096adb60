import path from 'node:path'
import { defineConfig } from '@playwright/test'

// Before Playwright asks the electron package for its executable, in the runner and in each worker.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = path.resolve(
  import.meta.dirname,
  '../../tools/chromium-host',
)

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/chromium-host',
  workers: 2,
  // On a machine that others use too; the closing line counts what passed only when tried again.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
})
