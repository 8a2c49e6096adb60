import type {
  Piece,
  PiecesChanged,
  Recording,
  RecordingsChanged,
  RecordingState,
} from '../../shared/ipc/schemas/recordings.ts'
import type { EditsChanged } from '../../shared/ipc/schemas/transcripts.ts'
import type { RecordingStore } from './recording-store.ts'
import type { Sounds } from './sounds.ts'

/** What windows are told of recordings. */
export interface RecordingsListener {
  changed(change: RecordingsChanged): void
  piecesChanged(change: PiecesChanged): void
  editsChanged(change: EditsChanged): void
}

export interface Announcer {
  /** The recording with the length it has at this moment, and with what just happens to its sound. */
  current(recording: Recording): Recording
  /** Tells how the recording is now, and answers it. */
  tell(recordingId: string): Recording
  tellPieces(recordingId: string, pieces: Piece[]): void
  tellEdits(change: EditsChanged): void
  tellRemoved(recordingId: string): void
  /** Tells of a state that could not be stored, or that its recording will not outlive. */
  tellState(recordingId: string, state: RecordingState): void
}

export function createAnnouncer(parts: {
  sounds: Sounds
  recordings: RecordingStore
  listener: RecordingsListener
}): Announcer {
  const { sounds, recordings, listener } = parts

  function current(recording: Recording): Recording {
    const { id, samples, sound } = recording
    return {
      ...recording,
      samples: sounds.openSamples(id) ?? samples,
      sound: sounds.compressing.has(id) ? { kind: 'compressing' } : sound,
    }
  }

  return {
    current,
    tell(recordingId) {
      const recording = current(recordings.find(recordingId))
      listener.changed({ changed: [recording], removed: [] })
      return recording
    },
    tellPieces(recordingId, pieces) {
      if (pieces.length > 0) listener.piecesChanged({ recordingId, pieces })
    },
    tellEdits: listener.editsChanged,
    tellState(recordingId, state) {
      const recording = current(recordings.find(recordingId))
      listener.changed({ changed: [{ ...recording, state }], removed: [] })
    },
    tellRemoved: (recordingId) => listener.changed({ changed: [], removed: [recordingId] }),
  }
}
