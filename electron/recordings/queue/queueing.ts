import { AppFailure } from '../../../shared/app-failure.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { QueueMove, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Announcer, RecordingsListener } from '../announcer.ts'
import { leftAs, takesSound, type Lifecycle, type LifecycleParts } from '../lifecycle.ts'
import { placesAfter } from './places.ts'

/** What can be done with files that are under way. */
export interface Queueing {
  /** Files that are under way or paused, in the order in which they are read and transcribed. */
  queue(): Recording[]
  /**
   * Nothing of it is read or sent any more until `unpause`. Nothing happens to what is not under way. `trouble` is told
   * as the reason as long as it lasts.
   */
  pause(recordingId: string, trouble?: AppError | null): Recording
  /** It goes on; what is still to be read waits for its turn. Nothing happens to what is not paused. */
  unpause(recordingId: string): Recording
  /** It is another file's turn: this one is read on later. */
  setAside(recordingId: string): Recording
  /** Throws not_found for what is not in the queue. */
  move(recordingId: string, to: QueueMove): void
}

export function createQueueing(
  parts: LifecycleParts & {
    lifecycle: Lifecycle
    announcer: Announcer
    listener: RecordingsListener
  },
): Queueing {
  const { recordings, atomically, lifecycle, announcer, listener } = parts
  const queue = (): Recording[] => recordings.queue().map(announcer.current)

  return {
    queue,
    pause(recordingId, trouble = null) {
      const recording = recordings.find(recordingId)
      const next = leftAs('paused', recording)
      const isUnderWay = takesSound(recording) || recording.state.kind === 'processing'
      if (recording.source.kind === 'microphone') throw new AppFailure({ code: 'invalid_request' })
      if (!isUnderWay || recording.state.kind === 'paused') return announcer.current(recording)
      if (trouble) recordings.setTrouble(recordingId, trouble)
      if (takesSound(recording)) lifecycle.interrupt(recordingId, next)
      else lifecycle.halt(recordingId, next)
      return announcer.tell(recordingId)
    },
    unpause(recordingId) {
      const { state } = recordings.find(recordingId)
      if (state.kind === 'paused') {
        atomically(() => {
          // Its end will tell its own.
          if (state.unread === true) recordings.setTrouble(recordingId, null)
          recordings.setState(recordingId, {
            kind: state.unread === true ? 'interrupted' : 'processing',
          })
          lifecycle.settle(recordingId)
        })
      }
      return announcer.tell(recordingId)
    },
    setAside(recordingId) {
      lifecycle.interrupt(recordingId)
      return announcer.tell(recordingId)
    },
    move(recordingId, to) {
      const places = placesAfter(queue(), recordingId, to)
      if (places === null) throw new AppFailure({ code: 'not_found' })
      atomically(() => {
        for (const { id, queuePlace } of places) recordings.setQueuePlace(id, queuePlace)
      })
      const changed = places.map(({ id }) => announcer.current(recordings.find(id)))
      if (changed.length > 0) listener.changed({ changed, removed: [] })
    },
  }
}
