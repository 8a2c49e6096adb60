import type * as Electron from 'electron'

/** `globalThis.chromiumHost` in main. */
export interface HostControls {
  recorded: { what: string; details: unknown }[]
  recordedAs(what: string): unknown[]
  answerNextDialog(method: string, answer: unknown): void
  fireShortcut(accelerator: string): boolean
  trays(): (Electron.Tray & { toolTip: string; menu: { items: Electron.MenuItem[] } })[]
  schemePort: number
}

/** What the lab fixture keeps in main for its specs. */
export interface Lab {
  electron: typeof Electron
  events: string[]
  received: unknown[][]
  requests: { url: string; range: string | null; referer: string | null }[]
  sent: number
  allow: boolean
  asked: unknown[]
  second?: { argv: string[]; workingDirectory: string; data: unknown }
  open(
    options?: Electron.BrowserWindowConstructorOptions,
    url?: string,
  ): { window: Electron.BrowserWindow; loaded: Promise<void> }
}

/** What its preload exposes to its pages. */
export interface LabPage {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each spec knows what it is answered
  invoke<T = unknown>(channel: string, ...args: unknown[]): Promise<T>
  send(channel: string, ...args: unknown[]): void
  onNoted(listener: (...args: unknown[]) => void): void
  invokeFunction(): Promise<unknown>
  invokeInstance(): Promise<unknown>
  invokeCycle(): Promise<unknown>
  sendSync(): unknown
  describe(value: unknown): { tag: string; isOwn: boolean }
  call<T>(callback: (...args: number[]) => T, ...args: number[]): T
  fail(): void
  failLater(): Promise<void>
  later<T>(value: T): Promise<{ value: T }>
  counter: { count: number; add?: unknown }
  cyclic: { name: string; self: unknown }
  nested: { list: unknown[] }
  clone: { map: Map<number, number>; date: Date; bytes: Uint8Array }
  seesPage(): unknown
  canRequire(name: string): string
  path(file: File): Promise<unknown>
  process: { type: string; sandboxed: boolean; argv: string[] }
}
