import { EventEmitter } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type {
  NativeImage,
  Rectangle,
  Session as ElectronSession,
  WebContents,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron'
import type { PageOptions } from '../chromium/browser.ts'
import type { Session } from '../chromium/connection.ts'
import type { Protocol } from '../chromium/protocol.ts'
import { createEvent } from './event.ts'
import { createFrames, type FrameOwner, type FrameTree, type HostFrame } from './frames.ts'
import { destroyObject, guardClass } from './guard.ts'
import type { Host } from './host-context.ts'
import { createNativeImage } from './native-image.ts'
import { openPage, type Page } from './open-page.ts'
import { goneReason } from './page-events.ts'
import type { WorldLink } from './world-link.ts'
import { quietly } from './quietly.ts'

type OpenHandler = (
  details: Parameters<Parameters<WebContents['setWindowOpenHandler']>[0]>[0],
) => WindowOpenHandlerResponse

type Surface = Pick<
  WebContents,
  | 'capturePage'
  | 'close'
  | 'copy'
  | 'cut'
  | 'delete'
  | 'executeJavaScript'
  | 'focus'
  | 'forcefullyCrashRenderer'
  | 'getBackgroundThrottling'
  | 'getProcessId'
  | 'getTitle'
  | 'getType'
  | 'getURL'
  | 'getUserAgent'
  | 'getZoomFactor'
  | 'getZoomLevel'
  | 'id'
  | 'insertText'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isFocused'
  | 'isLoading'
  | 'isLoadingMainFrame'
  | 'loadFile'
  | 'loadURL'
  | 'closeDevTools'
  | 'openDevTools'
  | 'paste'
  | 'redo'
  | 'reload'
  | 'reloadIgnoringCache'
  | 'selectAll'
  | 'send'
  | 'setAudioMuted'
  | 'isAudioMuted'
  | 'setBackgroundThrottling'
  | 'setVisualZoomLevelLimits'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'setZoomLevel'
  | 'stop'
  | 'toggleDevTools'
  | 'undo'
>

/** Electron's WebContents over one page of Chromium's. */
export class HostWebContents extends EventEmitter implements Surface {
  readonly id: number
  readonly session: ElectronSession
  readonly #host: Host
  readonly #preferences: WebPreferences
  readonly #frames: FrameTree
  readonly #opened: Promise<Page>
  #page: Page | undefined
  #openHandler: OpenHandler | undefined
  #title = ''
  #crashed = false
  #destroyed = false
  #audioMuted = false
  #throttling: boolean
  #zoom = 1
  #lastOpened = 'about:blank'

  constructor(host: Host, preferences: WebPreferences, options: PageOptions) {
    super()
    this.id = host.registry.nextContentsId()
    this.session = host.session
    this.#host = host
    this.#preferences = preferences
    this.#throttling = preferences.backgroundThrottling ?? true
    this.#frames = createFrames(this.#frameOwner(), host.addresses)
    host.registry.contents.set(this.id, this)
    this.#opened = this.#open(options)
    // Whoever needs the page awaits it and sees the error; without anyone it is of a window closed early.
    void quietly(this.#opened)
  }

  #frameOwner(): FrameOwner {
    return Object.defineProperties(
      {
        frames: [],
        processId: 0,
        send: (channel: string, args: unknown[]) => this.send(channel, ...args),
        executeJavaScript: (code: string, gesture: boolean) =>
          this.executeJavaScript(code, gesture),
        reload: () => this.reload(),
      },
      {
        frames: { get: () => this.#frames.all },
        processId: { get: () => this.getProcessId() },
      },
    )
  }

  async #open(options: PageOptions): Promise<Page> {
    const page = await openPage(this.#host, this, this.#frames, this.#preferences, options)
    this.#page = page
    page.session.on('Page.windowOpen', ({ url }) => void (this.#lastOpened = url))
    await page.begin()
    return page
  }

  /** The session of the page once it is there. */
  get devtools(): Session | undefined {
    return this.#page?.session
  }
  get targetId(): string | undefined {
    return this.#page?.targetId
  }
  get link(): WorldLink | undefined {
    return this.#page?.link
  }
  /** Resolves with the page's session; rejects when the window was closed before. */
  async whenOpened(): Promise<Session> {
    return (await this.#opened).session
  }

  get mainFrame(): HostFrame {
    return this.#frames.main
  }

  async loadURL(url: string): Promise<void> {
    const { navigation } = await this.#opened
    await this.#host.permissions.prepare(this, url)
    await navigation.load(url)
  }
  async loadFile(filePath: string, options: Parameters<WebContents['loadFile']>[1] = {}) {
    const url = pathToFileURL(path.resolve(filePath))
    for (const [name, value] of Object.entries(options.query ?? {})) {
      url.searchParams.set(name, value)
    }
    if (options.search !== undefined) url.search = options.search
    if (options.hash !== undefined) url.hash = options.hash
    await this.loadURL(url.href)
  }
  reload(): void {
    this.#crashed = false
    void this.#withPage((page) => page.navigation.reload(false))
  }
  reloadIgnoringCache(): void {
    this.#crashed = false
    void this.#withPage((page) => page.navigation.reload(true))
  }
  stop(): void {
    void this.#withPage((page) => page.session.send('Page.stopLoading'))
  }
  getURL(): string {
    return this.#frames.main.url
  }
  getTitle(): string {
    return this.#title
  }
  getType(): 'window' {
    return 'window'
  }
  getUserAgent(): string {
    return this.session.getUserAgent()
  }
  isLoading(): boolean {
    return this.#page?.navigation.loading ?? true
  }
  isLoadingMainFrame(): boolean {
    return this.isLoading()
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    const link = this.#page?.link
    link?.tell({ kind: 'message', channel, args: link.codec.encode(args) })
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.whenOpened()
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) {
      const { exception, text } = exceptionDetails
      throw new Error(exception?.description?.split('\n')[0] ?? String(exception?.value ?? text))
    }
    return result.value as unknown
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  /** Decides about a window that the page wants, and opens it when it is allowed. */
  openWindow(url: string, frameName: string, features: string): void {
    const appUrl = this.#host.addresses.toApp(url)
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' as const }
    const disposition = features === '' ? 'foreground-tab' : 'new-window'
    const details = { url: appUrl, frameName, features, disposition, referrer } as const
    const answer = this.#openHandler?.(details) ?? { action: 'allow' as const }
    if (answer.action === 'deny') return
    this.#host.registry.windowOf(this)?.openChild(appUrl, answer, details)
  }
  /** A window that Chromium opened by itself was closed before it loaded; it is the app's to decide. */
  popupClosed(): void {
    this.openWindow(this.#lastOpened, '', '')
  }

  async capturePage(rectangle?: Rectangle): Promise<NativeImage> {
    const session = await this.whenOpened()
    const clip = rectangle && { clip: { ...rectangle, scale: 1 } }
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', ...clip })
    return createNativeImage(Buffer.from(data, 'base64'))
  }

  async insertText(text: string): Promise<void> {
    await (await this.#opened).input.insertText(text)
  }
  #edit(command: string): void {
    this.#page?.input.edit(command)
  }
  copy(): void {
    this.#edit('copy')
  }
  cut(): void {
    this.#edit('cut')
  }
  paste(): void {
    this.#edit('paste')
  }
  delete(): void {
    this.#edit('delete')
  }
  selectAll(): void {
    this.#edit('selectAll')
  }
  undo(): void {
    this.#edit('undo')
  }
  redo(): void {
    this.#edit('redo')
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    void this.#withPage((page) => page.input.zoom(factor))
  }
  getZoomFactor(): number {
    return this.#zoom
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }
  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }
  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    this.#host.recorder.record('webContents.setVisualZoomLevelLimits', { minimum, maximum })
  }

  focus(): void {
    this.#host.registry.windowOf(this)?.focus()
  }
  isFocused(): boolean {
    return this.#host.registry.windowOf(this)?.isFocused() ?? false
  }
  setAudioMuted(muted: boolean): void {
    this.#audioMuted = muted
  }
  isAudioMuted(): boolean {
    return this.#audioMuted
  }
  setBackgroundThrottling(allowed: boolean): void {
    this.#throttling = allowed
  }
  getBackgroundThrottling(): boolean {
    return this.#throttling
  }
  /** Undocumented in Electron, and used by its users' own tests of their posture. */
  getLastWebPreferences(): WebPreferences {
    return this.#preferences
  }

  openDevTools(options?: object): void {
    this.#host.recorder.record('webContents.openDevTools', options)
  }
  closeDevTools(): void {
    this.#host.recorder.record('webContents.closeDevTools')
  }
  toggleDevTools(): void {
    this.#host.recorder.record('webContents.toggleDevTools')
  }
  isDevToolsOpened(): boolean {
    return false
  }

  getProcessId(): number {
    return this.#crashed || this.#page === undefined ? 0 : this.id
  }
  forcefullyCrashRenderer(): void {
    void this.#withPage((page) => page.session.send('Page.crash'))
  }
  isCrashed(): boolean {
    return this.#crashed
  }
  /** Chromium says that the page's process is gone. */
  rendererGone(details: Protocol.Target.targetCrashedPayload): void {
    this.#crashed = true
    const reason = goneReason(details)
    this.emit('render-process-gone', createEvent(), reason)
    this.#host.app.emit('render-process-gone', createEvent(), this, reason)
  }
  /** The page says that its title has changed. */
  titled(title: string): void {
    if (title === this.#title) return
    this.#title = title
    this.emit('page-title-updated', createEvent(), title, title !== '')
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  close(options: { waitForBeforeUnload?: boolean } = {}): void {
    const window = this.#host.registry.windowOf(this)
    if (options.waitForBeforeUnload === true) window?.close()
    else window?.destroy()
  }
  /** Whether the page's beforeunload listeners let it go. Asked without a dialog, which Electron has not either. */
  async mayUnload(): Promise<boolean> {
    if (this.#page === undefined || this.#crashed) return true
    const answer = await this.#page.session
      .send('Runtime.evaluate', {
        expression: `(() => {
          const event = document.createEvent('BeforeUnloadEvent')
          event.initEvent('beforeunload', false, true)
          return window.dispatchEvent(event) && event.returnValue === ''
        })()`,
        returnByValue: true,
      })
      .catch(() => undefined)
    if (answer?.result.value !== false) return true
    const event = createEvent()
    this.emit('will-prevent-unload', event)
    return event.defaultPrevented
  }
  /** Has the page go; it is heard until Chromium tells that it has gone. False where there is none. */
  unload(): boolean {
    if (this.#page !== undefined) this.#host.browser().closePage(this.#page.targetId)
    return this.#page !== undefined
  }
  /** Takes the page away; the window that owns these contents calls it once. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    // What is still on its way from the page would find no contents to act on.
    this.#page?.session.silence()
    this.unload()
    this.#host.registry.contents.delete(this.id)
    destroyObject(this)
    this.emit('destroyed')
  }

  async #withPage(action: (page: Page) => Promise<unknown>): Promise<void> {
    try {
      await action(await this.#opened)
    } catch {
      // The window has been closed meanwhile.
    }
  }
}
guardClass('electron.WebContents', HostWebContents)
