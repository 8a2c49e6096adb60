import { FRAME_SAMPLES } from './frame-energy.ts'

/** Frames over which quiet is measured: 100 ms, as vLLM does (1,600 samples), so that no click decides. */
const QUIET_FRAMES = 5

/**
 * Finds the quietest place between two samples, as the middle of the quietest 100 ms, from the powers
 * of their frames. Of equally quiet places the last is taken, which makes the longer piece.
 */
export function quietestPlace(power: (frame: number) => number, from: number, to: number): number {
  const first = Math.ceil(from / FRAME_SAMPLES)
  const last = Math.floor(to / FRAME_SAMPLES) - QUIET_FRAMES
  let quietest = Infinity
  let best = last
  for (let frame = first; frame <= last; frame++) {
    let sum = 0
    for (let offset = 0; offset < QUIET_FRAMES; offset++) sum += power(frame + offset)
    if (sum > quietest) continue
    quietest = sum
    best = frame
  }
  return (best + QUIET_FRAMES / 2) * FRAME_SAMPLES
}
