import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
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
  flac: ['-c:a', 'flac', '-ar', '44100', '-sample_fmt', 's16'],
  wav: ['-c:a', 'pcm_s16le', '-ar', '44100'],
} as const

export type Kind = keyof typeof kinds

export function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name)
}

/** Ten minutes of a talk, which longer files repeat. */
const talkSeconds = 600

/** Kinds of which encoded sound can be repeated: encoding ten hours takes longer than what is measured. */
const repeatable: ReadonlySet<Kind> = new Set(['mp3', 'opus', 'm4a'])

/** Makes a file of so many hours of speech with ffmpeg; throws where ffmpeg is not there. */
export async function makeFile(folder: string, kind: Kind, hours: number): Promise<string> {
  const talk = join(folder, 'talk.wav')
  await writeFile(talk, writeWav({ sampleRate: 16_000, samples: makeTalk(talkSeconds) }))
  const file = join(folder, `long.${kind}`)
  const repeated = (short: string) => [
    '-stream_loop',
    '-1',
    '-i',
    short,
    '-t',
    String(hours * 3600),
  ]
  if (repeatable.has(kind)) {
    const short = join(folder, `short.${kind}`)
    await ffmpeg(['-v', 'error', '-i', talk, ...kinds[kind], short])
    await ffmpeg(['-v', 'error', ...repeated(short), '-c', 'copy', file])
    await rm(short)
  } else await ffmpeg(['-v', 'error', ...repeated(talk), ...kinds[kind], file])
  return file
}

/** What ffmpeg takes to make the same 16 kHz mono PCM16 of a file that Jutt makes, in milliseconds. */
export interface FfmpegTime {
  wall: number
  processor: number
}

export async function timeFfmpeg(file: string): Promise<FfmpegTime> {
  const as16k = ['-ac', '1', '-ar', '16000', '-c:a', 'pcm_s16le', '-f', 'wav']
  const said = await ffmpeg([
    '-v',
    'info',
    '-nostats',
    '-benchmark',
    '-i',
    file,
    ...as16k,
    '/dev/null',
  ])
  const seconds = (name: string) =>
    Number(new RegExp(`bench:.*\\b${name}=([\\d.]+)s`).exec(said)?.[1])
  return { wall: seconds('rtime') * 1000, processor: (seconds('utime') + seconds('stime')) * 1000 }
}

async function ffmpeg(args: readonly string[]): Promise<string> {
  const { stderr } = await start('ffmpeg', ['-hide_banner', '-y', ...args])
  return stderr
}
