import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { findElectron } from './electron-binary.ts'
import { chromiumHostFolder } from './project.ts'

/** What the built app runs on. */
export interface Host {
  name: 'Electron' | 'chromium-host'
  executable: string
  /** For Playwright and for the host itself. */
  env: Record<string, string | undefined>
  /** Switches that the machine makes necessary. */
  args: string[]
}

/** Is there a screen to open a window on? */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/** Electron where it can be had and seen, else Chromium behind tools/chromium-host. */
export async function chooseHost(): Promise<Host> {
  // Electron has no headless mode; the stand-in has.
  return (hasDisplay() ? await electronHost() : undefined) ?? (await chromiumHost())
}

export async function electronHost(): Promise<Host | undefined> {
  const executable = await findElectron()
  if (!executable) return undefined
  const env = { ELECTRON_OVERRIDE_DIST_PATH: undefined }
  // Chromium refuses to run as root with its sandbox on.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { name: 'Electron', executable, env, args }
}

export async function chromiumHost(): Promise<Host> {
  await ensureChromium()
  return {
    name: 'chromium-host',
    executable: join(chromiumHostFolder, 'electron'),
    env: { ELECTRON_OVERRIDE_DIST_PATH: chromiumHostFolder },
    args: [],
  }
}
