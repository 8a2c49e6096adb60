import type { Mark } from '../../shared/ipc/schemas/items.ts'
import type { Announcer, RecordingsListener } from './announcer.ts'
import { leftAs, takesSound, type Lifecycle } from './lifecycle.ts'
import type { PieceStore } from './piece-store.ts'
import type { RecordingStore } from './recording-store.ts'

/** What is done with many recordings at once: all of it or nothing, and told at once. */
export interface ManyRecordings {
  mark(recordingIds: readonly string[], mark: Mark): void
  /** Ends them; they can be restored until the next start. */
  deleteMany(recordingIds: readonly string[]): void
  restoreMany(recordingIds: readonly string[]): void
}

export function createManyRecordings(parts: {
  recordings: RecordingStore
  pieces: PieceStore
  lifecycle: Lifecycle
  announcer: Announcer
  listener: RecordingsListener
  atomically: <T>(work: () => T) => T
  now: () => number
}): ManyRecordings {
  const { recordings, pieces, lifecycle, announcer, listener, atomically, now } = parts
  const tell = (ids: readonly string[]): void =>
    listener.changed({
      changed: ids.map((id) => announcer.current(recordings.find(id))),
      removed: [],
    })
  return {
    mark(recordingIds, mark) {
      atomically(() => {
        for (const id of recordingIds) recordings.mark(id, mark)
      })
      tell(recordingIds)
    },
    deleteMany(recordingIds) {
      for (const id of recordingIds) {
        const recording = recordings.find(id)
        if (takesSound(recording)) lifecycle.endSound(id, leftAs('cancelled', recording))
      }
      atomically(() => {
        for (const id of recordingIds) {
          pieces.recall(id)
          recordings.delete(id, now())
        }
      })
      listener.changed({ changed: [], removed: [...recordingIds] })
    },
    restoreMany(recordingIds) {
      atomically(() => {
        for (const id of recordingIds) recordings.restore(id)
      })
      tell(recordingIds)
    },
  }
}
