import type { Ending, Piece, PieceState } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

/** A piece to be made: its text (or state), and how its sound lies after the one before. */
export interface Part {
  text?: string
  state?: PieceState
  seconds?: number
  /** Seconds of quiet before it; negative where it overlaps the one before. */
  after?: number
  ending?: Ending
}

/** Pieces one after another, 0.8 s apart, spoken throughout. */
export function take(...parts: (string | Part)[]): Piece[] {
  let at = 0
  return parts.map((part, index) => {
    const made = typeof part === 'string' ? { text: part } : part
    const { text = '', state = { kind: 'done' }, seconds = 10, after = 0.8 } = made
    const start = Math.max(0, at + (index === 0 ? 0 : after * SAMPLE_RATE))
    const end = start + seconds * SAMPLE_RATE
    at = end
    const next = parts[index + 1]
    const isOverlapped = typeof next === 'object' && (next.after ?? 0) < 0
    const ending = made.ending ?? (isOverlapped ? 'length' : 'pause')
    const speech = state.kind === 'silent' ? [] : [{ start, end }]
    return { index, start, end, speech, text, times: null, model: null, state, ending }
  })
}

/** A text whose sound begins 2 s before the one before it ends. */
export const overlapping = (text: string): Part => ({ text, after: -2 })

export const silent = (seconds: number): Part => ({ state: { kind: 'silent' }, seconds, after: 0 })
export const waiting: Part = { state: { kind: 'waiting' } }
export const sent: Part = { state: { kind: 'sent', at: 0 } }
export const gap = (text = ''): Part => ({
  text,
  state: { kind: 'gap', reason: { kind: 'short' } },
})
