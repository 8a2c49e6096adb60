import type { SoundPeaks } from '../../../shared/ipc/schemas/sounds.ts'
import type { Announcer } from '../announcer.ts'
import type { LifecycleParts } from '../lifecycle.ts'
import { createPeaks } from './peaks.ts'
import { createServedSound, type ServedSound } from './served-sound.ts'

/** The sound of recordings once it is there: what can be heard and seen of it. */
export interface KeptSound {
  /**
   * What there is to listen to of a recording: all of it, or of one that grows the first `upTo` samples (for null,
   * none). Null where there is nothing.
   */
  servedSound(recordingId: string, upTo: number | null): ServedSound | null
  /** The shape of its sound as far as there is any, as at most `most` peaks. Throws not_found. */
  peaks(recordingId: string, most: number): Promise<SoundPeaks>
}

export function createKeptSound(parts: LifecycleParts & { announcer: Announcer }): KeptSound {
  const { sounds, recordings, announcer } = parts
  const peaks = createPeaks()
  return {
    servedSound: createServedSound(parts),
    peaks(recordingId, most) {
      const { samples } = announcer.current(recordings.find(recordingId))
      const file = sounds.fileOf(recordingId)
      return peaks.of({ file, peaksFile: sounds.peaksFileOf(recordingId), samples }, most)
    },
  }
}
