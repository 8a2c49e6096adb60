import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWav } from '../../../electron/practice/wav.ts'
import { createWavFile, openWavFile } from '../../../electron/recordings/wav-file.ts'
import { maxDataBytes, wavHeader, wavOf } from '../../../electron/recordings/wav-header.ts'
import { makeWav } from '../practice/make-wav.ts'
import { knownSound } from './known-sound.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-wav-'))
  file = join(folder, 'sound.wav')
})

afterEach(() => rmSync(folder, { recursive: true }))

const failure = (code: string): unknown =>
  expect.objectContaining({ error: expect.objectContaining({ code }) as unknown })

const soundIn = (path: string): Uint8Array => readFileSync(path).subarray(44)

/** What the two sizes of the header say, as bytes of sound. */
function told(): [number, number] {
  const bytes = readFileSync(file)
  return [bytes.readUInt32LE(4) - 36, bytes.readUInt32LE(40)]
}

describe('a growing WAV', () => {
  test('holds what was appended, in any chunking, and gives any part of it back', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 20 })
    fc.assert(
      fc.property(lengths, fc.nat(), fc.nat(), fc.boolean(), (chunks, one, other, reopen) => {
        let wav = createWavFile(file)
        let samples = 0
        for (const [index, length] of chunks.entries()) {
          wav.append(knownSound(samples, samples + length))
          samples += length
          if (reopen && index % 5 === 2) {
            wav.close()
            wav = openWavFile(file)
          }
          expect(wav.samples()).toBe(samples)
        }
        const ends = [one % (samples + 1), other % (samples + 1)]
        const [from, to] = [Math.min(...ends), Math.max(...ends)]
        expect(Buffer.from(wav.readSamples(from, to)).equals(knownSound(from, to))).toBe(true)
        wav.close()
        expect(soundIn(file)).toEqual(knownSound(0, samples))
        expect(readWav(readFileSync(file))).toMatchObject({
          sampleRate: 16_000,
          channels: 1,
          bitsPerSample: 16,
          encoding: 'pcm',
          seconds: samples / 16_000,
        })
        expect(told()).toEqual([samples * 2, samples * 2])
        rmSync(file)
      }),
      { numRuns: 60 },
    )
  })

  test('is byte for byte the WAV that the specification asks for, as is a piece for uploading', () => {
    const samples = [0, 0.25, -1, 1]
    const expected = makeWav({ samples })
    const pcm = expected.subarray(44)
    const wav = createWavFile(file)
    wav.append(pcm)
    wav.close()
    expect(new Uint8Array(readFileSync(file))).toEqual(expected)
    expect(new Uint8Array(wavOf(pcm))).toEqual(expected)
  })

  test('is readable by nobody else, and is never put over another', () => {
    createWavFile(file).close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(() => createWavFile(file)).toThrowError(failure('storage_failed'))
    expect(existsSync(file)).toBe(true)
  })

  test('is on disk when append returns, and its header is at most a second behind', () => {
    let moment = 0
    const wav = createWavFile(file, { now: () => moment })
    for (moment = 0; moment < 5000; moment += 10) {
      const samples = (moment / 10) * 160
      wav.append(knownSound(samples, samples + 160))
      expect(statSync(file).size).toBe(44 + (samples + 160) * 2)
      if (moment % 500 === 0) {
        const behind = (samples + 160) * 2 - told()[1]
        expect(behind).toBeGreaterThanOrEqual(0)
        expect(behind / 32).toBeLessThanOrEqual(1000)
      }
    }
    wav.close()
    expect(told()[1]).toBe(500 * 320)
  })

  test('refuses half a sample and ranges that are not there', () => {
    const wav = createWavFile(file)
    expect(() => wav.append(new Uint8Array(3))).toThrowError(failure('invalid_request'))
    wav.append(knownSound(0, 10))
    for (const [from, to] of [
      [-1, 2],
      [5, 4],
      [0, 11],
      [Number.NaN, 3],
    ] as const) {
      expect(() => wav.readSamples(from, to)).toThrowError(failure('invalid_request'))
    }
    wav.close()
    expect(soundIn(file)).toEqual(knownSound(0, 10))
  })
})

describe('after a crash', () => {
  test.each([
    ['sizes that are behind', 0],
    ['half a sample at the end', 1],
  ])('mends %s', (_, extra) => {
    const whole = knownSound(0, 1000)
    const half = new Uint8Array(extra)
    writeFileSync(file, Buffer.concat([wavHeader(160), whole, half]))
    const wav = openWavFile(file)
    expect(wav.samples()).toBe(1000)
    expect(statSync(file).size).toBe(2044)
    expect(told()).toEqual([2000, 2000])
    wav.append(knownSound(1000, 1100))
    wav.close()
    expect(soundIn(file)).toEqual(knownSound(0, 1100))
  })

  test('a file cut off anywhere in its header becomes an empty recording', () => {
    for (let length = 0; length <= 44; length += 1) {
      writeFileSync(file, wavHeader(5000).subarray(0, length))
      const wav = openWavFile(file)
      expect(wav.samples()).toBe(0)
      wav.append(knownSound(0, 3))
      wav.close()
      expect(readFileSync(file)).toEqual(Buffer.from(wavOf(knownSound(0, 3))))
    }
  })

  test.each([
    ['text', Buffer.from('Dear diary, today I was not a sound file at all.')],
    ['a short text', Buffer.from('RIFT')],
    ['zeros', Buffer.alloc(1000)],
    ['another rate', Buffer.from(makeWav({ samples: [0, 1], sampleRate: 44_100 }))],
    ['stereo', Buffer.from(makeWav({ samples: [0, 1], channels: 2 }))],
    ['8 bits', Buffer.from(makeWav({ samples: [0, 1], bits: 8 }))],
    ['chunks before the sound', Buffer.from(makeWav({ samples: [0, 1], before: Buffer.alloc(8) }))],
  ])('refuses %s and leaves it as it is', (_, bytes) => {
    writeFileSync(file, bytes)
    expect(() => openWavFile(file)).toThrowError(failure('foreign_sound'))
    expect(readFileSync(file)).toEqual(bytes)
  })

  test('tells a file that is not there from one that cannot be read', () => {
    expect(() => openWavFile(file)).toThrowError(failure('not_found'))
    expect(existsSync(file)).toBe(false)
    expect(() => openWavFile(folder)).toThrowError(failure('storage_failed'))
  })

  test('opening and closing a whole file writes nothing', () => {
    writeFileSync(file, wavOf(knownSound(0, 100)))
    let writes = 0
    const wav = openWavFile(file, { write: () => (writes += 1) })
    wav.close()
    expect(writes).toBe(0)
  })
})

describe('a full disk', () => {
  /** A disk with room for so many more bytes, which fills up in the middle of a write, as a real one does. */
  function fullAfter(room: { bytes: number }) {
    return (fd: number, bytes: Uint8Array, offset: number, length: number, at: number): number => {
      const fits = at < 44 ? length : Math.min(length, room.bytes)
      if (fits === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      if (at >= 44) room.bytes -= fits
      return writeSync(fd, bytes, offset, fits, at)
    }
  }

  test('loses nothing that was there, keeps no half of an append, and goes on when there is room', () => {
    const room = { bytes: 500 }
    const wav = createWavFile(file, { write: fullAfter(room) })
    wav.append(knownSound(0, 200))
    expect(() => wav.append(knownSound(200, 300))).toThrowError(failure('disk_full'))
    expect(wav.samples()).toBe(200)
    expect(soundIn(file)).toEqual(knownSound(0, 200))
    room.bytes = 1000
    wav.append(knownSound(200, 300))
    wav.close()
    expect(soundIn(file)).toEqual(knownSound(0, 300))
  })

  test('where only the header cannot be written costs no sound, and is mended later', () => {
    let moment = 0
    let headers = 0
    const wav = createWavFile(file, {
      now: () => moment,
      write(fd, bytes, offset, length, at) {
        if (at < 44 && (headers += 1) > 1) throw Object.assign(new Error(), { code: 'ENOSPC' })
        return writeSync(fd, bytes, offset, length, at)
      },
    })
    moment = 2000
    wav.append(knownSound(0, 100))
    wav.close()
    expect(told()).toEqual([0, 0])
    openWavFile(file).close()
    expect(told()).toEqual([200, 200])
  })

  test('at the very start leaves no file behind', () => {
    const write = (): number => {
      throw Object.assign(new Error(), { code: 'ENOSPC' })
    }
    expect(() => createWavFile(file, { write })).toThrowError(failure('disk_full'))
    expect(existsSync(file)).toBe(false)
  })
})

test('ends before RIFF can count no further: 37 hours', () => {
  createWavFile(file).close()
  // A hole in the file: it takes no room on the disk.
  truncateSync(file, 44 + maxDataBytes - 4)
  const wav = openWavFile(file)
  wav.append(knownSound(0, 1))
  expect(() => wav.append(knownSound(1, 3))).toThrowError(failure('recording_too_long'))
  wav.append(knownSound(1, 2))
  expect(() => wav.append(knownSound(2, 3))).toThrowError(failure('recording_too_long'))
  const samples = wav.samples()
  expect(samples / 16_000 / 3600).toBeCloseTo(37.28, 2)
  expect(Buffer.from(wav.readSamples(samples - 2, samples))).toEqual(knownSound(0, 2))
  wav.close()
  truncateSync(file, 44)
  openWavFile(file).close()
  expect(told()).toEqual([0, 0])
})
