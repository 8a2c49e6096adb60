import { EventEmitter } from 'node:events'
import type { BaseWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { Host } from './host-context.ts'
import { createWindowBounds, type WindowBounds } from './window-bounds.ts'

type Look = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** BaseWindow's own methods that only set something which this host cannot show: they are recorded. */
type Recorded = Pick<
  BaseWindow,
  | 'flashFrame'
  | 'removeMenu'
  | 'setAlwaysOnTop'
  | 'setAutoHideMenuBar'
  | 'setIcon'
  | 'setIgnoreMouseEvents'
  | 'setMenu'
  | 'setMenuBarVisibility'
  | 'setOpacity'
  | 'setOverlayIcon'
  | 'setProgressBar'
  | 'setSkipTaskbar'
  | 'setVisibleOnAllWorkspaces'
>

type Surface = Recorded &
  Pick<
    BaseWindow,
    | 'center'
    | 'getBackgroundColor'
    | 'getBounds'
    | 'getContentBounds'
    | 'getContentSize'
    | 'getMaximumSize'
    | 'getMinimumSize'
    | 'getNormalBounds'
    | 'getPosition'
    | 'getSize'
    | 'getTitle'
    | 'id'
    | 'isAlwaysOnTop'
    | 'isFocusable'
    | 'isFullScreen'
    | 'isMaximized'
    | 'isMenuBarVisible'
    | 'isMinimized'
    | 'isNormal'
    | 'isResizable'
    | 'maximize'
    | 'minimize'
    | 'restore'
    | 'setBackgroundColor'
    | 'setBounds'
    | 'setContentBounds'
    | 'setContentSize'
    | 'setFocusable'
    | 'setFullScreen'
    | 'setMaximumSize'
    | 'setMinimumSize'
    | 'setPosition'
    | 'setResizable'
    | 'setSize'
    | 'setTitle'
    | 'unmaximize'
  >

/** The part of a window that is not its page: size, place, title, and what a desktop would show of it. */
export abstract class HostBaseWindow extends EventEmitter implements Surface {
  readonly id: number
  protected readonly host: Host
  protected readonly bounds: WindowBounds
  #look: Look = 'normal'
  #title: string
  #background: string
  #alwaysOnTop: boolean
  #focusable: boolean
  #resizable: boolean
  #menuBarVisible: boolean

  constructor(host: Host, options: BrowserWindowConstructorOptions) {
    super()
    this.host = host
    this.id = host.registry.nextWindowId()
    this.bounds = createWindowBounds(options)
    this.#title = options.title ?? host.app.getName()
    this.#background = options.backgroundColor ?? '#FFFFFF'
    this.#alwaysOnTop = options.alwaysOnTop ?? false
    this.#focusable = options.focusable ?? true
    this.#resizable = options.resizable ?? true
    this.#menuBarVisible = !(options.autoHideMenuBar ?? false)
  }

  /** Maximizing also shows a window. */
  protected abstract appear(): void

  #setLook(look: Look): void {
    const before = this.#look
    if (before === look) return
    this.#look = look
    // Without a display Chromium would stop drawing a minimized page, which Electron's tests do not expect.
    if (!this.host.headless) this.bounds.setState(look)
    const left = {
      normal: undefined,
      minimized: 'restore',
      maximized: 'unmaximize',
      fullscreen: 'leave-full-screen',
    }
    const entered = {
      normal: undefined,
      minimized: 'minimize',
      maximized: 'maximize',
      fullscreen: 'enter-full-screen',
    }
    for (const event of [left[before], entered[look]]) if (event !== undefined) this.emit(event)
  }
  minimize(): void {
    this.#setLook('minimized')
  }
  maximize(): void {
    this.appear()
    this.#setLook('maximized')
  }
  unmaximize(): void {
    if (this.#look === 'maximized') this.#setLook('normal')
  }
  restore(): void {
    if (this.#look === 'minimized') this.#setLook('normal')
  }
  setFullScreen(flag: boolean): void {
    if (flag) this.#setLook('fullscreen')
    else if (this.#look === 'fullscreen') this.#setLook('normal')
  }
  isMinimized(): boolean {
    return this.#look === 'minimized'
  }
  isMaximized(): boolean {
    return this.#look === 'maximized'
  }
  isFullScreen(): boolean {
    return this.#look === 'fullscreen'
  }
  isNormal(): boolean {
    return this.#look === 'normal'
  }

  getBounds(): Rectangle {
    return this.bounds.get()
  }
  getContentBounds(): Rectangle {
    return this.bounds.get()
  }
  getNormalBounds(): Rectangle {
    return this.bounds.get()
  }
  getSize(): number[] {
    const { width, height } = this.bounds.get()
    return [width, height]
  }
  getContentSize(): number[] {
    return this.getSize()
  }
  getPosition(): number[] {
    const { x, y } = this.bounds.get()
    return [x, y]
  }
  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.bounds.get()
    this.bounds.set(bounds)
    const { x, y, width, height } = this.bounds.get()
    if (width !== before.width || height !== before.height) this.emit('resize')
    if (x !== before.x || y !== before.y) this.emit('move')
  }
  setContentBounds(bounds: Rectangle): void {
    this.setBounds(bounds)
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }
  center(): void {
    this.#record('center')
  }
  setMinimumSize(width: number, height: number): void {
    this.bounds.minimum = [width, height]
    this.bounds.set({})
  }
  getMinimumSize(): number[] {
    return [...this.bounds.minimum]
  }
  setMaximumSize(width: number, height: number): void {
    this.bounds.maximum = [width, height]
    this.bounds.set({})
  }
  getMaximumSize(): number[] {
    return [...this.bounds.maximum]
  }

  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setBackgroundColor(color: string): void {
    this.#background = color
  }
  getBackgroundColor(): string {
    return this.#background
  }
  isAlwaysOnTop(): boolean {
    return this.#alwaysOnTop
  }
  isFocusable(): boolean {
    return this.#focusable
  }
  setFocusable(focusable: boolean): void {
    this.#focusable = focusable
  }
  isResizable(): boolean {
    return this.#resizable
  }
  setResizable(resizable: boolean): void {
    this.#resizable = resizable
  }
  isMenuBarVisible(): boolean {
    return this.#menuBarVisible
  }

  #record(what: string, details: object = {}): void {
    this.host.recorder.record(`BrowserWindow.${what}`, { window: this.id, ...details })
  }
  setAlwaysOnTop(flag: boolean, level?: string): void {
    this.#alwaysOnTop = flag
    this.#record('setAlwaysOnTop', { flag, level })
    this.emit('always-on-top-changed', {}, flag)
  }
  setProgressBar(progress: number, options?: object): void {
    this.#record('setProgressBar', { progress, ...options })
  }
  setMenuBarVisibility(visible: boolean): void {
    this.#menuBarVisible = visible
    this.#record('setMenuBarVisibility', { visible })
  }
  setAutoHideMenuBar(hide: boolean): void {
    this.#record('setAutoHideMenuBar', { hide })
  }
  setMenu(menu: object | null): void {
    this.#record('setMenu', { menu })
  }
  removeMenu(): void {
    this.#record('removeMenu')
  }
  setSkipTaskbar(skip: boolean): void {
    this.#record('setSkipTaskbar', { skip })
  }
  setOverlayIcon(overlay: object | null, description: string): void {
    this.#record('setOverlayIcon', { overlay, description })
  }
  setIcon(icon: object | string): void {
    this.#record('setIcon', { icon })
  }
  setOpacity(opacity: number): void {
    this.#record('setOpacity', { opacity })
  }
  setIgnoreMouseEvents(ignore: boolean, options?: object): void {
    this.#record('setIgnoreMouseEvents', { ignore, ...options })
  }
  setVisibleOnAllWorkspaces(visible: boolean, options?: object): void {
    this.#record('setVisibleOnAllWorkspaces', { visible, ...options })
  }
  flashFrame(flag: boolean): void {
    this.#record('flashFrame', { flag })
  }
}
