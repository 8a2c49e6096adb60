import type { History } from './history.ts'
import { speechWithin } from './open-piece.ts'
import { samplesIn } from './pcm.ts'
import type { Span } from './pcm.ts'
import { DETECTOR_FRAME_SAMPLES, speechSpans, VAD_WEB_DEFAULTS } from './speech-spans.ts'

/**
 * The port for a speech detector such as Silero VAD. It judges a stretch of sound on its own, from a
 * fresh state: PCM16 at 16 kHz, a multiple of 512; the answer is a probability (0 to 1)
 * for each 512. It answers null where it cannot judge (no model): energy decides then. What it throws
 * goes through to who pushes or finishes, and the segmenter has to be made anew, after the last piece.
 * It takes the samples with it: they may not be used after.
 */
export type SpeechDetector = (samples: Int16Array<ArrayBuffer>) => Promise<ArrayLike<number> | null>

/** Sound before the stretch in question, for the detector to find its feet. */
const LEAD = samplesIn(1)

/**
 * A short word is speech too ("jah", 0.2 s), and it is asked only in doubt: 3 frames (96 ms), not the
 * 400 ms of vad-web, whose redemption would also bridge the pauses that are being asked about.
 */
const OPTIONS = { ...VAD_WEB_DEFAULTS, minimumFrames: 3, redemptionFrames: 8 }

/**
 * Asks a detector for the speech within a stretch of the last 41 s. It hears a second more before it.
 * Gives null where it cannot judge.
 */
export async function detectSpeech(
  detector: SpeechDetector,
  history: Pick<History, 'read'>,
  stretch: Span,
): Promise<Span[] | null> {
  const start = Math.max(0, stretch.start - LEAD)
  const length = stretch.end - start
  const frames = Math.ceil(length / DETECTOR_FRAME_SAMPLES)
  const samples = new Int16Array(frames * DETECTOR_FRAME_SAMPLES)
  history.read(start, samples.subarray(0, length))
  const probabilities = await detector(samples)
  return probabilities && speechWithin(speechSpans(probabilities, start, OPTIONS), stretch)
}
