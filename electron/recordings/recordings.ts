import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type {
  Cut,
  NewRecording,
  OpenRecording,
  Piece,
  PiecesChanged,
  PieceState,
  Recording,
  RecordingCursor,
  RecordingPage,
  RecordingsChanged,
} from '../../shared/ipc/schemas/recordings.ts'
import { piecesOfCuts } from './cuts.ts'
import { createLifecycle, type LifecycleParts } from './lifecycle.ts'
import { purgeDeleted, recoverRecordings, type Recovered } from './recover.ts'
import { createSounds } from './sounds.ts'
import type { WavOptions } from './wav-file.ts'

/** What can be done with recordings. What cannot be done is an AppFailure; a failing database throws as it is. */
export interface Recordings {
  list(after: RecordingCursor | null, limit: number): RecordingPage
  open(recordingId: string): OpenRecording
  /** Those that get more sound or text, oldest first. */
  unfinished(): Recording[]
  begin(recording: NewRecording): Recording
  /**
   * Adds sound, then the pieces that the cuts make of it; answers how many samples there are now. The sound is kept
   * also where the cuts are refused (invalid_request); where the sound itself cannot be kept, nothing is.
   */
  append(recordingId: string, sound: Uint8Array, cuts: readonly Cut[]): number
  /** Lets an interrupted recording take more sound, from its last sample on. */
  resume(recordingId: string): OpenRecording
  /** No more sound comes, and all of it is to be transcribed. Nothing happens to a recording that has ended. */
  finish(recordingId: string): Recording
  /** Ends it; the sound is kept, and nothing more of it is sent. */
  cancel(recordingId: string): Recording
  fail(recordingId: string, error: AppError): Recording
  /** Transcribes what has no text yet, and the gaps again. Throws not_found where the sound is gone. */
  retry(recordingId: string): Recording
  /** The language that the first speech told, or that the person has chosen. */
  setLanguage(recordingId: string, language: string): Recording
  /** What has become of a piece; text that is left out stays as it was. */
  setPiece(recordingId: string, index: number, state: PieceState, text?: string): Piece
  /** The sound (PCM16, little-endian, mono, 16 kHz) from one sample up to, but not with, another. */
  readSamples(recordingId: string, from: number, to: number): Uint8Array<ArrayBuffer>
  delete(recordingId: string): void
  restore(recordingId: string): Recording
  /** To be called once at the start, before anything else. */
  recover(): Recovered
  /** For quitting: closes the files of recordings that still run; the next start ends or resumes them. */
  close(): void
}

export interface RecordingsDependencies extends Omit<LifecycleParts, 'sounds'> {
  /** Where the sound is kept. */
  folder: string
  changed: (change: RecordingsChanged) => void
  piecesChanged: (change: PiecesChanged) => void
  newId: () => string
  now: () => number
  wav?: WavOptions
}

export function createRecordings(dependencies: RecordingsDependencies): Recordings {
  const { recordings, pieces, atomically, changed, piecesChanged, newId, now } = dependencies
  const sounds = createSounds(dependencies.folder, dependencies.wav)
  const parts = { sounds, recordings, pieces, atomically }
  const lifecycle = createLifecycle(parts)

  /** With the length it has at this moment. */
  function current(recording: Recording): Recording {
    return { ...recording, samples: sounds.openSamples(recording.id) ?? recording.samples }
  }

  function announce(recordingId: string): Recording {
    const recording = current(recordings.find(recordingId))
    changed({ changed: [recording], removed: [] })
    return recording
  }

  function announcePieces(recordingId: string, changedPieces: Piece[]): void {
    if (changedPieces.length > 0) piecesChanged({ recordingId, pieces: changedPieces })
  }

  function open(recordingId: string): OpenRecording {
    const recording = current(recordings.find(recordingId))
    return { recording, pieces: pieces.of(recordingId) }
  }

  function takesSound(recordingId: string): boolean {
    const { kind } = recordings.find(recordingId).state
    return kind === 'recording' || kind === 'interrupted'
  }

  function stop(recordingId: string, next: Recording['state']): Recording {
    if (takesSound(recordingId)) {
      announcePieces(recordingId, lifecycle.endSound(recordingId, next))
    } else if (recordings.find(recordingId).state.kind === 'processing') {
      lifecycle.halt(recordingId, next)
    }
    return announce(recordingId)
  }

  return {
    list(after, limit) {
      const page = recordings.list(after, limit)
      return { ...page, recordings: page.recordings.map(current) }
    },
    open,
    unfinished: () => recordings.unfinished().map(current),

    begin({ source, language }) {
      const id = newId()
      sounds.create(id)
      try {
        const state = { kind: 'recording' } as const
        recordings.create({ id, source, language, createdAt: now(), state, samples: 0 })
      } catch (error) {
        sounds.remove(id)
        throw error
      }
      return announce(id)
    },

    append(recordingId, bytes, cuts) {
      const { state } = recordings.find(recordingId)
      if (state.kind !== 'recording') throw new AppFailure({ code: 'invalid_request' })
      const sound = sounds.open(recordingId)
      sound.append(bytes)
      const samples = sound.samples()
      if (cuts.length === 0) return samples
      const fresh = piecesOfCuts(cuts, pieces.last(recordingId), samples)
      announcePieces(
        recordingId,
        atomically(() => pieces.add(recordingId, fresh)),
      )
      return samples
    },

    resume(recordingId) {
      const { state } = recordings.find(recordingId)
      if (state.kind !== 'interrupted') throw new AppFailure({ code: 'invalid_request' })
      sounds.open(recordingId)
      recordings.setState(recordingId, { kind: 'recording' })
      announce(recordingId)
      return open(recordingId)
    },

    finish(recordingId) {
      if (!takesSound(recordingId)) return current(recordings.find(recordingId))
      return stop(recordingId, { kind: 'processing' })
    },
    cancel: (recordingId) => stop(recordingId, { kind: 'cancelled' }),
    fail: (recordingId, error) => stop(recordingId, { kind: 'failed', error }),

    retry(recordingId) {
      if (takesSound(recordingId)) throw new AppFailure({ code: 'invalid_request' })
      sounds.use(recordingId, () => undefined)
      atomically(() => {
        pieces.wait(recordingId, 'gap')
        recordings.setState(recordingId, { kind: 'processing' })
        lifecycle.settle(recordingId)
      })
      announcePieces(recordingId, pieces.of(recordingId))
      return announce(recordingId)
    },

    setLanguage(recordingId, language) {
      recordings.setLanguage(recordingId, language)
      return announce(recordingId)
    },

    setPiece(recordingId, index, state, text) {
      recordings.find(recordingId)
      pieces.find(recordingId, index)
      atomically(() => {
        pieces.setState(recordingId, index, state)
        if (text !== undefined) pieces.setText(recordingId, index, text)
        lifecycle.settle(recordingId)
      })
      const piece = pieces.find(recordingId, index)
      announcePieces(recordingId, [piece])
      announce(recordingId)
      return piece
    },

    readSamples: (recordingId, from, to) =>
      sounds.use(recordings.find(recordingId).id, (sound) => sound.readSamples(from, to)),

    delete(recordingId) {
      if (takesSound(recordingId)) lifecycle.endSound(recordingId, { kind: 'cancelled' })
      atomically(() => {
        pieces.wait(recordingId, 'sent')
        recordings.delete(recordingId, now())
      })
      changed({ changed: [], removed: [recordingId] })
    },
    restore(recordingId) {
      recordings.restore(recordingId)
      return announce(recordingId)
    },

    recover() {
      purgeDeleted(parts)
      return recoverRecordings({ ...parts, lifecycle })
    },
    close: () => sounds.closeAll(),
  }
}
