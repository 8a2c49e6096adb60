import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { correlate, locate } from './compare.ts'
import { ffmpeg, melody, rawFloat, SOURCE_RATE } from './files.ts'
import { test } from './lab.ts'
import type { Lab } from './lab.ts'

const SECONDS = 20
const RATE = 16_000

const formats: Readonly<Record<string, string>> = {
  'f.mp3': '-c:a libmp3lame -b:a 128k -ar 44100',
  'f.m4a': '-c:a aac -b:a 96k -ar 44100 -movflags +faststart',
  'f.ogg': '-c:a libvorbis -q:a 4 -ar 44100',
  'f.opus': '-c:a libopus -b:a 32k',
  'f.flac': '-c:a flac -ar 44100',
  'f.wav': '-c:a pcm_s16le',
  'f.mkv': '-c:a aac -ar 44100',
  'f.webm': '-c:a libopus',
}

test.beforeAll(async ({ lab }) => {
  await writeFile(join(lab.folder, 'fault.f32'), rawFloat(melody(SECONDS, SOURCE_RATE)))
  const sound = `-f f32le -ar ${SOURCE_RATE} -ac 1 -i fault.f32`.split(' ')
  const outputs = Object.entries(formats).flatMap(([name, args]) => [...args.split(' '), name])
  await ffmpeg(lab.folder, [...sound, ...outputs])
})

for (const name of Object.keys(formats)) {
  test(`${name} cut in half keeps its half and says so`, async ({ lab }) => {
    const whole = await lab.whole(name)
    const half = `half-${name}`
    const bytes = await readFile(join(lab.folder, name))
    await writeFile(join(lab.folder, half), bytes.subarray(0, bytes.length / 2))
    const { trouble, pcm } = await lab.decode(half)
    expect(trouble).toMatchObject({ code: 'sound_cut_short' })
    const [place] = trouble?.missing ?? []
    expect(place?.to).toBeNull()
    expect(Math.abs((place?.from ?? 0) - pcm.length / RATE)).toBeLessThan(0.05)
    expect(pcm.length).toBeGreaterThan(0.2 * whole.pcm.length)
    expect(pcm.length).toBeLessThan(0.62 * whole.pcm.length)
    expect(correlate(whole.pcm, pcm, { from: 0, length: 3 * RATE })).toBeGreaterThan(0.999)
  })
}

for (const name of Object.keys(formats)) {
  test(`${name} damaged in its middle goes on behind the damage`, async ({ lab }) => {
    const whole = await lab.whole(name)
    const damaged = `damaged-${name}`
    const bytes = await readFile(join(lab.folder, name))
    const middle = Math.floor(bytes.length / 2)
    bytes.fill(0x55, middle, middle + 700)
    await writeFile(join(lab.folder, damaged), bytes)
    const { trouble, pcm } = await lab.decode(damaged)
    const end = locate(whole.pcm, pcm, { from: 18.5 * RATE, length: RATE, reach: 3200 })
    expect(trouble === null || trouble.code === 'sound_cut_short').toBe(true)
    // The damage lies in the middle, and is told of where it is.
    for (const { from, to } of trouble?.missing ?? []) {
      expect(from).toBeGreaterThan(0.3 * SECONDS)
      expect(to ?? Infinity).toBeLessThan(0.8 * SECONDS)
    }
    expect(end.correlation).toBeGreaterThan(0.99)
    // Where another worker has gone on since, it is told all the same.
    const { trouble: ofSeveral } = await lab.decode(damaged, { mostOfOne: 14 * RATE })
    expect(ofSeveral?.code).toBe(trouble?.code)
    const places = (ofSeveral?.missing ?? []).map(({ from, to }) => [from, to])
    // Matroska rounds times to 1 ms.
    expect(places).toEqual(
      (trouble?.missing ?? []).map(({ from, to }) => [
        expect.closeTo(from, 1),
        to === null ? null : expect.closeTo(to, 1),
      ]),
    )
  })
}

const hopeless: Readonly<
  Record<string, { make: (lab: Lab, file: string) => Promise<void>; code: string }>
> = {
  'text.mp3': {
    make: (_, file) => writeFile(file, 'Not a sound at all. '.repeat(5000)),
    code: 'sound_unreadable',
  },
  'empty.wav': { make: (_, file) => writeFile(file, ''), code: 'sound_empty' },
  'zeros.mp3': {
    make: (_, file) => writeFile(file, new Uint8Array(300_000)),
    code: 'sound_unreadable',
  },
  'no-samples.wav': {
    make: async ({ folder }, file) => {
      await ffmpeg(folder, ['-f', 'lavfi', '-t', '1', '-i', 'anullsrc', file])
      await truncate(file, 78)
    },
    code: 'sound_empty',
  },
  'picture.mp4': {
    make: ({ folder }, file) =>
      ffmpeg(folder, `-f lavfi -t 1 -i color=c=blue:s=64x64 ${file}`.split(' ')),
    code: 'sound_empty',
  },
  'ac3.mkv': {
    make: ({ folder }, file) => ffmpeg(folder, `-f lavfi -t 1 -i sine -c:a ac3 ${file}`.split(' ')),
    code: 'sound_needs_ffmpeg',
  },
  'windows.wma': {
    make: ({ folder }, file) =>
      ffmpeg(folder, `-f lavfi -t 1 -i sine -c:a wmav2 ${file}`.split(' ')),
    code: 'sound_needs_ffmpeg',
  },
}

for (const [name, { make, code }] of Object.entries(hopeless)) {
  test(`${name} is ${code}`, async ({ lab }) => {
    await make(lab, join(lab.folder, name))
    const { trouble, pcm } = await lab.decode(name)
    expect(trouble?.code).toBe(code)
    expect(pcm).toHaveLength(0)
  })
}

test('a file that is not there is gone', async ({ lab }) => {
  const { trouble } = await lab.decode('nowhere.mp3')
  expect(trouble).toEqual({ code: 'file_gone' })
})
