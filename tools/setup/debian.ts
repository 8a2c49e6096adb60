import { existsSync, readFileSync } from 'node:fs'
import { run } from './run.ts'

/** Ubuntu is not meant: some of its packages, Chromium for one, only point at snaps, which containers cannot run. */
export function isDebian(): boolean {
  const release = '/etc/os-release'
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** Installs packages by apt-get, telling which; false where that failed. Only for root on Debian. */
export async function installPackages(packages: readonly string[]): Promise<boolean> {
  console.log(`Installing ${packages.join(', ')} (apt-get install).`)
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: 'but errors' } as const
  const install = ['-qq', '-y', 'install', '--no-install-recommends', ...packages]
  const code =
    (await run('apt-get', ['-qq', 'update'], options)) || (await run('apt-get', install, options))
  return code === 0
}
