import { basename } from 'node:path'
import { dialog } from 'electron'
import type { i18n } from 'i18next'
import type { KeepingDialogs } from '../keeping/keeping.ts'

/** What the dialog shows first; any other file can be chosen too, since names say little about sound. */
const soundExtensions =
  'mp3 m4a m4b aac ogg oga opus flac wav webm weba mp4 m4v mov mkv mka ts 3gp'.split(' ')

/** Lets the person choose sound and video files; none where the dialog was closed. */
export async function chooseSoundFiles({ t }: i18n): Promise<{ path: string; name: string }[]> {
  const { filePaths } = await dialog.showOpenDialog({
    title: t('files.chooseSounds'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: t('files.sounds'), extensions: soundExtensions },
      { name: t('files.all'), extensions: ['*'] },
    ],
  })
  return filePaths.map((path) => ({ path, name: basename(path) }))
}

/** Where chats and transcripts are written to, and chats are read from. */
export function keepingDialogs(words: () => i18n): KeepingDialogs {
  return {
    async save(suggestion, extension) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: words().t('keeping.saveTitle'),
        defaultPath: `${suggestion}.${extension}`,
        filters: [{ name: words().t(`keeping.kinds.${extension}`), extensions: [extension] }],
      })
      return canceled || filePath === '' ? null : filePath
    },
    async open() {
      const { t } = words()
      const { filePaths } = await dialog.showOpenDialog({
        title: t('keeping.openTitle'),
        properties: ['openFile'],
        filters: [
          { name: t('keeping.chats'), extensions: ['json', 'jsonl'] },
          { name: t('files.all'), extensions: ['*'] },
        ],
      })
      return filePaths[0] ?? null
    },
  }
}
