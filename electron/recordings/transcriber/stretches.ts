import type { Span } from '../../../shared/ipc/schemas/recordings.ts'
import { createFramer, FRAME_SAMPLES } from '../../../shared/speech/frame-energy.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { LONGEST_PIECE } from '../../../shared/speech/piece.ts'
import { quietestPlace } from '../../../shared/speech/quietest.ts'

/** A stretch of a recording that somebody speaks in, as it is asked for. */
export interface Stretch extends Span {
  speech: readonly Span[]
}

/** Stretches that are sent one right behind another as one sound: that sound from its beginning, and their places in it. */
export function joined(stretches: readonly Stretch[]): { whole: Stretch; places: Span[] } {
  const places: Span[] = []
  const speech: Span[] = []
  let end = 0
  for (const stretch of stretches) {
    const later = end - stretch.start
    speech.push(
      ...stretch.speech.map((span) => ({ start: span.start + later, end: span.end + later })),
    )
    places.push({ start: end, end: stretch.end + later })
    end = stretch.end + later
  }
  return { whole: { start: 0, end, speech }, places }
}

/** Samples; a model that lost words in one framing of a sound often finds them in another. */
const shift = samplesIn(0.3)
/** Samples; less would be the same framing. */
const leastShift = samplesIn(0.05)
/** Samples; halves of less hold no phrase that a model could understand. */
export const leastToHalve = samplesIn(2)

/**
 * The piece framed otherwise, within a recording of so many samples and without losing speech: earlier, or else later,
 * or else longer. Null where none of these is possible.
 */
export function shifted(piece: Stretch, samples: number): Stretch | null {
  const { start, end, speech } = piece
  const room = LONGEST_PIECE - (end - start)
  const earlier = Math.min(shift, start, room)
  if (earlier >= leastShift) return { ...piece, start: start - earlier }
  const later = Math.min(shift, (speech[0]?.start ?? start) - leastShift - start)
  if (later >= leastShift) return { ...piece, start: start + later }
  const longer = Math.min(shift, samples - end, room)
  if (longer >= leastShift) return { ...piece, end: end + longer }
  return null
}

/** The two parts of a piece (with its sound) before and after the quietest place of its middle; null for a short one. */
export function halved({ start, end, speech }: Stretch, sound: Int16Array): Stretch[] | null {
  const length = end - start
  if (length < leastToHalve) return null
  const powers = powersOf(sound)
  const cut = start + quietestPlace((frame) => powers[frame] ?? 0, length / 4, (3 * length) / 4)
  return [
    { start, end: cut, speech: within(speech, { start, end: cut }) },
    { start: cut, end, speech: within(speech, { start: cut, end }) },
  ]
}

function powersOf(sound: Int16Array): number[] {
  const framer = createFramer()
  const powers: number[] = []
  for (let from = 0; from < sound.length; from += FRAME_SAMPLES) {
    const power = framer.push(sound.subarray(from, from + FRAME_SAMPLES))
    if (power !== null) powers.push(power)
  }
  return powers
}

function within(speech: readonly Span[], { start, end }: Span): Span[] {
  return speech
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
}
