import { EventEmitter } from 'node:events'
import type { NativeImage, Tray } from 'electron'
import { destroyObject, guardClass } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'
import type { HostMenu } from './menu.ts'

type Surface = Pick<
  Tray,
  | 'destroy'
  | 'getBounds'
  | 'getTitle'
  | 'isDestroyed'
  | 'setImage'
  | 'setIgnoreDoubleClickEvents'
  | 'setPressedImage'
  | 'setTitle'
  | 'setToolTip'
>

/** Electron's Tray, which no desktop shows: a test looks at it and emits its `click`. */
export class HostTray extends EventEmitter implements Surface {
  image: NativeImage | string
  toolTip = ''
  menu: HostMenu | null = null
  #title = ''
  #destroyed = false
  readonly #trays: Set<HostTray>

  constructor(recorder: Recorder, trays: Set<HostTray>, image: NativeImage | string) {
    super()
    this.image = image
    this.#trays = trays
    trays.add(this)
    recorder.record('Tray', this)
  }

  setImage(image: NativeImage | string): void {
    this.image = image
  }
  setPressedImage(): void {}
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip
  }
  setTitle(title: string): void {
    this.#title = title
  }
  getTitle(): string {
    return this.#title
  }
  setContextMenu(menu: HostMenu | null): void {
    this.menu = menu
  }
  popUpContextMenu(menu?: HostMenu): void {
    const shown = menu ?? this.menu
    shown?.popup()
  }
  setIgnoreDoubleClickEvents(): void {}
  getBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: 0, height: 0 }
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  destroy(): void {
    this.#destroyed = true
    this.#trays.delete(this)
    destroyObject(this)
  }
}
guardClass('electron.Tray', HostTray)
