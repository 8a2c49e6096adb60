import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { locate } from './compare.ts'
import { ffmpeg, melody, rawFloat, SOURCE_RATE } from './files.ts'
import { test } from './lab.ts'

const SECONDS = 14.7
const RATE = 16_000

const formats: Readonly<Record<string, string>> = {
  'r-cbr.mp3': '-c:a libmp3lame -b:a 128k -ar 44100',
  'r-no-xing.mp3': '-c:a libmp3lame -b:a 64k -ar 22050 -write_xing 0',
  'r.m4a': '-c:a aac -b:a 96k -ar 44100',
  'r.aac': '-c:a aac -b:a 96k -ar 44100 -f adts',
  'r-vorbis.ogg': '-c:a libvorbis -q:a 4 -ar 44100',
  'r.opus': '-c:a libopus -b:a 32k',
  'r.flac': '-c:a flac -ar 44100',
  'r-22k.wav': '-c:a pcm_s16le -ar 22050',
  'r-11k.wav': '-c:a pcm_s16le -ar 11025',
  'r-opus.webm': '-c:a libopus -b:a 48k',
  'r-vorbis.webm': '-c:a libvorbis -ar 44100',
  'r-aac.mkv': '-c:a aac -ar 44100',
  'r-mp3.mkv': '-c:a libmp3lame -ar 44100',
  'r-flac.mkv': '-c:a flac -ar 44100',
  'r.ts': '-c:a aac',
}

/** Samples by which sound may be moved: Matroska rounds times to 1 ms, and moves those of Vorbis by 3. */
const tolerance: Readonly<Record<string, number>> = {
  'r-opus.webm': 16,
  'r-aac.mkv': 16,
  'r-mp3.mkv': 16,
  'r-flac.mkv': 16,
  'r-vorbis.webm': 64,
}

test.beforeAll(async ({ lab }) => {
  await writeFile(join(lab.folder, 'resume.f32'), rawFloat(melody(SECONDS, SOURCE_RATE)))
  const sound = `-f f32le -ar ${SOURCE_RATE} -ac 1 -i resume.f32`.split(' ')
  const outputs = Object.entries(formats).flatMap(([name, args]) => [...args.split(' '), name])
  await ffmpeg(lab.folder, [...sound, ...outputs])
})

for (const name of Object.keys(formats)) {
  test(`${name} goes on at any sample as if it had never stopped`, async ({ lab }) => {
    const whole = await lab.whole(name)
    for (const from of [4321, 5.3 * RATE + 7, 12 * RATE]) {
      const { trouble, pcm, length } = await lab.decode(name, { from })
      expect(trouble).toBeNull()
      expect(length).toBe(whole.length)
      const reach = tolerance[name] ?? 0
      expect(Math.abs(pcm.length - (whole.pcm.length - from))).toBeLessThanOrEqual(reach)
      const rest = whole.pcm.subarray(from)
      const { correlation } = locate(rest, pcm, { from: 0, length: 1.5 * RATE, reach })
      expect(correlation).toBeGreaterThan(reach === 0 ? 0.9999 : 0.97)
    }
  })
}

test('from its end on there is nothing more', async ({ lab }) => {
  const { pcm, trouble } = await lab.decode('r.flac', { from: SECONDS * RATE })
  expect({ samples: pcm.length, trouble }).toEqual({ samples: 0, trouble: null })
})

for (const name of ['r-cbr.mp3', 'r.aac', 'r.m4a', 'r.opus', 'r.flac', 'r-aac.mkv']) {
  test(`${name} that several workers decode one after another is what one makes of it`, async ({
    lab,
  }) => {
    const whole = await lab.whole(name)
    const { trouble, pcm, length } = await lab.decode(name, { mostOfOne: 3 * RATE })
    expect(trouble).toBeNull()
    expect(length).toBe(whole.length)
    const reach = 4 * (tolerance[name] ?? 0)
    expect(Math.abs(pcm.length - whole.pcm.length)).toBeLessThanOrEqual(reach)
    for (const second of [0, 3, 6, 9, 12]) {
      const place = { from: second * RATE, length: 2 * RATE, reach }
      const { correlation } = locate(whole.pcm, pcm, place)
      expect(correlation).toBeGreaterThan(reach === 0 ? 0.9999 : 0.97)
    }
  })
}

test('an MP3 with bytes in it that are no sound keeps its times, however many workers decode it', async ({
  lab,
}) => {
  const bytes = await readFile(join(lab.folder, 'r-cbr.mp3'))
  const junk = Buffer.alloc(5000, 'no sound')
  const middle = bytes.length / 3
  const parts = [bytes.subarray(0, middle), junk, bytes.subarray(middle)]
  await writeFile(join(lab.folder, 'junk.mp3'), Buffer.concat(parts))
  const whole = await lab.decode('junk.mp3')
  const { pcm } = await lab.decode('junk.mp3', { mostOfOne: 2 * RATE })
  expect(pcm).toHaveLength(whole.pcm.length)
  for (const from of [0, 3, 7, 10].map((second) => second * RATE)) {
    const place = { from, length: 2 * RATE, reach: 0 }
    expect(locate(whole.pcm, pcm, place).correlation).toBeGreaterThan(0.9999)
  }
})

/** Seconds, of which the first half hour has its own mark. */
const far = 2400

for (const [what, before, place] of [
  ['sound', ['-stream_loop', '-1'], far % SECONDS],
  ['silence', [], 0],
] as const) {
  test(`behind half an hour of ${what} an MP3 goes on where it should`, async ({ lab }) => {
    const sound = [
      ...before,
      '-f',
      'f32le',
      '-ar',
      String(SOURCE_RATE),
      '-ac',
      '1',
      '-i',
      'resume.f32',
    ]
    const small = ['-ar', '8000', '-b:a', '8k']
    const delay = what === 'silence' ? ['-af', `adelay=${far * 1000}`] : []
    await ffmpeg(lab.folder, [...sound, ...delay, '-t', String(far + 10), ...small, 'far.mp3'])
    await ffmpeg(lab.folder, [...sound, '-t', String(SECONDS), ...small, 'near.mp3'])
    const near = await lab.decode('near.mp3')
    const { pcm, trouble } = await lab.decode('far.mp3', { from: far * RATE })
    expect(trouble).toBeNull()
    expect(Math.abs(pcm.length / RATE - 10)).toBeLessThan(0.2)
    const stretch = { from: Math.round((place + 2) * RATE), length: 2 * RATE, reach: 80 }
    const shift = -Math.round(place * RATE)
    const { lag, correlation } = locate(near.pcm, pcm, { ...stretch, around: shift })
    expect(correlation).toBeGreaterThan(0.95)
    expect(Math.abs(lag - shift)).toBeLessThan(16)
  })
}
