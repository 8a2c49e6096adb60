import type { Span } from './pcm.ts'

/** Samples of one frame of Silero VAD v5 at 16 kHz: 32 ms. */
export const DETECTOR_FRAME_SAMPLES = 512

/** How probabilities become speech. Times are in frames of 32 ms. */
export interface SpeechSpanOptions {
  /** The probability from which speech begins. */
  positive: number
  /** The probability below which it may end; between the two it goes on as it was. */
  negative: number
  /** How long it must stay below before speech has ended; shorter gaps are inside the speech. */
  redemptionFrames: number
  /** Speech with fewer frames at or above `positive` is none. */
  minimumFrames: number
}

/** The defaults of vad-web 0.0.31: 0.3, 0.25, redemption 1400 ms and minimum 400 ms, in whole frames. */
export const VAD_WEB_DEFAULTS: SpeechSpanOptions = {
  positive: 0.3,
  negative: 0.25,
  redemptionFrames: 43,
  minimumFrames: 12,
}

/**
 * Finds the speech in a detector's probabilities (0 to 1, one per 512 samples), with hysteresis.
 * A span ends where the probability first fell, without its redemption; `origin` is the sample at
 * which the first frame begins.
 */
export function speechSpans(
  probabilities: ArrayLike<number>,
  origin = 0,
  options: SpeechSpanOptions = VAD_WEB_DEFAULTS,
): Span[] {
  const spans: Span[] = []
  let open: { start: number; positives: number; fell: number | null } | null = null

  function close(end: number): void {
    if (open !== null && open.positives >= options.minimumFrames) {
      spans.push({
        start: origin + open.start * DETECTOR_FRAME_SAMPLES,
        end: origin + end * DETECTOR_FRAME_SAMPLES,
      })
    }
    open = null
  }

  for (let frame = 0; frame < probabilities.length; frame++) {
    const probability = probabilities[frame] ?? 0
    if (probability >= options.positive) {
      open ??= { start: frame, positives: 0, fell: null }
      open.positives += 1
      open.fell = null
    } else if (open !== null) {
      if (probability < options.negative) open.fell ??= frame
      if (open.fell !== null && frame - open.fell >= options.redemptionFrames) close(open.fell)
    }
  }
  if (open !== null) close(open.fell ?? probabilities.length)
  return spans
}
