import { AppFailure } from '../../../shared/app-failure.ts'
import type { Cut } from '../../../shared/ipc/schemas/recordings.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { toAppError } from '../app-error.ts'
import type { AudioPort } from '../jutt.ts'

/**
 * Less sound waits for more of it, which spares main 80 of 100 messages a second; the very first does not. Whoever kills
 * Jutt loses what waits, and what is on its way.
 */
const BATCH = samplesIn(0.05)

/** What main takes in one message (schemas/recordings.ts). */
const MOST_SAMPLES = samplesIn(60)
const MOST_CUTS = 1000

/** Hands a recording's sound to main, in order and one message at a time, and cuts along with it. */
export interface Writer {
  /** Takes the next sound. It is sent as soon as the message before it has been answered. */
  add(sound: Int16Array): void
  /** Takes the next cuts, of sound that main has. */
  addCuts(cuts: readonly Cut[]): void
  /** Sends also what is less than a batch. Throws an AppFailure where main could not keep it all. */
  flush(): Promise<void>
  /** Takes nothing more. */
  close(): void
}

/** Makes a {@link Writer}. After its first failure nothing more is sent. */
export function createWriter(dependencies: {
  recordingId: string
  append: AudioPort['audio']['append']
  /** Told of sound that main has. */
  onStored: (sound: Int16Array) => void
  onFailure: () => void
}): Writer {
  const { recordingId, append, onStored, onFailure } = dependencies
  let sounds: Int16Array[] = []
  let cuts: Cut[] = []
  let waiting = 0
  let isFirst = true
  let sending: Promise<void> | null = null
  let failure: AppFailure | null = null
  let isClosed = false

  function isDue(least: number): boolean {
    if (failure) return false
    return cuts.length > 0 || (waiting > 0 && (isFirst || waiting >= least))
  }

  function start(least: number): void {
    if (isDue(least)) sending ??= send(least)
  }

  async function send(least: number): Promise<void> {
    while (isDue(least)) {
      const sound = takeSound()
      const sent = cuts.splice(0, MOST_CUTS)
      isFirst &&= sound.length === 0
      try {
        const bytes = new Uint8Array(sound.buffer)
        const answer = await append({ recordingId, sound: bytes, cuts: sent })
        if (!answer.ok) throw new AppFailure(answer.error)
        if (sound.length > 0) onStored(sound)
      } catch (error) {
        failure = new AppFailure(toAppError(error), { cause: error })
        sounds = []
        cuts = []
        onFailure()
      }
    }
    sending = null
  }

  /** What has a buffer of its own: a view would be sent with all that lies around it. */
  function takeSound(): Int16Array<ArrayBuffer> {
    const [only] = sounds
    if (sounds.length === 1 && only && waiting <= MOST_SAMPLES && isWhole(only)) {
      sounds = []
      waiting = 0
      return only
    }
    const taken = new Int16Array(Math.min(waiting, MOST_SAMPLES))
    let at = 0
    while (at < taken.length) {
      const first = sounds.shift() ?? new Int16Array()
      const part = first.subarray(0, taken.length - at)
      taken.set(part, at)
      at += part.length
      if (part.length < first.length) sounds.unshift(first.subarray(part.length))
    }
    waiting -= taken.length
    return taken
  }

  return {
    add(sound) {
      if (failure || isClosed || sound.length === 0) return
      sounds.push(sound)
      waiting += sound.length
      start(BATCH)
    },
    addCuts(added) {
      if (failure || isClosed) return
      cuts.push(...added)
      start(BATCH)
    },
    async flush() {
      while (sending || isDue(1)) {
        start(1)
        await sending
      }
      if (failure) throw failure
    },
    close() {
      isClosed = true
    },
  }
}

function isWhole(sound: Int16Array): sound is Int16Array<ArrayBuffer> {
  return sound.buffer instanceof ArrayBuffer && sound.byteLength === sound.buffer.byteLength
}
