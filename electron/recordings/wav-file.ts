import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { AppFailure } from '../../shared/app-failure.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { isDiskFull } from './storage-failure.ts'
import { bytesPerSample, headerBytes, isOurHeader, maxDataBytes, wavHeader } from './wav-header.ts'

/** Milliseconds; what the header says is no older than this while sound comes. */
const headerEvery = 1000

/**
 * The growing sound of a recording: PCM16, little-endian, mono, 16 kHz. Each append is handed to the operating system
 * before it returns, so that killing Jutt costs none of it; only a power cut may cost the last moments.
 */
export interface WavFile {
  /** How many samples there are. */
  samples(): number
  /** Adds whole samples: all of them or, when it throws (disk_full, recording_too_long, …), none. */
  append(bytes: Uint8Array): void
  /** The sound from one sample up to, but not with, another. */
  readSamples(from: number, to: number): Uint8Array<ArrayBuffer>
  close(): void
}

export interface WavOptions {
  /** Milliseconds on a clock that is never set. */
  now?: () => number
  /** Writes some of the bytes and tells how many. */
  write?: (fd: number, bytes: Uint8Array, offset: number, length: number, at: number) => number
}

/** Creates the file, which only the user's account may read; fails if it is there already. */
export function createWavFile(file: string, options: WavOptions = {}): WavFile {
  const fd = storing(() => openSync(file, 'wx+', 0o600))
  try {
    return growingWav(fd, { length: 0, told: null }, options)
  } catch (error) {
    closeSync(fd)
    rmSync(file)
    throw error
  }
}

/**
 * Opens a recording's file and mends what a crash left: half a sample at the end, sizes that are behind. Throws
 * not_found, storage_failed for a file that cannot be read, or foreign_sound for one that is none of ours, which is
 * left as it is.
 */
export function openWavFile(file: string, options: WavOptions = {}): WavFile {
  const fd = storing(() => openSync(file, 'r+'))
  try {
    const sizes = storing(() => mend(fd))
    return growingWav(fd, sizes, options)
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

/** Bytes of sound: how many there are, and how many the header tells of, null for no header. */
interface Sizes {
  length: number
  told: number | null
}

function mend(fd: number): Sizes {
  const { size } = fstatSync(fd)
  const start = Buffer.alloc(headerBytes)
  const read = readSync(fd, start, 0, headerBytes, 0)
  const length = Math.max(0, size - headerBytes)
  if (!isOurHeader(start.subarray(0, read)) || length > maxDataBytes + 1) {
    throw new AppFailure({ code: 'foreign_sound' })
  }
  const whole = length - (length % bytesPerSample)
  if (whole < length) ftruncateSync(fd, headerBytes + whole)
  const isWhole = read === headerBytes && wavHeader(start.readUInt32LE(40)).equals(start)
  return { length: whole, told: isWhole ? start.readUInt32LE(40) : null }
}

function growingWav(fd: number, sizes: Sizes, options: WavOptions): WavFile {
  const { now = () => performance.now(), write = writeSync } = options
  let { length, told } = sizes
  let headerAt = now()

  function writeAll(bytes: Uint8Array, at: number): void {
    let done = 0
    while (done < bytes.byteLength) {
      const written = write(fd, bytes, done, bytes.byteLength - done, at + done)
      if (written === 0) throw new Error('The disk takes no more.')
      done += written
    }
  }

  function writeHeader(): void {
    headerAt = now()
    if (told === length) return
    writeAll(wavHeader(length), 0)
    told = length
  }

  /** The sound is safe without it, and whoever opens the file next mends it. */
  function tryHeader(): void {
    try {
      writeHeader()
    } catch {
      told = null
    }
  }

  storing(writeHeader)

  return {
    samples: () => length / bytesPerSample,
    append(bytes) {
      if (bytes.byteLength % bytesPerSample !== 0) throw new AppFailure({ code: 'invalid_request' })
      if (length + bytes.byteLength > maxDataBytes) {
        throw new AppFailure({ code: 'recording_too_long' })
      }
      try {
        storing(() => writeAll(bytes, headerBytes + length))
      } catch (error) {
        forgetAfter(fd, headerBytes + length)
        throw error
      }
      length += bytes.byteLength
      if (now() - headerAt >= headerEvery) tryHeader()
    },
    readSamples(from, to) {
      if (!(from >= 0 && from <= to && to * bytesPerSample <= length)) {
        throw new AppFailure({ code: 'invalid_request' })
      }
      const pcm = new Uint8Array((to - from) * bytesPerSample)
      storing(() => readAll(fd, pcm, headerBytes + from * bytesPerSample))
      return pcm
    },
    close() {
      tryHeader()
      closeSync(fd)
    },
  }
}

/** Takes back what was written of an append that failed, so that it can be tried again. */
function forgetAfter(fd: number, size: number): void {
  try {
    ftruncateSync(fd, size)
  } catch {
    // The next append writes over it.
  }
}

function readAll(fd: number, into: Uint8Array, at: number): void {
  let done = 0
  while (done < into.byteLength) {
    const read = readSync(fd, into, done, into.byteLength - done, at + done)
    if (read === 0) throw new Error('The file has become shorter.')
    done += read
  }
}

function storing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure({ code: codeOf(error) }, { cause: error })
  }
}

function codeOf(error: unknown): ErrorCode {
  if (isDiskFull(error)) return 'disk_full'
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return missing ? 'not_found' : 'storage_failed'
}
