import type * as Electron from 'electron'

// The fixture passes anything through, so what comes out is what each spec has put in.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
type Anything = any

/** What the lab fixture keeps in main for its specs. */
export interface Lab {
  electron: typeof Electron
  events: string[]
  received: Anything[][]
  requests: { url: string; range: string | null; referer: string | null }[]
  sent: number
  second?: { argv: string[]; workingDirectory: string; data: unknown }
  open(
    options?: Electron.BrowserWindowConstructorOptions,
    url?: string,
  ): { window: Electron.BrowserWindow; loaded: Promise<void> }
}

/** What its preload exposes to its pages. */
export interface LabPage {
  invoke(channel: string, ...args: unknown[]): Promise<Anything>
  send(channel: string, ...args: unknown[]): void
  onNoted(listener: (...args: unknown[]) => void): void
  invokeFunction(): Promise<unknown>
  invokeInstance(): Promise<unknown>
  invokeCycle(): Promise<unknown>
  sendSync(): unknown
  describe(value: unknown): { tag: string; isOwn: boolean }
  call(callback: (...args: Anything[]) => unknown, ...args: unknown[]): Anything
  fail(): void
  failLater(): Promise<void>
  later<T>(value: T): Promise<{ value: T }>
  counter: Anything
  cyclic: Anything
  nested: Anything
  clone: Anything
  seesPage(): unknown
  canRequire(name: string): string
  path(file: File): Promise<unknown>
  process: { type: string; sandboxed: boolean; argv: string[] }
}
