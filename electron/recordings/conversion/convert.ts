import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

export interface Conversion {
  /** Seconds of the whole sound by the file's own account; null where it does not tell, or where that is a guess. */
  length: number | null
  /**
   * PCM16, little-endian, mono, 16 kHz. It ends with half a sample where some of it could not be read: failing there, it
   * would take along what is still on its way to the page. Destroyed, it ends ffmpeg.
   */
  sound: Readable
}

/**
 * What ffmpeg may take a file for: sound and video in one file. Playlists and their like, which name other files, are
 * not among it, nor is anything from a network.
 */
const formats =
  'aac,ac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,gsm,iff,ivf,loas,matroska,mov,mp3,mpc,mpc8,' +
  'mpeg,mpegts,mpegvideo,nut,oga,ogg,oma,rm,sox,tak,truehd,tta,voc,vqf,w64,wav,wv,xwma'

/** Milliseconds without a byte, while somebody waits for one, after which ffmpeg is taken for stuck. */
const patience = 60_000

/** What is kept of the words of ffmpeg, in characters. */
const mostWords = 20_000

/** The arguments that make it write the sound of a file from a sample (at 16 kHz) on. */
export function ffmpegArguments(file: string, wanted: { from: number; track: number }): string[] {
  const onTime = `aresample=${SAMPLE_RATE}:async=1:first_pts=0`
  return [
    ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'info'],
    ['-protocol_whitelist', 'file', '-format_whitelist', formats],
    // The name of the protocol keeps a file's name from being taken for an option or an address.
    ['-i', `file:${file}`],
    ['-map', `0:a:${wanted.track}`, '-vn', '-sn', '-dn'],
    ['-af', `${onTime},atrim=start_sample=${wanted.from}`],
    ['-ac', '1', '-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1'],
  ].flat()
}

/**
 * Converts the sound of a file by ffmpeg; settles with the first sound, or when there is none. Aborting ends ffmpeg.
 */
export async function convert(
  ffmpeg: string,
  file: string,
  wanted: { from: number; track: number; signal: AbortSignal },
): Promise<Conversion> {
  const child = spawn(ffmpeg, ffmpegArguments(file, wanted), {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal: wanted.signal,
    killSignal: 'SIGKILL',
  })
  let words = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (more: string) => {
    if (words.length < mostWords) words += more
  })
  const ended = endOf(child)
  await Promise.race([once(child.stdout, 'readable'), ended])
  const sound = Readable.from(
    soundOf(child, ended, () => words),
    { objectMode: false },
  )
  // Also where nobody has taken any of it yet.
  sound.once('close', () => child.kill('SIGKILL'))
  return { length: lengthIn(words), sound }
}

type Child = ChildProcessByStdio<null, Readable, Readable>

/** Its exit code; null where it could not be started or was ended. */
async function endOf(child: Child): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.once('error', () => resolve(null))
  child.once('close', resolve)
  return promise
}

async function* soundOf(
  child: Child,
  ended: Promise<number | null>,
  words: () => string,
): AsyncGenerator<Buffer> {
  const watch = (): NodeJS.Timeout => setTimeout(() => child.kill('SIGKILL'), patience)
  let stuck = watch()
  let length = 0
  try {
    for await (const bytes of child.stdout as AsyncIterable<Buffer>) {
      clearTimeout(stuck)
      length += bytes.length
      yield bytes
      stuck = watch()
    }
    const isBroken = (await ended) !== 0 || isDamaged(words())
    if (isBroken && length % 2 === 0) yield Buffer.alloc(1)
  } finally {
    clearTimeout(stuck)
  }
}

/** Newer and older words of ffmpeg for parts that it had to leave out. */
function isDamaged(words: string): boolean {
  return /Error while decoding|Error submitting packet|Invalid data found|corrupt/i.test(words)
}

/** "  Duration: 00:01:02.34, start: …" as ffmpeg writes it; what it only works out from the bit rate is no length. */
function lengthIn(words: string): number | null {
  if (/Estimating duration from bitrate/.test(words)) return null
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d\d):(\d\d\.\d+)/.exec(words) ?? []
  if (hours === undefined) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}
