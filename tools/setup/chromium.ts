import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const macApplications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** An installed Chromium or Chrome; undefined if there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...macApplications].find((path) => existsSync(path))
}

/** An installed Chromium, on Debian as root installed now; throws a sentence that says what to install. */
export async function ensureChromium(): Promise<string> {
  const installed = findChromium()
  if (installed) return installed
  if (!isDebian()) {
    throw new Error('Jutt needs Chromium or Google Chrome here: install one of them and try again.')
  }
  if (process.getuid?.() !== 0) {
    throw new Error('Jutt needs Chromium here: run "sudo apt install chromium" and try again.')
  }
  console.log('Installing Chromium (apt-get install chromium).')
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: 'but errors' } as const
  const fonts = existsSync('/usr/share/fonts/truetype') ? [] : ['fonts-liberation']
  const packages = ['--no-install-recommends', 'chromium', ...fonts]
  const updated = await run('apt-get', ['-qq', 'update'], options)
  const code = updated || (await run('apt-get', ['-qq', '-y', 'install', ...packages], options))
  const now = findChromium()
  if (code !== 0 || !now) {
    throw new Error('apt-get could not install Chromium. Install it yourself and try again.')
  }
  return now
}

/** Ubuntu's package of that name only points at a snap, which containers cannot run. */
function isDebian(): boolean {
  const release = '/etc/os-release'
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
}
