import { appendFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { AppFailure } from '../../../shared/app-failure.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { SoundPeaks } from '../../../shared/ipc/schemas/sounds.ts'
import type { Announcer } from '../announcer.ts'
import type { LifecycleParts } from '../lifecycle.ts'
import { errorOf, storing } from '../storage-failure.ts'
import { createPeaks } from './peaks.ts'
import { createServedSound, type ServedSound } from './served-sound.ts'

/** The sound of recordings once it is there: what can be heard and seen of it, and how much of it is kept. */
export interface KeptSound {
  /**
   * What there is to listen to of a recording: all of it, or of one that grows the first `upTo` samples (for null,
   * none). Null where there is nothing.
   */
  servedSound(recordingId: string, upTo: number | null): ServedSound | null
  /** What was made so far of a sound that is being compressed; null where none is. */
  servedCompressed(recordingId: string): ServedSound | null
  /** The shape of its sound as far as there is any, as at most `most` peaks. Throws not_found. */
  peaks(recordingId: string, most: number): Promise<SoundPeaks>
  /** Throws invalid_request where there is no whole sound, or it is still needed. */
  beginCompressing(recordingId: string): void
  /** Takes the next bytes. Throws disk_full or the like. */
  addCompressed(recordingId: string, bytes: Uint8Array): void
  /**
   * The compressed sound takes the place of the whole one, unless there is `trouble`; it is answered why it did not.
   */
  endCompressing(recordingId: string, trouble: AppError | null): Promise<AppError | null>
  /** The text stays. Throws invalid_request while more sound or text comes. */
  deleteSound(recordingId: string): Recording
  /** The ids of transcripts that came at that moment or before and whose sound can be compressed, or be deleted. */
  oldSounds(moment: number, what: 'compress' | 'delete'): string[]
}

export function createKeptSound(parts: LifecycleParts & { announcer: Announcer }): KeptSound {
  const { sounds, recordings, announcer } = parts
  const peaks = createPeaks()

  function peaksOf(recordingId: string, most: number): Promise<SoundPeaks> {
    const { samples } = announcer.current(recordings.find(recordingId))
    const peaksFile = sounds.besides(recordingId, 'peaks')
    return peaks.of({ file: sounds.fileOf(recordingId), peaksFile, samples }, most)
  }

  async function replace(recordingId: string): Promise<void> {
    // They can be found in the whole sound only.
    await peaksOf(recordingId, 1)
    if (!mayGo(recordings.find(recordingId))) throw new AppFailure({ code: 'invalid_request' })
    const file = sounds.besides(recordingId, 'ogg')
    renameSync(sounds.besides(recordingId, 'part'), file)
    recordings.setSound(recordingId, { kind: 'compressed', bytes: statSync(file).size })
    sounds.removeWhole(recordingId)
  }

  return {
    servedSound: createServedSound(parts),
    servedCompressed: (recordingId) =>
      sounds.compressing.has(recordingId)
        ? { file: sounds.besides(recordingId, 'part'), type: 'audio/ogg' }
        : null,
    peaks: peaksOf,

    beginCompressing(recordingId) {
      const recording = recordings.find(recordingId)
      if (!mayGo(recording) || recording.sound.kind !== 'whole') {
        throw new AppFailure({ code: 'invalid_request' })
      }
      storing(() => writeFileSync(sounds.besides(recordingId, 'part'), '', { mode: 0o600 }))
      sounds.compressing.add(recordingId)
      announcer.tell(recordingId)
    },
    addCompressed: (recordingId, bytes) => {
      if (!sounds.compressing.has(recordingId)) throw new AppFailure({ code: 'invalid_request' })
      storing(() => appendFileSync(sounds.besides(recordingId, 'part'), bytes))
    },
    async endCompressing(recordingId, trouble) {
      let failure = trouble
      try {
        if (failure === null) await replace(recordingId)
      } catch (error) {
        failure = errorOf(error)
      }
      rmSync(sounds.besides(recordingId, 'part'), { force: true })
      sounds.compressing.delete(recordingId)
      if (recordings.look(recordingId)) announcer.tell(recordingId)
      return failure
    },

    deleteSound(recordingId) {
      const recording = recordings.find(recordingId)
      if (!mayGo(recording)) throw new AppFailure({ code: 'invalid_request' })
      // The row first: of a sound that is gone all the same it would be said that it is there.
      recordings.setSound(recordingId, { kind: 'deleted' })
      sounds.compressing.delete(recordingId)
      sounds.remove(recordingId)
      return announcer.tell(recordingId)
    },
    oldSounds: (moment, what) =>
      recordings
        .heardBefore(moment, what === 'delete')
        .filter((id) => what === 'compress' || isWhole(recordings.find(id))),
  }
}

/** Is none of its sound needed for text that is still to come? */
function mayGo({ state, samples }: Recording): boolean {
  const isSettled = state.kind === 'done' || state.kind === 'cancelled' || state.kind === 'failed'
  return isSettled && samples > 0
}

/** Is there nothing in it that could be transcribed again? */
function isWhole({ state, gaps }: Recording): boolean {
  return state.kind === 'done' && gaps === 0
}
