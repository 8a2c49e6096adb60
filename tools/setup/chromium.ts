import { existsSync, readFileSync } from 'node:fs'
import { findChromium } from '../chromium-host/chromium/find.ts'
import { run } from './run.ts'

/** Installs Chromium on Debian as root where there is none; else throws a sentence that says what to install. */
export async function ensureChromium(): Promise<void> {
  if (findChromium(process.env)) return
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
  if (code !== 0 || !findChromium(process.env)) {
    throw new Error('apt-get could not install Chromium. Install it yourself and try again.')
  }
}

/** Ubuntu's package of that name only points at a snap, which containers cannot run. */
function isDebian(): boolean {
  const release = '/etc/os-release'
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
}
