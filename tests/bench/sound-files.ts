import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeTalk } from '../e2e/sound/material.ts'
import { writeWav } from '../e2e/sound/wav.ts'

const start = promisify(execFile)

/** How each kind is encoded: what phones, recorders and meeting programs write. */
export const kinds = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', '64k', '-ar', '44100'],
  opus: ['-c:a', 'libopus', '-b:a', '32k', '-ar', '48000'],
  m4a: ['-c:a', 'aac', '-b:a', '64k', '-ar', '44100'],
} as const

export type Kind = keyof typeof kinds

/** Ten minutes of a talk, which longer files repeat. */
const talkSeconds = 600

/** Makes a file of so many hours of speech with ffmpeg; throws where ffmpeg is not there. */
export async function makeFile(folder: string, kind: Kind, hours: number): Promise<string> {
  const talk = join(folder, 'talk.wav')
  await writeFile(talk, writeWav({ sampleRate: 16_000, samples: makeTalk(talkSeconds) }))
  const file = join(folder, `talk.${kind}`)
  const input = ['-stream_loop', '-1', '-i', talk, '-t', String(hours * 3600)]
  await ffmpeg([...input, ...kinds[kind], file])
  return file
}

/** Milliseconds that ffmpeg takes to make the same 16 kHz mono PCM16 of a file that Jutt makes. */
export async function timeFfmpeg(file: string): Promise<number> {
  const started = performance.now()
  await ffmpeg([
    '-i',
    file,
    '-ac',
    '1',
    '-ar',
    '16000',
    '-c:a',
    'pcm_s16le',
    '-f',
    'wav',
    '/dev/null',
  ])
  return performance.now() - started
}

async function ffmpeg(args: readonly string[]): Promise<void> {
  await start('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...args])
}
