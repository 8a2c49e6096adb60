import type { AppError } from '../../shared/errors.ts'
import type { Recording } from '../../shared/ipc/schemas/recordings.ts'
import type { Clock } from '../service/clock.ts'
import type { Recordings } from './recordings.ts'
import { errorOf } from './storage-failure.ts'

/** Why there is less sound than there should be, what the person wished, or null where all of it came. */
export type SoundEnding = AppError | 'cancelled' | 'paused' | null

/** Stores how the sound of a recording ended. */
export interface SoundEnd {
  /** A full disk is told, and storing is tried again. */
  store(recordingId: string, how: SoundEnding): void
  /** Stops trying again: the next start does it. */
  close(): void
}

/** What is read from a file waits for room; what was spoken is over. */
function isHeld({ code }: AppError, { source }: Recording): boolean {
  return code === 'disk_full' && source.kind === 'file'
}

/** Milliseconds until it is tried again to store how a recording ended. */
const againAfter = 5000

export function createSoundEnd(dependencies: {
  recordings: Recordings
  clock: Clock
  report: (where: string, error: unknown) => void
}): SoundEnd {
  const { recordings, clock, report } = dependencies
  const trying = new Map<string, () => void>()
  let isClosed = false

  function end(recordingId: string, how: SoundEnding): void {
    const recording = recordings.find(recordingId)
    if (recording === null) return
    const isEmpty = recordings.isEmpty(recordingId)
    const isSpoken = recording.source.kind === 'microphone'
    if (how === 'paused') {
      recordings.pause(recordingId)
    } else if (how !== null && how !== 'cancelled' && isHeld(how, recording)) {
      recordings.pause(recordingId, how)
    } else if (how === 'cancelled') {
      // Nothing was said and nothing is wanted: there is nothing to keep.
      if (isEmpty && isSpoken) recordings.discard(recordingId, { kind: 'cancelled' })
      else recordings.cancel(recordingId)
    } else if (!isEmpty || (isSpoken && how === null)) {
      recordings.finish(recordingId, how)
    } else if (isSpoken && how) {
      recordings.discard(recordingId, { kind: 'failed', error: how })
    } else {
      recordings.fail(recordingId, how ?? { code: 'sound_empty' })
    }
  }

  function store(recordingId: string, how: SoundEnding): void {
    trying.delete(recordingId)
    try {
      end(recordingId, how)
    } catch (thrown) {
      report('ending a recording', thrown)
      if (isClosed) return
      trying.set(
        recordingId,
        clock.after(againAfter, () => store(recordingId, how)),
      )
      recordings.tellFailed(recordingId, errorOf(thrown))
    }
  }

  return {
    store,
    close() {
      isClosed = true
      for (const callOff of trying.values()) callOff()
    },
  }
}
