import type { DatabaseSync } from 'node:sqlite'
import type { i18n } from 'i18next'
import { AppFailure } from '../../shared/app-failure.ts'
import { toFileName } from '../../shared/file-name.ts'
import type { Message, ShownPath } from '../../shared/ipc/schemas/chats.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import type {
  KeepingProgress,
  ImportOutcome,
  TranscriptFormat,
} from '../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording } from '../../shared/ipc/schemas/recordings.ts'
import { UnreadableFileError } from './foreign-chat.ts'
import { chatMarkdown } from './markdown.ts'
import type { Exported } from './protocol.ts'
import { createTakeIn } from './take-in.ts'
import type { Thread } from './thread.ts'
import { nameOf } from './transcripts/transcript.ts'
import { writeWhole } from './write-out.ts'

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
  database: DatabaseSync
  open: (chatId: string) => ShownPath
  openRecording: (recordingId: string) => OpenRecording
  thread: Thread
  dialogs: KeepingDialogs
  words: () => i18n
  progress: (progress: KeepingProgress) => void
  /** Chats have come that the list does not have yet. */
  arrived: (chatIds: readonly string[]) => void
  now: () => number
}): Keeping {
  const { database, open, openRecording, thread, dialogs, words, progress, arrived, now } =
    dependencies
  let isImporting = false

  async function writeOut(what: Exported, path: string): Promise<void> {
    for await (const told of thread({ kind: 'export', what, path, now: now() })) {
      if (told.kind !== 'progress') continue
      const { done, all } = told
      progress({ kind: 'exporting', done, all })
    }
  }

  async function exportChat(chatId: string, format: 'markdown' | 'json'): Promise<boolean> {
    const { chat, messages } = open(chatId)
    const path = await dialogs.save(toFileName(chat.title), format === 'json' ? 'json' : 'md')
    if (path === null) return false
    const shown: readonly Message[] = messages
    if (format === 'json') await writeOut({ kind: 'chat', chatId }, path)
    else await writeWhole(path, [chatMarkdown(chat, shown, words())])
    return true
  }

  async function exportTranscript(recordingId: string, format: TranscriptFormat): Promise<boolean> {
    const opened = openRecording(recordingId)
    const { language } = words()
    const name = toFileName(nameOf(opened.recording, words()))
    const path = await dialogs.save(name, format)
    if (path === null) return false
    // It may have grown while the dialog was open.
    await writeOut(
      { kind: 'transcript', opened: openRecording(recordingId), format, language },
      path,
    )
    return true
  }

  async function takeIn(path: string): Promise<ImportOutcome> {
    const taking = createTakeIn(database, now())
    try {
      let count = 0
      for await (const told of thread({ kind: 'read', path, now: now() })) {
        if (told.kind !== 'chat') continue
        await taking.add(told.chat)
        count += 1
        if (count % 20 === 0) progress({ kind: 'importing', done: count, all: null })
      }
      const { chats, known, messages } = taking.finish()
      arrived(chats)
      return { chats: chats.length, known, messages }
    } catch (error) {
      taking.abandon()
      if (error instanceof UnreadableFileError) {
        throw new AppFailure({ code: 'import_unreadable' }, { cause: error })
      }
      throw error
    }
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
