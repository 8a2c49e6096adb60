import type { AppError } from '../../../shared/errors.ts'
import { SAMPLE_RATE, samplesIn, toFloat } from '../../../shared/speech/pcm.ts'
import { createChunks } from './chunks.ts'
import type { DecodeJob } from './decode-job.ts'
import { SLACK } from './media.ts'

/** The header in which main tells the length of what it converts, in seconds (electron/desktop/source-files.ts). */
const lengthHeader = 'x-sound-seconds'

/**
 * Has main convert a file that cannot be decoded here, and takes the sound. Tells why there is less than there should
 * be, if there is; `isForeign`: its format is known to hold sound.
 */
export async function decodeConverted(
  { url, from, track, onFacts, onSound }: DecodeJob,
  isForeign: boolean,
): Promise<AppError | null> {
  const response = await fetch(`${url}?from=${from}&track=${track ?? 0}`)
  if (!response.ok || response.body === null) {
    return { code: isForeign ? 'sound_needs_ffmpeg' : 'sound_unreadable' }
  }
  const told = response.headers.get(lengthHeader)
  const length = told === null ? null : Number(told)
  onFacts({ length: length === null ? null : samplesIn(length), tracks: [] })
  const chunks = createChunks()
  let samples = from
  let isBroken = false
  try {
    for await (const pcm of wholeSamples(response.body)) {
      if (pcm === 'half a sample') isBroken = true
      else {
        samples += pcm.length
        for (const chunk of chunks.push(toFloat(pcm))) await onSound(chunk)
      }
    }
  } catch {
    isBroken = true
  }
  for (const chunk of chunks.finish()) await onSound(chunk)
  const end = samples / SAMPLE_RATE
  if (samples === 0) return { code: isBroken ? 'sound_unreadable' : 'sound_empty' }
  if (length !== null && length - end > SLACK) {
    return { code: 'sound_cut_short', missing: [{ from: end, to: null }] }
  }
  return isBroken ? { code: 'sound_cut_short' } : null
}

/** Bytes of PCM16 as they come, in whole samples; and at the end what is less, by which main tells that some is missing. */
async function* wholeSamples(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Int16Array | 'half a sample'> {
  const reader = body.getReader()
  let rest = new Uint8Array(0)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) {
        if (rest.length > 0) yield 'half a sample'
        return
      }
      const bytes = new Uint8Array(rest.length + value.length)
      bytes.set(rest)
      bytes.set(value, rest.length)
      const whole = bytes.length - (bytes.length % 2)
      rest = bytes.slice(whole)
      yield new Int16Array(bytes.buffer, 0, whole / 2)
    }
  } finally {
    await reader.cancel()
  }
}
