import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { level, locate } from './compare.ts'
import { ffmpeg, melody, rawFloat, SOURCE_RATE } from './files.ts'
import { test } from './lab.ts'

const SECONDS = 12.3
const RATE = 16_000

/** Each name with the arguments by which ffmpeg makes it of the mono sound (input 0) and a picture (input 1). */
const formats: Readonly<Record<string, string>> = {
  'cbr.mp3': '-c:a libmp3lame -b:a 128k -ac 2',
  'vbr.mp3': '-c:a libmp3lame -q:a 5 -ar 44100',
  'no-xing.mp3': '-c:a libmp3lame -b:a 64k -ar 22050 -write_xing 0',
  'plain.m4a': '-c:a aac -b:a 96k -ar 44100',
  'plain.aac': '-c:a aac -b:a 96k -ac 2 -f adts',
  'vorbis.ogg': '-c:a libvorbis -q:a 4 -ar 44100',
  'voice.opus': '-c:a libopus -b:a 32k',
  'plain.flac': '-c:a flac -ar 44100',
  'u8-8k.wav': '-c:a pcm_u8 -ar 8000',
  's16-16k.wav': '-c:a pcm_s16le -ar 16000',
  's16-22k.wav': '-c:a pcm_s16le -ar 22050',
  's24-44k.wav': '-c:a pcm_s24le -ar 44100 -ac 2',
  's32-48k.wav': '-c:a pcm_s32le -ar 48000',
  'f32-96k.wav': '-c:a pcm_f32le -ar 96000 -ac 2',
  'alaw-8k.wav': '-c:a pcm_alaw -ar 8000',
  'mulaw-8k.wav': '-c:a pcm_mulaw -ar 8000',
  'opus.webm': '-c:a libopus -b:a 48k',
  'vorbis.webm': '-c:a libvorbis -ar 44100',
  'video-first.mp4': '-map 1:v -map 0:a -c:v libx264 -preset ultrafast -c:a aac -ar 44100',
  'late-moov.mov': '-map 1:v -map 0:a -c:v libx264 -preset ultrafast -c:a aac',
  'pcm.mov': '-map 1:v -map 0:a -c:v libx264 -preset ultrafast -c:a pcm_s16le',
  'video.webm': '-map 1:v -map 0:a -c:v libvpx -deadline realtime -c:a libopus',
  'aac.mkv': '-map 1:v -map 0:a -c:v libx264 -preset ultrafast -c:a aac -ar 44100',
  'mp3.mkv': '-c:a libmp3lame -ar 44100',
  'flac.mkv': '-c:a flac -ar 44100',
  'aac.ts': '-map 1:v -map 0:a -c:v libx264 -preset ultrafast -c:a aac',
  'fragmented.mp4': '-c:a aac -ar 44100 -movflags +frag_keyframe+empty_moov',
  'surround.flac': '-af pan=5.1|FC=c0 -c:a flac',
  'surround.opus': '-af pan=5.1|FC=c0 -c:a libopus -mapping_family 1 -b:a 256k',
  'surround.m4a': '-af pan=5.1|FC=c0 -c:a aac -b:a 384k',
  'surround.wav': '-af pan=5.1|FC=c0 -c:a pcm_s16le',
  'side.wav': '-af pan=7.1|SL=c0 -c:a pcm_s16le',
}

const expected = melody(SECONDS, RATE)

test.beforeAll(async ({ lab }) => {
  await writeFile(join(lab.folder, 'melody.f32'), rawFloat(melody(SECONDS, SOURCE_RATE)))
  const sound = `-f f32le -ar ${SOURCE_RATE} -ac 1 -i melody.f32`
  const picture = `-f lavfi -t ${SECONDS} -i color=c=blue:s=64x64:r=10`
  const outputs = Object.entries(formats).flatMap(([name, args]) => [
    ...(args.includes('-map 1') ? [] : ['-map', '0:a']),
    ...args.split(' '),
    name,
  ])
  await ffmpeg(lab.folder, [...sound.split(' '), ...picture.split(' '), ...outputs])
})

for (const name of Object.keys(formats)) {
  test(`${name} keeps its length and its order`, async ({ lab }) => {
    const { trouble, length, pcm, chunks } = await lab.decode(name)
    expect(trouble).toBeNull()
    expect(Math.abs(pcm.length - SECONDS * RATE)).toBeLessThan(0.1 * RATE)
    if (length !== null) expect(Math.abs(length - SECONDS * RATE)).toBeLessThan(0.1 * RATE)
    expect(chunks[0]).toBe(RATE)
    const reach = 0.08 * RATE
    const { lag } = locate(expected, pcm, { from: 0.5 * RATE, length: RATE / 2, reach })
    for (const second of [0.5, 4, 8, 11]) {
      const from = second * RATE
      const place = locate(expected, pcm, { from, length: RATE, reach: 8, around: lag })
      expect(place.correlation).toBeGreaterThan(0.93)
      expect(Math.abs(place.lag - lag)).toBeLessThanOrEqual(2)
    }
  })
}

test('of several tracks each can be had, and the first is taken where none is named', async ({
  lab,
}) => {
  const sound = `-f f32le -ar ${SOURCE_RATE} -ac 1 -i melody.f32`
  const tracks = '-map 0:a -map 0:a -filter:a:1 adelay=2000 -c:a libopus'
  const languages = '-metadata:s:a:0 language=est -metadata:s:a:1 language=eng two.mkv'
  await ffmpeg(lab.folder, `${sound} ${tracks} ${languages}`.split(' '))
  const first = await lab.decode('two.mkv')
  const second = await lab.decode('two.mkv', { track: 1 })
  expect(first.languages).toEqual(['est', 'eng'])
  expect(second.pcm.length - first.pcm.length).toBeGreaterThan(1.9 * RATE)
  const delayed = second.pcm.subarray(2 * RATE)
  const { correlation } = locate(first.pcm, delayed, { from: 3 * RATE, length: RATE, reach: 800 })
  expect(correlation).toBeGreaterThan(0.9)
})

test('a centre is louder than a side', async ({ lab }) => {
  const centre = await lab.decode('surround.wav')
  const side = await lab.decode('side.wav')
  const difference = level(centre.pcm, 0, RATE) - level(side.pcm, 0, RATE)
  expect(difference).toBeGreaterThan(3)
})

test('the page kept to its policy', ({ lab }) => {
  expect(lab.complaints).toEqual([])
})
