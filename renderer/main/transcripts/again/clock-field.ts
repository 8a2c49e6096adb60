import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'

/** A time as people write it (4:05, 1:02:03, 75), in samples; null for what is none. */
export function parseClockTime(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || parts.some((part) => !/^\d{1,5}$/.test(part))) return null
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0)
  return seconds * SAMPLE_RATE
}
