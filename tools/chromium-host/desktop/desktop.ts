import type { NativeImage, NotificationConstructorOptions } from 'electron'
import type { ElectronModule } from '../api/electron.ts'
import { guardObject } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'
import { createClipboard, HostClipboardItem } from './clipboard.ts'
import { createDialog } from './dialog.ts'
import { createGlobalShortcuts } from './global-shortcut.ts'
import { createMenuClasses } from './menu.ts'
import { HostNotification } from './notification.ts'
import { createSafeStorage } from './safe-storage.ts'
import { createShell } from './shell.ts'
import {
  createCrashReporter,
  createPowerMonitor,
  createPowerSaveBlocker,
  createScreen,
  createSystemPreferences,
} from './system.ts'
import { HostTray } from './tray.ts'
import { HostUtilityProcess } from './utility-process.ts'

export interface Desktop {
  modules: Partial<ElectronModule>
  trays: ReadonlySet<HostTray>
  fireShortcut(accelerator: string): boolean
}

/** Electron's modules that speak to the desktop rather than to a page. */
export function createDesktop(options: {
  recorder: Recorder
  isReady: () => boolean
  focusedWindow: () => object | undefined
  underX11: boolean
  canOpen: boolean
}): Desktop {
  const { recorder } = options
  const trays = new Set<HostTray>()
  const shortcuts = createGlobalShortcuts(recorder)
  const menus = createMenuClasses(recorder, () => ({ window: options.focusedWindow() }))

  class Tray extends HostTray {
    constructor(image: NativeImage | string) {
      super(recorder, trays, image)
    }
  }

  class Notification extends HostNotification {
    constructor(notification?: NotificationConstructorOptions) {
      super(recorder, notification)
    }
    static isSupported(): boolean {
      return true
    }
  }

  return {
    trays,
    fireShortcut: (accelerator) => shortcuts.fire(accelerator),
    modules: {
      clipboard: createClipboard(options.underX11),
      ClipboardItem: HostClipboardItem,
      crashReporter: createCrashReporter(recorder),
      dialog: createDialog(recorder),
      globalShortcut: shortcuts.globalShortcut,
      Menu: menus.Menu,
      MenuItem: menus.MenuItem,
      Notification,
      powerMonitor: createPowerMonitor(),
      powerSaveBlocker: createPowerSaveBlocker(recorder),
      safeStorage: createSafeStorage(options.isReady),
      screen: createScreen(),
      shell: createShell(recorder, options.canOpen),
      systemPreferences: createSystemPreferences(),
      Tray,
      utilityProcess: guardObject('electron.utilityProcess', {
        fork: (...args: ConstructorParameters<typeof HostUtilityProcess>) =>
          new HostUtilityProcess(...args),
      }),
    },
  }
}
