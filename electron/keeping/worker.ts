import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { AppFailure } from '../../shared/app-failure.ts'
import { UnreadableFileError } from './foreign-chat.ts'
import type { Order, Report, Start } from './protocol.ts'
import { readChats } from './read-file.ts'
import { createTranslations, preferredLanguage } from '../../shared/i18n/index.ts'
import { transcriptFile } from './transcripts/write-transcript.ts'
import { createWriteOut, writeWhole } from './write-out.ts'

/** Reads or writes one file: large ones take seconds, for which main could do nothing else. */
async function run(port: NonNullable<typeof parentPort>, { file, order }: Start): Promise<void> {
  const tell = (report: Report): void => port.postMessage(report)
  try {
    if (order.kind === 'export') {
      await writeFile(file, order, (done, all) => {
        if (done % 50 === 0) tell({ kind: 'progress', done, all })
      })
    } else {
      for await (const chat of readChats(order.path, order.now)) {
        const answered = once(port, 'message')
        tell({ kind: 'chat', chat })
        await answered
      }
    }
    tell({ kind: 'done' })
  } catch (error) {
    if (error instanceof AppFailure) tell({ kind: 'failed', error: error.error })
    else if (error instanceof UnreadableFileError) {
      tell({ kind: 'failed', error: { code: 'import_unreadable' } })
    } else throw error
  } finally {
    port.close()
  }
}

/** The database as it is when the export begins, whatever is written meanwhile. */
async function writeFile(
  file: string,
  { what, path, now }: Extract<Order, { kind: 'export' }>,
  progress: (done: number, all: number) => void,
): Promise<void> {
  if (what.kind === 'transcript') {
    const { opened, format, language } = what
    const words = createTranslations(preferredLanguage([language]))
    return writeWhole(path, [await transcriptFile(opened, format, words, now)])
  }
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 2000; BEGIN')
    const writeOut = createWriteOut(database, () => now)
    if (what.kind === 'chat') return await writeWhole(path, [writeOut.chat(what.chatId)])
    const items = what.kind === 'items' ? what.items : writeOut.everything()
    await writeWhole(path, writeOut.lines(items, progress))
  } finally {
    database.close()
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what createThread starts it with
if (parentPort) void run(parentPort, workerData as Start)
