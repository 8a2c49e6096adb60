import { createActivity } from './activity.ts'
import type { Verdict } from './activity.ts'
import { createCutter } from './cutter.ts'
import { detectSpeech } from './detector.ts'
import type { SpeechDetector } from './detector.ts'
import { createFramer, dbfs, FRAME_SAMPLES } from './frame-energy.ts'
import { createHistory } from './history.ts'
import { resumePosition } from './piece.ts'
import type { Piece } from './piece.ts'
import { createQueue } from './queue.ts'

export interface SegmenterOptions {
  /** Asked near cuts and in doubt; without it energy decides alone. */
  detector?: SpeechDetector
  /** The last final piece of an interrupted take: feed samples from `resumePosition(after)` on. */
  after?: Piece | null
  /** Nobody waits for each phrase, as of a file: pieces are longer. */
  isUnhurried?: boolean
}

/** Cuts a take (16 kHz mono PCM16) into pieces around its speech. */
export interface Segmenter {
  /**
   * Takes the next samples, in chunks of any size, and gives the pieces that became final. Calls may
   * overlap: they are done in order. The samples must not change until the answer.
   */
  push(samples: Int16Array): Promise<Piece[]>
  /** Ends the take and gives the pieces that are left. */
  finish(): Promise<Piece[]>
  /**
   * The sample before which no further piece will begin: what no piece holds up to there is silence
   * for good. It is true whenever no call is under way.
   */
  settled(): number
}

/**
 * Makes a {@link Segmenter}. It takes PCM16 because that is what the WAV keeps: a take that is read
 * again after a crash gives the same pieces, and sums of whole numbers are the same in any chunks.
 */
export function createSegmenter(options: SegmenterOptions = {}): Segmenter {
  const { detector, after = null, isUnhurried = false } = options
  const framer = createFramer()
  const activity = createActivity()
  const history = createHistory()
  const cutter = createCutter({
    history,
    detect: async (stretch) => (detector ? detectSpeech(detector, history, stretch) : null),
    after,
    isUnhurried,
  })
  const inOrder = createQueue()
  let received = resumePosition(after)
  let measured = received / FRAME_SAMPLES
  let judged = received

  function measure(power: number): Verdict | null {
    history.keepPower(measured, power)
    measured += 1
    return activity.push(dbfs(power))
  }

  async function judge(verdict: Verdict, end: number, pieces: Piece[]): Promise<void> {
    const made = cutter.judge(verdict, { start: judged, end })
    judged = end
    // Most frames decide nothing; only the others are worth a turn of the event loop.
    if (made) pieces.push(...(await made))
  }

  async function take(samples: Int16Array): Promise<Piece[]> {
    const pieces: Piece[] = []
    for (let from = 0; from < samples.length;) {
      const part = samples.subarray(from, from + FRAME_SAMPLES - (received % FRAME_SAMPLES))
      if (detector) history.keepSamples(received, part)
      from += part.length
      received += part.length
      const power = framer.push(part)
      const verdict = power === null ? null : measure(power)
      if (verdict) await judge(verdict, judged + FRAME_SAMPLES, pieces)
    }
    return pieces
  }

  async function finish(): Promise<Piece[]> {
    const pieces: Piece[] = []
    const held = activity.finish()
    for (const [index, verdict] of held.entries()) {
      // The samples behind the last whole frame are too few to be measured: they are heard as it was.
      const end = index === held.length - 1 ? received : judged + FRAME_SAMPLES
      await judge(verdict, end, pieces)
    }
    return [...pieces, ...(await cutter.finish(received))]
  }

  return {
    push: (samples) => inOrder(() => take(samples)),
    finish: () => inOrder(finish),
    settled: cutter.settled,
  }
}
