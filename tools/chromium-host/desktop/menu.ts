import { EventEmitter } from 'node:events'
import type { Menu, MenuItem, MenuItemConstructorOptions } from 'electron'
import { guardClass } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'
import { trust } from '../world/trust.ts'

type ItemSurface = Pick<
  MenuItem,
  | 'checked'
  | 'commandId'
  | 'enabled'
  | 'id'
  | 'label'
  | 'role'
  | 'sublabel'
  | 'toolTip'
  | 'type'
  | 'visible'
>

/** What a click is passed: the focused window, as far as there is one. */
interface ClickTarget {
  window: object | undefined
}

/** Electron's MenuItem. Nothing is drawn; `click()` does what a person's click does. */
export class HostMenuItem implements ItemSurface {
  readonly id: string
  readonly role: NonNullable<MenuItem['role']>
  readonly type: MenuItem['type']
  readonly commandId: number
  readonly accelerator: string | null
  readonly submenu: HostMenu | undefined
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  /** Set by the menu that the item is in: radio items know each other by it. */
  menu: HostMenu | undefined
  readonly #onClick: MenuItemConstructorOptions['click']
  readonly #target: () => ClickTarget

  constructor(
    options: MenuItemConstructorOptions,
    commandId: number,
    submenu: HostMenu | undefined,
    target: () => ClickTarget,
  ) {
    this.id = options.id ?? ''
    this.role = trust<NonNullable<MenuItem['role']>>(options.role)
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu')
    this.commandId = commandId
    this.accelerator = options.accelerator ?? null
    this.submenu = submenu
    this.label = options.label ?? options.role ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.#onClick = options.click
    this.#target = target
  }

  click(event: object = {}): void {
    if (!this.enabled) return
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') {
      for (const item of this.menu?.items ?? []) if (item.type === 'radio') item.checked = false
      this.checked = true
    }
    const { window } = this.#target()
    Reflect.apply(this.#onClick ?? (() => undefined), undefined, [this, window, event])
  }
}
guardClass('electron.MenuItem', HostMenuItem)

/** Electron's Menu as a list of items. */
export class HostMenu
  extends EventEmitter
  implements
    Record<
      keyof Pick<Menu, 'append' | 'insert' | 'getMenuItemById' | 'popup' | 'closePopup' | 'items'>,
      unknown
    >
{
  readonly items: HostMenuItem[] = []
  readonly #recorder: Recorder

  constructor(recorder: Recorder) {
    super()
    this.#recorder = recorder
  }

  append(item: HostMenuItem): void {
    this.insert(this.items.length, item)
  }
  insert(position: number, item: HostMenuItem): void {
    item.menu = this
    this.items.splice(position, 0, item)
  }
  getMenuItemById(id: string): HostMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(options: { callback?: () => void } = {}): void {
    this.#recorder.record('Menu.popup', this)
    this.emit('menu-will-show', {})
    void options
  }
  closePopup(): void {
    this.#recorder.record('Menu.closePopup', this)
    this.emit('menu-will-close', {})
  }
}
guardClass('electron.Menu', HostMenu)

/** Menu and MenuItem as an app constructs them. */
export function createMenuClasses(
  recorder: Recorder,
  target: () => ClickTarget,
): { Menu: object; MenuItem: object } {
  let applicationMenu: HostMenu | null = null
  let lastCommand = 0

  class BoundMenuItem extends HostMenuItem {
    constructor(options: MenuItemConstructorOptions) {
      const { submenu } = options
      const menu = Array.isArray(submenu) ? BoundMenu.buildFromTemplate(submenu) : submenu
      super(options, (lastCommand += 1), trust<HostMenu | undefined>(menu), target)
    }
  }

  class BoundMenu extends HostMenu {
    constructor() {
      super(recorder)
    }
    static buildFromTemplate(template: (MenuItemConstructorOptions | HostMenuItem)[]): HostMenu {
      if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu')
      const menu = new BoundMenu()
      for (const entry of template) {
        menu.append(entry instanceof HostMenuItem ? entry : new BoundMenuItem(entry))
      }
      return menu
    }
    static setApplicationMenu(menu: HostMenu | null): void {
      applicationMenu = menu
      recorder.record('Menu.setApplicationMenu', menu)
    }
    static getApplicationMenu(): HostMenu | null {
      return applicationMenu
    }
  }

  return { Menu: BoundMenu, MenuItem: BoundMenuItem }
}
