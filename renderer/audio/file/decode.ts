import type { AppError } from '../../../shared/errors.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { createChunks } from './chunks.ts'
import { decodeConverted } from './converted.ts'
import { createConverter } from './converter.ts'
import type { DecodeJob } from './decode-job.ts'
import { openFile } from './file-bytes.ts'
import type { FileBytes } from './file-bytes.ts'
import { isForeign } from './foreign-formats.ts'
import { createHoles } from './holes.ts'
import { openMedia } from './media.ts'
import type { Beginning, Media } from './media.ts'
import type { Mark } from './mark.ts'
import { createMixer } from './mix-down.ts'
import { readSamples } from './read-samples.ts'

/** Decodes a file's sound to 16 kHz mono, and tells why it is less than it should be, if it is. */
export async function decode(job: DecodeJob): Promise<AppError | null> {
  const file = await openFile(job.url)
  if (file === null) return { code: 'file_gone' }
  if (file.size === 0) return { code: 'sound_empty' }
  try {
    const media = await openMedia(file, job.track ?? null)
    if (media === 'silent') return { code: 'sound_empty' }
    if (media === 'unreadable' || media === 'foreign') {
      if (file.isGone()) return { code: 'file_gone' }
      return await decodeConverted(job, media === 'foreign' || isForeign(await file.read(0, 64)))
    }
    return await decodeMedia(file, media, job)
  } catch (error) {
    if (file.isGone()) return { code: 'file_gone' }
    return { code: 'sound_unreadable', detail: String(error) }
  }
}

async function decodeMedia(
  file: FileBytes,
  media: Media,
  { from, mark = null, onMark = () => {}, onFacts, onDamage = () => {}, onSound }: DecodeJob,
): Promise<AppError | null> {
  const { length } = media
  onFacts({
    length: length === null ? null : Math.round(length * SAMPLE_RATE),
    tracks: media.tracks,
  })
  const start = startBefore(from)
  const { track, origin, mark: begun } = await beginAt(media, start, mark)
  if (begun) onMark(begun)
  const writer = createWriter(from - start, onSound)
  const converter = createConverter({ from: start, end: length, onSound: writer.write })
  const mixer = createMixer()
  const holes = createHoles(start / SAMPLE_RATE)
  const samples = readSamples(track, {
    from: start === 0 ? -Infinity : origin + start / SAMPLE_RATE,
    end: length === null ? null : origin + length,
    onDamage: () => {
      holes.begin()
      onDamage(holes.found())
      return !file.isGone()
    },
  })
  for await (const { sample, time } of samples) {
    const rate = sample.sampleRate
    const mono = mixer.mix(sample.numberOfChannels, sample.numberOfFrames, (planeIndex, into) =>
      sample.copyTo(into, { planeIndex, format: 'f32-planar' }),
    )
    sample.close()
    if (holes.sound(time - origin, time - origin + mono.length / rate)) onDamage(holes.found())
    await converter.add(rate, time - origin, mono)
  }
  const end = await converter.finish()
  await writer.finish()
  if (file.isGone()) return { code: 'file_gone' }
  if (end === 0) return { code: holes.any() ? 'sound_unreadable' : 'sound_empty' }
  const isCut = await media.isCutShort(end / SAMPLE_RATE)
  if (!isCut && !holes.any()) return null
  const missing = [...holes.found(), ...(isCut ? [{ from: end / SAMPLE_RATE, to: null }] : [])]
  return { code: 'sound_cut_short', ...(missing.length > 0 && { missing }) }
}

async function beginAt(media: Media, start: number, known: Mark | null): Promise<Beginning> {
  const { track, origin } = media
  return start === 0 ? { track, origin, mark: null } : await media.from(start / SAMPLE_RATE, known)
}

/**
 * Where to begin, so that sound is whole from `from` on: a decoder and a filter need some sound before
 * theirs is right. It is a whole second, at which samples of every rate and of 16 kHz coincide.
 */
function startBefore(from: number): number {
  return Math.max(0, Math.floor(from / SAMPLE_RATE) - 1) * SAMPLE_RATE
}

/** Leaves out the first samples and hands the others on in chunks. */
function createWriter(skipped: number, onSound: DecodeJob['onSound']) {
  const chunks = createChunks()
  let left = skipped

  return {
    async write(samples: Float32Array): Promise<void> {
      const wanted = samples.subarray(left)
      left -= samples.length - wanted.length
      for (const chunk of chunks.push(wanted)) await onSound(chunk)
    },
    async finish(): Promise<void> {
      for (const chunk of chunks.finish()) await onSound(chunk)
    },
  }
}
