import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { findFfmpeg } from '../../electron/recordings/conversion/find-ffmpeg.ts'
import { mulberry32 } from '../long/random.ts'
import { correlate, locate } from './compare.ts'
import { ffmpeg, melody, rawFloat, SOURCE_RATE } from './files.ts'
import { test } from './lab.ts'

const SECONDS = 20
const RATE = 16_000

/** Formats that only ffmpeg reads, by the arguments with which it makes them. */
const formats: Readonly<Record<string, string>> = {
  'f.wma': '-c:a wmav2 -b:a 128k -ar 44100',
  'f.aiff': '-c:a pcm_s16be -ar 44100',
  'f.avi': '-c:a libmp3lame -b:a 128k -ar 44100',
  'f.wv': '-c:a wavpack',
  'ac3.mkv': '-c:a ac3 -b:a 192k',
}
const expected = melody(SECONDS, RATE)

test.beforeAll(async ({ lab }) => {
  await writeFile(join(lab.folder, 'foreign.f32'), rawFloat(melody(SECONDS, SOURCE_RATE)))
  const sound = `-f f32le -ar ${SOURCE_RATE} -ac 1 -i foreign.f32`.split(' ')
  const outputs = Object.entries(formats).flatMap(([name, args]) => [...args.split(' '), name])
  await ffmpeg(lab.folder, [...sound, ...outputs])
  lab.server.convertBy(findFfmpeg())
})
test.afterAll(({ lab }) => lab.server.convertBy(null))

for (const name of Object.keys(formats)) {
  test(`${name} is read by ffmpeg: whole, in order, and from any place on`, async ({ lab }) => {
    const { trouble, length, pcm } = await lab.decode(name)
    expect(trouble).toBeNull()
    expect(Math.abs(pcm.length - SECONDS * RATE)).toBeLessThan(0.1 * RATE)
    if (length !== null) expect(Math.abs(length - SECONDS * RATE)).toBeLessThan(0.1 * RATE)
    const reach = 0.08 * RATE
    const { lag } = locate(expected, pcm, { from: RATE, length: RATE, reach })
    for (const second of [1, 9, 18]) {
      const place = { from: second * RATE, length: RATE, reach: 8, around: lag }
      expect(locate(expected, pcm, place).correlation).toBeGreaterThan(0.9)
    }
    const rest = await lab.decode(name, { from: 7 * RATE + 123 })
    expect(rest.pcm.length).toBe(pcm.length - 7 * RATE - 123)
    const tail = pcm.subarray(7 * RATE + 123)
    expect(correlate(tail, rest.pcm, { from: 0, length: 5 * RATE })).toBeGreaterThan(0.999)
  })
}

/**
 * Files of telephones, for which Debian's ffmpeg has no encoder: frames of 20 ms at the highest rates, of any bits. First
 * byte of a frame: its type in bits 3 to 6, and that it is whole (RFC 4867, 5.3).
 */
const telephones: Readonly<Record<string, { magic: string; head: number; bytes: number }>> = {
  'f.amr': { magic: '#!AMR\n', head: 0x3c, bytes: 31 },
  'f.awb': { magic: '#!AMR-WB\n', head: 0x44, bytes: 60 },
}

for (const [name, { magic, head, bytes }] of Object.entries(telephones)) {
  test(`${name} is read by ffmpeg, whole and as ffmpeg alone reads it`, async ({ lab }) => {
    const chance = mulberry32(7)
    const frames = Array.from({ length: SECONDS * 50 }, () =>
      Buffer.from([head, ...Array.from({ length: bytes }, () => Math.floor(chance() * 256))]),
    )
    await writeFile(join(lab.folder, name), Buffer.concat([Buffer.from(magic), ...frames]))
    await ffmpeg(lab.folder, ['-i', name, '-f', 'f32le', '-ar', String(RATE), `${name}.f32`])
    const alone = await readFile(join(lab.folder, `${name}.f32`))
    const { trouble, pcm } = await lab.decode(name)
    expect(trouble).toBeNull()
    expect(Math.abs(pcm.length - SECONDS * RATE)).toBeLessThan(0.1 * RATE)
    const known = new Float32Array(Uint8Array.from(alone).buffer)
    // Any bits make noise that is louder than PCM16 holds.
    expect(correlate(known, pcm, { from: RATE, length: 18 * RATE })).toBeGreaterThan(0.85)
  })
}

for (const name of ['f.wma', 'f.aiff']) {
  test(`${name} cut in half keeps its half and says so`, async ({ lab }) => {
    const bytes = await readFile(join(lab.folder, name))
    await writeFile(join(lab.folder, `half-${name}`), bytes.subarray(0, bytes.length / 2))
    const { trouble, pcm } = await lab.decode(`half-${name}`)
    expect(trouble?.code).toBe('sound_cut_short')
    expect(pcm.length).toBeGreaterThan(0.4 * SECONDS * RATE)
    expect(pcm.length).toBeLessThan(0.6 * SECONDS * RATE)
  })
}

const hopeless: Readonly<Record<string, string>> = {
  'text.wma': 'Not a sound at all. '.repeat(5000),
  'list.m3u8': '#EXTM3U\n#EXTINF:10,\nf.aiff\n#EXT-X-ENDLIST\n',
  'script.wav': "ffconcat version 1.0\nfile 'f.aiff'\n",
  "-i 'odd' $(name).mp3": 'still no sound',
}

for (const [name, content] of Object.entries(hopeless)) {
  test(`${name} is no sound, and names no other file to be read`, async ({ lab }) => {
    await writeFile(join(lab.folder, name), content)
    const { trouble, pcm } = await lab.decode(encodeURIComponent(name))
    expect(trouble?.code).toBe('sound_unreadable')
    expect(pcm).toHaveLength(0)
  })
}
