import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  NativeImage,
  Rectangle,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron'
import { HostBaseWindow } from './base-window.ts'
import { createEvent } from './event.ts'
import { destroyObject, guardClass } from './guard.ts'
import type { Host } from './host-context.ts'
import { HostWebContents } from './web-contents.ts'
import { trust } from '../world/trust.ts'
import { quietly } from './quietly.ts'

type Surface = Pick<
  BrowserWindow,
  | 'blur'
  | 'capturePage'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'isDestroyed'
  | 'isFocused'
  | 'isVisible'
  | 'loadFile'
  | 'loadURL'
  | 'moveTop'
  | 'reload'
  | 'hide'
  | 'show'
  | 'showInactive'
  | 'webContents'
>

/** Electron's BrowserWindow over a window of Chromium's. */
export class HostBrowserWindow extends HostBaseWindow implements Surface {
  readonly contents: HostWebContents
  readonly #options: BrowserWindowConstructorOptions
  #visible: boolean
  #closing = false
  #destroyed = false
  #readyToShow = false

  constructor(host: Host, options: BrowserWindowConstructorOptions = {}) {
    if (!host.app.chromiumIsUp) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseWhatCannotBe(options)
    super(host, options)
    this.#options = options
    this.#visible = options.show ?? true
    const { width, height } = this.bounds.get()
    this.contents = new HostWebContents(host, options.webPreferences ?? {}, {
      width,
      height,
      hidden: !this.#visible,
      focus: this.isFocusable() && options.skipTaskbar !== true,
    })
    host.registry.windows.set(this.id, this)
    this.#followContents()
    void this.#followPage()
    host.app.emit('web-contents-created', createEvent(), this.contents)
    host.app.emit('browser-window-created', createEvent(), this)
    if (this.#visible) this.#takeFocus()
  }

  #followContents(): void {
    const { contents } = this
    contents.once('did-finish-load', () => {
      if (this.#readyToShow || this.#destroyed) return
      this.#readyToShow = true
      this.emit('ready-to-show')
    })
    type TitleEvent = ReturnType<typeof createEvent>
    contents.on('page-title-updated', (event: TitleEvent, title: string, explicit: boolean) => {
      this.emit('page-title-updated', event, title, explicit)
      if (!event.defaultPrevented) this.setTitle(title)
    })
  }

  async #followPage(): Promise<void> {
    try {
      const session = await this.contents.whenOpened()
      await this.bounds.follow(session, this.contents.targetId ?? '')
    } catch {
      // Closed before Chromium had it.
    }
  }

  get webContents(): WebContents {
    // The surface above is what there is of it; the rest throws by name.
    return trust<WebContents>(this.contents)
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url)
  }
  loadFile(...args: Parameters<HostWebContents['loadFile']>): Promise<void> {
    return this.contents.loadFile(...args)
  }
  reload(): void {
    this.contents.reload()
  }
  capturePage(rectangle?: Rectangle): Promise<NativeImage> {
    return this.contents.capturePage(rectangle)
  }

  show(): void {
    this.appear()
    this.focus()
  }
  showInactive(): void {
    this.appear()
  }
  protected appear(): void {
    this.restore()
    if (this.#visible) return
    this.#visible = true
    if (!this.host.headless) this.bounds.setState('normal')
    this.emit('show')
  }
  hide(): void {
    if (!this.#visible) return
    this.#visible = false
    if (!this.host.headless) this.bounds.setState('minimized')
    this.blur()
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {
    if (!this.#visible || !this.isFocusable()) return
    if (!this.host.headless) this.contents.devtools?.post('Page.bringToFront')
    this.#takeFocus()
  }
  #takeFocus(): void {
    const { focus } = this.host.registry
    if (!this.isFocusable() || focus.window === this) return
    focus.window?.blur()
    focus.window = this
    this.emit('focus', createEvent())
    this.host.app.emit('browser-window-focus', createEvent(), this)
  }
  blur(): void {
    const { focus } = this.host.registry
    if (focus.window !== this) return
    focus.window = undefined
    this.emit('blur', createEvent())
    this.host.app.emit('browser-window-blur', createEvent(), this)
  }
  isFocused(): boolean {
    return this.host.registry.focus.window === this
  }

  moveTop(): void {
    this.focus()
  }

  /** Opens the window that a page has asked for and the app has allowed. */
  openChild(url: string, answer: WindowOpenHandlerResponse, details: object): void {
    const options = { ...this.#options, ...answer.overrideBrowserWindowOptions }
    if (answer.createWindow !== undefined) {
      answer.createWindow(options)
      return
    }
    const child = new HostBrowserWindow(this.host, options)
    this.contents.emit('did-create-window', child, { ...details, options })
    void quietly(child.loadURL(url))
  }

  /** Closes unless the app or the page prevents it; both are asked, in this order. */
  close(): void {
    if (this.#closing || this.#destroyed) return
    const event = createEvent()
    this.emit('close', event)
    if (event.defaultPrevented) {
      this.host.lifecycle.closePrevented()
      return
    }
    void this.#closeUnlessPageObjects()
  }
  async #closeUnlessPageObjects(): Promise<void> {
    this.#closing = true
    const mayUnload = await this.contents.mayUnload()
    if (this.#destroyed) return
    if (!mayUnload) {
      this.#closing = false
      this.host.lifecycle.closePrevented()
    } else if (!this.contents.unload()) this.destroy()
  }
  /** Closes without asking anyone. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.blur()
    const { lifecycle, registry } = this.host
    registry.windows.delete(this.id)
    this.contents.destroy()
    destroyObject(this)
    this.emit('closed')
    lifecycle.windowClosed()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
}
guardClass('electron.BrowserWindow', HostBrowserWindow)

function refuseWhatCannotBe({ webPreferences = {} }: BrowserWindowConstructorOptions): void {
  const impossible = {
    'contextIsolation: false': webPreferences.contextIsolation === false,
    'nodeIntegration: true': webPreferences.nodeIntegration === true,
    'nodeIntegrationInSubFrames: true': webPreferences.nodeIntegrationInSubFrames === true,
    'sandbox: false': webPreferences.sandbox === false,
    'webSecurity: false': webPreferences.webSecurity === false,
    'webviewTag: true': webPreferences.webviewTag === true,
    'offscreen: true': Boolean(webPreferences.offscreen),
    partition: webPreferences.partition !== undefined,
  }
  for (const [name, wanted] of Object.entries(impossible)) {
    if (wanted) throw new Error(`chromium-host has no electron.WebPreferences.${name}`)
  }
}
