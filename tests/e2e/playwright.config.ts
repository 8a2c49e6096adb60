import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** The specs that speak into a microphone: what is said there is heard in real time. */
const heard = readdirSync(import.meta.dirname).filter(
  (name) =>
    name.endsWith('.spec.ts') &&
    /willHear|startSoundServer/.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
)

/** One walk through all screens: whatever came last would have a processor for itself while it goes on. */
const longest = 'screens.spec.ts'

// V8 optimizes what was called ten times as often as usual: most of these apps have ended before that would pay. It took 3 to 7 %
// of the processor time. The flags are tools/chromium-host's; Electron does not know them.
process.env['CHROMIUM_HOST_SCRIPT_FLAGS'] ??=
  '--invocation-count-for-maglev=4000 --invocation-count-for-turbofan=30000'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Each spec starts a whole app, and waits for a third of its time. Of two that hear, each would take the other’s.
  workers: 3,
  projects: [
    { name: 'walked', testMatch: longest },
    { name: 'heard', testMatch: heard, workers: 1 },
    { name: 'seen', testIgnore: [longest, ...heard] },
  ],
  // On a machine that others use too; the closing line counts what passed only when tried again.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
})
