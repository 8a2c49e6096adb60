import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import { withSpokenPunctuation } from '../../../shared/transcript/spoken-punctuation.ts'
import type { Region } from './region.ts'

/**
 * speaking: sound comes. finishing: it has ended, and text is still to come. tidying: a model tidies it. cancelling: the person wants no more of
 * it. gaps: all is done, but some of it could not be transcribed. retrying: that is tried again. displaced: text came
 * so late that the person had changed the place where it belongs.
 */
export type Stage =
  | 'speaking'
  | 'finishing'
  | 'tidying'
  | 'cancelling'
  | 'gaps'
  | 'retrying'
  | 'displaced'

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
  /** Are names of signs ("koma") written as signs? */
  readonly isPunctuated: boolean
  /** What a model made of its text; null where nothing came of that, undefined where none was asked. */
  readonly tidied?: string | null
}

/** Is there text to come of which the draft's message is a part? */
export function isUnfinished({ stage }: Take): boolean {
  return stage === 'speaking' || stage === 'finishing' || stage === 'tidying'
}

/** Its text as far as it goes into the draft. What is tried again holds up nothing that was there before. */
export function textOf(take: Take): string {
  // What the person has changed meanwhile is no longer the text that was tidied.
  return take.region.taken === '' ? (take.tidied ?? rawTextOf(take)) : rawTextOf(take)
}

/** Its text as it was heard. */
export function rawTextOf({ stage, pieces, recording, isPunctuated }: Take): string {
  const isOver = stage === 'gaps' || stage === 'retrying' || stage === 'displaced'
  const { text } = dictatedText(isOver ? pieces.map(withoutWaiting) : pieces)
  return isPunctuated ? withSpokenPunctuation(text, recording?.language ?? '') : text
}

/** Is its text still to come? */
export function isOpen({ state }: Piece): boolean {
  return state.kind === 'waiting' || state.kind === 'sent'
}

export function gapsOf({ pieces }: Take): number {
  return pieces.filter(({ state }) => state.kind === 'gap').length
}

function withoutWaiting(piece: Piece): Piece {
  return isOpen(piece) ? { ...piece, state: { kind: 'gap', reason: { kind: 'short' } } } : piece
}
