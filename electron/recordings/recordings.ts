import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type {
  Cut,
  FileFacts,
  OpenRecording,
  Recording,
  RecordingCursor,
  RecordingLanguage,
  RecordingPage,
  RecordingSource,
  RecordingState,
} from '../../shared/ipc/schemas/recordings.ts'
import { createAnnouncer, type RecordingsListener } from './announcer.ts'
import { piecesOfCuts } from './cuts.ts'
import type { EditStore } from './edits/edit-store.ts'
import { createEditing, type Editing } from './edits/editing.ts'
import type { DictationStore } from './history/dictation-store.ts'
import { createHistory, type History } from './history/history.ts'
import { createLifecycle, leftAs, takesSound, type LifecycleParts } from './lifecycle.ts'
import { createManyRecordings, type ManyRecordings } from './many-recordings.ts'
import { createQueueing, type Queueing } from './queue/queueing.ts'
import { purgeDeleted, recoverRecordings, type Recovered } from './recover.ts'
import type { Extraction } from './sound/extraction.ts'
import { settleSounds } from './sound/settle-sounds.ts'
import { createKeptSound, type KeptSound } from './sound/kept-sound.ts'
import { compareSource, glanceAtSource, markOf, type SourceState } from './source/source-mark.ts'
import { createSounds } from './sounds.ts'
import { createTranscribing, type Transcribing } from './transcribing.ts'
import type { WavOptions } from './wav-file.ts'

export interface NewRecording {
  source: Exclude<RecordingSource, { kind: 'found' }>
  language: RecordingLanguage
  /** The file that it is read from; it stays in main. */
  path?: string
}

/** What can be done with recordings. What cannot be done is an AppFailure; a failing database throws as it is. */
export interface Recordings
  extends Transcribing, ManyRecordings, History, KeptSound, Editing, Queueing {
  list(after: RecordingCursor | null, limit: number, archived?: boolean): RecordingPage
  /** Null where it is not there or is deleted. */
  find(recordingId: string): Recording | null
  open(recordingId: string): OpenRecording
  begin(recording: NewRecording): Recording
  /**
   * Adds sound, then the pieces that the cuts make of it; answers how many samples there are now. The sound is kept
   * also where the cuts are refused (invalid_request); where the sound itself cannot be kept, nothing is.
   */
  append(recordingId: string, sound: Uint8Array, cuts: readonly Cut[]): number
  /** What its file tells of itself. */
  setFacts(recordingId: string, facts: FileFacts): Recording
  /** The file that it is read from; null where there is none. */
  pathOf(recordingId: string): string | null
  /** Is that file still there, and still what it was? Its ends are read. */
  sourceState(recordingId: string): SourceState
  /** The file, as long as it is what it was; null where it is not. */
  sourceFile(recordingId: string): string | null
  /** Lets an interrupted recording take more sound, from its last sample on. */
  resume(recordingId: string): OpenRecording
  /**
   * No more sound comes, and all of it is to be transcribed; `trouble` is why there is less of it than there should be.
   * Nothing happens to a recording that has ended.
   */
  finish(recordingId: string, trouble?: AppError | null): Recording
  /** Ends it; the sound is kept, and nothing more of it is sent. Nothing happens to one that is done. */
  cancel(recordingId: string): Recording
  /** As cancel, but not by the person's wish. */
  fail(recordingId: string, error: AppError): Recording
  /** Is there no sound in its file? */
  isEmpty(recordingId: string): boolean
  /** Removes a recording into which no sound came, after it was told how it ended. */
  discard(recordingId: string, state: RecordingState): void
  /** Tells windows that it failed, where not even that can be stored. */
  tellFailed(recordingId: string, error: AppError): void
  rename(recordingId: string, title: string): Recording
  /** Ends it; it can be restored until the next start. */
  delete(recordingId: string): void
  restore(recordingId: string): Recording
  /** To be called once at the start, before anything else. */
  recover(): Recovered
  /** For quitting: closes the files of recordings that still run; the next start ends or resumes them. */
  close(): void
}

export function createRecordings(
  dependencies: Omit<LifecycleParts, 'sounds'> & {
    /** Where the sound is kept. */
    folder: string
    dictations: DictationStore
    edits: EditStore
    /** Days for which dictations are kept after they were delivered; null is for ever. */
    keptDays: () => number | null
    listener: RecordingsListener
    newId: () => string
    now: () => number
    /** Decodes a part of a compressed sound. */
    extract: Extraction['extract']
    /** Does the practice service stand in for a real one? */
    inPractice: () => boolean
    wav?: WavOptions
  },
): Recordings {
  const {
    folder,
    recordings,
    dictations,
    edits,
    pieces,
    atomically,
    listener,
    newId,
    now,
    inPractice,
    wav,
  } = dependencies
  const sounds = createSounds(folder, wav)
  const lifecycle = createLifecycle({ sounds, recordings, pieces, atomically })
  const announcer = createAnnouncer({ sounds, recordings, listener })
  const parts = { sounds, recordings, pieces, atomically, lifecycle, announcer }

  function open(recordingId: string): OpenRecording {
    const recording = announcer.current(recordings.find(recordingId))
    return { recording, pieces: pieces.of(recordingId), log: edits.log(recordingId) }
  }

  /** The file is asked: what the row says may be behind. */
  function isEmpty(recordingId: string): boolean {
    try {
      return sounds.use(recordingId, (sound) => sound.samples()) === 0
    } catch (error) {
      if (error instanceof AppFailure) return error.error.code === 'not_found'
      throw error
    }
  }

  function stop(recordingId: string, next: RecordingState, trouble: AppError | null): Recording {
    const recording = recordings.find(recordingId)
    if (takesSound(recording)) {
      announcer.tellPieces(recordingId, lifecycle.endSound(recordingId, next, trouble))
    } else if (isHalted(recording, next)) {
      lifecycle.halt(recordingId, next)
    } else {
      return recording
    }
    return announcer.tell(recordingId)
  }

  return {
    ...createTranscribing({ ...parts, extract: dependencies.extract }),
    ...createManyRecordings({ ...parts, listener, now }),
    ...createEditing({ ...parts, edits, now }),
    ...createQueueing({ ...parts, listener }),
    ...createHistory({ ...parts, dictations, now, keptDays: dependencies.keptDays }),
    ...createKeptSound(parts),
    find(recordingId) {
      const recording = recordings.look(recordingId)
      return recording && announcer.current(recording)
    },
    open,
    list(after, limit, archived) {
      const page = recordings.list(after, limit, archived)
      return { ...page, recordings: page.recordings.map(announcer.current) }
    },

    begin({ source, language, path = null }) {
      const id = newId()
      sounds.create(id)
      try {
        const state = { kind: 'recording' } as const
        const isPractice = inPractice()
        const fresh = {
          id,
          source,
          language,
          createdAt: now(),
          isPractice,
          state,
          samples: 0,
          path,
          sourceMark: path === null ? null : markOf(path),
        }
        recordings.create(fresh)
      } catch (error) {
        sounds.remove(id)
        throw error
      }
      return announcer.tell(id)
    },

    append(recordingId, bytes, cuts) {
      const { state } = recordings.find(recordingId)
      if (state.kind !== 'recording') throw new AppFailure({ code: 'invalid_request' })
      const sound = sounds.open(recordingId)
      const isFirst = sound.samples() === 0
      sound.append(bytes)
      if (isFirst && sound.samples() > 0) dictations.setHeard(recordingId, now())
      const samples = sound.samples()
      if (cuts.length > 0) {
        const fresh = piecesOfCuts(cuts, pieces.last(recordingId), samples)
        const added = atomically(() => pieces.add(recordingId, fresh))
        announcer.tellPieces(recordingId, added)
        announcer.tell(recordingId)
      }
      return samples
    },

    setFacts(recordingId, { length, tracks }) {
      const { source } = recordings.find(recordingId)
      if (source.kind !== 'file') throw new AppFailure({ code: 'invalid_request' })
      const several = tracks.length > 1 ? { tracks } : {}
      recordings.setSource(recordingId, { ...source, length, ...several })
      return announcer.tell(recordingId)
    },
    pathOf: (recordingId) => recordings.path(recordingId),
    sourceState(recordingId) {
      const path = recordings.path(recordingId)
      return path === null ? 'gone' : compareSource(path, recordings.sourceMark(recordingId))
    },
    sourceFile(recordingId) {
      const path = recordings.path(recordingId)
      if (path === null) return null
      return glanceAtSource(path, recordings.sourceMark(recordingId)) === 'same' ? path : null
    },

    resume(recordingId) {
      const { state } = recordings.find(recordingId)
      if (state.kind !== 'interrupted') throw new AppFailure({ code: 'invalid_request' })
      sounds.open(recordingId)
      recordings.setState(recordingId, { kind: 'recording' })
      announcer.tell(recordingId)
      return open(recordingId)
    },

    finish: (recordingId, trouble = null) => stop(recordingId, { kind: 'processing' }, trouble),
    cancel: (recordingId) =>
      stop(recordingId, leftAs('cancelled', recordings.find(recordingId)), null),
    fail: (recordingId, error) => stop(recordingId, { kind: 'failed', error }, null),
    tellFailed: (recordingId, error) => announcer.tellState(recordingId, { kind: 'failed', error }),

    isEmpty,
    discard(recordingId, state) {
      if (!isEmpty(recordingId)) throw new AppFailure({ code: 'invalid_request' })
      announcer.tellState(recordingId, state)
      // The file first: a file without a row would come back as found sound.
      sounds.remove(recordingId)
      recordings.remove(recordingId)
      announcer.tellRemoved(recordingId)
    },

    rename(recordingId, title) {
      const { source } = recordings.find(recordingId)
      recordings.setSource(recordingId, { ...source, title })
      return announcer.tell(recordingId)
    },

    delete(recordingId) {
      const recording = recordings.find(recordingId)
      if (takesSound(recording)) {
        lifecycle.endSound(recordingId, leftAs('cancelled', recording))
      }
      atomically(() => {
        pieces.recall(recordingId)
        recordings.delete(recordingId, now())
      })
      announcer.tellRemoved(recordingId)
    },
    restore(recordingId) {
      recordings.restore(recordingId)
      return announcer.tell(recordingId)
    },

    recover() {
      purgeDeleted(parts)
      settleSounds(parts)
      return recoverRecordings(parts)
    },
    close: () => sounds.closeAll(),
  }
}

/** Does its transcription end by this? */
function isHalted({ state }: Recording, next: RecordingState): boolean {
  return state.kind === 'paused' || (state.kind === 'processing' && next.kind !== 'processing')
}
