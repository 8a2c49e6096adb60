import { AppFailure } from '../../../shared/app-failure.ts'
import type {
  Dictation,
  DictationPage,
  Recording,
  RecordingCursor,
} from '../../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import type { Announcer } from '../announcer.ts'
import type { LifecycleParts } from '../lifecycle.ts'
import { removeFile } from '../recover.ts'
import type { DictationStore } from './dictation-store.ts'

/** Dictations after they were spoken: what is kept of them, and for how long. */
export interface History {
  /** A page of them, newest first. */
  dictations(after: RecordingCursor | null, limit: number): DictationPage
  /** Throws not_found, also for what is no dictation. */
  dictation(recordingId: string): Dictation
  /** Its key came up. */
  noteRelease(recordingId: string): void
  /**
   * Its text stands where it was wanted: it leaves the list, and where nothing is to be kept, it is removed. For what
   * was spoken, and is done.
   */
  deliver(recordingId: string, text: string): void
  /** Removes those that were delivered longer ago than they are to be kept; answers how many. */
  forgetOld(): number
}

const day = 86_400_000

export function createHistory(
  parts: LifecycleParts & {
    dictations: DictationStore
    announcer: Announcer
    now: () => number
    /** Days for which what was delivered is kept; null is for ever. */
    keptDays: () => number | null
  },
): History {
  const { sounds, recordings, pieces, dictations, announcer, now, keptDays } = parts

  function describe(recording: Recording): Dictation {
    const { id, createdAt, deliveredAt } = recording
    const { heardAt, releasedAt, deliveredText } = dictations.row(id)
    const heard = dictatedText(pieces.of(id)).text
    return {
      recording: announcer.current(recording),
      text: deliveredText ?? heard,
      heard,
      untilSound: between(createdAt, heardAt),
      untilText: between(releasedAt, deliveredAt),
    }
  }

  function forget(recordingId: string): boolean {
    // The file first: a file without a row would come back as found sound.
    if (!removeFile(sounds, recordingId)) return false
    recordings.remove(recordingId)
    announcer.tellRemoved(recordingId)
    return true
  }

  return {
    dictations(after, limit) {
      const page = dictations.list(after, limit)
      return { dictations: page.recordings.map(describe), next: page.next }
    },
    dictation(recordingId) {
      const recording = recordings.find(recordingId)
      if (recording.source.kind !== 'microphone') throw new AppFailure({ code: 'not_found' })
      return describe(recording)
    },
    noteRelease: (recordingId) => dictations.setReleased(recordingId, now()),
    deliver(recordingId, text) {
      const { source, state, gaps } = recordings.find(recordingId)
      if (source.kind !== 'microphone' || state.kind !== 'done') {
        throw new AppFailure({ code: 'invalid_request' })
      }
      dictations.setDelivered(recordingId, now(), text)
      announcer.tell(recordingId)
      if (keptDays() === 0 && gaps === 0) forget(recordingId)
    },
    forgetOld() {
      const days = keptDays()
      if (days === null) return 0
      return dictations.deliveredBy(now() - days * day).filter(forget).length
    },
  }
}

/** Milliseconds from one to the other; null where one is missing, or the clock was set back between them. */
function between(from: number | null, to: number | null): number | null {
  return from === null || to === null || to < from ? null : to - from
}
