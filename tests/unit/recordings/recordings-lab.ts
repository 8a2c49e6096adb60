import { join } from 'node:path'
import { createPieceStore, type PieceStore } from '../../../electron/recordings/piece-store.ts'
import {
  createRecordingStore,
  type RecordingStore,
} from '../../../electron/recordings/recording-store.ts'
import { createRecordings, type Recordings } from '../../../electron/recordings/recordings.ts'
import { createEditStore } from '../../../electron/recordings/edits/edit-store.ts'
import { createDictationStore } from '../../../electron/recordings/history/dictation-store.ts'
import type { WavOptions } from '../../../electron/recordings/wav-file.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import { inTransaction } from '../../../electron/storage/transaction.ts'
import type { PiecesChanged, RecordingsChanged } from '../../../shared/ipc/schemas/recordings.ts'
import type { EditsChanged } from '../../../shared/ipc/schemas/transcripts.ts'

export interface RecordingsLab {
  recordings: Recordings
  stores: { recordings: RecordingStore; pieces: PieceStore }
  heard: { changes: RecordingsChanged[]; pieces: PiecesChanged[]; edits: EditsChanged[] }
  /** Does the practice service stand in? */
  practice: { isOn: boolean }
  /** Days for which dictations are kept. */
  kept: { days: number | null }
  /** Lets so many milliseconds go by. */
  wait: (milliseconds: number) => void
  /** Runs SQL beside the app. */
  sql: (statements: string) => void
  /** Lets the database take no more, as on a full disk, until there is room again. */
  fill: () => void
  makeRoom: () => void
  /** Where the sound of a recording is. */
  fileOf: (recordingId: string) => string
}

/** Recordings over a real database file and a real folder of sound. */
export function openRecordings(
  folder: string,
  wav: WavOptions = {},
  changed: () => void = () => undefined,
): RecordingsLab {
  const { database } = openDatabase(join(folder, 'jutt.sqlite'))
  const stores = {
    recordings: createRecordingStore(database),
    pieces: createPieceStore(database),
  }
  const heard: RecordingsLab['heard'] = { changes: [], pieces: [], edits: [] }
  const sounds = join(folder, 'recordings')
  let moment = 0
  let full: Error | null = null
  const practice = { isOn: false }
  const kept: RecordingsLab['kept'] = { days: 30 }
  const recordings = createRecordings({
    extract: () => Promise.reject(new Error('Nothing is decoded here')),
    ...stores,
    folder: sounds,
    atomically(work) {
      if (full) throw full
      return inTransaction(database, work)
    },
    listener: {
      changed(change) {
        heard.changes.push(change)
        changed()
      },
      piecesChanged(change) {
        heard.pieces.push(change)
        changed()
      },
      editsChanged: (change) => void heard.edits.push(change),
    },
    dictations: createDictationStore(database),
    edits: createEditStore(database),
    keptDays: () => kept.days,
    newId: () => crypto.randomUUID(),
    now: () => (moment += 1),
    inPractice: () => practice.isOn,
    wav,
  })
  return {
    recordings,
    stores,
    practice,
    kept,
    wait: (milliseconds) => (moment += milliseconds),
    heard,
    sql: (statements) => database.exec(statements),
    fill: () => (full = Object.assign(new Error('database or disk is full'), { errcode: 13 })),
    makeRoom: () => (full = null),
    fileOf: (recordingId) => join(sounds, `${recordingId}.wav`),
  }
}
