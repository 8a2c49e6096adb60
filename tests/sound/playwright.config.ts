import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  globalSetup: './build-harness.ts',
  outputDir: '../../test-results/sound',
  workers: 2,
  projects: [
    // The longest of them first, so that none is left to one processor at the end.
    { name: 'resume', testMatch: 'resume.spec.ts' },
    { name: 'others', testMatch: '*.spec.ts', testIgnore: 'resume.spec.ts' },
  ],
  // On a machine that others use too; the closing line counts what passed only when tried again.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
})
