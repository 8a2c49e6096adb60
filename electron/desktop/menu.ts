import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { i18n } from 'i18next'
import { findAction, type ActionId } from '../../shared/actions.ts'

/**
 * The menu bar, in the language of the interface. Its own items only name and show the shortcut of an action: the page
 * listens for the keys, since it alone knows whether the action is possible at that moment.
 */
export function showMenu(options: {
  translations: i18n
  platform: NodeJS.Platform
  run: (action: ActionId) => void
}): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

export function menuTemplate({
  translations,
  platform,
  run,
}: Parameters<typeof showMenu>[0]): MenuItemConstructorOptions[] {
  const item = (id: ActionId): MenuItemConstructorOptions => {
    const { shortcut } = findAction(id)
    return {
      id,
      label: translations.t(`actions.${id}`),
      click: () => run(id),
      registerAccelerator: false,
      ...(shortcut && { accelerator: shortcut }),
    }
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: translations.t('menu.file'),
      submenu: [
        item('newChat'),
        separator,
        item('renameChat'),
        item('deleteChat'),
        separator,
        item('openSettings'),
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: translations.t('menu.edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: translations.t('menu.view'),
      submenu: [
        item('toggleSidebar'),
        item('toggleThinking'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: translations.t('menu.window'),
      role: 'window',
      submenu: [{ role: 'minimize' }, { role: 'zoom' }],
    },
  ]
}
