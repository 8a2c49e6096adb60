import { app, dialog, session, shell } from 'electron'
import type { i18n } from 'i18next'
import type { Report } from './report.ts'

/** What main does with folders of the person's choice. */
export function createDataHands(words: () => i18n): {
  chooseFolder: (purpose: 'move' | 'back_up' | 'restore') => Promise<string | null>
  show: (file: string) => void
  restart: () => void
  tellDamaged: () => void
} {
  return {
    async chooseFolder(purpose) {
      const { t } = words()
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: t(`data.choose_${purpose}`),
        buttonLabel: t(`data.chosen_${purpose}`),
        properties:
          purpose === 'restore' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    show: (file) => shell.showItemInFolder(file),
    restart() {
      app.relaunch()
      app.quit()
    },
    tellDamaged() {
      void dialog.showMessageBox({
        type: 'warning',
        title: 'Jutt',
        message: words().t('data.damaged'),
      })
    },
  }
}

/** What Chromium itself has kept: storage of the pages, caches. Where it cannot, what is ours still has to go. */
export async function forgetPages(report: Report): Promise<void> {
  try {
    await session.defaultSession.clearStorageData()
    await session.defaultSession.clearCache()
  } catch (error) {
    report('clearing what the pages kept', error)
  }
}
