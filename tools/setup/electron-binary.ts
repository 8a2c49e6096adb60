import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageScript, root } from './project.ts'
import { run, runNode } from './run.ts'

const folder = join(root, 'node_modules/electron')
/** Present where Electron's binary could not be had; it goes away with node_modules, and is believed for a day. */
const unavailable = join(root, 'node_modules/.cache/jutt/electron-unavailable')
const day = 24 * 60 * 60 * 1000

/** Electron's own binary, fetched if its server answers within seconds; undefined where it cannot be had or run. */
export async function findElectron(): Promise<string | undefined> {
  const installed = installedBinary()
  if (installed) return (await runs(installed)) ? installed : undefined
  if (await knownUnavailable()) return undefined
  const fetched = (await serverAnswers()) ? await fetchBinary() : undefined
  if (fetched && (await runs(fetched))) return fetched
  await mkdir(dirname(unavailable), { recursive: true })
  await writeFile(unavailable, '')
  return undefined
}

/** Asks for Electron's binary again, even where it could not be had a moment ago. */
export async function forgetThatElectronIsUnavailable(): Promise<void> {
  await rm(unavailable, { force: true })
}

function installedBinary(): string | undefined {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

async function knownUnavailable(): Promise<boolean> {
  return existsSync(unavailable) && Date.now() - (await stat(unavailable)).mtimeMs < day
}

/** A network without Electron's server either refuses at once or swallows everything: three seconds tell. */
async function serverAnswers(): Promise<boolean> {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror']
  const server = mirror ?? 'https://github.com/electron/electron/releases'
  try {
    const answer = await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    // A mirror need not have a page at its root.
    return mirror !== undefined || answer.status < 400
  } catch {
    return false
  }
}

async function fetchBinary(): Promise<string | undefined> {
  console.log('Fetching Electron, about 110 MB.')
  const code = await runNode([packageScript('electron', 'install-electron')], {
    env: { ELECTRON_OVERRIDE_DIST_PATH: undefined },
    quiet: 'all',
    timeout: 300,
  })
  return code === 0 ? installedBinary() : undefined
}

/** As plain Node it needs its libraries, but neither a display nor a sandbox. */
async function runs(binary: string): Promise<boolean> {
  const env = { ELECTRON_RUN_AS_NODE: '1' }
  return (await run(binary, ['-e', '0'], { env, quiet: 'all', timeout: 20 })) === 0
}
