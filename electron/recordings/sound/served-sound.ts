import { assertNever } from '../../../shared/assert-never.ts'
import type { RecordingStore } from '../recording-store.ts'
import type { Sounds } from '../sounds.ts'
import { bytesPerSample, headerBytes, wavHeader } from '../wav-header.ts'

/** The sound of a recording as it is served to be listened to. */
export interface ServedSound {
  file: string
  type: string
  /** Of sound that still grows: what its header would be, and its bytes with that, if it ended here. */
  snapshot?: { head: Uint8Array; size: number }
}

/** Makes the function that tells what there is to listen to of a recording; see KeptSound. */
export function createServedSound(parts: {
  sounds: Sounds
  recordings: RecordingStore
}): (recordingId: string, upTo: number | null) => ServedSound | null {
  const { sounds, recordings } = parts

  function whole(recordingId: string, upTo: number | null): ServedSound | null {
    const served: ServedSound = { file: sounds.fileOf(recordingId), type: 'audio/wav' }
    const samples = sounds.openSamples(recordingId)
    if (upTo === null) return samples === null ? served : null
    const bytes = Math.min(upTo, samples ?? upTo) * bytesPerSample
    return { ...served, snapshot: { head: wavHeader(bytes), size: headerBytes + bytes } }
  }

  return (recordingId, upTo) => {
    const recording = recordings.look(recordingId)
    if (recording === null) return null
    switch (recording.sound.kind) {
      case 'whole':
      case 'compressing':
        return whole(recordingId, upTo)
      case 'compressed':
        return { file: sounds.besides(recordingId, 'ogg'), type: 'audio/ogg' }
      case 'deleted':
        return null
      default:
        return assertNever(recording.sound)
    }
  }
}
