import { buildIfStale } from '../setup/build.ts'
import { forgetThatElectronIsUnavailable } from '../setup/electron-binary.ts'
import { chromiumHost, electronHost } from '../setup/host.ts'
import { runChecks } from './check.ts'
import { runPlaywright } from './playwright.ts'
import { couldNotRun, type Counts } from './result.ts'
import { runVitest } from './vitest.ts'

export type SuiteName = 'check' | 'unit' | 'service' | 'chromium-host' | 'e2e' | 'electron'

/** Every suite, in the order in which they run: the quick ones first. */
export const suites: Record<SuiteName, () => Promise<Counts>> = {
  check: runChecks,
  unit: () => runVitest('unit'),
  service: () => runVitest('service'),
  'chromium-host': () => runOnChromiumHost('tests/chromium-host/playwright.config.ts'),
  e2e: async () => {
    if (!(await buildIfStale())) return couldNotRun('the build failed')
    return runOnChromiumHost('tests/e2e/playwright.config.ts')
  },
  electron: async () => {
    if (!(await buildIfStale())) return couldNotRun('the build failed')
    return runOnElectron('tests/e2e/playwright.config.ts')
  },
}

/** `npm test` leaves out the suite that needs Electron's own binary. */
export const defaultSuites: readonly SuiteName[] = [
  'check',
  'unit',
  'service',
  'chromium-host',
  'e2e',
]

async function runOnChromiumHost(config: string): Promise<Counts> {
  return runPlaywright(config, (await chromiumHost()).env)
}

/** The same specs on the real binary; no binary is a failure here, since it was asked for by name. */
async function runOnElectron(config: string): Promise<Counts> {
  await forgetThatElectronIsUnavailable()
  const host = await electronHost()
  if (!host) {
    return couldNotRun(
      'Electron’s own binary is not here and cannot be fetched: nothing was tested',
    )
  }
  return runPlaywright(config, host.env)
}
