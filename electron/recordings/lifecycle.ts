import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Piece, Recording, RecordingState } from '../../shared/ipc/schemas/recordings.ts'
import { tailPieces } from './cuts.ts'
import type { PieceStore } from './piece-store.ts'
import type { RecordingStore } from './recording-store.ts'
import type { Sounds } from './sounds.ts'

export interface LifecycleParts {
  sounds: Sounds
  recordings: RecordingStore
  pieces: PieceStore
  /** Runs the work so that all of it is stored or nothing. */
  atomically: <T>(work: () => T) => T
}

/** How a recording goes from one state to the next. */
export interface Lifecycle {
  /**
   * No more sound comes: what follows the last cut becomes pieces of its own, which are answered. A recording whose
   * sound cannot be read becomes a failed one instead. `trouble` is why there is less sound than there should be.
   */
  endSound(recordingId: string, next: RecordingState, trouble?: AppError | null): Piece[]
  /** Stops its transcription; pieces that are on their way wait again. */
  halt(recordingId: string, next: RecordingState): void
  /** More sound may come later: when it is its file's turn again or, for `paused`, when the person lets it go on. */
  interrupt(recordingId: string, next?: RecordingState): void
  /** A recording is done as soon as, and only as long as, no piece is left to be transcribed. */
  settle(recordingId: string): void
}

/** May more sound be added to it, now or after it is resumed? */
export function takesSound({ state }: Recording): boolean {
  return (
    state.kind === 'recording' ||
    state.kind === 'interrupted' ||
    (state.kind === 'paused' && state.unread === true)
  )
}

/** The state in which the person leaves it; that there is more in its file is not forgotten. */
export function leftAs(kind: 'paused' | 'cancelled', recording: Recording): RecordingState {
  const isUnread = recording.source.kind === 'file' && takesSound(recording)
  return isUnread ? { kind, unread: true } : { kind }
}

export function createLifecycle(parts: LifecycleParts): Lifecycle {
  const { sounds, recordings, pieces, atomically } = parts

  function enter(recordingId: string, next: RecordingState): void {
    if (next.kind !== 'processing' && next.kind !== 'interrupted') pieces.recall(recordingId)
    recordings.setState(recordingId, next)
    settle(recordingId)
  }

  function settle(recordingId: string): void {
    const { state } = recordings.find(recordingId)
    if (state.kind !== 'processing' && state.kind !== 'done') return
    const kind = pieces.anyOpen(recordingId) ? 'processing' : 'done'
    if (kind !== state.kind) recordings.setState(recordingId, { kind })
  }

  function halt(recordingId: string, next: RecordingState): void {
    atomically(() => enter(recordingId, next))
  }

  /** The length of the sound in samples, or why it cannot be read. The file is closed after it. */
  function measure(recordingId: string): number | AppError {
    try {
      return sounds.use(recordingId, (sound) => sound.samples())
    } catch (error) {
      if (error instanceof AppFailure) return error.error
      throw error
    } finally {
      sounds.close(recordingId)
    }
  }

  return {
    settle,
    halt,
    endSound(recordingId, next, trouble = null) {
      const samples = measure(recordingId)
      if (typeof samples !== 'number') {
        halt(recordingId, { kind: 'failed', error: samples })
        return []
      }
      return atomically(() => {
        const tail = pieces.add(recordingId, tailPieces(pieces.last(recordingId), samples))
        recordings.setSamples(recordingId, samples)
        if (trouble) recordings.setTrouble(recordingId, trouble)
        enter(recordingId, next)
        return tail
      })
    },
    interrupt(recordingId, next = { kind: 'interrupted' }) {
      const samples = measure(recordingId)
      if (typeof samples !== 'number') {
        halt(recordingId, { kind: 'failed', error: samples })
        return
      }
      atomically(() => {
        recordings.setSamples(recordingId, samples)
        enter(recordingId, next)
      })
    },
  }
}
