import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { i18n } from 'i18next'
import { AppFailure } from '../../shared/app-failure.ts'
import { toFileName } from '../../shared/file-name.ts'
import type { Message, ShownPath } from '../../shared/ipc/schemas/chats.ts'
import type { Items } from '../../shared/ipc/schemas/items.ts'
import type { KeepingProgress, ImportOutcome } from '../../shared/ipc/schemas/keeping.ts'
import { UnreadableFileError } from './foreign-chat.ts'
import { chatMarkdown } from './markdown.ts'
import { readChats } from './read-file.ts'
import { createTakeIn } from './take-in.ts'
import { createWriteOut, writeWhole } from './write-out.ts'

/** The dialogs of the system; null where the person closed them. */
export interface KeepingDialogs {
  save(suggestion: string, extension: 'md' | 'json' | 'jsonl'): Promise<string | null>
  open(): Promise<string | null>
}

/** Chats to files and back. What cannot be done is an AppFailure. */
export interface Keeping {
  /** False where the person closed the dialog. */
  exportChat(chatId: string, format: 'markdown' | 'json'): Promise<boolean>
  /** Into one file, as everything. */
  exportItems(items: Items): Promise<boolean>
  exportEverything(): Promise<boolean>
  /** Null where the person closed the dialog. Throws import_unreadable; what there was stays as it was. */
  importFile(): Promise<ImportOutcome | null>
}

export function createKeeping(dependencies: {
  database: DatabaseSync
  open: (chatId: string) => ShownPath
  dialogs: KeepingDialogs
  words: () => i18n
  progress: (progress: KeepingProgress) => void
  /** Chats have come that the list does not have yet. */
  arrived: (chatIds: readonly string[]) => void
  now: () => number
}): Keeping {
  const { database, open, dialogs, words, progress, arrived, now } = dependencies
  const writeOut = createWriteOut(database, now)
  let isImporting = false

  async function exportChat(chatId: string, format: 'markdown' | 'json'): Promise<boolean> {
    const { chat, messages } = open(chatId)
    const path = await dialogs.save(toFileName(chat.title), format === 'json' ? 'json' : 'md')
    if (path === null) return false
    const shown: readonly Message[] = messages
    const text = format === 'json' ? writeOut.chat(chatId) : chatMarkdown(chat, shown, words())
    await writeWhole(path, [text])
    return true
  }

  async function takeIn(path: string): Promise<ImportOutcome> {
    const taking = createTakeIn(database, now())
    try {
      let count = 0
      for await (const chat of readChats(path, now())) {
        taking.add(chat)
        count += 1
        if (count % 20 === 0) progress({ kind: 'importing', done: count, all: null })
        // The window's requests come in between.
        await setImmediate()
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

  async function exportLines(items: Items): Promise<boolean> {
    const path = await dialogs.save('Jutt', 'jsonl')
    if (path === null) return false
    try {
      const lines = writeOut.lines(items, (done, all) => {
        if (done % 50 === 0) progress({ kind: 'exporting', done, all })
      })
      await writeWhole(path, lines)
      return true
    } finally {
      progress({ kind: 'idle' })
    }
  }

  return {
    exportChat,
    exportItems: exportLines,
    exportEverything: () => exportLines(writeOut.everything()),
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
