import { AppFailure } from '../../../shared/app-failure.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import { createLevelMeter } from '../../../shared/speech/level.ts'
import { toAppError } from '../app-error.ts'
import type { AudioPort } from '../jutt.ts'
import { createHearing } from './hearing.ts'
import type { Timer } from '../timer.ts'
import { createWriter } from './writer.ts'

/** The way of one recording's sound, from the microphone or a file, to main. */
export interface Session {
  /** Takes the next sound (PCM16, mono, 16 kHz), which must not change. */
  take(sound: Int16Array): void
  /**
   * Resolves when main has all sound that was taken, and most of it was heard. Throws an AppFailure
   * where main could not keep it.
   */
  room(): Promise<void>
  /**
   * Sends what is left, sound and cuts; answers why not all of it could be kept. In a hurry it does
   * without the last cuts where they take long: main then makes pieces of its own.
   */
  finish(isInHurry: boolean): Promise<AppError | null>
}

/** Milliseconds that hearing may take in a hurry; main waits 2 s for the end of what it halts. */
const HURRY = 1000

export interface SessionDependencies {
  audio: AudioPort['audio']
  detector: SpeechDetector
  timer: Timer
  report: (error: unknown) => void
}

export interface SessionOptions {
  recordingId: string
  /** Samples that main has already. */
  stored?: number
  /** The last piece of them. */
  last?: Piece | null
  /** Nobody waits for each phrase, as of a file: pieces are longer. */
  isUnhurried?: boolean
  /** Whether main is to be told how loud it is. */
  hasLevels?: boolean
  /** Called once, where main can keep no more sound. */
  onFailure?: () => void
}

/** Makes a {@link Session}: sound first, and everything else behind it. */
export function createSession(
  { audio, detector, timer, report }: SessionDependencies,
  options: SessionOptions,
): Session {
  const { recordingId, stored = 0, last = null, hasLevels = false, isUnhurried = false } = options
  const { onFailure = () => undefined } = options
  const meter = hasLevels ? createLevelMeter() : null
  const hearing = createHearing({
    detector,
    read,
    report,
    stored,
    last,
    isUnhurried,
    onCuts: (cuts) => writer.addCuts(cuts),
  })
  const writer = createWriter({
    recordingId,
    append: audio.append,
    onStored: hearing.hear,
    onFailure,
  })

  async function read(from: number, to: number): Promise<Int16Array> {
    const answer = await audio.read({ recordingId, from, to })
    if (!answer.ok) throw new AppFailure(answer.error)
    // A copy begins where a sample may; what comes from main may begin anywhere.
    return new Int16Array(Uint8Array.from(answer.value).buffer)
  }

  async function finishInHurry(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const callOff = timer(HURRY, resolve)
    await Promise.race([hearing.finish(), promise])
    callOff()
  }

  async function tellLevels(sound: Int16Array): Promise<void> {
    try {
      const levels = meter?.push(sound) ?? []
      await Promise.all(levels.map((level) => audio.level({ recordingId, ...level })))
    } catch (error) {
      report(error)
    }
  }

  return {
    take(sound) {
      writer.add(sound)
      void tellLevels(sound)
    },
    async room() {
      await writer.flush()
      await hearing.room()
    },
    async finish(isInHurry) {
      try {
        await writer.flush()
        await (isInHurry ? finishInHurry() : hearing.finish())
        await writer.flush()
        return null
      } catch (error) {
        return toAppError(error)
      } finally {
        writer.close()
      }
    },
  }
}
