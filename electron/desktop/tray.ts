import { Menu, nativeImage, Tray, type MenuItemConstructorOptions } from 'electron'
import type { i18n } from 'i18next'

/** What is said and offered by the icon through which Jutt is reached while it has no window. */
export interface TrayView {
  words: i18n
  /** The keys that dictate into any program; null where there are none. */
  dictationKeys: string | null
}

/** Shows the icon so, or takes it away. */
export type ShowTray = (view: TrayView | null) => void

export function createTray(options: {
  image: string
  newChat: () => void
  dictate: () => void
  show: () => void
  quit: () => void
}): ShowTray {
  let tray: Tray | null = null

  function menu({ words: { t }, dictationKeys }: TrayView): MenuItemConstructorOptions[] {
    return [
      { label: t('actions.newChat'), click: options.newChat },
      {
        label: t('actions.dictate'),
        click: options.dictate,
        // They are watched for elsewhere.
        registerAccelerator: false,
        ...(dictationKeys !== null && { accelerator: dictationKeys }),
      },
      { label: t('menu.show'), click: options.show },
      { type: 'separator' },
      { label: t('menu.quit'), click: options.quit },
    ]
  }

  return (view) => {
    if (view === null) {
      tray?.destroy()
      tray = null
      return
    }
    if (!tray) {
      tray = new Tray(nativeImage.createFromPath(options.image))
      tray.on('click', options.show)
    }
    tray.setToolTip('Jutt')
    tray.setContextMenu(Menu.buildFromTemplate(menu(view)))
  }
}
