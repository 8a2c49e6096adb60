import { bytesPerSample, headerBytes, wavHeader } from '../wav-header.ts'
import type { RecordingStore } from '../recording-store.ts'
import type { Sounds } from '../sounds.ts'

/** The sound of a recording as it is served to be listened to. */
export interface ServedSound {
  file: string
  type: string
  /** Of sound that still grows: what its header would be, and its bytes with that, if it ended here. */
  snapshot?: { head: Uint8Array; size: number }
}

/**
 * What there is to listen to of a recording: all of it, or of one that grows the first `upTo` samples (for null, none).
 * Null where there is nothing.
 */
export function createServedSound(parts: {
  sounds: Sounds
  recordings: RecordingStore
}): (recordingId: string, upTo: number | null) => ServedSound | null {
  const { sounds, recordings } = parts
  return (recordingId, upTo) => {
    if (recordings.look(recordingId) === null) return null
    const whole: ServedSound = { file: sounds.fileOf(recordingId), type: 'audio/wav' }
    const samples = sounds.openSamples(recordingId)
    if (upTo === null) return samples === null ? whole : null
    const bytes = Math.min(upTo, samples ?? upTo) * bytesPerSample
    return { ...whole, snapshot: { head: wavHeader(bytes), size: headerBytes + bytes } }
  }
}
