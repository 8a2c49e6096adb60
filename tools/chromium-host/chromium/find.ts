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

/** The installed Chromium: $CHROMIUM_PATH, else the first on PATH, else macOS's usual places. */
export function findChromium(environment: NodeJS.ProcessEnv): string | undefined {
  const chosen = environment['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '') return chosen
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((entry) => entry !== '')
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...onPath, ...macApplications].find(isExecutable)
}

export const chromiumMissing =
  'chromium-host needs Chromium: install it (for instance "apt install chromium"), ' +
  'or set CHROMIUM_PATH to a Chromium or Chrome executable.'

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
