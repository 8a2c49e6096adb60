import type { Session as ElectronSession } from 'electron'
import type { Browser } from '../chromium/browser.ts'
import type { createWorldScripts } from '../world/scripts.ts'
import type { Addresses } from './addresses.ts'
import type { HostApp } from './app.ts'
import type { IpcMainModule } from './ipc-main.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { Permissions } from './permissions.ts'
import type { Recorder } from './recorder.ts'
import type { Registry } from './registry.ts'
import type { ThemeEmulation } from './native-theme.ts'
import type { Requests } from './web-request.ts'

/** What windows and their contents need of the host. */
export interface Host {
  readonly app: HostApp
  readonly lifecycle: Lifecycle
  readonly headless: boolean
  /** The language given by --lang, which pages then have too. */
  readonly language: string | undefined
  /** Chromium; throws before the app is ready, when no window can be made. */
  browser(): Browser
  readonly session: ElectronSession
  readonly addresses: Addresses
  readonly ipc: IpcMainModule
  readonly permissions: Permissions
  readonly recorder: Recorder
  readonly registry: Registry
  readonly requests: Requests
  readonly scripts: ReturnType<typeof createWorldScripts>
  readonly theme: ThemeEmulation
  /** What `process` is in a preload. */
  rendererProcess(additionalArguments: string[]): object
}
