import type * as ElectronCommon from 'electron/common'
import type * as ElectronMain from 'electron/main'
import { missingModule } from './guard.ts'
import { trust } from '../world/trust.ts'

type Name = keyof typeof ElectronMain | keyof typeof ElectronCommon

/** Everything that an app's main process can import from electron, each name once. */
export type ElectronModule = Readonly<Record<Name, object>>

const names: Readonly<Record<Name, true>> = {
  app: true,
  autoUpdater: true,
  BaseWindow: true,
  BrowserView: true,
  BrowserWindow: true,
  clipboard: true,
  ClipboardItem: true,
  contentTracing: true,
  crashReporter: true,
  desktopCapturer: true,
  dialog: true,
  globalShortcut: true,
  ImageView: true,
  inAppPurchase: true,
  ipcMain: true,
  IpcMainServiceWorker: true,
  Menu: true,
  MenuItem: true,
  MessageChannelMain: true,
  nativeImage: true,
  nativeTheme: true,
  net: true,
  netLog: true,
  Notification: true,
  powerMonitor: true,
  powerSaveBlocker: true,
  protocol: true,
  pushNotifications: true,
  safeStorage: true,
  screen: true,
  session: true,
  ShareMenu: true,
  sharedTexture: true,
  shell: true,
  systemPreferences: true,
  TouchBar: true,
  Tray: true,
  utilityProcess: true,
  View: true,
  webContents: true,
  WebContentsView: true,
  webFrameMain: true,
  WebSocket: true,
}

/** The electron module: what the host has, and for the rest names that can be imported but not used. */
export function createElectron(modules: Partial<ElectronModule>): ElectronModule {
  const all: Record<string, object> = {}
  for (const name of trust<Name[]>(Object.keys(names))) {
    all[name] = modules[name] ?? missingModule(`electron.${name}`)
  }
  return new Proxy(trust<ElectronModule>(all), {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name in target || name === 'default' || name === 'then') {
        return trust<unknown>(Reflect.get(target, name, receiver))
      }
      throw new Error(`chromium-host has no electron.${name}`)
    },
  })
}

/** The names as an ES module has to list them. */
export const electronNames: readonly string[] = Object.keys(names)
