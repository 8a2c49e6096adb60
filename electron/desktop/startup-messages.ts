import { dialog } from 'electron'
import { createTranslations, preferredLanguage, type Language } from '../../shared/i18n/index.ts'
import { systemLanguages } from './system-languages.ts'

/** Why Jutt cannot start, in a box of its own: there is no window yet. */
export function sayWhyNot(
  error: unknown,
  { why, folder }: { why: 'newer' | 'storage' | 'other'; folder: string },
): void {
  const { t } = createTranslations(preferredLanguage(systemLanguages()))
  const reason = error instanceof Error ? error.message : String(error)
  const sentences = {
    newer: t('startup.databaseNewer'),
    storage: `${t('startup.readOnly', { folder })}\n\n${reason}`,
    other: t('startup.cannotStart', { reason }),
  }
  dialog.showErrorBox('Jutt', sentences[why])
}

/** The folder of the data is not there: a drive may not be connected. */
export function askForFolder(folder: string): 'again' | 'anew' | 'quit' {
  const { t } = createTranslations(preferredLanguage(systemLanguages()))
  const answers = ['again', 'quit', 'anew'] as const
  const chosen = dialog.showMessageBoxSync({
    type: 'warning',
    title: 'Jutt',
    message: t('startup.folderMissing', { folder }),
    buttons: [t('startup.tryAgain'), t('startup.quit'), t('startup.beginAnew')],
    defaultId: 0,
    cancelId: 1,
  })
  return answers[chosen] ?? 'quit'
}

/** What happened to the data at the start. */
export type StartNews =
  | {
      kind: 'set_aside'
      file: string
      rescued: { chats: number; messages: number; recordings: number }
    }
  | { kind: 'erased' }
  | { kind: 'not_moved'; folder: string }
  | { kind: 'restored'; aside: string }
  | { kind: 'place_unreadable'; file: string }

export function sayNews(news: StartNews, language: Language): void {
  const { t } = createTranslations(language)
  switch (news.kind) {
    case 'erased':
      return
    case 'set_aside': {
      const { chats, messages, recordings } = news.rescued
      const isEmpty = chats + messages + recordings === 0
      const detail = isEmpty
        ? t('startup.nothingRescued')
        : t('startup.rescued', {
            chats: t('startup.chats', { count: chats }),
            messages: t('startup.messages', { count: messages }),
            recordings: t('startup.recordings', { count: recordings }),
          })
      const file = t('startup.databaseFile', { file: news.file })
      return show('warning', t('startup.databaseSetAside'), `${detail}\n\n${file}`)
    }
    case 'not_moved':
      return show('warning', t('startup.notMoved', { folder: news.folder }))
    case 'restored':
      return show(
        'info',
        t('startup.restored'),
        t('startup.restoredDetail', { folder: news.aside }),
      )
    case 'place_unreadable':
      return show(
        'warning',
        t('startup.placeUnreadable'),
        t('startup.databaseFile', { file: news.file }),
      )
  }
}

function show(type: 'info' | 'warning', message: string, detail = ''): void {
  void dialog.showMessageBox({ type, title: 'Jutt', message, detail })
}
