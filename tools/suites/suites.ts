import { buildIfStale } from '../setup/build.ts'
import { forgetThatElectronIsUnavailable } from '../setup/electron-binary.ts'
import { chromiumHost, electronHost } from '../setup/host.ts'
import { ensureSoundTools } from '../setup/sound.ts'
import { runChecks } from './check.ts'
import { runPlaywright } from './playwright.ts'
import { couldNotRun, type Counts } from './result.ts'
import { runVitest } from './vitest.ts'

export type SuiteName =
  | 'check'
  | 'unit'
  | 'service'
  | 'package'
  | 'chromium-host'
  | 'sound'
  | 'e2e'
  | 'electron'
  | 'long'

/** `filters` are the runner's own: parts of file names. */
type Suite = (filters: readonly string[]) => Promise<Counts>

const endToEnd = 'tests/e2e/playwright.config.ts'

/** Every suite, in the order in which they run: the quick ones first. */
export const suites: Record<SuiteName, Suite> = {
  check: runChecks,
  unit: (filters) => runVitest('unit', filters),
  service: (filters) => runVitest('service', filters),
  package: builtFirst((filters) => runVitest('package', filters)),
  'chromium-host': (filters) =>
    runOnChromiumHost('tests/chromium-host/playwright.config.ts', filters),
  sound: withSoundTools((filters) =>
    runOnChromiumHost('tests/sound/playwright.config.ts', filters),
  ),
  e2e: builtFirst(withSoundTools((filters) => runOnChromiumHost(endToEnd, filters))),
  electron: builtFirst(withSoundTools((filters) => runOnElectron(endToEnd, filters))),
  long: builtFirst((filters) => runOnChromiumHost('tests/long/playwright.config.ts', filters)),
}

/**
 * `npm test` leaves out what needs Electron's own binary, and what runs in real time or at full size. What stands together runs
 * beside each other: the service's tests wait for half of their time, and to pack takes one processor.
 */
export const defaultSuites: readonly (readonly SuiteName[])[] = [
  ['check'],
  ['unit'],
  ['service', 'package'],
  ['chromium-host'],
  ['sound'],
  ['e2e'],
]

function builtFirst(suite: Suite): Suite {
  return async (filters) =>
    (await buildIfStale()) ? suite(filters) : couldNotRun('the build failed')
}

function withSoundTools(suite: Suite): Suite {
  return async (filters) => {
    await ensureSoundTools()
    return suite(filters)
  }
}

async function runOnChromiumHost(config: string, filters: readonly string[]): Promise<Counts> {
  const { env } = await chromiumHost()
  return onHost('chromium-host', await runPlaywright(config, { env, filters }))
}

/** The same specs on the real binary; no binary is a failure here, since it was asked for by name. */
async function runOnElectron(config: string, filters: readonly string[]): Promise<Counts> {
  await forgetThatElectronIsUnavailable()
  const host = await electronHost()
  if (!host) {
    return couldNotRun(
      'Electron’s own binary is not here and cannot be fetched: nothing was tested',
    )
  }
  return onHost('Electron', await runPlaywright(config, { env: host.env, filters }))
}

/** What a result is worth depends on what it was got on. */
function onHost(host: string, counts: Counts): Counts {
  return { ...counts, note: [`on ${host}`, ...(counts.note ? [counts.note] : [])].join(', ') }
}
