import { dialog } from 'electron'
import { createTranslations, preferredLanguage, type Language } from '../../shared/i18n/index.ts'
import { systemLanguages } from './system-languages.ts'

/** Why Jutt cannot start, in a box of its own: there is no window yet. */
export function sayWhyNot(error: unknown, { isNewer }: { isNewer: boolean }): void {
  const { t } = createTranslations(preferredLanguage(systemLanguages()))
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox(
    'Jutt',
    isNewer ? t('startup.databaseNewer') : t('startup.cannotStart', { reason }),
  )
}

/** That a damaged database was moved to this file. */
export function sayThatSetAside(file: string, language: Language): void {
  const { t } = createTranslations(language)
  void dialog.showMessageBox({
    type: 'warning',
    title: 'Jutt',
    message: t('startup.databaseSetAside'),
    detail: t('startup.databaseFile', { file }),
  })
}
