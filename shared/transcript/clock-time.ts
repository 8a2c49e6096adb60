import { SAMPLE_RATE } from '../speech/pcm.ts'

/** A place in a recording (samples at 16 kHz) as people read it: 4:05, or 1:02:03 from an hour on. */
export function clockTime(samples: number): string {
  const seconds = Math.floor(samples / SAMPLE_RATE)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`
}
