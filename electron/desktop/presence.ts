import { app, nativeTheme } from 'electron'
import type { i18n } from 'i18next'
import type { SettingsView } from '../../shared/ipc/schemas/settings.ts'
import type { OpenedFile } from '../../shared/ipc/schemas/recordings.ts'
import type { Intents } from './intents.ts'
import { createLoginItem, hiddenSwitch } from './login-item.ts'
import { showMenu } from './menu.ts'
import { createNotices, type Notices } from './notices.ts'
import { createNotifications } from './notifications.ts'
import { setLoginItem } from './set-login-item.ts'
import { createTray } from './tray.ts'
import type { Windows } from './windows.ts'

/** Jutt on the desktop besides its windows: colours, menu bar, icon, notifications, files that are opened with it. */
export interface Presence {
  /** Shows all of it as the settings say now. */
  apply(view: SettingsView): void
  notices: Notices
  /** Opens files in the window. */
  openFiles(paths: readonly string[]): void
  /** Does Jutt go on when its window is closed? */
  staysWithoutWindow(): boolean
}

export function createPresence(dependencies: {
  windows: Windows
  intents: Intents
  /** Was Jutt started without its window? Then its icon is the way to it. */
  isHidden: boolean
  trayImage: string
  settings: () => SettingsView
  words: () => i18n
  titleOf: (chatId: string) => string
  offer: (path: string) => OpenedFile
  dictate: () => void
}): Presence {
  const { windows, intents, isHidden, settings, words, titleOf, offer } = dependencies
  const keepLoginItem = createLoginItem({
    before: settings().settings.opensAtLogin,
    set: setLoginItem,
  })

  function ask(intent: Parameters<Intents['add']>[0]): void {
    intents.add(intent)
    windows.showMain()
  }

  const showTray = createTray({
    image: dependencies.trayImage,
    newChat: () => ask({ kind: 'run', action: 'newChat' }),
    dictate: dependencies.dictate,
    show: windows.showMain,
    quit: () => app.quit(),
  })
  const staysWithoutWindow = (): boolean => isHidden || settings().settings.keepsRunning

  return {
    apply({ settings: { theme, shortcuts, dictationShortcut, opensAtLogin } }) {
      nativeTheme.themeSource = theme
      const dictationKeys = dictationShortcut === 'off' ? null : dictationShortcut
      showTray(staysWithoutWindow() ? { words: words(), dictationKeys } : null)
      showMenu({
        translations: words(),
        platform: process.platform,
        shortcuts,
        run: (action) => ask({ kind: 'run', action }),
      })
      keepLoginItem({ opensAtLogin })
    },
    notices: createNotices({
      isWanted: () => settings().settings.notifications && !windows.isMainFocused(),
      words,
      titleOf,
      show: createNotifications(({ item }) => ask({ kind: 'show', item })),
    }),
    openFiles: (paths) => ask({ kind: 'open', files: paths.map(offer) }),
    staysWithoutWindow,
  }
}

/** Was Jutt started without its window, by its switch or, on macOS, at login? */
export function isStartedHidden(platform: NodeJS.Platform): boolean {
  if (app.commandLine.hasSwitch(hiddenSwitch)) return true
  return platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
