import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const start = promisify(execFile)

/** Samples a second of the sound that files are made of. */
export const SOURCE_RATE = 48_000

/** Which of the programs that make files are not on this machine. */
export async function missingTools(): Promise<string[]> {
  const found = await Promise.allSettled([
    start('ffmpeg', ['-version']),
    start('sox', ['--version']),
  ])
  return ['ffmpeg', 'sox'].filter((_, index) => found[index]?.status === 'rejected')
}

export async function ffmpeg(folder: string, args: readonly string[]): Promise<void> {
  await start('ffmpeg', ['-hide_banner', '-v', 'error', '-y', ...args], { cwd: folder })
}

export async function sox(folder: string, args: readonly string[]): Promise<void> {
  await start('sox', [...args], { cwd: folder })
}

/**
 * A sound whose content tells the time: every quarter second a tone begins elsewhere between 300 and
 * 1200 Hz and rises by half, swelling and fading. Samples at `rate`.
 */
export function melody(seconds: number, rate: number): Float32Array {
  const note = 0.25
  const samples = new Float32Array(Math.round(seconds * rate))
  let seed = 7
  let breath = 11
  for (let from = 0; from < seconds; from += note) {
    seed = (seed * 48_271) % 2_147_483_647
    const frequency = 300 + (seed % 900)
    const first = Math.round(from * rate)
    const length = Math.min(Math.round(note * rate), samples.length - first)
    for (let index = 0; index < length; index++) {
      const time = index / rate
      const swell = Math.sin((Math.PI * time) / note) ** 2
      const turns = frequency * (time + time ** 2 / (4 * note))
      // Breath, because some codecs take long to find the phase of a pure tone again.
      breath = (breath * 48_271) % 2_147_483_647
      const noise = breath / 1_073_741_824 - 1
      samples[first + index] = swell * (0.6 * Math.sin(2 * Math.PI * turns) + 0.1 * noise)
    }
  }
  return samples
}

/** 32-bit float samples as ffmpeg's f32le reads them. */
export function rawFloat(samples: Float32Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
}
