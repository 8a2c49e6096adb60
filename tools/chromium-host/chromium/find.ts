import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** From the folder of Debian's launcher, which would stay as a process of its own and take signals in the shell's place. */
const pastLauncher = '../lib/chromium/chromium-headless-shell'

/** The installed Chromium with windows: $CHROMIUM_PATH, else the first on PATH, else macOS's usual places. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const onPath = names.flatMap((name) => onEachPath(name, environment))
  return chosen(environment) ?? [...onPath, ...macApplications].find(isExecutable)
}

/**
 * What to run where there is no display: $CHROMIUM_PATH, else Chromium's headless shell, which has the pages without the
 * browser around them and so starts on a quarter of the processor time, else any Chromium.
 */
export function findHeadlessChromium(environment: NodeJS.ProcessEnv): string | undefined {
  return chosen(environment) ?? findHeadlessShell(environment) ?? findChromium(environment)
}

/** The installed headless shell, which is a package of its own. */
export function findHeadlessShell(environment: NodeJS.ProcessEnv): string | undefined {
  const launchers = onEachPath('chromium-headless-shell', environment).filter(isExecutable)
  const debian = launchers.map((launcher) => path.join(path.dirname(launcher), pastLauncher))
  return [...debian, ...onEachPath('chrome-headless-shell', environment)].find(isExecutable)
}

export const chromiumMissing =
  'chromium-host needs Chromium: install it (for instance "apt install chromium"), ' +
  'or set CHROMIUM_PATH to a Chromium or Chrome executable.'

function chosen(environment: NodeJS.ProcessEnv): string | undefined {
  return environment['CHROMIUM_PATH'] || undefined
}

function onEachPath(name: string, environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '')
  return folders.map((folder) => path.join(folder, name))
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
