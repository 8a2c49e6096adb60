import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog } from 'electron'
import type { i18n } from 'i18next'
import { AppFailure } from '../../shared/app-failure.ts'

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

/** Lets the person choose where to write a text; false where the dialog was closed. Throws file_not_written, disk_full. */
export async function saveTextFile(
  { t }: i18n,
  suggestion: string,
  text: string,
): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: t('files.saveText'),
    defaultPath: suggestion,
    filters: [{ name: t('files.text'), extensions: ['txt'] }],
  })
  if (canceled || filePath === '') return false
  try {
    await writeFile(filePath, text, 'utf8')
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw new AppFailure({ code: isFull ? 'disk_full' : 'file_not_written' }, { cause: error })
  }
  return true
}

/** Where chats are written to and read from. */
export function keepingDialogs(words: () => i18n): {
  save: (suggestion: string, extension: 'md' | 'json' | 'jsonl') => Promise<string | null>
  open: () => Promise<string | null>
} {
  return {
    async save(suggestion, extension) {
      const { canceled, filePath } = await dialog.showSaveDialog({
        title: words().t('keeping.saveTitle'),
        defaultPath: `${suggestion}.${extension}`,
        filters: [{ name: words().t('keeping.chats'), extensions: [extension] }],
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
