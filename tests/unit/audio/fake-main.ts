import { piecesOfCuts } from '../../../electron/recordings/cuts.ts'
import type { AudioPort } from '../../../renderer/audio/jutt.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { MicrophoneNews } from '../../../shared/ipc/schemas/microphones.ts'
import type { Cut, Piece, SoundLevel } from '../../../shared/ipc/schemas/recordings.ts'
import { failure, success } from '../../../shared/result.ts'

/** What main has of one recording. */
export interface Kept {
  sound: number[]
  /** Samples of each message. */
  messages: number[]
  cuts: Cut[]
  levels: SoundLevel[]
  news: MicrophoneNews[]
  lengths: (number | null)[]
  /** One for each time it was told that the sound has ended. */
  ends: (AppError | null)[]
}

export interface FakeMain {
  audio: AudioPort['audio']
  kept(recordingId: string): Kept
  /** Sound that is there before the page asks for anything. */
  keep(recordingId: string, sound: Int16Array, last?: Piece | null): void
  /** From now on sound is answered only after the returned function was called. */
  hold(): () => void
  /** Sound is refused once there are so many samples of it; reading fails always. */
  failAfter(samples: number, error: AppError): void
  failReading(error: AppError): void
}

/** Main as far as the audio page knows it, with main's own rules for cuts. */
export function createFakeMain(): FakeMain {
  const recordings = new Map<string, Kept>()
  let held: Promise<void> | null = null
  let full: { samples: number; error: AppError } | null = null
  let unreadable: AppError | null = null

  function kept(recordingId: string): Kept {
    const found = recordings.get(recordingId)
    if (found) return found
    const fresh: Kept = {
      sound: [],
      messages: [],
      cuts: [],
      levels: [],
      news: [],
      lengths: [],
      ends: [],
    }
    recordings.set(recordingId, fresh)
    return fresh
  }

  return {
    kept,
    keep(recordingId, sound, last = null) {
      for (const sample of sound) kept(recordingId).sound.push(sample)
      if (last) kept(recordingId).cuts.push(last as Cut)
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = promise
      return () => {
        held = null
        resolve()
      }
    },
    failAfter: (samples, error) => void (full = { samples, error }),
    failReading: (error) => void (unreadable = error),
    audio: {
      ready: async () => success(undefined),
      async append({ recordingId, sound, cuts }) {
        const recording = kept(recordingId)
        if (recording.ends.length > 0) return failure({ code: 'invalid_request' })
        if (held) await held
        if (full && recording.sound.length >= full.samples) return failure(full.error)
        const samples = new Int16Array(Uint8Array.from(sound).buffer)
        for (const sample of samples) recording.sound.push(sample)
        recording.messages.push(samples.length)
        // Throws where main would refuse them.
        piecesOfCuts(cuts, recording.cuts.at(-1) ?? null, recording.sound.length)
        recording.cuts.push(...structuredClone(cuts))
        return success(undefined)
      },
      async read({ recordingId, from, to }) {
        if (unreadable) return failure(unreadable)
        const samples = Int16Array.from(kept(recordingId).sound.slice(from, to))
        if (samples.length !== to - from) return failure({ code: 'invalid_request' })
        // A view that begins where no sample may, as what crosses processes does.
        const bytes = new Uint8Array(samples.byteLength + 1)
        bytes.set(new Uint8Array(samples.buffer), 1)
        return success(bytes.subarray(1))
      },
      async measured({ recordingId, length }) {
        kept(recordingId).lengths.push(length)
        return success(undefined)
      },
      async ended({ recordingId, trouble }) {
        kept(recordingId).ends.push(trouble)
        return success(undefined)
      },
      async news(told) {
        kept(told.recordingId).news.push(told.news)
        return success(undefined)
      },
      compressed: async () => success(undefined),
      compressionEnded: async () => success(undefined),
      extracted: async () => success(undefined),
      microphones: async () => success(undefined),
      async level(level) {
        kept(level.recordingId).levels.push(level)
        return success(undefined)
      },
    },
  }
}
