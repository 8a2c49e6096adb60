import type { Cut, Piece } from '../../../shared/ipc/schemas/recordings.ts'
import { createCover, pieceToResume } from '../../../shared/speech/cover.ts'
import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { resumePosition } from '../../../shared/speech/piece.ts'
import { createQueue } from '../../../shared/speech/queue.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import type { Segmenter } from '../../../shared/speech/segmenter.ts'

/** Stored sound is read again in parts of this length. */
const READ_SAMPLES = samplesIn(30)

/** Sound that may wait to be heard before its source has to wait too: 2 MB. */
const MOST_BEHIND = samplesIn(60)

/** Listens to the sound that main has, behind it, and finds where it is to be cut. */
export interface Hearing {
  /** Takes the next sound, which must not change. */
  hear(sound: Int16Array): void
  /** Resolves when there is room for more. */
  room(): Promise<void>
  /** No more sound comes: resolves when all of it was heard. */
  finish(): Promise<void>
}

export interface HearingDependencies {
  detector: SpeechDetector
  /** Reads stored samples [from, to). */
  read: (from: number, to: number) => Promise<Int16Array>
  onCuts: (cuts: Cut[]) => void
  report: (error: unknown) => void
  /** Samples that main has already. */
  stored: number
  /** The last piece of them. */
  last: Piece | null
  /** Nobody waits for each phrase. */
  isUnhurried: boolean
}

/**
 * Makes a {@link Hearing}. Where the detector fails, energy alone goes on after the last cut. Where that
 * fails too, nothing more is cut, and main has all of the rest transcribed: sound never ends by hearing.
 */
export function createHearing(dependencies: HearingDependencies): Hearing {
  const { read, onCuts, report, stored, last, isUnhurried } = dependencies
  const inOrder = createQueue()
  const cover = createCover(last)
  let detector: SpeechDetector | null = dependencies.detector
  let isDeaf = false
  let segmenter = newSegmenter()
  /** The sample that the segmenter is to hear next. */
  let position = resumePosition(pieceToResume(last))
  let total = stored
  let behind = 0
  if (position < stored) void inOrder(() => attempt(() => replay(stored), 0))

  function newSegmenter(): Segmenter {
    const after = pieceToResume(cover.last())
    return createSegmenter({ after, isUnhurried, ...(detector && { detector }) })
  }

  async function replay(until: number): Promise<void> {
    while (position < until) {
      const to = Math.min(until, position + READ_SAMPLES)
      await push(position, await read(position, to))
    }
  }

  async function push(start: number, sound: Int16Array): Promise<void> {
    // Less than all of it, where a power cut took sound that had been cut already.
    const fresh = sound.subarray(Math.max(0, position - start))
    const pieces = await segmenter.push(fresh)
    position += fresh.length
    give(cover.add(pieces, segmenter.settled()))
  }

  async function end(): Promise<void> {
    give(cover.finish(await segmenter.finish(), total))
  }

  function give(cuts: Cut[]): void {
    if (cuts.length > 0) onCuts(cuts)
  }

  /** Does some work; where the detector fails in it, all up to `before` is heard again without, then it is done. */
  async function attempt(work: () => Promise<void>, before: number): Promise<void> {
    if (isDeaf) return
    try {
      await work()
    } catch (error) {
      report(error)
      if (detector) {
        detector = null
        segmenter = newSegmenter()
        position = resumePosition(pieceToResume(cover.last()))
        await attempt(async () => {
          await replay(before)
          await work()
        }, before)
      } else {
        isDeaf = true
      }
    }
  }

  return {
    hear(sound) {
      const start = total
      total += sound.length
      behind += sound.length
      void inOrder(async () => {
        await attempt(() => push(start, sound), start)
        behind -= sound.length
      })
    },
    async room() {
      if (behind > MOST_BEHIND) await inOrder(async () => undefined)
    },
    finish: () => inOrder(() => attempt(end, total)),
  }
}
