import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { i18n } from 'i18next'
import { findAction, type ActionId } from '../../shared/actions.ts'
import type { en } from '../../shared/i18n/en/index.ts'

interface MenuOptions {
  translations: i18n
  platform: NodeJS.Platform
  run: (action: ActionId) => void
}

/** What Electron does by itself; it names these in English only, so their names are ours. */
type Role = Extract<keyof typeof en.menu, MenuItemConstructorOptions['role']>

type Entry = { action: ActionId } | { role: Role } | 'separator'

/**
 * The menu bar, in the language of the interface. The items of our actions only name them and show their shortcut: the
 * page listens for the keys, since it alone knows whether the action is possible at that moment.
 */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

function menuTemplate({ translations, platform, run }: MenuOptions): MenuItemConstructorOptions[] {
  const { t } = translations

  function item(entry: Entry): MenuItemConstructorOptions {
    if (entry === 'separator') return { type: 'separator' }
    if ('role' in entry) return { role: entry.role, label: t(`menu.${entry.role}`) }
    const { shortcut } = findAction(entry.action)
    return {
      id: entry.action,
      label: t(`actions.${entry.action}`),
      click: () => run(entry.action),
      registerAccelerator: false,
      ...(shortcut && { accelerator: shortcut }),
    }
  }

  const menu = (label: string, ...entries: Entry[]): MenuItemConstructorOptions => ({
    label,
    submenu: entries.map(item),
  })

  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [menu('Jutt', ...appMenu)] : []),
    menu(t('menu.file'), ...fileMenu, { role: isMac ? 'close' : 'quit' }),
    menu(t('menu.edit'), ...editMenu),
    menu(t('menu.view'), ...viewMenu),
    { ...menu(t('menu.window'), { role: 'minimize' }, { role: 'zoom' }), role: 'window' },
  ]
}

const appMenu: readonly Entry[] = [
  { role: 'about' },
  'separator',
  { role: 'services' },
  'separator',
  { role: 'hide' },
  { role: 'hideOthers' },
  { role: 'unhide' },
  'separator',
  { role: 'quit' },
]

const fileMenu: readonly Entry[] = [
  { action: 'newChat' },
  { action: 'transcribeFiles' },
  'separator',
  { action: 'renameChat' },
  { action: 'deleteChat' },
  'separator',
  { action: 'openDictations' },
  { action: 'openSettings' },
  'separator',
]

const editMenu: readonly Entry[] = [
  { role: 'undo' },
  { role: 'redo' },
  'separator',
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
  'separator',
  { action: 'findInChat' },
  { action: 'findInTranscript' },
  { action: 'focusSearch' },
]

const viewMenu: readonly Entry[] = [
  { action: 'toggleSidebar' },
  { action: 'toggleThinking' },
  { action: 'openPrompts' },
  { action: 'openParameters' },
  'separator',
  { action: 'playSound' },
  { action: 'soundBack' },
  { action: 'soundForward' },
  'separator',
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  'separator',
  { role: 'togglefullscreen' },
]
