import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/sound',
  workers: 1,
  // On a machine that others use too; the closing line counts what passed only when tried again.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
})
