import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { AppFailure } from '../../shared/app-failure.ts'
import { UnreadableFileError } from './foreign-chat.ts'
import { createMarkdownExport } from './markdown.ts'
import type { Order, Report, Start } from './protocol.ts'
import { readItems } from './read-file.ts'
import { createTranslations } from '../../shared/i18n/index.ts'
import { createTakeIn, type Imported } from './take-in.ts'
import { transcriptFile } from './transcripts/write-transcript.ts'
import { createWriteOut, writeWhole } from './write-out.ts'

type Progress = (done: number, all: number | null) => void

/** How often it is told how far one is: after so many items. */
const each = { written: 50, read: 20 }

/** Writes or takes in one file: large ones take seconds, for which main could do nothing else. */
async function run(port: NonNullable<typeof parentPort>, { file, order }: Start): Promise<void> {
  const tell = (report: Report): void => port.postMessage(report)
  const progress: Progress = (done, all) => tell({ kind: 'progress', done, all })
  try {
    if (order.kind === 'export') await writeFile(file, order, progress)
    else tell({ kind: 'imported', imported: await takeIn(file, order, progress) })
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
  progress: Progress,
): Promise<void> {
  if (what.kind === 'transcript') {
    const { opened, format, language } = what
    const words = createTranslations(language)
    return writeWhole(path, [await transcriptFile(opened, format, words, now)])
  }
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 2000; BEGIN')
    const writeOut = createWriteOut(database, () => now)
    if (what.kind === 'chat') return await writeWhole(path, [writeOut.chat(what.chatId)])
    if (what.kind === 'markdown')
      return await writeWhole(path, [createMarkdownExport(database)(what.chatId, what.language)])
    const items = what.kind === 'items' ? what.items : writeOut.everything()
    const lines = writeOut.lines(items, (done, all) => {
      if (done % each.written === 0) progress(done, all)
    })
    await writeWhole(path, lines)
  } finally {
    database.close()
  }
}

async function takeIn(
  file: string,
  { path, now }: Extract<Order, { kind: 'import' }>,
  progress: Progress,
): Promise<Imported> {
  const database = new DatabaseSync(file)
  try {
    database.exec(
      'PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 2000',
    )
    const taking = createTakeIn(database, now)
    try {
      let done = 0
      for await (const item of readItems(path, now)) {
        await taking.add(item)
        done += 1
        if (done % each.read === 0) progress(done, null)
      }
      return taking.finish()
    } catch (error) {
      taking.abandon()
      throw error
    }
  } finally {
    database.close()
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what createThread starts it with
if (parentPort) void run(parentPort, workerData as Start)
