import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { i18n } from 'i18next'
import type { ActionId } from '../../shared/actions/actions.ts'
import { shortcutOf, type ChosenShortcuts } from '../../shared/actions/shortcuts.ts'
import type { en } from '../../shared/i18n/en/index.ts'

interface MenuOptions {
  translations: i18n
  platform: NodeJS.Platform
  shortcuts: ChosenShortcuts
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

function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { translations, platform, shortcuts, run } = options
  const { t } = translations

  function item(entry: Entry): MenuItemConstructorOptions {
    if (entry === 'separator') return { type: 'separator' }
    if ('role' in entry) return { role: entry.role, label: t(`menu.${entry.role}`) }
    const shortcut = shortcutOf(entry.action, shortcuts)
    return {
      id: entry.action,
      label: t(`actions.${entry.action}`),
      click: () => run(entry.action),
      registerAccelerator: false,
      ...(shortcut !== null && { accelerator: shortcut }),
    }
  }

  const menu = (label: string, entries: readonly Entry[]): MenuItemConstructorOptions => ({
    label,
    submenu: entries.map(item),
  })

  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [menu('Jutt', appMenu)] : []),
    menu(t('menu.file'), [...fileMenu, isMac ? { role: 'close' } : { action: 'quit' }]),
    menu(t('menu.edit'), editMenu),
    menu(t('menu.chat'), chatMenu),
    menu(t('menu.view'), viewMenu),
    { ...menu(t('menu.window'), [{ role: 'minimize' }, { role: 'zoom' }]), role: 'window' },
    { ...menu(t('menu.help'), helpMenu), role: 'help' },
  ]
}

const actions = (...ids: ActionId[]): Entry[] => ids.map((action) => ({ action }))

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
  ...actions('newChat', 'transcribeFiles', 'attachFiles'),
  'separator',
  ...actions('exportChatMarkdown', 'exportChatJson', 'exportTranscript'),
  ...actions('exportEverything', 'importFile'),
  'separator',
  ...actions('openDictations', 'openSettings'),
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
  ...actions('findInChat', 'findInTranscript', 'focusSearch'),
  'separator',
  ...actions('dictate'),
]

const chatMenu: readonly Entry[] = [
  ...actions('chooseModel', 'toggleThinking', 'compareModels'),
  ...actions('openPrompts', 'openParameters'),
  'separator',
  ...actions('editLastMessage', 'answerAgain'),
  'separator',
  ...actions('pinItem', 'unpinItem', 'archiveItem', 'unarchiveItem'),
  ...actions('renameChat', 'deleteChat'),
]

const viewMenu: readonly Entry[] = [
  ...actions('openPalette'),
  'separator',
  ...actions('playSound', 'soundBack', 'soundForward'),
  'separator',
  ...actions('toggleSidebar', 'toggleArchive', 'nextItem', 'previousItem'),
  'separator',
  ...actions('textLarger', 'textSmaller', 'textNormal'),
  'separator',
  { role: 'togglefullscreen' },
]

const helpMenu: readonly Entry[] = actions('openGuide', 'openWebChat', 'openShortcuts', 'openAbout')
