import { Menu, nativeImage, Tray } from 'electron'
import type { i18n } from 'i18next'

/** The icon by which Jutt is reached while it has no window. */
export interface TrayIcon {
  /** Shows it in the language of these words, or takes it away. */
  show(isShown: boolean, words: i18n): void
}

export function createTrayIcon(options: {
  image: string
  open: () => void
  quit: () => void
}): TrayIcon {
  let tray: Tray | null = null
  return {
    show(isShown, { t }) {
      if (!isShown) {
        tray?.destroy()
        tray = null
        return
      }
      if (!tray) {
        tray = new Tray(nativeImage.createFromPath(options.image))
        tray.on('click', options.open)
      }
      tray.setToolTip('Jutt')
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: t('menu.open'), click: options.open },
          { type: 'separator' },
          { label: t('menu.quit'), click: options.quit },
        ]),
      )
    },
  }
}
