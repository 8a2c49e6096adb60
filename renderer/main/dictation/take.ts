import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import type { Region } from './region.ts'

/**
 * speaking: sound comes. finishing: it has ended, and text is still to come. cancelling: the person wants no more of
 * it. gaps: all is done, but some of it could not be transcribed. retrying: that is tried again. displaced: text came
 * so late that the person had changed the place where it belongs.
 */
export type Stage = 'speaking' | 'finishing' | 'cancelling' | 'gaps' | 'retrying' | 'displaced'

/** A dictation on its way into a draft. */
export interface Take {
  /** Later takes have greater numbers. */
  readonly id: number
  /** The key of the draft it was begun in. */
  readonly draft: string
  readonly region: Region
  /** Null until main has begun it. */
  readonly recording: Recording | null
  readonly pieces: readonly Piece[]
  readonly stage: Stage
}

/** Is there text to come of which the draft's message is a part? */
export function isUnfinished({ stage }: Take): boolean {
  return stage === 'speaking' || stage === 'finishing'
}

/** Its text as far as it goes into the draft. What is tried again holds up nothing that was there before. */
export function textOf({ stage, pieces }: Take): string {
  const isOver = stage === 'gaps' || stage === 'retrying' || stage === 'displaced'
  return dictatedText(isOver ? pieces.map(withoutWaiting) : pieces).text
}

/** Is its text still to come? */
export function isOpen({ state }: Piece): boolean {
  return state.kind === 'waiting' || state.kind === 'sent'
}

export function gapsOf({ pieces }: Take): number {
  return pieces.filter(({ state }) => state.kind === 'gap').length
}

/** The pieces with those that are new or have changed, in the order of their sound. */
export function mergedPieces(old: readonly Piece[], fresh: readonly Piece[]): Piece[] {
  const all = new Map(old.map((piece) => [piece.index, piece]))
  for (const piece of fresh) all.set(piece.index, piece)
  return [...all.values()].toSorted((a, b) => a.index - b.index)
}

function withoutWaiting(piece: Piece): Piece {
  return isOpen(piece) ? { ...piece, state: { kind: 'gap', reason: { kind: 'short' } } } : piece
}
