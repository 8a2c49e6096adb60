import { setImmediate } from 'node:timers/promises'
import { AppFailure } from '../../shared/app-failure.ts'
import { toFileName } from '../../shared/file-name.ts'
import type { ChatSummary } from '../../shared/ipc/schemas/chats.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import type {
  KeepingProgress,
  ImportOutcome,
  TranscriptFormat,
} from '../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording } from '../../shared/ipc/schemas/recordings.ts'
import { createTranslations, type Language } from '../../shared/i18n/index.ts'
import type { Exported } from './protocol.ts'
import type { Imported } from './take-in.ts'
import type { Thread } from './thread.ts'
import { nameOf } from './transcripts/transcript.ts'

/** So many items are told of at once. */
const slice = 100

/** The dialogs of the system; null where the person closed them. */
export interface KeepingDialogs {
  save(suggestion: string, extension: TranscriptFormat | 'jsonl'): Promise<string | null>
  open(): Promise<string | null>
}

/** Chats to files and back. What cannot be done is an AppFailure. */
export interface Keeping {
  /** False where the person closed the dialog. */
  exportChat(chatId: string, format: 'markdown' | 'json'): Promise<boolean>
  exportTranscript(recordingId: string, format: TranscriptFormat): Promise<boolean>
  /** Into one file, as everything. */
  exportItems(items: Items): Promise<boolean>
  exportEverything(): Promise<boolean>
  /** Null where the person closed the dialog. Throws import_unreadable; what there was stays as it was. */
  importFile(): Promise<ImportOutcome | null>
}

export function createKeeping(dependencies: {
  chat: (chatId: string) => Pick<ChatSummary, 'title'>
  openRecording: (recordingId: string) => OpenRecording
  thread: Thread
  dialogs: KeepingDialogs
  language: () => Language
  progress: (progress: KeepingProgress) => void
  /** Chats and transcripts have come that the list does not have yet. */
  arrived: (items: Items) => void
  now: () => number
}): Keeping {
  const { chat, openRecording, thread, dialogs, language, progress, arrived, now } = dependencies
  let isImporting = false

  async function writeOut(what: Exported, path: string): Promise<void> {
    for await (const told of thread({ kind: 'export', what, path, now: now() })) {
      if (told.kind !== 'progress') continue
      const { done, all } = told
      progress({ kind: 'exporting', done, all })
    }
  }

  /** Lists are told a few at a time, so that main is never long at it. */
  async function announce({ chats, recordings }: Imported): Promise<void> {
    for (let place = 0; place < Math.max(chats.length, recordings.length); place += slice) {
      await setImmediate()
      const end = place + slice
      arrived({ chatIds: chats.slice(place, end), recordingIds: recordings.slice(place, end) })
    }
  }

  async function exportChat(chatId: string, format: 'markdown' | 'json'): Promise<boolean> {
    const { title } = chat(chatId)
    const path = await dialogs.save(toFileName(title), format === 'json' ? 'json' : 'md')
    if (path === null) return false
    if (format === 'json') await writeOut({ kind: 'chat', chatId }, path)
    else await writeOut({ kind: 'markdown', chatId, language: language() }, path)
    return true
  }

  async function exportTranscript(recordingId: string, format: TranscriptFormat): Promise<boolean> {
    const opened = openRecording(recordingId)
    const name = toFileName(nameOf(opened.recording, createTranslations(language())))
    const path = await dialogs.save(name, format)
    if (path === null) return false
    // It may have grown while the dialog was open.
    await writeOut(
      { kind: 'transcript', opened: openRecording(recordingId), format, language: language() },
      path,
    )
    return true
  }

  async function takeIn(path: string): Promise<ImportOutcome> {
    for await (const told of thread({ kind: 'import', path, now: now() })) {
      if (told.kind === 'progress') progress({ kind: 'importing', done: told.done, all: null })
      else {
        await announce(told.imported)
        const { chats, recordings, known, messages } = told.imported
        return { chats: chats.length, transcripts: recordings.length, known, messages }
      }
    }
    throw new Error('The import ended without an outcome.')
  }

  async function exportLines(what: Exported): Promise<boolean> {
    const path = await dialogs.save('Jutt', 'jsonl')
    if (path === null) return false
    try {
      await writeOut(what, path)
      return true
    } finally {
      progress({ kind: 'idle' })
    }
  }

  return {
    exportChat,
    exportTranscript,
    exportItems: (items) => exportLines({ kind: 'items', items }),
    exportEverything: () => exportLines({ kind: 'everything' }),
    async importFile() {
      if (isImporting) throw new AppFailure({ code: 'invalid_request' })
      const path = await dialogs.open()
      if (path === null) return null
      isImporting = true
      try {
        return await takeIn(path)
      } finally {
        isImporting = false
        progress({ kind: 'idle' })
      }
    },
  }
}
