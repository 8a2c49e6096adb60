import { samplesIn, toPcm16 } from '../../../shared/speech/pcm.ts'

/** The first chunk is small, so that the first text comes early. Of larger ones than these V8 keeps each message longer. */
const FIRST = samplesIn(1)
const FURTHER = samplesIn(2)

/** Collects samples into chunks of PCM16. */
export interface Chunks {
  /** Takes samples at 16 kHz, and gives the chunks that are full. */
  push(samples: Float32Array): Int16Array<ArrayBuffer>[]
  /** Gives what is left; empty if there is nothing. */
  finish(): Int16Array<ArrayBuffer>[]
}

/** Makes {@link Chunks} of 1 s at first, and of 2 s after it. */
export function createChunks(): Chunks {
  let chunk = new Int16Array(FIRST)
  let filled = 0

  function take(): Int16Array<ArrayBuffer> {
    const taken = filled < chunk.length ? chunk.slice(0, filled) : chunk
    chunk = new Int16Array(FURTHER)
    filled = 0
    return taken
  }

  return {
    push(samples) {
      const full: Int16Array<ArrayBuffer>[] = []
      for (let from = 0; from < samples.length;) {
        const part = samples.subarray(from, from + chunk.length - filled)
        toPcm16(part, chunk.subarray(filled))
        filled += part.length
        from += part.length
        if (filled === chunk.length) full.push(take())
      }
      return full
    },
    finish: () => (filled === 0 ? [] : [take()]),
  }
}
