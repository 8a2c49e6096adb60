import { appendFile, open, readFile } from 'node:fs/promises'
import { createQueue } from '../../../shared/speech/queue.ts'
import type { SoundPeaks } from '../../../shared/ipc/schemas/sounds.ts'
import { AppFailure } from '../../../shared/app-failure.ts'
import { bytesPerSample, headerBytes } from '../wav-header.ts'

/** Samples a stored peak: 0.1 s, so that ten hours are 360 kB. */
export const samplesPerPeak = 1600
/** Peaks whose samples are read at once: half a megabyte, whose peaks are found in less than a millisecond. */
const peaksAtOnce = 160

export interface Peaks {
  /**
   * The shape of the sound as far as that goes, as at most `most` peaks of the same length each. What is not known yet is
   * read from the sound and kept beside it. Throws not_found where there is neither.
   */
  of(sound: { file: string; peaksFile: string; samples: number }, most: number): Promise<SoundPeaks>
}

/** Finds {@link SoundPeaks}, those of one sound after the other; main is never held up for more than one read. */
export function createPeaks(): Peaks {
  const oneByOne = createQueue()
  return {
    of: (sound, most) => oneByOne(async () => reduced(await allPeaks(sound), most)),
  }
}

async function allPeaks({ file, peaksFile, samples }: Parameters<Peaks['of']>[0]) {
  const wanted = Math.floor(samples / samplesPerPeak)
  const known = await knownPeaks(peaksFile)
  if (known.length >= wanted) return known.subarray(0, wanted)
  const added = await readPeaks(file, known.length, wanted)
  try {
    await appendFile(peaksFile, added, { mode: 0o600 })
  } catch {
    // The disk is full: they are found again when they are wanted again.
  }
  return Buffer.concat([known, added])
}

async function knownPeaks(peaksFile: string): Promise<Buffer> {
  try {
    return await readFile(peaksFile)
  } catch {
    return Buffer.of()
  }
}

async function readPeaks(file: string, from: number, to: number): Promise<Uint8Array> {
  const peaks = new Uint8Array(to - from)
  const handle = await openSound(file)
  const block = new Int16Array(peaksAtOnce * samplesPerPeak)
  const bytes = new Uint8Array(block.buffer)
  try {
    for (let done = from; done < to; done += peaksAtOnce) {
      const count = Math.min(peaksAtOnce, to - done)
      const length = count * samplesPerPeak * bytesPerSample
      const place = headerBytes + done * samplesPerPeak * bytesPerSample
      const { bytesRead } = await handle.read(bytes, 0, length, place)
      if (bytesRead < length) throw new AppFailure({ code: 'not_found' })
      for (let index = 0; index < count; index++) {
        const start = index * samplesPerPeak
        peaks[done - from + index] = peakOf(block, start, start + samplesPerPeak)
      }
    }
    return peaks
  } finally {
    await handle.close()
  }
}

async function openSound(file: string) {
  try {
    return await open(file, 'r')
  } catch (error) {
    throw new AppFailure({ code: 'not_found' }, { cause: error })
  }
}

/** The square root of the largest magnitude, as a byte: by amplitude alone quiet speech would look like silence. */
function peakOf(samples: Int16Array, start: number, end: number): number {
  let peak = 0
  for (let index = start; index < end; index++) {
    const magnitude = Math.abs(samples[index] ?? 0)
    if (magnitude > peak) peak = magnitude
  }
  return Math.round(255 * Math.sqrt(peak / 32_768))
}

function reduced(all: Uint8Array, most: number): SoundPeaks {
  const merged = Math.max(1, Math.ceil(all.length / most))
  const peaks = new Uint8Array(Math.ceil(all.length / merged))
  for (let index = 0; index < all.length; index++) {
    const place = Math.floor(index / merged)
    peaks[place] = Math.max(peaks[place] ?? 0, all[index] ?? 0)
  }
  return { peaks, samplesPerPeak: merged * samplesPerPeak }
}
