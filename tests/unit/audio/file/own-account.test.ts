import { describe, expect, it } from 'vitest'
import {
  isLengthGuessed,
  isOggCutOff,
  isWaveCutOff,
} from '../../../../renderer/audio/file/own-account.ts'

function file(bytes: Uint8Array) {
  return {
    size: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
  }
}

function riff(promised: number, size: number) {
  const bytes = new Uint8Array(size)
  bytes.set(Buffer.from('RIFF'))
  new DataView(bytes.buffer).setUint32(4, promised, true)
  return file(bytes)
}

/** A page of Ogg (RFC 3533) with one packet of `size` bytes, at most 254. */
function page(size: number): Uint8Array {
  const bytes = new Uint8Array(28 + size)
  bytes.set(Buffer.from('OggS'))
  bytes[26] = 1
  bytes[27] = size
  return bytes
}

function id3(size: number): Uint8Array {
  const tag = new Uint8Array(10 + size)
  tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, size >> 7, size & 0x7f])
  return tag
}

describe('what a file says of its own end', () => {
  it('tells a RIFF file that is whole from one that is cut off', async () => {
    expect(await isWaveCutOff(riff(99_992, 100_000))).toBe(false)
    expect(await isWaveCutOff(riff(99_992, 50_000))).toBe(true)
  })

  it('does not believe the placeholders of programs that could not go back', async () => {
    expect(await isWaveCutOff(riff(0xffff_ffff, 50_000))).toBe(false)
    expect(await isWaveCutOff(riff(0, 50_000))).toBe(false)
  })

  it('sees where a page of Ogg is not whole', async () => {
    const pages = Buffer.concat([page(200), page(100)])
    expect(await isOggCutOff(file(pages))).toBe(false)
    expect(await isOggCutOff(file(pages.subarray(0, -1)))).toBe(true)
    expect(await isOggCutOff(file(pages.subarray(0, 228 + 10)))).toBe(true)
  })

  it('knows that an MP3 without a Xing frame does not tell its length', async () => {
    const plain = new Uint8Array(5000).fill(0xff)
    const told = new Uint8Array(5000)
    told.set(Buffer.from('Xing'), 36)
    expect(await isLengthGuessed(file(plain))).toBe(true)
    expect(await isLengthGuessed(file(told))).toBe(false)
    expect(await isLengthGuessed(file(Buffer.concat([id3(9000), told])))).toBe(false)
    expect(await isLengthGuessed(file(Buffer.concat([id3(9000), plain])))).toBe(true)
  })
})
