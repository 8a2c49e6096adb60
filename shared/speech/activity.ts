import { createNoiseFloor } from './noise-floor.ts'

/**
 * Frames heard beyond a frame before it is judged: 0.6 s. With them a take may begin in the middle of
 * a word, and a quiet voice may follow a loud one: the floor has fallen before the quiet one is judged.
 */
const HINDSIGHT_FRAMES = 30

/** Decibels above the floor at which speech begins. Noise of a room keeps within 8 of its 5 % quantile. */
const ONSET_DB = 8

/** Decibels above the floor down to which it goes on. */
const SUSTAIN_DB = 5

/**
 * dBFS. Nothing quieter is speech: 18 steps of 16 bits. OpenWhispr skips takes below -54 (RMS 0.002),
 * which is where a voice far from the microphone may be.
 */
export const QUIETEST_SPEECH = -65

/** What energy says of one frame. */
export interface Verdict {
  /** dBFS. */
  level: number
  /** The noise floor, in dBFS. */
  floor: number
  /** How many frames in a row, this one included, were loud enough for speech; 0 where it is quiet. */
  run: number
}

/** Tells speech from quiet by energy alone, frame by frame, some frames late. */
export interface Activity {
  /** Takes the level of the next frame (dBFS); gives the verdict that became final, if one did. */
  push(level: number): Verdict | null
  /** Gives the verdicts still held back, at the end of the take. */
  finish(): Verdict[]
}

/** Makes an {@link Activity}. */
export function createActivity(): Activity {
  const floor = createNoiseFloor()
  const waiting: number[] = []
  let run = 0

  function judge(level: number): Verdict {
    const base = floor.value()
    const threshold = base + (run > 0 ? SUSTAIN_DB : ONSET_DB)
    run = level >= Math.max(QUIETEST_SPEECH, threshold) ? run + 1 : 0
    return { level, floor: base, run }
  }

  return {
    push(level) {
      floor.add(level)
      waiting.push(level)
      const oldest = waiting.length > HINDSIGHT_FRAMES ? waiting.shift() : undefined
      return oldest === undefined ? null : judge(oldest)
    },
    finish: () => waiting.splice(0).map(judge),
  }
}
