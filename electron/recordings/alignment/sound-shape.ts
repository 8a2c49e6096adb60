import type { Span } from '../../../shared/ipc/schemas/recordings.ts'

/** Samples of a frame: 16 ms, a fourth of a short vowel. */
export const shapeFrame = 256

/** What a sound is like in each of its frames; loudness and brightness in spreads around the mean of its speech. */
export interface SoundShape {
  frames: number
  loudness: Float32Array
  /** High against low frequencies: a hiss is bright, a hum dark. */
  brightness: Float32Array
  /** 1 where somebody speaks. */
  isSpoken: Uint8Array
}

/** Below a spread of so many decibels there is nothing to tell apart. */
const leastSpread = 2
/** The square of two steps of 16 bits: silence has no logarithm. */
const quietest = 4

/** Measures a sound in which somebody speaks in these stretches (samples from its start). */
export function shapeOf(sound: Int16Array, speech: readonly Span[]): SoundShape {
  const frames = Math.floor(sound.length / shapeFrame)
  const loudness = new Float32Array(frames)
  const brightness = new Float32Array(frames)
  const isSpoken = new Uint8Array(frames)
  for (const { start, end } of speech) {
    isSpoken.fill(1, Math.floor(start / shapeFrame), Math.ceil(end / shapeFrame))
  }
  let before = 0
  for (let frame = 0; frame < frames; frame++) {
    let squares = 0
    let steps = 0
    for (let at = frame * shapeFrame; at < (frame + 1) * shapeFrame; at++) {
      const sample = sound[at] ?? 0
      squares += sample * sample
      steps += (sample - before) ** 2
      before = sample
    }
    const power = squares / shapeFrame + quietest
    loudness[frame] = 10 * Math.log10(power)
    brightness[frame] = 10 * Math.log10((steps / shapeFrame + quietest) / power)
  }
  centre(loudness, isSpoken)
  centre(brightness, isSpoken)
  return { frames, loudness, brightness, isSpoken }
}

/** Makes values such that those that are spoken have the mean 0 and the spread 1. */
function centre(values: Float32Array, isSpoken: Uint8Array): void {
  const spoken = values.filter((_, frame) => isSpoken[frame] === 1)
  const count = Math.max(1, spoken.length)
  const mean = spoken.reduce((sum, value) => sum + value, 0) / count
  const variance = spoken.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
  const spread = Math.max(leastSpread, Math.sqrt(variance))
  for (let frame = 0; frame < values.length; frame++) {
    values[frame] = ((values[frame] ?? 0) - mean) / spread
  }
}
