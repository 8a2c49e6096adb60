import type { Piece, Recording } from '../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../shared/transcript/dictated-text.ts'
import { withSpokenPunctuation } from '../../shared/transcript/spoken-punctuation.ts'

/** A dictation into another program. */
export interface Take {
  readonly recordingId: string
  /** When the key went down, and when it was ended; milliseconds since 1970. */
  readonly since: number
  readonly endedAt: number | null
  readonly recording: Recording
  readonly pieces: readonly Piece[]
  /** Are names of signs ("koma") written as signs? */
  readonly isPunctuated: boolean
}

/** Its text as far as it has come. */
export function textOf({ pieces, recording, isPunctuated }: Take): string {
  const { text } = dictatedText(pieces)
  return isPunctuated ? withSpokenPunctuation(text, recording.language) : text
}

export function gapsOf({ pieces }: Take): number {
  return pieces.filter(({ state }) => state.kind === 'gap').length
}
